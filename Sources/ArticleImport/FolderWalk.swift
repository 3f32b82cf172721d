import Glibc

/// Finds the files of a folder and of the folders in it.
enum FolderWalk {
    /// Endings of files that are read as plain text.
    static let textEndings: Set<String> = ["txt", "text"]
    /// Endings of files that are read as Markdown.
    static let markdownEndings: Set<String> = ["md", "markdown"]
    /// Endings of books.
    private static let bookEndings: Set<String> = ["epub"]
    /// Endings of files that are read as web pages.
    static let pageEndings: Set<String> = ["html", "htm", "xhtml", "mhtml", "mht"]
    /// Endings of files that are read as feeds.
    static let feedEndings: Set<String> = ["rss", "atom", "rdf", "xml"]
    /// Endings of crawls.
    static let crawlEndings: Set<String> = ["warc", "wet"]
    /// Endings of files that are read as JSON Lines.
    static let linesEndings: Set<String> = ["jsonl", "ndjson"]
    /// Endings of files that are read where they stand in a folder.
    private static let readEndings = [
        textEndings, markdownEndings, linesEndings, pageEndings, crawlEndings, bookEndings,
    ].reduce(into: Set()) { $0.formUnion($1) }

    /// The paths of all texts, pages and JSON Lines files, depth first, by name. Hidden files and folders are passed
    /// over; a folder that is reached a second time through links is not entered again. A folder within that
    /// cannot be read stands in the list itself, so that it is reported when its turn comes.
    static func files(in folder: String) throws(ImportError) -> [String] {
        var walk = Walk()
        try walk.enter(folder)
        guard !walk.files.isEmpty else { throw .nothingToRead(folder: folder) }
        return walk.files
    }

    /// The letters after the last dot of a file's name, in lower case; of a compressed file's the one before that.
    static func ending(of path: String) -> String {
        var name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: ".") else { return "" }
        let ending = name[name.index(after: dot)...].lowercased()
        guard ["gz", "zst"].contains(ending) else { return ending }
        name = name[..<dot]
        guard let inner = name.lastIndex(of: ".") else { return ending }
        return name[name.index(after: inner)...].lowercased()
    }

    /// Whether a folder stands at the path.
    static func isFolder(_ path: String) -> Bool { Walk.status(of: path).map(Walk.isFolder) ?? false }

    private struct Walk {
        struct Place: Hashable {
            var device: dev_t
            var node: ino_t
        }

        var files: [String] = []
        private var entered: Set<Place> = []

        mutating func enter(_ folder: String) throws(ImportError) {
            guard let status = Self.status(of: folder),
                entered.insert(Place(device: status.st_dev, node: status.st_ino)).inserted
            else { return }
            for name in try Self.names(in: folder) where !name.hasPrefix(".") {
                let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
                if Self.status(of: path).map(Self.isFolder) ?? false {
                    do { try enter(path) } catch { files.append(path) }
                } else if readEndings.contains(ending(of: path)) {
                    files.append(path)
                }
            }
        }

        private static func names(in folder: String) throws(ImportError) -> [String] {
            guard let stream = opendir(folder) else {
                throw .unreadable(name: folder, reason: String(cString: strerror(errno)).lowercased())
            }
            defer { closedir(stream) }
            var names: [String] = []
            while let entry = readdir(stream) {
                names.append(
                    withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                    })
            }
            return names.sorted()
        }

        static func status(of path: String) -> stat? {
            var status = stat()
            return stat(path, &status) == 0 ? status : nil
        }

        static func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
    }
}
