import ArticleModel
import CrossReference
import GRDB

/// Who is quoted: one row for each identity that is, and one for each name of those of whom the library does not know who
/// they are (yet), with their sums, so that no list of them counts quotes.
///
/// `IndexWriter` takes articles' speakers in and out, `IdentityTable` tells whom they turn out to be.
struct SpeakerTable {
    static let schema = [
        // `spellings` are the names but the best, the commonest first, parted by tabs; `words` all of them, folded.
        """
        CREATE TABLE speakers (
            id INTEGER PRIMARY KEY, identity TEXT UNIQUE, name TEXT NOT NULL, spellings TEXT NOT NULL,
            words TEXT NOT NULL, quotes INTEGER NOT NULL, articles INTEGER NOT NULL)
        """,
        "CREATE UNIQUE INDEX unknownSpeakers ON speakers (name) WHERE identity IS NULL",
        // Those without identity come last.
        "CREATE INDEX speakersByQuotes ON speakers (identity IS NULL, quotes DESC, name)",
        "CREATE INDEX speakersByName ON speakers (identity IS NULL, name COLLATE NOCASE)",
        """
        CREATE TABLE speakerWords (
            word TEXT NOT NULL, speaker INTEGER NOT NULL, PRIMARY KEY (word, speaker)) WITHOUT ROWID
        """,
        // The entities that are quoted in each article, by the key of `articles`, with the names that it gives them.
        """
        CREATE TABLE quotedEntities (
            speaker INTEGER NOT NULL, article INTEGER NOT NULL, entity TEXT NOT NULL, name TEXT NOT NULL,
            quotes INTEGER NOT NULL, PRIMARY KEY (speaker, article, entity)) WITHOUT ROWID
        """,
        "CREATE INDEX quotedEntitiesByArticle ON quotedEntities (article, entity)",
    ]

    private let db: Database

    init(_ db: Database) { self.db = db }

    // MARK: Articles

    /// Takes in who is quoted in an article, as nobody knows who they are.
    func insert(_ quoted: [QuotedEntity], of article: Int64) throws {
        for entity in quoted { try put(entity, of: article, under: unknown(named: entity.name)) }
    }

    /// Takes an article's speakers away.
    func remove(_ article: Int64) throws {
        for row in try rows(of: article) { try take(row.entity, of: article, from: row.speaker) }
    }

    // MARK: Identities

    /// An entity of an article turns out to be an identity; nil: nobody knows any more who it is.
    func identify(_ entity: String, of article: ArticleNumber, as identity: String?) throws {
        let key = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT article FROM files WHERE id = ?"), arguments: [article.stored])
        guard let key, let row = try rows(of: key).first(where: { $0.entity.id == entity }) else { return }
        let speaker = try identity.map(known) ?? unknown(named: row.entity.name)
        guard speaker != row.speaker else { return }
        try take(row.entity, of: key, from: row.speaker)
        try put(row.entity, of: key, under: speaker)
    }

