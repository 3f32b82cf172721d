import GRDB

/// A query as SQLite understands it: what FTS5 is to match, if anything, and conditions on the table `articles`.
struct CompiledQuery {
    /// For `words MATCH`; nil where no positive term can be matched in the table `words`.
    private(set) var match: String?
    /// All must hold; they speak of `articles`.
    private(set) var conditions: [SQL] = []

    /// The newest hits that are weighed by relevance; older ones of a word that so many articles have say nothing.
    static let mostWeighed = 30_000

    /// What the keys of all hits are at least, and below; narrows the walk through the hits of common words.
    private var keys: (first: Int64?, end: Int64?)

    init(_ query: Query?) {
        guard let query else { return }
        var positive: [String] = []
        var negative: [String] = []
        for clause in query.clauses {
            if clause.alternatives.count == 1 { narrow(to: clause.alternatives[0]) }
            let terms = clause.alternatives.map { Term($0, query.places) }
            let matches = terms.compactMap(\.positiveMatch)
            if matches.count == terms.count {
                positive.append("(" + matches.joined(separator: " OR ") + ")")
            } else if terms.count == 1, let match = terms[0].negativeMatch {
                negative.append(match)
            } else {
                conditions.append(SQL.any(terms.map(\.condition)))
            }
        }
        if positive.isEmpty {
            conditions += negative.map { match -> SQL in "NOT (\(Term.isMatch(match)))" }
        } else {
            match = "(" + positive.joined(separator: " AND ") + ")" + negative.map { " NOT \($0)" }.joined()
        }
    }

    /// Keys are times in UTC, and dates have the day of their place: a day and more is left at either end.
    private mutating func narrow(to term: Query.Term) {
        guard case .date(let period) = term.condition, !term.isNegated else { return }
        if let first = period.first?.adding(days: -2) {
            keys.first = max(keys.first ?? .min, ArticleKey.first(of: first))
        }
        if let end = period.last?.adding(days: 3) {
            keys.end = min(keys.end ?? .max, ArticleKey.first(of: end))
        }
    }

    /// Adds a condition.
    func with(_ condition: SQL) -> CompiledQuery {
        var query = self
        query.conditions.append(condition)
        return query
    }

    /// The same, and all articles that nobody has analysed.
    var orUnanalysed: CompiledQuery {
        var query = CompiledQuery(nil)
        let all = (match.map { [Term.isMatch($0)] } ?? []) + conditions
        if !all.isEmpty { query.conditions = [SQL.any([SQL.all(all), "articles.parser IS NULL"])] }
        return query
    }

    /// The columns asked for, of all hits in an order.
    func select(_ columns: SQL, by order: ArticleOrder) -> SQL {
        guard let match else {
            return """
                SELECT \(columns) FROM articles WHERE 1\(range(of: "articles.key"))\(filter(after: "AND"))
                ORDER BY \(Self.key(of: order))
                """
        }
        switch order {
        case .relevance:
            // Title, outlet, text, quotes, speakers, entities.
            return """
                SELECT \(columns) FROM (
                    SELECT key, score FROM (
                        SELECT rowid AS key, bm25(words, 8, 2, 1, 0.5, 2, 1) AS score FROM words
                        WHERE words MATCH \(match)\(range(of: "rowid")) ORDER BY rowid DESC LIMIT \(Self.mostWeighed))
                    ORDER BY score) AS hits
                CROSS JOIN articles ON articles.key = hits.key\(filter)
                ORDER BY hits.score, hits.key DESC
                """
        case .newest:
            return """
                SELECT \(columns) FROM words CROSS JOIN articles ON articles.key = words.rowid
                WHERE words MATCH \(match)\(range(of: "words.rowid"))\(filter(after: "AND")) ORDER BY words.rowid DESC
                """
        case .title, .outlet, .unread:
            return """
                SELECT \(columns) FROM words CROSS JOIN articles ON articles.key = words.rowid
                WHERE words MATCH \(match)\(range(of: "words.rowid"))\(filter(after: "AND")) ORDER BY \(Self.key(of: order))
                """
        }
    }

    private var filter: SQL { filter(after: "WHERE") }

    private func range(of column: SQL) -> SQL {
        var range: SQL = ""
        if let first = keys.first { range += " AND \(column) >= \(first)" }
        if let end = keys.end { range += " AND \(column) < \(end)" }
        return range
    }

    private func filter(after word: String) -> SQL {
        if conditions.isEmpty { return "" }
        return " \(sql: word) \(SQL.all(conditions))"
    }

    private static func key(of order: ArticleOrder) -> SQL {
        switch order {
        case .newest, .relevance: "articles.key DESC"
        case .title: "articles.title COLLATE NOCASE, articles.key DESC"
        case .outlet: "articles.outlet COLLATE NOCASE NULLS LAST, articles.key DESC"
        case .unread: "articles.isUnread DESC, articles.key DESC"
        }
    }
}

