import GRDB

/// An open SQLite database with the index's tables.
struct IndexDatabase: Sendable {
    /// A pool on a file (readers never wait for a writer), a queue on a temporary database.
    let access: any DatabaseWriter

    /// The state of the file that names the database in use, when this one was opened; see `IndexFolder`.
    var stamp = FileStamp.none

    /// Opens a database that is there; nil where it is damaged, or has other tables than this version's. Throws where
    /// it may be whole and still cannot be opened.
    static func existing(at path: String) throws -> IndexDatabase? {
        guard FileAccess.exists(path) else { return nil }
        do {
            let pool = try DatabasePool(path: path, configuration: configuration())
            return try pool.read(IndexSchema.isCurrent) ? IndexDatabase(access: pool) : nil
        } catch let error as DatabaseError where error.isDamage {
            return nil
        }
    }

    /// Makes a new database at a free path.
    static func new(at path: String) throws -> IndexDatabase {
        let pool = try DatabasePool(path: path, configuration: configuration())
        try pool.write(IndexSchema.create)
        return IndexDatabase(access: pool)
    }

    /// A database of this process alone, in a temporary file that has no name.
    static func temporary() throws -> IndexDatabase {
        let queue = try DatabaseQueue(path: "", configuration: configuration())
        try queue.write(IndexSchema.create)
        return IndexDatabase(access: queue)
    }

    private static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.label = "quoth.index"
        configuration.maximumReaderCount = 2
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { db in
            try db.setCacheSize(.usual)
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
            // What many writes at once have left of the write-ahead log is given back.
            try db.execute(sql: "PRAGMA journal_size_limit = 16000000")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        }
        return configuration
    }
}

extension Database {
    /// How many pages SQLite holds for a connection; the system's own cache has the rest.
    enum CacheSize: Int {
        /// 4 MB.
        case usual = 4000
        /// 32 MB, while an index is built.
        case building = 32_000
    }

    /// Sets the size for this connection.
    func setCacheSize(_ size: CacheSize) throws {
        try execute(sql: "PRAGMA cache_size = -\(size.rawValue)")
    }
}

extension DatabaseError {
    /// Whether the database's content is at fault, so that it must be built anew.
    var isDamage: Bool {
        switch resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_SCHEMA, .SQLITE_MISMATCH, .SQLITE_FORMAT,
            .SQLITE_CONSTRAINT:
            true
        // A table or a column is missing.
        case .SQLITE_ERROR: message?.hasPrefix("no such") == true
        default: false
        }
    }
}
