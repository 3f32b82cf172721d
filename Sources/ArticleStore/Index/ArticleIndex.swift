import GRDB
import Synchronization

/// The index of a library: what lists and searches need, in SQLite, so that they never read all files.
///
/// It holds nothing that the files do not, and whatever happens to it is mended by building it anew: a damaged
/// database is replaced by an empty one, which the next scan fills; where the cache cannot be used, a temporary
/// database serves this process alone.
final class ArticleIndex: Sendable {
    private struct State {
        var database: IndexDatabase?
        var isTemporary = false
    }

    /// Where the database is kept; nil for a temporary one.
    private let folder: IndexFolder?
    private let state = Mutex(State())

    init(in folder: IndexFolder?) { self.folder = folder }

    /// The folder's path.
    var path: String? { folder?.path }

    /// Whether changes of files are to be told at once. A temporary index that nobody has asked anything yet learns
    /// of all of them when it is asked.
    var wantsChanges: Bool { folder != nil || state.withLock { $0.database != nil } }

    /// Reads from the index.
    func read<Value>(_ work: (Database) throws -> Value) throws(LibraryError) -> Value {
        try use { try $0.access.read(work) }
    }

    /// Changes the index, all or nothing. No other process changes it meanwhile.
    func write<Value>(_ work: (Database) throws -> Value) throws(LibraryError) -> Value {
        try use { database in
            try database.access.writeWithoutTransaction { db in
                var value: Value?
                try db.inTransaction(.immediate) {
                    value = try work(db)
                    return .commit
                }
                guard let value else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
                return value
            }
        }
    }

    /// Builds the database anew while the one so far serves, and puts it in use. `fill` is given an index on it.
    func replace(_ fill: (ArticleIndex) throws(LibraryError) -> Void) throws(LibraryError) {
        guard let folder, !state.withLock({ $0.isTemporary }) else {
            state.withLock { $0 = State() }
            return try fill(self)
        }
        do {
            try folder.replace { database in
                let index = ArticleIndex(in: nil)
                index.state.withLock { $0.database = database }
                try fill(index)
                _ = try database.access.writeWithoutTransaction { try $0.checkpoint(.truncate) }
            }
        } catch { throw failure(error) }
    }

    /// Uses the database; a damaged one is replaced by an empty one, on which the work is done again.
    private func use<Value>(_ work: (IndexDatabase) throws -> Value) throws(LibraryError) -> Value {
        let database = try database()
        do {
            return try work(database)
        } catch let error as DatabaseError where error.isDamage {
            try discard(database)
        } catch { throw failure(error) }
        do { return try work(try self.database()) } catch { throw failure(error) }
    }

    /// The database in use by now, opened when it is needed first.
    private func database() throws(LibraryError) -> IndexDatabase {
        let result = state.withLock { state in
            Result {
                if let database = state.database, state.isTemporary || database.stamp == stamp {
                    return database
                }
                if let folder, !state.isTemporary, let database = try? folder.open() {
                    state.database = database
                    return database
                }
                let database = try IndexDatabase.temporary()
                state = State(database: database, isTemporary: true)
                return database
            }
        }
        do { return try result.get() } catch { throw failure(error) }
    }

    /// An index that was given its database has no folder, and neither has it a stamp.
    private var stamp: FileStamp { folder?.stamp ?? .none }

    private func discard(_ database: IndexDatabase) throws(LibraryError) {
        do {
            if let folder, database.stamp != .none { try folder.discard(database.stamp) }
        } catch { throw failure(error) }
        state.withLock { $0.database = nil }
    }

    private func failure(_ error: any Error) -> LibraryError {
        switch error {
        case let error as LibraryError: error
        case let error as FileFailure: .unusableIndex(path: folder?.path ?? "", reason: error.reason)
        case let error as DatabaseError:
            .unusableIndex(
                path: folder?.path ?? "", reason: error.message ?? "SQLite error \(error.resultCode)")
        default: .unusableIndex(path: folder?.path ?? "", reason: "\(error)")
        }
    }
}
