import ArticleModel
import CrossReference
import GRDB

/// The quotes of all articles as they are compared, with their grams.
///
/// Quotes come in with their articles, grams when an article is linked: `unlinked` has the articles for which that is
/// still to be done.
struct QuoteTable: QuoteIndex {
    static let schema = [
        """
        CREATE TABLE quoteTexts (
            key INTEGER PRIMARY KEY, article INTEGER NOT NULL, reference TEXT NOT NULL, start INTEGER NOT NULL,
            end INTEGER NOT NULL, occurrence INTEGER NOT NULL, text TEXT NOT NULL, speaker TEXT)
        """,
        "CREATE INDEX quoteTextsByArticle ON quoteTexts (article)",
        GramTable.schema,
        "CREATE TABLE unlinked (id INTEGER PRIMARY KEY)",
    ]

    private static let columns = """
        quoteTexts.key, quoteTexts.article, articles.outlet, articles.date, reference, start, end, occurrence, quoteTexts.text,
        speaker FROM quoteTexts JOIN files ON files.id = quoteTexts.article JOIN articles ON articles.key = files.article
        """

    private let db: Database
    private let grams: GramTable

    init(_ db: Database) {
        self.db = db
        grams = GramTable(db)
    }

    // MARK: Looking up

    func quotes(withGram gram: UInt32, atMost limit: Int) throws -> [Int64] {
        let quotes = try grams.quotes(with: gram)
        return quotes.count > limit ? [] : quotes
    }

    func quote(_ key: Int64) throws -> IndexedQuote? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT \(Self.columns) WHERE quoteTexts.key = ?"), arguments: [key]
        ).map(IndexedQuote.init(row:))
    }

    /// The quotes of an article, in text order.
    func quotes(of article: ArticleNumber) throws -> [IndexedQuote] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT \(Self.columns) WHERE quoteTexts.article = ? ORDER BY quoteTexts.key"),
            arguments: [article.stored]
        ).map(IndexedQuote.init(row:))
    }

    // MARK: Writing

    /// Takes in the quotes of an article, which is to be linked.
    func insert(_ quotes: [IndexedQuote], of article: ArticleNumber) throws {
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO quoteTexts (article, reference, start, end, occurrence, text, speaker)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """)
        for quote in quotes {
            try insert.execute(arguments: [
                article.stored, quote.reference, quote.span.start, quote.span.end, quote.occurrence,
                quote.text,
                quote.speaker,
            ])
        }
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO unlinked VALUES (?)").execute(
            arguments: [article.stored])
    }

    /// Takes away the quotes of an article with their grams.
    func remove(_ article: ArticleNumber) throws {
        try grams.remove(postings(of: article))
        for sql in ["DELETE FROM quoteTexts WHERE article = ?", "DELETE FROM unlinked WHERE id = ?"] {
            try db.cachedStatement(sql: sql).execute(arguments: [article.stored])
        }
    }

    /// Puts the grams of articles into the index.
    func insertGrams(of articles: some Sequence<ArticleNumber>) throws {
        var postings: [UInt64] = []
        for article in articles {
            try postings += self.postings(of: article)
            if postings.count >= Self.mostGatheredPostings {
                try grams.insert(postings.sorted())
                postings.removeAll(keepingCapacity: true)
            }
        }
        try grams.insert(postings.sorted())
    }

    /// 32 MB.
    private static let mostGatheredPostings = 4_000_000

    private func postings(of article: ArticleNumber) throws -> [UInt64] {
        var folding = TextFolding()
        var postings: [UInt64] = []
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT key, text FROM quoteTexts WHERE article = ?"),
            arguments: [article.stored])
        while let row = try rows.next() {
            let key: Int64 = row[0]
            // Beyond the numbers that a posting can hold a quote is not found by its words.
            guard key < GramTable.mostQuotes else { continue }
            for gram in WordGrams.of(QuoteWords(row[1], &folding).words) {
                postings.append(GramTable.posting(gram, key))
            }
        }
        return postings.sorted()
    }

    // MARK: What is to be linked

    /// The articles whose links are not up to date, ascending.
    func unlinkedArticles() throws -> [ArticleNumber] {
        try Int64.fetchAll(db, sql: "SELECT id FROM unlinked").map(ArticleNumber.init(stored:)).sorted()
    }

    /// How many they are, at most `limit`: whoever walks through a large library asks at every step.
    func unlinkedCount(to limit: Int) throws -> Int {
        let statement = try db.cachedStatement(
            sql: "SELECT count(*) FROM (SELECT 1 FROM unlinked LIMIT ?)")
        return try Int.fetchOne(statement, arguments: [limit]) ?? 0
    }

    func setLinked(_ article: ArticleNumber) throws {
        try db.cachedStatement(sql: "DELETE FROM unlinked WHERE id = ?").execute(arguments: [article.stored])
    }
}

extension IndexedQuote {
    fileprivate init(row: Row) {
        self.init(
            key: row[0], article: ArticleNumber(stored: row[1]).id, outlet: row[2], date: row[3],
            reference: row[4], span: CodePointRange(row[5], row[6]), occurrence: row[7], text: row[8],
            speaker: row[9])
    }
}
