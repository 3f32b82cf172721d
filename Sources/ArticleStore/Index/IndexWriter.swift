import ArticleModel
import CrossReference
import GRDB

/// Writes what has changed into the index, within one transaction.
struct IndexWriter {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Takes the changes in. Those whose files have changed again since they were read are left to a later look.
    ///
    /// Words come last, and in ascending order of their keys: FTS5 gathers rows in memory, and writes them out
    /// whenever a key is smaller than the one before or another statement needs a savepoint.
    func take(_ changes: [ArticleChange], _ reader: ArticleChangeReader) throws {
        var words: [(key: Int64, words: ArticleEntry.Words, notes: String)] = []
        for change in changes where isCurrent(change, reader) {
            guard let key = try take(change), case .whole(let entry, let notes) = change.content else {
                continue
            }
            words.append((key, entry.words, notes.words))
        }
        words.sort { $0.key < $1.key }
        for entry in words { try insert(entry.words, entry.key) }
        for entry in words { try insertNoteWords(entry.notes, entry.key) }
    }

    private func isCurrent(_ change: ArticleChange, _ reader: ArticleChangeReader) -> Bool {
        change.stamps.text == FileStamps.unread || change.stamps.text == reader.textStamp(of: change.number)
    }

    /// Takes all but the words; the key of the article's new row, if it has one.
    private func take(_ change: ArticleChange) throws -> Int64? {
        let known = try self.known(change.number)
        // Another program has been faster.
        if known?.stamps == change.stamps { return nil }
        try deleteProblems(of: change.number)
        for problem in change.problems { try insert(problem, of: change.number) }
        if case .notes(let notes) = change.content {
            if let key = known?.key { try setNotes(notes, of: key) }
            try setFiles(change, key: known?.key)
            return nil
        }
        if let key = known?.key { try deleteArticle(key, change.number) }
        switch change.content {
        case .whole(let entry, let notes):
            let wanted = ArticleKey(date: entry.date, added: entry.added, number: change.number)
            let key = try freeKey(from: wanted.value)
            try insert(entry, notes, change.number, key)
            try insertLinkable(entry, change.number)
            try setFiles(change, key: key)
            return key
        case .unreadable: try setFiles(change, key: nil)
        case .gone, .notes: try execute("DELETE FROM files WHERE id = ?", [change.number.stored])
        }
        return nil
    }

    // MARK: Articles

    /// The row of an article in `articles` and the stamps of its files; nil where it is not known.
    func known(_ number: ArticleNumber) throws -> (key: Int64?, stamps: FileStamps, isCorrected: Bool)? {
        let row = try Row.fetchOne(
            statement("SELECT article, text, analysis, annotations, isCorrected FROM files WHERE id = ?"),
            arguments: [number.stored])
        return row.map { ($0[0], FileStamps(row: $0, from: 1), $0[4]) }
    }

    /// The nearest key at or below one that neither an article has nor one had.
    private func freeKey(from wanted: Int64) throws -> Int64 {
        let taken = try statement(
            "SELECT EXISTS (SELECT 1 FROM articles WHERE key = ?1) OR EXISTS (SELECT 1 FROM staleKeys WHERE key = ?1)"
        )
        var key = wanted
        while try Bool.fetchOne(taken, arguments: [key]) == true { key -= 1 }
        return key
    }

