import ArticleModel
import ArticleStore
import CrossReference

/// How links are called and counted on the screen.
enum LinkMark {
    /// The kinds in the order in which they matter to a reader.
    static let order: [Link.Kind] = [
        .conflict, .alteredQuote, .sameQuote, .agrees, .nameVariant, .duplicateArticle,
    ]

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
            return count == 0 ? nil : kind.sign + String(count)
        }.joined(separator: " ")
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
