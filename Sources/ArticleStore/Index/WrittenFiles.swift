/// What this process has written to the library, for the index and for whoever watches the library.
struct WrittenFiles {
    /// Marks that were written to one file of the state.
    struct Marks {
        /// The ids of the articles concerned.
        var articles: Set<String>
        /// All marks, as they stand in the file now.
        var state: LibraryState
        /// The file's stamp before; nil when the file was damaged or missing.
        var since: FileStamp?
        /// The file's stamp now.
        var until: FileStamp
    }

    /// Articles with a new, changed or removed file.
    private(set) var articles: Set<ArticleNumber> = []
    /// What was written to the files of the state.
    private(set) var marks: [StateShelf: Marks] = [:]

    /// Notes marks; of several writes to one file the articles of all count, and the content of the last.
    mutating func add(_ new: Marks, to shelf: StateShelf) {
        var new = new
        if let earlier = marks[shelf] {
            new.articles.formUnion(earlier.articles)
            new.since = earlier.until == new.since ? earlier.since : nil
        }
        marks[shelf] = new
    }

    /// Notes a file of an article; other files are passed over.
    mutating func add(_ path: String, of library: Library) {
        if let number = Self.article(of: path, in: library.folder) { articles.insert(number) }
    }

    /// The article to which a path `FOLDER/SECTION/ab/ID.json` belongs; nil for any other path.
    static func article(of path: String, in folder: String) -> ArticleNumber? {
        guard path.hasPrefix(folder + "/"), path.hasSuffix(".json") else { return nil }
        let parts = path.utf8.dropFirst(folder.utf8.count + 1).split(separator: UInt8(ascii: "/"))
            .map { String(Substring($0)) }
        guard parts.count == 3, Library.Section(rawValue: parts[0]) != nil else { return nil }
        return ArticleNumber(id: String(parts[2].dropLast(5)))
    }
}

/// The files that this process has written, as it left them: so a watcher tells its own changes from others'.
struct OwnWrites {
    private var articles: [ArticleNumber: FileStamps] = [:]
    private var marks: [StateShelf: FileStamp] = [:]
    private var decisions: FileStamp?

    mutating func note(_ written: WrittenFiles, of library: Library) {
        let reader = ArticleChangeReader(library)
        for number in written.articles { articles[number] = reader.stamps(of: number) }
        for (shelf, written) in written.marks { marks[shelf] = written.until }
    }

    mutating func noteDecisions(of library: Library) { decisions = FileStamp(of: library.decisionsPath) }

    /// Whether the decisions are still as this process left them.
    func hasDecisions(of library: Library) -> Bool { decisions == FileStamp(of: library.decisionsPath) }

    /// Whether an article's files are still as this process left them.
    func has(_ number: ArticleNumber, of library: Library) -> Bool {
        articles[number].map { $0 == ArticleChangeReader(library).stamps(of: number) } ?? false
    }

    /// Whether a file of the state is still as this process left it.
    func has(_ shelf: StateShelf, of library: Library) -> Bool {
        marks[shelf] == FileStamp(of: library.statePath(shelf))
    }
}
