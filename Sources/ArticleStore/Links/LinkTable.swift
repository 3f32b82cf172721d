import ArticleModel
import CrossReference
import GRDB

/// The links between all articles and within them, and what the user has decided on them.
struct LinkTable {
    static let schema = [
        // Spans in code points. The words are kept, so that links can be shown without their articles' files.
        """
        CREATE TABLE links (
            id INTEGER PRIMARY KEY, kind TEXT NOT NULL, detail TEXT NOT NULL,
            a INTEGER NOT NULL, aStart INTEGER NOT NULL, aEnd INTEGER NOT NULL, aReference TEXT NOT NULL,
            aWords TEXT NOT NULL,
            b INTEGER NOT NULL, bStart INTEGER NOT NULL, bEnd INTEGER NOT NULL, bReference TEXT NOT NULL,
            bWords TEXT NOT NULL, reason TEXT NOT NULL, strength REAL NOT NULL)
        """,
        "CREATE INDEX linksByA ON links (a)",
        "CREATE INDEX linksByB ON links (b)",
        // `decisions.json` as of the stamp in `facts`.
        "CREATE TABLE decisions (id INTEGER PRIMARY KEY, state TEXT NOT NULL)",
    ]

    private static let columns = """
        links.id, kind, detail, a, aStart, aEnd, aReference, aWords, b, bStart, bEnd, bReference, bWords, reason, strength,
        state FROM links LEFT JOIN decisions ON decisions.id = links.id
        """

    private let db: Database

    init(_ db: Database) { self.db = db }

    /// Takes links in; one with the same id is replaced.
    func insert(_ links: [FoundLink]) throws {
        let insert = try db.cachedStatement(
            sql: "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        for link in links {
            guard let id = ArticleNumber(id: link.id), let a = ArticleNumber(id: link.a.article),
                let b = ArticleNumber(id: link.b.article)
            else { continue }
            try insert.execute(arguments: [
                id.stored, link.kind.rawValue, link.detail.rawValue,
                a.stored, link.a.span.start, link.a.span.end, link.a.reference, link.a.words,
                b.stored, link.b.span.start, link.b.span.end, link.b.reference, link.b.words,
                link.reason, link.strength,
            ])
        }
    }

    /// Takes away all links of an article; gives the articles at their other ends.
    func remove(_ article: ArticleNumber) throws -> Set<ArticleNumber> {
        let others = try partners(of: article)
        for side in ["a", "b"] {
            try db.cachedStatement(sql: "DELETE FROM links WHERE \(side) = ?").execute(
                arguments: [article.stored])
        }
        return others
    }

    /// The articles that an article is linked with.
    func partners(of article: ArticleNumber) throws -> Set<ArticleNumber> {
        let others = try Int64.fetchAll(
            db.cachedStatement(
                sql: "SELECT b FROM links WHERE a = ?1 UNION SELECT a FROM links WHERE b = ?1"),
            arguments: [article.stored])
        return Set(others.map(ArticleNumber.init(stored:))).subtracting([article])
    }

    /// Links, the strongest first; those of one article, or all.
    func links(of article: ArticleNumber?) throws -> [StoredLink] {
        let condition = article == nil ? "" : "WHERE a = ?1 OR b = ?1"
        let statement = try db.cachedStatement(
            sql: "SELECT \(Self.columns) \(condition) ORDER BY strength DESC, links.id")
        let rows = try Row.fetchCursor(
            statement, arguments: article.map { [$0.stored] } ?? StatementArguments())
        var links: [StoredLink] = []
        while let row = try rows.next() {
            if let link = StoredLink(row: row) { links.append(link) }
        }
        return links
    }

    /// Keeps in `articles` how many links, and how many conflicts, each of some articles has that the user has not
    /// dismissed.
    func count(for articles: some Sequence<ArticleNumber>) throws {
        let count = try db.cachedStatement(
            sql: """
                UPDATE articles SET (links, conflicts) = (
                    SELECT count(*), coalesce(sum(kind = 'conflict'), 0) FROM links
                    LEFT JOIN decisions ON decisions.id = links.id
                    WHERE (a = ?1 OR b = ?1) AND coalesce(state, '') <> 'dismissed')
                WHERE key = (SELECT article FROM files WHERE id = ?1)
                """)
        for article in articles { try count.execute(arguments: [article.stored]) }
    }

    // MARK: Decisions

    /// Takes in what the user has decided; gives the articles whose counts that may change.
    func setDecisions(_ decisions: [String: Link.State]) throws -> Set<ArticleNumber> {
        var known: [Int64: String] = [:]
        let rows = try Row.fetchCursor(db, sql: "SELECT id, state FROM decisions")
        while let row = try rows.next() { known[row[0]] = row[1] }
        var new: [Int64: String] = [:]
        for (id, state) in decisions where state != .new {
            if let id = ArticleNumber(id: id) { new[id.stored] = state.rawValue }
        }
        var touched: Set<ArticleNumber> = []
        for id in Set(known.keys).union(new.keys) where known[id] != new[id] {
            if let state = new[id] {
                try db.execute(sql: "INSERT OR REPLACE INTO decisions VALUES (?, ?)", arguments: [id, state])
            } else {
                try db.execute(sql: "DELETE FROM decisions WHERE id = ?", arguments: [id])
            }
            if let ends = try Row.fetchOne(db, sql: "SELECT a, b FROM links WHERE id = ?", arguments: [id]) {
                touched.formUnion([ArticleNumber(stored: ends[0]), ArticleNumber(stored: ends[1])])
            }
        }
        return touched
    }
}

/// A link as the library's index has it, with the user's word on it.
public struct StoredLink: Sendable, Hashable, Identifiable {
    /// The link.
    public var link: FoundLink
    /// New, confirmed or dismissed.
    public var state: Link.State

    /// See `Link`.
    public var id: String { link.id }

    /// The side that is not in an article; the later one where both are.
    public func otherSide(from article: String) -> FoundLink.Side {
        link.b.article == article && link.a.article != article ? link.a : link.b
    }

    /// The side in an article; the earlier one where both are.
    public func ownSide(in article: String) -> FoundLink.Side {
        link.a.article == article ? link.a : link.b
    }
}

extension StoredLink {
    /// Nil for what only a newer version knows.
    fileprivate init?(row: Row) {
        guard let kind = Link.Kind(rawValue: row[1]), let detail = Link.Detail(rawValue: row[2]) else {
            return nil
        }
        let side = { (column: Int) in
            FoundLink.Side(
                article: ArticleNumber(stored: row[column]).id,
                span: CodePointRange(row[column + 1], row[column + 2]), reference: row[column + 3],
                words: row[column + 4])
        }
        link = FoundLink(
            id: ArticleNumber(stored: row[0]).id, kind: kind, detail: detail, a: side(3), b: side(8),
            reason: row[13], strength: row[14])
        let stored: String? = row[15]
        state = stored.flatMap(Link.State.init(rawValue:)) ?? .new
    }
}