    /// Keeps the names of an identity that is quoted.
    func setNames(of identity: Identity) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT id, name, spellings FROM speakers WHERE identity = ?"),
            arguments: [identity.id])
        guard let row else { return }
        let names = SpeakerNames(of: identity)
        guard row[1] != names.best || row[2] != names.column else { return }
        let before = SpeakerNames(best: row[1], column: row[2])
        try db.cachedStatement(sql: "UPDATE speakers SET name = ?, spellings = ? WHERE id = ?")
            .execute(arguments: [names.best, names.column, row[0]])
        if Set(names.all) != Set(before.all) { try setWords(of: row[0], names) }
    }

    /// Forgets who is who: all go by their names.
    func forgetIdentities() throws {
        for speaker in try Int64.fetchAll(db, sql: "SELECT id FROM speakers WHERE identity IS NOT NULL") {
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT article, entity, name, quotes FROM quotedEntities WHERE speaker = ?"),
                arguments: [speaker])
            for row in rows {
                let entity = QuotedEntity(id: row[1], name: row[2], quotes: row[3])
                try take(entity, of: row[0], from: speaker)
                try put(entity, of: row[0], under: unknown(named: entity.name))
            }
        }
    }

    // MARK: Rows

    private func rows(of article: Int64) throws -> [(speaker: Int64, entity: QuotedEntity)] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT speaker, entity, name, quotes FROM quotedEntities WHERE article = ?"),
            arguments: [article]
        ).map { ($0[0], QuotedEntity(id: $0[1], name: $0[2], quotes: $0[3])) }
    }

    private func unknown(named name: String) throws -> Int64 {
        let found = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM speakers WHERE name = ? AND identity IS NULL"),
            arguments: [name])
        return try found ?? insert(SpeakerNames(best: name, column: ""), identity: nil)
    }

    private func known(as identity: String) throws -> Int64 {
        let found = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM speakers WHERE identity = ?"), arguments: [identity])
        if let found { return found }
        let names = try IdentityTable(db).identity(identity).map(SpeakerNames.init)
        return try insert(names ?? SpeakerNames(best: "", column: ""), identity: identity)
    }

    private func insert(_ names: SpeakerNames, identity: String?) throws -> Int64 {
        try db.cachedStatement(
            sql: """
                INSERT INTO speakers (identity, name, spellings, words, quotes, articles)
                VALUES (?, ?, ?, '', 0, 0)
                """
        ).execute(arguments: [identity, names.best, names.column])
        let id = db.lastInsertedRowID
        try setWords(of: id, names)
        return id
    }

    private func setWords(of speaker: Int64, _ names: SpeakerNames) throws {
        try deleteWords(of: speaker)
        let words = names.words
        try db.cachedStatement(sql: "UPDATE speakers SET words = ? WHERE id = ?")
            .execute(arguments: [words.column, speaker])
        for word in words.single {
            try db.cachedStatement(sql: "INSERT INTO speakerWords VALUES (?, ?)")
                .execute(arguments: [word, speaker])
        }
    }

    private func deleteWords(of speaker: Int64) throws {
        let column = try String.fetchOne(
            db.cachedStatement(sql: "SELECT words FROM speakers WHERE id = ?"), arguments: [speaker])
        for word in SpeakerNames.Words(column: column ?? "").single {
            try db.cachedStatement(sql: "DELETE FROM speakerWords WHERE word = ? AND speaker = ?")
                .execute(arguments: [word, speaker])
        }
    }

    // MARK: Sums

    private func put(_ entity: QuotedEntity, of article: Int64, under speaker: Int64) throws {
        try add(entity.quotes, articles: isQuoted(speaker, in: article) ? 0 : 1, to: speaker)
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO quotedEntities VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [speaker, article, entity.id, entity.name, entity.quotes])
    }

    private func take(_ entity: QuotedEntity, of article: Int64, from speaker: Int64) throws {
        try db.cachedStatement(
            sql: "DELETE FROM quotedEntities WHERE speaker = ? AND article = ? AND entity = ?"
        ).execute(arguments: [speaker, article, entity.id])
        try add(-entity.quotes, articles: isQuoted(speaker, in: article) ? 0 : -1, to: speaker)
    }

    private func isQuoted(_ speaker: Int64, in article: Int64) throws -> Bool {
        try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM quotedEntities WHERE speaker = ? AND article = ?)"),
            arguments: [speaker, article]) ?? false
    }

    /// Whoever is not quoted any more goes.
    private func add(_ quotes: Int, articles: Int, to speaker: Int64) throws {
        try db.cachedStatement(
            sql: "UPDATE speakers SET quotes = quotes + ?, articles = articles + ? WHERE id = ?"
        ).execute(arguments: [quotes, articles, speaker])
        guard articles < 0 else { return }
        let left = try Int.fetchOne(
            db.cachedStatement(sql: "SELECT articles FROM speakers WHERE id = ?"), arguments: [speaker])
        guard left == 0 else { return }
        try deleteWords(of: speaker)
        try db.cachedStatement(sql: "DELETE FROM speakers WHERE id = ?").execute(arguments: [speaker])
    }
}

/// An entity of an article that is quoted in it.
struct QuotedEntity: Hashable {
    /// Its id in the analysis.
    var id: String
    /// The fullest form of its name there.
    var name: String
    /// The number of its quotes there.
    var quotes: Int
}
