import ArticleModel
import Glibc

/// The folder of a library's index in the user's cache.
///
/// A database is never replaced under its name, for SQLite ties files of other names to it: each new one has the
/// next number, and the file `current` says which is in use. Programs that have an older one open notice by the
/// stamp of `current`, and go on with the new one.
struct IndexFolder: Sendable {
    /// The folder's path.
    let path: String

    /// The folder for a library: `quoth/` in the cache, and in it one named after the library's real path.
    init(ofLibrary folder: String, inCache cache: String) {
        let real = realpath(folder, nil)
        defer { free(real) }
        let place = real.map { String(cString: $0) } ?? folder
        path = cache + "/" + ContentHash.hex(of: place)
    }

    private var currentPath: String { path + "/current" }

    /// The stamp of the file that names the database in use.
    var stamp: FileStamp { FileStamp(of: currentPath) }

    /// Opens the database in use. Where there is none, or none that can be used, a new one is made: empty.
    func open() throws -> IndexDatabase {
        if let database = try openCurrent() { return database }
        try FileAccess.makeFolder(path)
        return try LibraryLock.whileHeld(in: path) { () throws(LibraryError) in
            Result {
                // Another program may have been faster.
                try openCurrent() ?? use(nextNumber) { try IndexDatabase.new(at: $0) }
            }
        }.get()
    }

    /// Makes the next database, lets it be filled, and puts it in use; until then the one so far serves.
    func replace(_ fill: (IndexDatabase) throws -> Void) throws {
        try FileAccess.makeFolder(path)
        try LibraryLock.whileHeld(in: path) { () throws(LibraryError) in
            Result {
                _ = try use(nextNumber) { path in
                    let database = try IndexDatabase.new(at: path)
                    try fill(database)
                    return database
                }
            }
        }.get()
    }

    /// Puts another, empty database in the place of one that has turned out to be damaged.
    func discard(_ damaged: FileStamp) throws {
        try LibraryLock.whileHeld(in: path) { () throws(LibraryError) in
            Result {
                guard stamp == damaged else { return }
                _ = try use(nextNumber) { try IndexDatabase.new(at: $0) }
            }
        }.get()
    }

    private func openCurrent() throws -> IndexDatabase? {
        let stamp = stamp
        guard let number = currentNumber,
            var database = try IndexDatabase.existing(at: databasePath(number))
        else { return nil }
        database.stamp = stamp
        return database
    }

    private func use(_ number: Int, make: (String) throws -> IndexDatabase) throws -> IndexDatabase {
        var database = try make(databasePath(number))
        try AtomicFile().write(Array("\(number)\n".utf8), to: currentPath)
        database.stamp = stamp
        removeDatabases(except: number)
        return database
    }

    private var currentNumber: Int? {
        guard let bytes = try? FileAccess.read(currentPath, limit: 32) else { return nil }
        return Self.number(String(decoding: bytes, as: UTF8.self))
    }

    /// A number that no file of the folder has, not even one left behind.
    private var nextNumber: Int {
        let taken = ((try? FileAccess.names(in: path)) ?? []).compactMap(Self.number(of:)).max() ?? 0
        return max(taken, currentNumber ?? 0) + 1
    }

    private func databasePath(_ number: Int) -> String { path + "/index-\(number).sqlite" }

    private func removeDatabases(except number: Int) {
        for name in (try? FileAccess.names(in: path)) ?? [] {
            if let other = Self.number(of: name), other != number { FileAccess.removeFile(path + "/" + name) }
        }
    }

    /// The number in `index-7.sqlite` and in the names that SQLite makes of it.
    private static func number(of name: String) -> Int? {
        guard name.hasPrefix("index-") else { return nil }
        return number(name.dropFirst(6))
    }

    /// The digits at the beginning, no more than a number of files can have.
    private static func number(_ text: some StringProtocol) -> Int? {
        Int(String(text.prefix { $0.isASCII && $0.isNumber }.prefix(9)))
    }
}
