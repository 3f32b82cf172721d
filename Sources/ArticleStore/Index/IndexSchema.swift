import GRDB

/// The tables of the index. All that stands in them comes from the library's files and can be had from them again.
///
/// A change of the tables needs a new `version`: an index of any other is thrown away and built anew. So more
/// tables only need a place in `statements`.
enum IndexSchema {
    /// Kept in SQLite's `user_version`.
    static let version = 8
    /// Kept in SQLite's `application_id`: “Quot”.
    static let application = 0x5175_6F74

    /// What parts the items of one column of words: no word, so that no phrase reaches from one item to the next.
    static let itemBoundary = "\u{E000}"

    private static let statements =
        [
            // What is known of the files: stamps as `FileStamp` makes them. `article` is the row in `articles`; null
            // where the article cannot be read. `isCorrected`: whether annotations correct the analysis, so that a change
            // of theirs is one of it.
            """
            CREATE TABLE files (
                id INTEGER PRIMARY KEY, article INTEGER, text INTEGER NOT NULL, analysis INTEGER NOT NULL,
                annotations INTEGER NOT NULL, isCorrected INTEGER NOT NULL)
            """,
            // The newest first, without what lists show: quicker to walk than `articles`.
            "CREATE INDEX filesByArticle ON files (article)",
            // What lists show, by `ArticleKey`.
            """
            CREATE TABLE articles (
                key INTEGER PRIMARY KEY, id INTEGER NOT NULL, title TEXT NOT NULL, outlet TEXT, date TEXT, url TEXT,
                added TEXT NOT NULL, isSample INTEGER NOT NULL, parser TEXT, quotes INTEGER NOT NULL,
                claims INTEGER NOT NULL, links INTEGER NOT NULL, conflicts INTEGER NOT NULL,
                notes INTEGER NOT NULL, isUnread INTEGER NOT NULL, isStarred INTEGER NOT NULL, tags TEXT NOT NULL)
            """,
            "CREATE INDEX articlesByUnread ON articles (isUnread)",
            // Folded words. Without the words themselves (contentless): a row is left where it is when its article goes
            // or changes, its key noted in `staleKeys` and never used again.
            """
            CREATE VIRTUAL TABLE words USING fts5 (
                title, outlet, text, quotes, speakers, entities, content='', prefix='2 3', tokenize='ascii')
            """,
            // Many rows are gathered in memory before they are written, and segments merged later: a third less work.
            "INSERT INTO words (words, rank) VALUES ('hashsize', 16000000), ('automerge', 8)",
            "CREATE TABLE staleKeys (key INTEGER PRIMARY KEY)",
            // Notes change often and are short, so these words are kept. The rows are those of `articles`.
            "CREATE VIRTUAL TABLE noteWords USING fts5 (notes, prefix='2 3', tokenize='ascii')",
            // Folded tags of articles (source 0) and of their annotations (1).
            """
            CREATE TABLE tags (
                tag TEXT NOT NULL, article INTEGER NOT NULL, source INTEGER NOT NULL,
                PRIMARY KEY (tag, article, source)) WITHOUT ROWID
            """,
            "CREATE INDEX tagsByArticle ON tags (article, source)",
            // The files of the state, as of their stamps in `shelves`; see `TagList`.
            """
            CREATE TABLE marks (
                id INTEGER PRIMARY KEY, isRead INTEGER NOT NULL, isStarred INTEGER NOT NULL, tags TEXT NOT NULL,
                position INTEGER)
            """,
            // The folders in which the files stand, with their stamps.
            "CREATE TABLE shelves (name TEXT PRIMARY KEY, stamp INTEGER NOT NULL) WITHOUT ROWID",
            // Files that could not be read or understood. `id` is null for files of no one article.
            "CREATE TABLE problems (path TEXT PRIMARY KEY, id INTEGER, description TEXT NOT NULL) WITHOUT ROWID",
            "CREATE INDEX problemsByArticle ON problems (id)",
            "CREATE TABLE facts (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID",
            // Articles that are copies of others.
            "CREATE TABLE copies (article INTEGER PRIMARY KEY, original INTEGER NOT NULL)",
            "CREATE INDEX copiesByOriginal ON copies (original)",
        ] + QuoteTable.schema + LinkTable.schema + EventTable.schema + IdentityTable.schema + FeedTable.schema
        + SpeakerTable.schema

    /// Makes the tables in an empty database.
    static func create(in db: Database) throws {
        for statement in statements { try db.execute(sql: statement) }
        try db.execute(sql: "PRAGMA application_id = \(application)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
    }

    /// Whether a database has these tables.
    static func isCurrent(_ db: Database) throws -> Bool {
        try Int.fetchOne(db, sql: "PRAGMA user_version") == version
            && Int.fetchOne(db, sql: "PRAGMA application_id") == application
    }
}

/// Single numbers that the index keeps.
enum IndexFact: String {
    /// The stamp of `decisions.json` that `decisions` has.
    case decisions
    /// The stamp of `feeds.json` that `feeds` has.
    case feeds
    /// 1 once every article has been read.
    case isComplete

    /// Its number; 0 where none was kept.
    func value(in db: Database) throws -> Int64 {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM facts WHERE name = ?"), arguments: [rawValue]) ?? 0
    }

    /// Keeps a number.
    func set(_ value: Int64, in db: Database) throws {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO facts VALUES (?, ?)")
            .execute(arguments: [rawValue, value])
    }
}
