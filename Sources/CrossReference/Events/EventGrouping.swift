import ArticleModel

/// Puts articles that report one event into groups, from how near they are to each other: two groups become one while
/// their articles are near on average (average linkage), so that a chain of neighbours is no group.
public struct EventGrouping {
    /// Two articles and their likeness.
    public struct Pair: Sendable {
        /// One article.
        public var a: String
        /// The other.
        public var b: String
        /// 0 to 1.
        public var likeness: Double

        /// Makes a pair.
        public init(_ a: String, _ b: String, _ likeness: Double) {
            self.a = a
            self.b = b
            self.likeness = likeness
        }
    }

    /// What two groups need on average to be one.
    private static let leastAverage = 0.25

    private var members: [Int: [String]] = [:]
    /// The sum of the likenesses between two groups.
    private var sums: [Int: [Int: Double]] = [:]

    /// The groups of two or more articles, each sorted, the largest first.
    public static func groups(_ pairs: [Pair]) -> [[String]] {
        var grouping = EventGrouping(pairs)
        grouping.merge(pairs)
        return grouping.members.values.filter { $0.count > 1 }.map { $0.sorted() }
            .sorted { ($1.count, $0[0]) < ($0.count, $1[0]) }
    }

    private var groupOf: [String: Int] = [:]

    private init(_ pairs: [Pair]) {
        for pair in pairs {
            let (a, b) = (number(pair.a), number(pair.b))
            guard a != b else { continue }
            sums[a, default: [:]][b] = pair.likeness
            sums[b, default: [:]][a] = pair.likeness
        }
    }

    private mutating func number(_ article: String) -> Int {
        if let known = groupOf[article] { return known }
        let number = groupOf.count
        groupOf[article] = number
        members[number] = [article]
        return number
    }

    private mutating func merge(_ pairs: [Pair]) {
        for pair in pairs.sorted(by: { ($1.likeness, $0.a, $0.b) < ($0.likeness, $1.a, $1.b) }) {
            guard let a = groupOf[pair.a], let b = groupOf[pair.b], a != b else { continue }
            let size = (members[a]?.count ?? 0) * (members[b]?.count ?? 0)
            let average = (sums[a]?[b] ?? 0) / Double(max(1, size))
            if average >= Self.leastAverage { merge(a, b) }
        }
    }

    /// The smaller group goes into the larger one.
    private mutating func merge(_ a: Int, _ b: Int) {
        let isInOrder = (members[a]?.count ?? 0) >= (members[b]?.count ?? 0)
        let (large, small) = isInOrder ? (a, b) : (b, a)
        for article in members[small] ?? [] { groupOf[article] = large }
        members[large, default: []] += members.removeValue(forKey: small) ?? []
        for (other, sum) in sums.removeValue(forKey: small) ?? [:] {
            sums[other]?[small] = nil
            guard other != large else { continue }
            sums[large, default: [:]][other, default: 0] += sum
            sums[other, default: [:]][large, default: 0] += sum
        }
    }
}
