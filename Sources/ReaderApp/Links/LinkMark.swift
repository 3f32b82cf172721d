import ArticleModel
import ArticleStore
import CrossReference

/// The signs of links: `≠` conflict, `≈` altered quote, `=` same quote, `+` agrees, `~` name spelt otherwise, `⧉` copy.
enum LinkMark {
    /// The kinds in the order in which they matter to a reader.
    static let order: [Link.Kind] = [
        .conflict, .alteredQuote, .sameQuote, .agrees, .nameVariant, .duplicateArticle,
    ]

    static func sign(_ kind: Link.Kind) -> String {
        switch kind {
        case .conflict: "≠"
        case .alteredQuote: "≈"
        case .sameQuote: "="
        case .agrees: "+"
        case .nameVariant: "~"
        case .duplicateArticle: "⧉"
        }
    }

    /// What a link says, in words.
    static func words(_ link: StoredLink) -> String {
        switch link.link.kind {
        case .conflict: "possible conflict"
        case .alteredQuote: "altered quote"
        case .sameQuote: "same quote"
        case .agrees: "agrees"
        case .nameVariant: "name spelt otherwise"
        case .duplicateArticle: "copy"
        }
    }

    /// How many there are of each kind: `≠1 ≈2`.
    static func counts(_ links: [StoredLink]) -> String {
        order.compactMap { kind in
            let count = links.count { $0.link.kind == kind }
            return count == 0 ? nil : sign(kind) + String(count)
        }.joined(separator: " ")
    }
}

extension ArticleLinks {
    /// The links of a claim, and those of its quote where it is the first claim of it, the most telling first.
    func links(of claim: Claim, isFirstOfQuote: Bool) -> [StoredLink] {
        var found = links(of: claim.id)
        if isFirstOfQuote, let quote = claim.quote { found += links(of: quote) }
        return found.inOrder
    }

    /// The links of a claim by its index.
    func links(ofClaim index: Int, in analysis: Analysis) -> [StoredLink] {
        let claim = analysis.claims[index]
        let first = claim.quote.flatMap { quote in analysis.claims.firstIndex { $0.quote == quote } }
        return links(of: claim, isFirstOfQuote: first == index)
    }
}

extension [StoredLink] {
    /// By kind, the strongest of each first.
    var inOrder: [StoredLink] {
        sorted { a, b in
            let places = [a, b].map { LinkMark.order.firstIndex(of: $0.link.kind) ?? LinkMark.order.count }
            return (places[0], -a.link.strength, a.id) < (places[1], -b.link.strength, b.id)
        }
    }
}
