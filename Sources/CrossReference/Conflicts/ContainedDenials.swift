import ArticleModel

/// Finds what one voice of an article says and another denies there: `Some fear that an attack is near. Russia has denied
/// this.` The denied words stand within the other's claim, or they point back to it (`the accusation`).
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
            let before = pointsBack(denied) ? sentence(before: denied) : nil
            return claims.compactMap { claim in
                guard let own = claim.content.hull, own != denied, !own.overlaps(cue),
                    own.contains(denied) || before.map(own.overlaps) ?? false, claim.kind != .denial,
                    claim.claimant != denial.claimant
                else { return nil }
                let name = article.analysis.entity(denial.claimant)?.name ?? "the source"
                return Finding(
                    claim: claim, denial: denial, reason: "\(name) denies it: “\(article.text[cue])”")
            }
        }
    }

    /// Whether the words only name what has just been said.
    private func pointsBack(_ span: TextSpan) -> Bool {
        let words = article.text[span].lowercased().split { !$0.isLetter }.map(String.init)
        return (1...3).contains(words.count) && Self.pointers.contains(words[words.count - 1])
            && words.dropLast().allSatisfy(Self.articles.contains)
    }

    private static let pointers: Set<String> = [
        "accusation", "accusations", "allegation", "allegations", "assertion", "charge", "charges", "claim",
        "claims", "it",
        "report", "reports", "suggestion", "that", "this",
    ]
    private static let articles: Set<String> = [
        "all", "any", "such", "that", "the", "these", "this", "those",
    ]

    private func sentence(before span: TextSpan) -> TextSpan? {
        let sentences = article.analysis.sentences
        guard let own = sentences.firstIndex(where: { $0.end > span.start }), own > 0 else { return nil }
        let previous = sentences[own - 1]
        let paragraph = article.analysis.blocks.first { $0.span.contains(span) }
        return paragraph.map { $0.span.contains(previous) } ?? true ? previous : nil
    }
}
