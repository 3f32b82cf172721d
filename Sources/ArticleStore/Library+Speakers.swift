import ArticleModel
import GRDB

/// Somebody who is quoted, under one name.
public struct SpeakerSummary: Hashable, Sendable {
    /// The name, as articles give it.
    public var name: String
    /// The number of quotes in all articles.
    public var quotes: Int
    /// The number of articles with such quotes.
    public var articles: Int
}

/// Who is quoted in the library, as the index has it.
extension Library {
    /// The orders in which speakers are listed.
    public enum SpeakerOrder: Hashable, Sendable {
        /// Those with most quotes first.
        case mostQuoted
        /// By name.
        case name
    }

    /// Those who are quoted, from a place in the order on. A query's words are looked for in the names; its other terms
    /// say from which articles quotes are counted.
    public func speakers(
        of query: Query? = nil, by order: SpeakerOrder = .mostQuoted, from offset: Int = 0, limit: Int
    ) throws(LibraryError) -> [SpeakerSummary] {
        let patterns = query?.words ?? []
        let whole = Query(
            clauses: (query?.clauses ?? []).filter { !$0.alternatives.contains(where: \.isOfWords) })
        return try index.read { db in
            let articles = Self.articles(of: whole)
            let key: SQL = order == .name ? "name COLLATE NOCASE" : "sum(quotes) DESC, name"
            let (sql, arguments) = try SQL(
                """
                SELECT name, sum(quotes), count(*) FROM speakers\(articles) GROUP BY name ORDER BY \(key)
                """
            ).build(db)
            var folding = TextFolding()
            var skipped = 0
            var found: [SpeakerSummary] = []
            let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
            while found.count < limit, let row = try rows.next() {
                let name: String = row[0]
                if !patterns.isEmpty {
                    let folded = folding.fold(name)
                    guard patterns.allSatisfy({ $0.firstSpan(in: folded) != nil }) else { continue }
                }
                skipped += 1
                if skipped > offset {
                    found.append(SpeakerSummary(name: name, quotes: row[1], articles: row[2]))
                }
            }
            return found
        }
    }

    /// The articles that a query finds (all without one) in which somebody is quoted under a name, newest first.
    public func articles(quoting name: String, _ query: Query? = nil) throws(LibraryError) -> ArticleIDs {
        try list(
            CompiledQuery(query).with("articles.key IN (SELECT article FROM speakers WHERE name = \(name))"),
            by: .newest
        )
        .ids
    }

    /// The number of quotes in all articles.
    public func quoteCount() throws(LibraryError) -> Int {
        try index.read { db in try Int.fetchOne(db, sql: "SELECT sum(quotes) FROM articles") ?? 0 }
    }

    private static func articles(of query: Query) -> SQL {
        if query.clauses.isEmpty { return "" }
        return " WHERE article IN (\(CompiledQuery(query).select("articles.key", by: .newest)))"
    }
}
