import ArticleModel
import Glibc
import Synchronization

/// The keys of all articles of a library, in one file of the cache folder; made anew where it is missing or damaged.
///
/// A lookup costs milliseconds however large the library is: the first few read through the records, and from then on
/// a table is kept in memory. Articles that came in from elsewhere (another program, file sync) are noticed by the times
/// of the folders that hold them. What cannot be written to the cache folder is kept in memory.
public final class ArticleKeyFile: ArticleKeyIndex {
    private struct State {
        var records: ArticleKeyRecords?
        /// Made when there have been many lookups.
        var table: ArticleKeyTable?
        var lookups = 0
    }

    /// Empty where there is no cache folder: no file has such a path, and all is kept in memory.
    private let path: String
    private let library: Library
    private let progress: @Sendable (Int) -> Void
    private let state = Mutex(State())

    /// From this number of lookups on a table pays.
    private static let lookupsWithoutTable = 16

    /// The keys of a library; `folder` is the cache folder of this library, if it has one. Nothing is read yet. `progress` is told from
    /// time to time how many articles have been read, the first time that a large library is used.
    public init(library: Library, folder: String?, progress: @escaping @Sendable (Int) -> Void = { _ in }) {
        self.library = library
        self.progress = progress
        path = folder.map { $0 + "/articles.keys" } ?? ""
    }

    /// See `ArticleKeyIndex`.
    public func articles(sharing keys: ArticleKeys) throws(LibraryError) -> [String] {
        try lookUp {
            $0.numbers(sharing: keys)
        } inTable: {
            $0.numbers(sharing: keys, in: $1)
        }
    }

    /// See `ArticleKeyIndex`.
    public func articles(at address: String) throws(LibraryError) -> [String] {
        guard let key = ArticleKeys.key(ofAddress: address) else { return [] }
        let keys = ArticleKeys(address: key, source: 0, text: 0, bands: [])
        return try articles(sharing: keys)
    }

    /// See `ArticleKeyIndex`.
    public func record(_ keys: ArticleKeys, of id: String, copyOf: String?) throws(LibraryError) {
        try state.withLock { state throws(LibraryError) in
            _ = try current(&state)
            let stamp = ArticleFileStamp(of: library.path(.articles, id))
            let record = ArticleKeyRecord(id: id, stamp: stamp, keys: keys, copyOf: copyOf)
            // In place: a copy of all records would cost more than everything else.
            guard let number = state.records?.append(record), let records = state.records else { return }
            state.table?.add(number, in: records)
            append(records.bytes(of: number..<(number + 1)))
        }
    }

    /// See `ArticleKeyIndex`.
    public func copies() throws(LibraryError) -> [String: String] {
        try state.withLock { state throws(LibraryError) in
            let records = try current(&state)
            var copies: [String: String] = [:]
            for number in 0..<records.count { copies[records.id(number)] = records.copyOf(number) }
            return copies
        }
    }

    private func lookUp(
        _ scan: (ArticleKeyRecords) -> [Int], inTable find: (ArticleKeyTable, ArticleKeyRecords) -> [Int]
    ) throws(LibraryError) -> [String] {
        try state.withLock { state throws(LibraryError) in
            let records = try current(&state)
            state.lookups += 1
            if state.table == nil, state.lookups > Self.lookupsWithoutTable {
                state.table = ArticleKeyTable(records)
            }
            let numbers = state.table.map { find($0, records) } ?? scan(records)
            var seen: Set<String> = []
            return numbers.map { records.id($0) }.filter { seen.insert($0).inserted }
        }
    }

    // MARK: The file

    /// The records, brought up to date with the library when they are first needed.
    private func current(_ state: inout State) throws(LibraryError) -> ArticleKeyRecords {
        if let records = state.records { return records }
        let bytes = (try? FileAccess.read(path)) ?? nil
        let stored = bytes.flatMap { ArticleKeyRecords(file: $0) }
        var records = stored ?? ArticleKeyRecords()
        let before = records.count
        let isChanged = try records.update(with: library, progress)
        if stored == nil || records.isWasteful {
            records.removeOutdated()
            replace(with: records.file())
        } else if isChanged {
            append(records.bytes(of: before..<records.count))
            writeShelfTimes(records)
        }
        state.records = records
        return records
    }

    // The file only saves time: where it cannot be written, the next start takes longer.

    private func replace(with bytes: [UInt8]) { try? AtomicFile().write(bytes, to: path) }

    private func append(_ bytes: [UInt8]) {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    }

    private func writeShelfTimes(_ records: ArticleKeyRecords) {
        let descriptor = open(path, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        _ = records.header().withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }
}
