import ArticleModel
import GRDB

/// Somebody who is quoted: a person, body or place of the library, or a name of which nobody knows (yet) whose it is.
public struct SpeakerSummary: Hashable, Sendable, Identifiable {
    /// Tells it from all others as long as the index is not built anew.
    public var id: Int64
    /// The id of the identity; nil where nobody knows who it is.
    public var identity: String?
    /// The best name.
    public var name: String
    /// The other names under which articles have it, the commonest first.
    public var otherNames: [String]
    /// The number of quotes in all articles.
    public var quotes: Int
    /// The number of articles with such quotes.
    public var articles: Int
}

/// Who is quoted in the library, as the index has it: `updateLinks` finds out who is who.
extension Library {
    /// The orders in which speakers are listed. Those of whom nobody knows who they are come last in each.
    public enum SpeakerOrder: Hashable, Sendable {
        /// Those with most quotes first.
        case mostQuoted
        /// By name.
        case name
    }

    /// Those who are quoted, from a place in the order on. A query's words and its `speaker:` are looked for in all their
    /// names; its other terms say from which articles quotes are counted.
    public func speakers(
        of query: Query? = nil, by order: SpeakerOrder = .mostQuoted, from offset: Int = 0, limit: Int
    ) throws(LibraryError) -> [SpeakerSummary] {
        let clauses = query?.clauses ?? []
        let names = SpeakerNames.conditions(of: clauses)
        let articles = Query(clauses: clauses.filter { !$0.alternatives.contains(where: \.isOfNames) })
        return try speakers(
            names, in: articles.clauses.isEmpty ? nil : CompiledQuery(articles), by: order, offset, limit)
    }

    /// Those who say something of what a search for quotes may find: first those whose names have its words, then those
    /// with most quotes in such articles.
    public func speakers(
        of search: QuoteSearch, from offset: Int = 0, limit: Int
    ) throws(LibraryError) -> [SpeakerSummary] {
        try speakers(
            [], preferring: SpeakerNames.conditions(of: search.query.clauses),
            in: search.isOfAll ? nil : search.candidates, by: .mostQuoted, offset, limit)
    }

    private func speakers(
        _ names: [SQL], preferring first: [SQL] = [], in articles: CompiledQuery?, by order: SpeakerOrder,
        _ offset: Int, _ limit: Int
    ) throws(LibraryError) -> [SpeakerSummary] {
        let condition: SQL = names.isEmpty ? "1" : SQL.all(names)
        let key: SQL = order == .name ? "name COLLATE NOCASE" : "quotes DESC, name"
        let preference: SQL = first.isEmpty ? "" : "NOT (\(SQL.all(first))), "
        var source: SQL = "speakers"
        if let articles {
            source = """
                (SELECT speakers.id, identity, speakers.name, spellings, words, sum(quotedEntities.quotes) AS quotes,
                    count(DISTINCT article) AS articles
                FROM quotedEntities JOIN speakers ON speakers.id = speaker
                WHERE article IN (\(articles.select("articles.key", by: .newest))) GROUP BY speaker)
                """
        }
        let query: SQL = """
            SELECT id, identity, name, spellings, quotes, articles FROM \(source) WHERE \(condition)
            ORDER BY \(preference)identity IS NULL, \(key) LIMIT \(limit) OFFSET \(offset)
            """
        return try index.read { db in
            let (sql, arguments) = try query.build(db)
            return try Row.fetchAll(db.cachedStatement(sql: sql), arguments: arguments)
                .map(SpeakerSummary.init(row:))
        }
    }

    /// How many are quoted in the whole library.
    public func speakerCount() throws(LibraryError) -> Int {
        try index.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM speakers") ?? 0 }
    }

    /// The articles in which somebody is quoted, newest first; of those that a search for quotes may find.
    public func articles(
        quoting speaker: SpeakerSummary, _ search: QuoteSearch = QuoteSearch(nil)
    ) throws(LibraryError) -> ArticleIDs {
        let quoting: SQL = "SELECT article FROM quotedEntities WHERE speaker = \(speaker.id)"
        guard search.isOfAll else {
            return try list(search.candidates.with("articles.key IN (\(quoting))"), by: .newest).ids
        }
        // Without a condition on the articles their rows, which are wide, need not be read.
        return try ids("SELECT id FROM files WHERE article IN (\(quoting)) ORDER BY article DESC")
    }

    /// The ids of the entities of an article that are somebody who is quoted in it.
    public func entities(of article: String, being speaker: SpeakerSummary) throws(LibraryError) -> Set<
        String
    > {
        guard let number = ArticleNumber(id: article) else { throw .invalidID(id: article) }
        return try index.read { db in
            Set(
                try String.fetchAll(
                    db.cachedStatement(
                        sql: """
                            SELECT entity FROM quotedEntities WHERE speaker = ? AND article =
                            (SELECT article FROM files WHERE id = ?)
                            """), arguments: [speaker.id, number.stored]))
        }
    }

    /// All names by which the library knows those who are quoted in an article, by the ids of its entities. Empty where
    /// a query does not ask for speakers.
    public func speakerNames(of article: String, for query: Query?) throws(LibraryError) -> [String: [String]]
    {
        guard query?.asksForSpeakers == true, let number = ArticleNumber(id: article) else { return [:] }
        return try index.read { db in
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: """
                        SELECT entity, speakers.name, spellings FROM quotedEntities
                        JOIN speakers ON speakers.id = speaker
                        WHERE article = (SELECT article FROM files WHERE id = ?)
                        """), arguments: [number.stored])
            return Dictionary(
                rows.map { ($0[0], SpeakerNames(best: $0[1], column: $0[2]).all) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// The number of quotes in all articles.
    public func quoteCount() throws(LibraryError) -> Int {
        try index.read { db in try Int.fetchOne(db, sql: "SELECT sum(quotes) FROM articles") ?? 0 }
    }
}

extension SpeakerSummary {
    fileprivate init(row: Row) {
        let names = SpeakerNames(best: row[2], column: row[3])
        self.init(
            id: row[0], identity: row[1], name: names.best, otherNames: names.others, quotes: row[4],
            articles: row[5])
    }
}

extension SpeakerNames {
    /// What the names must meet for a query's clauses of words.
    fileprivate static func conditions(of clauses: [Query.Clause]) -> [SQL] {
        clauses.filter { $0.alternatives.contains(where: \.isOfNames) }.map(meet)
    }

    /// That the names meet a clause of words; its terms of other things play no part.
    fileprivate static func meet(_ clause: Query.Clause) -> SQL {
        SQL.any(
            clause.alternatives.compactMap { term -> SQL? in
                guard let words = term.condition.nameWords else { return nil }
                return term.isNegated ? "NOT (\(have(words)))" : have(words)
            })
    }
}

extension Query.Condition {
    /// The words that are looked for in the names where a list is one of names.
    fileprivate var nameWords: WordPattern? {
        switch self {
        case .words(let words), .speaker(let words), .spelling(let words): words
        default: nil
        }
    }
}

extension Query.Term {
    fileprivate var isOfNames: Bool { condition.nameWords != nil }
}
