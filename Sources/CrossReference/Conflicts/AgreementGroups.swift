import ArticleModel

/// Claims that agree with one another, directly or through others.
public struct AgreementGroup: Hashable, Sendable {
    /// The claims, ordered by article and place.
    public var claims: [Link.Side]
    /// How many different outlets have it; articles without a known outlet count one each.
    public var outlets: Int

    /// Joins the claims of links of the kind `agrees`, the largest groups first. Dismissed links join nothing.
    ///
    /// - Parameter outlet: the outlet of an article; nil where it is not known.
    public static func groups(of links: [Link], outlet: (String) -> String?) -> [AgreementGroup] {
        var groupOfClaim: [String: Int] = [:]
        var groups: [[Link.Side]] = []
        for link in links where link.kind == .agrees && link.state != .dismissed {
            let sides = [link.a, link.b]
            let known = Set(sides.compactMap { groupOfClaim[key($0)] }).sorted()
            let target = known.first ?? groups.count
            if known.isEmpty { groups.append([]) }
            for other in known.dropFirst() {
                for side in groups[other] { groupOfClaim[key(side)] = target }
                groups[target] += groups[other]
                groups[other] = []
            }
            for side in sides where groupOfClaim.updateValue(target, forKey: key(side)) == nil {
                groups[target].append(side)
            }
        }
        return groups.filter { !$0.isEmpty }.map { sides in
            let sources = Set(sides.map { outlet($0.article) ?? "article " + $0.article })
            return AgreementGroup(
                claims: sides.sorted { ($0.article, $0.span) < ($1.article, $1.span) }, outlets: sources.count
            )
        }.sorted { ($0.claims.count, $1.claims[0].article) > ($1.claims.count, $0.claims[0].article) }
    }

    private static func key(_ side: Link.Side) -> String { side.article + " " + side.reference }
}
