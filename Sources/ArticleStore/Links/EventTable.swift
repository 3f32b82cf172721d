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
        "CREATE TABLE eventSketches (article INTEGER PRIMARY KEY, day INTEGER NOT NULL, terms BLOB NOT NULL)",
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
        for term in sketch.terms { try insert.execute(arguments: [Int64(term), day, article.stored]) }
        let blob = sketch.terms.withUnsafeBytes { Data($0) }
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO eventSketches VALUES (?, ?, ?)")
            .execute(arguments: [article.stored, day, blob])
    }

    func remove(_ article: ArticleNumber) throws {
        if let (day, terms) = try sketch(of: article) {
            let delete = try db.cachedStatement(
                sql: "DELETE FROM eventTerms WHERE term = ? AND day = ? AND article = ?")
            for term in terms { try delete.execute(arguments: [Int64(term), day, article.stored]) }
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

    private func sketch(of article: ArticleNumber) throws -> (day: Int, terms: [UInt32])? {
        let row = try Row.fetchOne(
            db.cachedStatement(sql: "SELECT day, terms FROM eventSketches WHERE article = ?"),
            arguments: [article.stored])
        guard let row else { return nil }
        let blob: Data = row[1]
        let terms = stride(from: 0, to: blob.count - 3, by: 4).map { place in
            blob.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt32.self) }
        }
        return (row[0], terms)
    }

    /// Finds the articles near one, and keeps them.
    func updateNeighbours(of article: ArticleNumber) throws -> [ArticleNumber] {
        try removeNeighbours(of: article)
        guard let (day, terms) = try sketch(of: article) else { return [] }
        var likeness = EventLikeness()
        let select = try db.cachedStatement(
            sql: """
                SELECT article FROM eventTerms
                WHERE term = ? AND day BETWEEN ? AND ? AND article <> ? LIMIT \(EventLikeness.mostArticlesWithTerm)
                """)
        for term in terms {
            let others = try Int64.fetchAll(
                select,
                arguments: [
                    Int64(term), day - EventLikeness.mostDays, day + EventLikeness.mostDays, article.stored,
                ])
            likeness.add(articlesWithTerm: others.map { ArticleNumber(stored: $0).id })
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
