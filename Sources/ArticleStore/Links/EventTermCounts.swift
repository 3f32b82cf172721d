import CrossReference
import GRDB

/// How many articles of the library have a term of the sketches, each counted once while links are brought up to date.
final class EventTermCounts {
    private var all: Int?
    private var counts: [UInt32: Int] = [:]

    /// The number of all articles that have a sketch.
    func articles(_ db: Database) throws -> Int {
        if let all { return all }
        let counted = try Int.fetchOne(db, sql: "SELECT count(*) FROM eventSketches") ?? 0
        all = counted
        return counted
    }

    /// The number of articles with a term, no more than `EventLikeness.mostCounted`.
    func articles(with term: UInt32, _ db: Database) throws -> Int {
        if let known = counts[term] { return known }
        let statement = try db.cachedStatement(
            sql: """
                SELECT count(*) FROM (SELECT 1 FROM eventTerms WHERE term = ? LIMIT \(EventLikeness.mostCounted))
                """)
        let counted = try Int.fetchOne(statement, arguments: [Int64(term)]) ?? 0
        counts[term] = counted
        return counted
    }
}
