import ArticleModel
import GRDB

/// Which articles have come from which feed, in the index.
struct FeedTable {
    static let schema = [
        // Addresses at which feeds are or were. `title` is null where the user reads no feed there, or one without a name.
        "CREATE TABLE feeds (id INTEGER PRIMARY KEY, address TEXT NOT NULL UNIQUE, title TEXT)",
        // Folded words of title and address; the rows are those of `feeds`.
        "CREATE VIRTUAL TABLE feedNames USING fts5 (names, prefix='2 3', tokenize='ascii')",
        // `article` is a key of `articles`.
        """
        CREATE TABLE feedArticles (feed INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (feed, article))
        WITHOUT ROWID
        """,
        "CREATE INDEX feedArticlesByArticle ON feedArticles (article)",
    ]

    /// What a row of `articles` has of its feed: the address and the title.
    static let summaryColumns = ["address", "title"].map { column in
        """
        (SELECT feeds.\(column) FROM feedArticles JOIN feeds ON feeds.id = feedArticles.feed
        WHERE feedArticles.article = articles.key)
        """
    }

    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Notes that an article has come from the feed at an address.
    func insert(_ article: Int64, from address: String) throws {
        let feed = try id(of: address) ?? insert(address, title: nil)
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO feedArticles VALUES (?, ?)")
            .execute(arguments: [feed, article])
    }

    func remove(_ article: Int64) throws {
        try db.cachedStatement(sql: "DELETE FROM feedArticles WHERE article = ?").execute(arguments: [article]
        )
    }

    /// Takes in how the user's feeds are called, also at the addresses from which they have moved.
    func setTitles(of subscriptions: [FeedSubscription]) throws {
        var titles: [String: String?] = [:]
        for feed in subscriptions {
            for address in feed.formerAddresses + [feed.address] {
                titles.updateValue(feed.title, forKey: address)
            }
        }
        for row in try Row.fetchAll(db, sql: "SELECT id, address, title FROM feeds") {
            let address: String = row[1]
            let title = titles.removeValue(forKey: address) ?? nil
            if title != row[2] { try setTitle(title, of: row[0], address) }
        }
        for (address, title) in titles { try insert(address, title: title) }
    }

    /// The number of articles, and of unread ones, from each address.
    func counts() throws -> [String: (articles: Int, unread: Int)] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT feeds.address, count(*), sum(articles.isUnread) FROM feedArticles
                JOIN articles ON articles.key = feedArticles.article JOIN feeds ON feeds.id = feedArticles.feed
                GROUP BY feeds.id
                """)
        return Dictionary(uniqueKeysWithValues: rows.map { ($0[0], ($0[1], $0[2])) })
    }

    private func id(of address: String) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM feeds WHERE address = ?"), arguments: [address])
    }

    @discardableResult
    private func insert(_ address: String, title: String?) throws -> Int64 {
        try db.execute(sql: "INSERT INTO feeds (address, title) VALUES (?, ?)", arguments: [address, title])
        let id = db.lastInsertedRowID
        try setNames(of: id, title, address)
        return id
    }

    private func setTitle(_ title: String?, of id: Int64, _ address: String) throws {
        try db.execute(sql: "UPDATE feeds SET title = ? WHERE id = ?", arguments: [title, id])
        try db.execute(sql: "DELETE FROM feedNames WHERE rowid = ?", arguments: [id])
        try setNames(of: id, title, address)
    }

    private func setNames(of id: Int64, _ title: String?, _ address: String) throws {
        var folding = TextFolding()
        let names = folding.items([title, address].compactMap { $0 })
        try db.execute(sql: "INSERT INTO feedNames (rowid, names) VALUES (?, ?)", arguments: [id, names])
    }
}
