import ArticleModel
import ArticleStore

/// The links of the open article, by what they are of: arranged once, so that drawing and moving only look them up.
struct OpenLinks: Sendable {
    /// As they were read, with the articles at their other ends.
    let all: ArticleLinks
    /// Those that are not dismissed.
    let shown: [StoredLink]
    private let byReference: [String: [StoredLink]]
    private let byClaim: [Int: [StoredLink]]

    init(_ all: ArticleLinks, in analysis: Analysis) {
        self.all = all
        shown = all.links.filter { $0.state != .dismissed }
        var byReference: [String: [StoredLink]] = [:]
        for link in shown {
            let sides = [link.link.a, link.link.b].filter { $0.article == all.article }
            for reference in Set(sides.map(\.reference)) { byReference[reference, default: []].append(link) }
        }
        byReference = byReference.mapValues(\.inOrder)
        var byClaim: [Int: [StoredLink]] = [:]
        var quotes: Set<String> = []
        for (index, claim) in analysis.claims.enumerated() {
            var found = byReference[claim.id] ?? []
            // The links of a quote stand at its first claim alone.
            if let quote = claim.quote, quotes.insert(quote).inserted { found += byReference[quote] ?? [] }
            if !found.isEmpty { byClaim[index] = found.inOrder }
        }
        self.byReference = byReference
        self.byClaim = byClaim
    }

    /// The links of a claim by its index, and those of its quote where it is the first claim of it, the most telling first.
    func links(ofClaim index: Int) -> [StoredLink] { byClaim[index] ?? [] }

    /// The links of a quote or an entity, the most telling first.
    func links(of reference: String) -> [StoredLink] { byReference[reference] ?? [] }
}
