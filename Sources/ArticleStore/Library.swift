import ArticleModel
import Glibc
import Synchronization

/// The library: a folder of JSON files with articles, their analyses, and all that the user adds to them.
///
/// All methods can be called from any thread and do their work before they return. Readers take no lock: every
/// file is replaced as a whole. Writers lock the library, read again what they change, and write the merged
/// result, so that two programs on one library lose nothing. Nothing is kept in memory between calls.
public final class Library: Sendable {
    /// The library's folder, without a slash at its end.
    public let folder: String

    let file: AtomicFile

    /// What lists and searches read.
    let index: ArticleIndex

    /// What has been written and the index has not been told yet.
    let unindexed = Mutex(WrittenFiles())

    /// The files as this process has left them; nil as long as nobody watches the library.
    let ownWrites = Mutex<OwnWrites?>(nil)

    /// Opens the library in a folder, which is made with those above it when `createIfMissing` is set.
    ///
    /// The index is kept in the folder `cache` (see `defaultCache`); without one it is made anew, in a temporary file,
    /// whenever it is needed first.
    public convenience init(
        at folder: String, createIfMissing: Bool, cache: String? = nil
    ) throws(LibraryError) {
        try self.init(at: folder, createIfMissing: createIfMissing, cache: cache, file: AtomicFile())
    }

    init(
        at folder: String, createIfMissing: Bool, cache: String? = nil, file: AtomicFile
    ) throws(LibraryError) {
        var path = folder
        while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
        self.folder = path
        self.file = file
        guard !path.isEmpty else { throw .missing(folder: "an empty path") }
        if FileAccess.exists(path) {
            guard FileAccess.isFolder(path) else { throw .notAFolder(path: path) }
            guard access(path, R_OK | X_OK) == 0 else {
                throw .unreadable(path: path, reason: FileFailure.latest.reason)
            }
        } else {
            guard createIfMissing else { throw .missing(folder: path) }
            do { try FileAccess.makeFolder(path) } catch {
                throw .unwritable(path: path, reason: error.reason)
            }
        }
        index = ArticleIndex(in: cache.map { IndexFolder(ofLibrary: path, inCache: $0) })
    }

    /// The same library with another index.
    init(_ library: Library, index: ArticleIndex) {
        folder = library.folder
        file = library.file
        self.index = index
    }

    /// The folder of the user's library: `QUOTH_LIBRARY`, else `quoth` in `XDG_DATA_HOME`, else
    /// `~/.local/share/quoth` (XDG Base Directory Specification; relative paths there are ignored).
    public static func defaultFolder(environment: [String: String]) -> String {
        if let folder = environment["QUOTH_LIBRARY"], !folder.isEmpty { return folder }
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") { return data + "/quoth" }
        return (environment["HOME"] ?? ".") + "/.local/share/quoth"
    }

    /// The folder for files that can be made again: `quoth` in `XDG_CACHE_HOME`, else `~/.cache/quoth`.
    public static func defaultCache(environment: [String: String]) -> String {
        if let cache = environment["XDG_CACHE_HOME"], cache.hasPrefix("/") { return cache + "/quoth" }
        return (environment["HOME"] ?? ".") + "/.cache/quoth"
    }

    /// The folder for this library in a cache folder: named after the library's real path.
    public func cacheFolder(in cache: String) -> String {
        IndexFolder(ofLibrary: folder, inCache: cache).path
    }

    /// The file of an article in one of the library's folders.
    func path(_ section: Section, _ id: String) -> String {
        "\(folder)/\(section.rawValue)/\(id.prefix(2))/\(id).json"
    }

    /// The folders that hold one file for each article.
    enum Section: String, CaseIterable { case articles, analysis, annotations }

    func checkID(_ id: String) throws(LibraryError) {
        guard ArticleID.isValid(id) else { throw .invalidID(id: id) }
    }
}

extension Library {
    /// A file of the library, read.
    enum Content {
        case absent
        case good(JSONValue)
        /// The file is there, and no JSON object of ours.
        case damaged(reason: String)
    }

    /// Reads a JSON file, whatever its state.
    func content(of path: String) throws(LibraryError) -> Content {
        let bytes: [UInt8]?
        do { bytes = try FileAccess.read(path) } catch {
            throw .unreadable(path: path, reason: error.reason)
        }
        guard let bytes else { return .absent }
        do {
            let json = try JSONValue(parsing: bytes)
            return json.object == nil ? .damaged(reason: "it is no JSON object") : .good(json)
        } catch {
            return .damaged(reason: error.description)
        }
    }

    /// Whether the file follows a newer format than this program's, so that it must not be written.
    static func isNewer(_ json: JSONValue, than schema: Int) -> Bool {
        (json["schema"]?.int ?? schema) > schema
    }

    /// Replaces a file of the library.
    func write(_ bytes: [UInt8], to path: String, keeping previous: String? = nil) throws(LibraryError) {
        do { try file.write(bytes, to: path, keeping: previous) } catch {
            throw .unwritable(path: path, reason: error.reason)
        }
        unindexed.withLock { $0.add(path, of: self) }
    }

    /// Moves a damaged file out of the way, next to where it was, under the first free name.
    func setAside(_ path: String) throws(LibraryError) {
        var number = 1
        while FileAccess.exists("\(path).damaged-\(number)") { number += 1 }
        try move(path, to: "\(path).damaged-\(number)")
    }

    func move(_ path: String, to newPath: String) throws(LibraryError) {
        do { try FileAccess.move(path, to: newPath) } catch {
            throw .unwritable(path: path, reason: error.reason)
        }
        unindexed.withLock { written in
            written.add(path, of: self)
            written.add(newPath, of: self)
        }
    }

    /// Does the work while no other writer does any. What it has written is in the index when it returns.
    func locked<Result>(_ work: () throws(LibraryError) -> Result) throws(LibraryError) -> Result {
        defer { indexWrittenFiles() }
        return try LibraryLock.whileHeld(in: folder, work)
    }

    func makeFolder(_ path: String) throws(LibraryError) {
        do { try FileAccess.makeFolder(path) } catch {
            throw .unwritable(path: path, reason: error.reason)
        }
    }
}
