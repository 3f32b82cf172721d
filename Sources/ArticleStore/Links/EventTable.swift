import ArticleModel
import CrossReference
import Foundation
import GRDB

/// The sketches of all articles by words and days, and which articles are near one another.
struct EventTable {
    static let schema = [
        """
        CREATE TABLE eventTerms (
            term INTEGER NOT NULL, day INTEGER NOT NULL, article INTEGER NOT NULL,
            PRIMARY KEY (term, day, article)) WITHOUT ROWID
        """,
        // The terms of people and organisations stand apart, in `actors`.
        """
        CREATE TABLE eventSketches (
            article INTEGER PRIMARY KEY, day INTEGER NOT NULL, terms BLOB NOT NULL, actors BLOB NOT NULL)
        """,
        // Each pair twice, from either side.
        """
        CREATE TABLE eventNeighbours (
            a INTEGER NOT NULL, b INTEGER NOT NULL, likeness REAL NOT NULL, PRIMARY KEY (a, b)) WITHOUT ROWID
        """,
    ]

    private let db: Database

    init(_ db: Database) { self.db = db }

    func insert(_ sketch: EventSketch, on day: Int, of article: ArticleNumber) throws {
        let insert = try db.cachedStatement(sql: "INSERT OR IGNORE INTO eventTerms VALUES (?, ?, ?)")
        for term in sketch.terms + sketch.actors {
            try insert.execute(arguments: [Int64(term), day, article.stored])
        }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO eventSketches VALUES (?, ?, ?, ?)")
            .execute(arguments: [article.stored, day, Self.blob(sketch.terms), Self.blob(sketch.actors)])
    }

    func remove(_ article: ArticleNumber) throws {
        if let (day, terms, actors) = try sketch(of: article) {
            let delete = try db.cachedStatement(
                sql: "DELETE FROM eventTerms WHERE term = ? AND day = ? AND article = ?")
            for term in terms + actors { try delete.execute(arguments: [Int64(term), day, article.stored]) }
            try db.cachedStatement(sql: "DELETE FROM eventSketches WHERE article = ?")
                .execute(arguments: [article.stored])
        }
        try removeNeighbours(of: article)
    }

    private func removeNeighbours(of article: ArticleNumber) throws {
        for side in ["a", "b"] {
            try db.cachedStatement(sql: "DELETE FROM eventNeighbours WHERE \(side) = ?")
                .execute(arguments: [article.stored])
        }
    }

    private func sketch(of article: ArticleNumber) throws -> (day: Int, terms: [UInt32], actors: [UInt32])? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT day, terms, actors FROM eventSketches WHERE article = ?"),
            arguments: [article.stored])
        return row.map { ($0[0], Self.terms(in: $0[1]), Self.terms(in: $0[2])) }
    }

    private static func blob(_ terms: [UInt32]) -> Data { terms.withUnsafeBytes { Data($0) } }

    private static func terms(in blob: Data) -> [UInt32] {
        stride(from: 0, to: blob.count - 3, by: 4).map { place in
            blob.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt32.self) }
        }
    }

    /// Finds the articles near one, and keeps them. `quotes` has how many quotes it shares with others.
    func updateNeighbours(
        of article: ArticleNumber, sharing quotes: [ArticleNumber: Int], _ counts: EventTermCounts
    ) throws -> [ArticleNumber] {
        try removeNeighbours(of: article)
        guard let (day, terms, actors) = try sketch(of: article) else { return [] }
        let days = (day - EventLikeness.mostDays)...(day + EventLikeness.mostDays)
        let articles = try counts.articles(db)
        var likeness = EventLikeness(articles: articles)
        for term in terms {
            let others = try self.articles(with: term, on: days, except: article)
            guard !others.isEmpty else { continue }
            likeness.add(articlesWithTerm: others, of: try counts.articles(with: term, db))
        }
        for actor in actors {
            let others = try self.articles(with: actor, on: days, except: article)
            guard !others.isEmpty else { continue }
            likeness.add(articlesWithActor: others, of: try counts.articles(with: actor, db))
        }
        for (other, count) in quotes {
            guard let sketch = try sketch(of: other), days.contains(sketch.day) else { continue }
            likeness.add(quotes: count, sharedWith: other.id)
        }
        let neighbours = likeness.neighbours
        let insert = try db.cachedStatement(sql: "INSERT OR REPLACE INTO eventNeighbours VALUES (?, ?, ?)")
        for neighbour in neighbours {
            guard let other = ArticleNumber(id: neighbour.article) else { continue }
            try insert.execute(arguments: [article.stored, other.stored, neighbour.likeness])
            try insert.execute(arguments: [other.stored, article.stored, neighbour.likeness])
        }
        return neighbours.compactMap { ArticleNumber(id: $0.article) }
    }

    private func articles(
        with term: UInt32, on days: ClosedRange<Int>, except article: ArticleNumber
    ) throws -> [String] {
        try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT article FROM eventTerms
                    WHERE term = ? AND day BETWEEN ? AND ? AND article <> ? LIMIT \(EventLikeness.mostArticlesWithTerm)
                    """),
            arguments: [Int64(term), days.lowerBound, days.upperBound, article.stored]
        ).map { ArticleNumber(stored: $0).id }
    }

    /// The pairs of near articles, each once, that an article can be in a group with: all that are joined to it by
    /// others, the nearest first; no more than `most` articles.
    func pairs(around article: ArticleNumber, most: Int) throws -> [EventGrouping.Pair] {
        let select = try db.cachedStatement(
            sql: "SELECT b, likeness FROM eventNeighbours WHERE a = ? ORDER BY likeness DESC")
        var pairs: [EventGrouping.Pair] = []
        var seen: Set<ArticleNumber> = [article]
        var waiting = [article][...]
        while let next = waiting.popFirst() {
            for row in try Row.fetchAll(select, arguments: [next.stored]) {
                let other = ArticleNumber(stored: row[0])
                if seen.count < most, seen.insert(other).inserted { waiting.append(other) }
                if seen.contains(other), next.stored < other.stored {
                    pairs.append(EventGrouping.Pair(next.id, other.id, row[1]))
                }
            }
        }
        return pairs
    }

    /// All pairs of near articles, each once.
    func pairs() throws -> [EventGrouping.Pair] {
        try Row.fetchAll(db, sql: "SELECT a, b, likeness FROM eventNeighbours WHERE a < b").map {
            EventGrouping.Pair(ArticleNumber(stored: $0[0]).id, ArticleNumber(stored: $0[1]).id, $0[2])
        }
    }
}
