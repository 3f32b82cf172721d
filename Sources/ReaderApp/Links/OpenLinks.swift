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

    init(_ all: ArticleLinks, in analysis: Analysis, of text: ArticleText) {
        self.all = all
        shown = all.links.filter { $0.state != .dismissed }
        var byReference: [String: [StoredLink]] = [:]
        var byClaim: [Int: [StoredLink]] = [:]
        for link in shown {
            let sides = [link.link.a, link.link.b].filter { $0.article == all.article }
            for reference in Set(sides.map(\.reference)) { byReference[reference, default: []].append(link) }
        }
        byReference = byReference.mapValues(\.inOrder)
        for (index, claim) in analysis.claims.enumerated() { byClaim[index] = byReference[claim.id] }
        let map = OffsetMap(text)
        let quoted = analysis.claims.indices.filter { analysis.claims[$0].quote != nil }
        let claims = Dictionary(grouping: quoted) { analysis.claims[$0].quote ?? "" }
        for (quote, links) in byReference {
            guard let claims = claims[quote] else { continue }
            for link in links {
                let passages = [link.link.a, link.link.b].filter {
                    $0.article == all.article && $0.reference == quote
                }.map { map.bytes($0.span) }
                let touched = claims.filter { index in
                    analysis.claims[index].content.contains { passages.contains(where: $0.overlaps) }
                }
                for index in touched.isEmpty ? Array(claims.prefix(1)) : touched {
                    byClaim[index, default: []].append(link)
                }
            }
        }
        self.byReference = byReference
        self.byClaim = byClaim.mapValues(\.inOrder)
    }

    /// The links of a claim by its index, and those of its quote whose passage has words of the claim (of the first claim
    /// where it has none of any), the most telling first.
    func links(ofClaim index: Int) -> [StoredLink] { byClaim[index] ?? [] }

    /// The links of a quote or an entity, the most telling first.
    func links(of reference: String) -> [StoredLink] { byReference[reference] ?? [] }
}