    private func insert(
        _ entry: ArticleEntry, _ notes: NotesEntry, _ number: ArticleNumber, _ key: Int64
    ) throws {
        let marks = try Row.fetchOne(
            statement("SELECT isRead, isStarred, tags FROM marks WHERE id = ?"), arguments: [number.stored])
        let tags: String = marks?[2] ?? ""
        let analysis = entry.analysis
        try execute(
            "INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                key, number.stored, entry.title, entry.outlet, entry.date, entry.url, entry.added,
                entry.isSample,
                analysis?.parser, analysis?.quoteCount ?? 0, analysis?.claimCount ?? 0,
                analysis?.linkCount ?? 0,
                analysis?.conflictCount ?? 0, notes.count, marks.map { !$0[0] } ?? true, marks?[1] ?? false,
                tags,
            ])
        try insert(folded(TagList.tags(in: tags)), of: key, from: .article)
        try insert(notes.tags, of: key, from: .notes)
        try SpeakerTable(db).insert(analysis?.quoted ?? [], of: key)
        if let feed = entry.feed { try FeedTable(db).insert(key, from: feed) }
    }

    private func insert(_ words: ArticleEntry.Words, _ key: Int64) throws {
        try execute(
            "INSERT INTO words (rowid, title, outlet, text, quotes, speakers, entities) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [key, words.title, words.outlet, words.text, words.quotes, words.speakers, words.entities])
    }

    /// What links are found by; they are looked for later.
    private func insertLinkable(_ entry: ArticleEntry, _ number: ArticleNumber) throws {
        if let original = entry.copyOf.flatMap(ArticleNumber.init(id:)) {
            try execute("INSERT OR REPLACE INTO copies VALUES (?, ?)", [number.stored, original.stored])
        }
        try QuoteTable(db).insert(entry.analysis?.comparable ?? [], of: number)
        if let sketch = entry.sketch { try EventTable(db).insert(sketch, on: entry.day, of: number) }
    }

    private func deleteArticle(_ key: Int64, _ number: ArticleNumber) throws {
        let links = LinkTable(db)
        try links.count(for: try links.remove(number))
        try QuoteTable(db).remove(number)
        try EventTable(db).remove(number)
        try SpeakerTable(db).remove(key)
        var identities = IdentityIndex(storage: IdentityTable(db))
        try identities.remove(article: number.id)
        try execute("DELETE FROM copies WHERE article = ?", [number.stored])
        try execute("DELETE FROM articles WHERE key = ?", [key])
        try execute("INSERT OR IGNORE INTO staleKeys VALUES (?)", [key])
        try execute("DELETE FROM noteWords WHERE rowid = ?", [key])
        try execute("DELETE FROM tags WHERE article = ?", [key])
        try FeedTable(db).remove(key)
    }

    private func setFiles(_ change: ArticleChange, key: Int64?) throws {
        let stamps = change.stamps
        try execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)",
            [
                change.number.stored, key, stamps.text.value, stamps.analysis.value, stamps.annotations.value,
                change.content.isCorrected,
            ])
    }

    // MARK: Notes, tags and marks

    private func setNotes(_ notes: NotesEntry, of key: Int64) throws {
        try execute("UPDATE articles SET notes = ? WHERE key = ?", [notes.count, key])
        try execute("DELETE FROM noteWords WHERE rowid = ?", [key])
        try insertNoteWords(notes.words, key)
        try deleteTags(of: key, from: .notes)
        try insert(notes.tags, of: key, from: .notes)
    }

    private func insertNoteWords(_ words: String, _ key: Int64) throws {
        if words.isEmpty { return }
        try execute("INSERT INTO noteWords (rowid, notes) VALUES (?, ?)", [key, words])
    }

    private enum TagSource: Int { case article, notes }

    private func insert(_ tags: Set<String>, of key: Int64, from source: TagSource) throws {
        for tag in tags where !tag.isEmpty {
            try execute("INSERT OR IGNORE INTO tags VALUES (?, ?, ?)", [tag, key, source.rawValue])
        }
    }

    private func deleteTags(of key: Int64, from source: TagSource) throws {
        try execute("DELETE FROM tags WHERE article = ? AND source = ?", [key, source.rawValue])
    }

    private func folded(_ tags: [String]) -> Set<String> {
        var folding = TextFolding()
        return Set(tags.map { folding.fold($0).joined })
    }

    /// Takes in what the user has marked, for these articles.
    func setMarks(of numbers: some Sequence<ArticleNumber>, from state: LibraryState) throws {
        for number in numbers {
            let marks = ArticleMarks(of: number.id, in: state)
            try execute(
                "INSERT OR REPLACE INTO marks VALUES (?, ?, ?, ?, ?)",
                [number.stored, marks.isRead, marks.isStarred, marks.tagList, marks.position])
            guard let key = try known(number)?.key else { continue }
            try execute(
                "UPDATE articles SET isUnread = ?, isStarred = ?, tags = ? WHERE key = ?",
                [!marks.isRead, marks.isStarred, marks.tagList, key])
            try deleteTags(of: key, from: .article)
            try insert(folded(TagList.tags(in: marks.tagList)), of: key, from: .article)
        }
    }

    /// Takes in all that the user has marked of the articles of a shelf, as far as it is other than the index has it.
    func setMarks(from state: LibraryState, ofShelf shelf: UInt8) throws {
        var different: Set<ArticleNumber> = []
        var isKnown: Set<ArticleNumber> = []
        let rows = try Row.fetchCursor(
            statement("SELECT id, isRead, isStarred, tags, position FROM marks WHERE id BETWEEN ? AND ?"),
            arguments: [ArticleNumber.first(on: shelf).stored, ArticleNumber.last(on: shelf).stored])
        while let row = try rows.next() {
            let number = ArticleNumber(stored: row[0])
            isKnown.insert(number)
            let marks = ArticleMarks(isRead: row[1], isStarred: row[2], tagList: row[3], position: row[4])
            if marks != ArticleMarks(of: number.id, in: state) { different.insert(number) }
        }
        for id in state.read.union(state.starred).union(state.tags.keys).union(state.positions.keys) {
            if let number = ArticleNumber(id: id), number.shelf == shelf, !isKnown.contains(number) {
                different.insert(number)
            }
        }
        try setMarks(of: different, from: state)
    }

    /// The stamp that a file of the state had when its marks were taken in.
    func marksStamp(of shelf: StateShelf) throws -> Int64 {
        try Int64.fetchOne(statement("SELECT stamp FROM shelves WHERE name = ?"), arguments: [shelf.name])
            ?? 0
    }

    /// Keeps the stamp of a file of the state.
    func setMarksStamp(_ stamp: Int64, of shelf: StateShelf) throws {
        try execute("INSERT OR REPLACE INTO shelves VALUES (?, ?)", [shelf.name, stamp])
    }

    // MARK: Problems

    func insert(_ problem: LibraryProblem, of number: ArticleNumber? = nil) throws {
        try execute(
            "INSERT OR REPLACE INTO problems VALUES (?, ?, ?)",
            [problem.file, number?.stored, problem.description])
    }

    /// Keeps the stamp of a folder whose files have been looked at; what was wrong with it is no more.
    func setShelf(_ shelf: Shelf, _ stamp: FileStamp) throws {
        try execute("INSERT OR REPLACE INTO shelves VALUES (?, ?)", [shelf.name, stamp.value])
        try deleteProblem(shelf.path)
    }

    func deleteProblem(_ path: String) throws { try execute("DELETE FROM problems WHERE path = ?", [path]) }

    private func deleteProblems(of number: ArticleNumber) throws {
        try execute("DELETE FROM problems WHERE id = ?", [number.stored])
    }

    // MARK: Statements

    private func statement(_ sql: String) throws -> Statement { try db.cachedStatement(sql: sql) }

    private func execute(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
        try statement(sql).execute(arguments: StatementArguments(values))
    }
}

extension FileStamps {
    /// The stamps of text, analysis and annotations in three columns.
    init(row: Row, from column: Int) {
        text = FileStamp(value: row[column])
        analysis = FileStamp(value: row[column + 1])
        annotations = FileStamp(value: row[column + 2])
    }
}

/// A list of tags in one column, each after a character that no tag of a user has (unit separator).
enum TagList {
    static func text(_ tags: [String]) -> String { tags.joined(separator: "\u{1F}") }

    static func tags(in text: String) -> [String] { text.split(separator: "\u{1F}").map(String.init) }
}

/// What the user has marked of an article.
struct ArticleMarks: Hashable {
    var isRead: Bool
    var isStarred: Bool
    /// See `TagList`.
    var tagList: String
    /// How far it has been read, in code points; nil where nothing is known.
    var position: Int?
}

extension ArticleMarks {
    init(of id: String, in state: LibraryState) {
        isRead = state.read.contains(id)
        isStarred = state.starred.contains(id)
        tagList = TagList.text((state.tags[id] ?? []).sorted())
        position = state.positions[id]
    }
}
