import GRDB

/// Finds the articles whose files are not as the index has them.
///
/// At first only the folders' times are compared (768 of them, however large the library is), and then the files of
/// those folders that have changed. A thorough scan compares the files of all folders: so those are found that were
/// written in place. No file is read.
struct LibraryScan {
    /// Articles to look at, ascending.
    private(set) var suspects: [ArticleNumber] = []
    /// The stamps of the folders that were looked at, to be kept once their articles have been.
    private(set) var shelves: [(shelf: Shelf, stamp: FileStamp)] = []
    /// Folders that cannot be read; what the index has of them stays.
    private(set) var problems: [LibraryProblem] = []

    private let library: Library

    init(of library: Library, isThorough: Bool) throws(LibraryError) {
        self.library = library
        let known = try library.index.read(Self.shelfStamps)
        for number in UInt8.min...UInt8.max {
            let shelves = Library.Section.allCases.map { Shelf($0, number, of: library) }
            let stamps = shelves.map { $0.stamp() }
            let changed = zip(shelves, stamps).filter {
                $1 != known[$0.name] ?? .none || $1 == Shelf.unsettled
            }
            if !changed.isEmpty || (isThorough && stamps != [.none, .none, .none]) {
                try scan(number, shelves, changed: Set(changed.map(\.0.section)), isThorough: isThorough)
                self.shelves += changed.map { ($0, $1) }
            }
        }
        suspects += try library.index.read(Self.unreadArticles)
        suspects = Set(suspects).sorted()
    }

    private mutating func scan(
        _ number: UInt8, _ shelves: [Shelf], changed: Set<Library.Section>, isThorough: Bool
    ) throws(LibraryError) {
        let known = try library.index.read { try Self.files(of: number, $0) }
        for shelf in shelves {
            // Nobody writes an analysis in place.
            guard changed.contains(shelf.section) || (isThorough && shelf.section != .analysis) else {
                continue
            }
            let files: [ArticleNumber: FileStamp]
            do { files = try shelf.files() } catch {
                problems.append(
                    LibraryProblem(
                        file: shelf.path, description: "cannot read \(shelf.path): \(error.reason)"))
                continue
            }
            let isArticles = shelf.section == .articles
            for (article, stamp) in files {
                // Analyses and annotations without an article are nobody's.
                if known[article].map({ $0[shelf.section] != stamp }) ?? isArticles {
                    suspects.append(article)
                }
            }
            for (article, stamps) in known where stamps[shelf.section] != .none && files[article] == nil {
                suspects.append(article)
            }
        }
    }

    private static func shelfStamps(_ db: Database) throws -> [String: FileStamp] {
        var stamps: [String: FileStamp] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT name, stamp FROM shelves")
        while let row = try rows.next() { stamps[row[0]] = FileStamp(value: row[1]) }
        return stamps
    }

    private static func files(of shelf: UInt8, _ db: Database) throws -> [ArticleNumber: FileStamps] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: "SELECT id, text, analysis, annotations FROM files WHERE id BETWEEN ? AND ?"),
            arguments: [ArticleNumber.first(on: shelf).stored, ArticleNumber.last(on: shelf).stored])
        var files: [ArticleNumber: FileStamps] = [:]
        while let row = try rows.next() {
            files[ArticleNumber(stored: row[0])] = FileStamps(row: row, from: 1)
        }
        return files
    }

    /// Articles of which a file could not be read: permissions may have changed.
    private static func unreadArticles(_ db: Database) throws -> [ArticleNumber] {
        try Int64.fetchAll(
            db,
            sql: """
                SELECT id FROM files WHERE id IN (SELECT id FROM problems) AND (text = ?1 OR annotations = ?1)
                """, arguments: [FileStamps.unread.value]
        ).map(ArticleNumber.init(stored:))
    }
}

extension FileStamps {
    /// The stamp of the file in a section.
    subscript(section: Library.Section) -> FileStamp {
        switch section {
        case .articles: text
        case .analysis: analysis
        case .annotations: annotations
        }
    }
}
