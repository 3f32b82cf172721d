import ArticleModel

/// Finds what one voice of an article says and another denies there: `Some fear that an attack is near. Russia has denied
/// this.` The denied words stand within the other's claim.
struct ContainedDenials {
    private let article: ArticleClaims

    init(_ article: ArticleClaims) { self.article = article }

    /// A claim with the denial of a part of it.
    struct Finding {
        var claim: Claim
        var denial: Claim
        var reason: String
    }

    /// In text order.
    func findings() -> [Finding] {
        let claims = article.analysis.claims
        return claims.filter { $0.kind == .denial && $0.claimant != nil }.flatMap { denial -> [Finding] in
            guard let denied = denial.content.hull, let quote = article.analysis.quote(denial.quote),
                let cue = quote.cue.first
            else { return [] }
            return claims.compactMap { claim in
                guard let own = claim.content.hull, own.contains(denied), own != denied, !own.overlaps(cue),
                    claim.claimant != denial.claimant
                else { return nil }
                let name = article.analysis.entity(denial.claimant)?.name ?? "the source"
                return Finding(
                    claim: claim, denial: denial, reason: "\(name) denies it: “\(article.text[cue])”")
            }
        }
    }
}