extension SQL {
    /// All of the conditions hold.
    static func all(_ conditions: [SQL]) -> SQL { joined(conditions, by: " AND ") }

    /// One of the conditions holds.
    static func any(_ conditions: [SQL]) -> SQL { joined(conditions, by: " OR ") }

    private static func joined(_ conditions: [SQL], by separator: String) -> SQL {
        conditions.map { condition -> SQL in "(\(condition))" }.joined(separator: separator)
    }
}

/// One term, as FTS5 or as a condition.
private struct Term {
    private enum Form {
        case match(String)
        case condition(SQL)
    }

    private let form: Form
    private let isNegated: Bool

    init(_ term: Query.Term, _ places: Set<Query.Place>) {
        isNegated = term.isNegated
        form =
            switch term.condition {
            case .words(let words): Self.words(words, places)
            case .outlet(let words): .match("outlet : \(Self.phrase(words))")
            case .feed(let words): .condition(Self.isFrom(words))
            case .speaker(let words): .condition(Self.isQuoting(words))
            case .spelling(let words): .match("speakers : \(Self.phrase(words))")
            case .entity(let words): .match("entities : \(Self.phrase(words))")
            case .tag(let words): .condition(Self.hasTag(words))
            case .date(let period): .condition(Self.isPublished(in: period))
            case .isUnread: .condition("articles.isUnread")
            case .isStarred: .condition("articles.isStarred")
            case .hasNotes: .condition("articles.notes > 0")
            case .hasConflicts: .condition("articles.conflicts > 0")
            }
    }

    /// What FTS5 is to match; nil for a negated term and for one that it knows nothing of.
    var positiveMatch: String? {
        if case .match(let match) = form, !isNegated { match } else { nil }
    }

    /// What FTS5 must not match.
    var negativeMatch: String? {
        if case .match(let match) = form, isNegated { match } else { nil }
    }

    var condition: SQL {
        let condition: SQL =
            switch form {
            case .match(let match): Self.isMatch(match)
            case .condition(let condition): condition
            }
        return isNegated ? "NOT (\(condition))" : condition
    }

    /// Whether an article is among those that FTS5 finds.
    static func isMatch(_ match: String) -> SQL {
        "articles.key IN (SELECT rowid FROM words WHERE words MATCH \(match))"
    }

    private static func words(_ words: WordPattern, _ places: Set<Query.Place>) -> Form {
        let inNotes: SQL = """
            articles.key IN (SELECT rowid FROM noteWords WHERE noteWords MATCH \(phrase(words)))
            """
        var columns: [String] = places.isEmpty ? ["title", "text"] : []
        if places.contains(.titles) { columns.append("title") }
        if places.contains(.quotes) { columns.append("quotes") }
        if columns.isEmpty { return .condition(inNotes) }
        let match = "{\(columns.joined(separator: " "))} : \(phrase(words))"
        return places.contains(.notes) ? .condition("(\(isMatch(match)) OR \(inNotes))") : .match(match)
    }

    /// Folded words are letters and digits alone: in marks they mean nothing else to FTS5.
    private static func phrase(_ words: WordPattern) -> String {
        "\"" + words.words.joined(separator: " ") + "\"" + (words.isPrefix ? " *" : "")
    }

    private static func isFrom(_ feed: WordPattern) -> SQL {
        """
        articles.key IN (SELECT article FROM feedArticles WHERE feed IN
        (SELECT rowid FROM feedNames WHERE feedNames MATCH \(phrase(feed))))
        """
    }

    /// Somebody has the words in a name, there or in any other article.
    private static func isQuoting(_ name: WordPattern) -> SQL {
        """
        articles.key IN (
            SELECT article FROM quotedEntities WHERE speaker IN (SELECT id FROM speakers WHERE \(SpeakerNames.have(name)))
            UNION SELECT rowid FROM words WHERE words MATCH \("speakers : " + phrase(name)))
        """
    }

    private static func hasTag(_ words: WordPattern) -> SQL {
        let tag = words.words.joined(separator: " ")
        let isTag: SQL =
            words.isPrefix ? "tag >= \(tag) AND tag < \(tag + "\u{10FFFF}")" : "tag = \(tag)"
        return "articles.key IN (SELECT article FROM tags WHERE \(isTag))"
    }

    /// By the day as it is written.
    private static func isPublished(in period: DatePeriod) -> SQL {
        var conditions: [SQL] = ["articles.date IS NOT NULL"]
        if let first = period.first { conditions.append("substr(articles.date, 1, 10) >= \(first.iso)") }
        if let last = period.last { conditions.append("substr(articles.date, 1, 10) <= \(last.iso)") }
        return SQL.all(conditions)
    }
}
