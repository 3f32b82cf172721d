import ArticleModel

/// Articles on one event side by side: what they agree on, what only one of them says, where they are in conflict, whose
/// words they cut or alter, which names they spell differently.
public struct ArticleComparison: Sendable {
    /// The articles, in the order of publication.
    public let articles: [ArticleClaims]
    /// Links between the articles, by kind, the strongest first. Links within one article are none of them.
    public let links: [Link.Kind: [FoundLink]]
    /// For each article the claims that no other one makes, the most check-worthy first.
    public let onlyIn: [String: [Claim]]

    /// Compares articles, two or more.
    public init(_ articles: [ArticleClaims], comparing claims: any ClaimComparing) {
        let articles = articles.sorted {
            ($0.date?.iso ?? "9999", $0.article) < ($1.date?.iso ?? "9999", $1.article)
        }
        self.articles = articles
        var found: [FoundLink] = []
        let linker = QuoteLinker()
        for (place, a) in articles.enumerated() {
            let quotes = QuoteReader.quotes(of: a)
            for b in articles[(place + 1)...] {
                let index = MemoryQuoteIndex(QuoteReader.quotes(of: b))
                // A memory index does not fail.
                found += (try? linker.links(of: quotes, in: index)) ?? []
                found += FoundLink.links(claims.links(between: a, and: b), a, b)
            }
        }
        found.sort { ($1.strength, $0.id) < ($0.strength, $1.id) }
        links = Dictionary(grouping: found, by: \.kind)
        onlyIn = Dictionary(
            articles.map { ($0.article, Self.ownClaims(of: $0, found)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Links of one kind, the strongest first.
    public subscript(kind: Link.Kind) -> [FoundLink] { links[kind] ?? [] }

    private static func ownClaims(of article: ArticleClaims, _ links: [FoundLink]) -> [Claim] {
        let shared = Set(
            links.flatMap { [$0.a, $0.b] }.filter { $0.article == article.article }.map(\.reference))
        return article.analysis.claims
            .filter { claim in
                claim.voice != .headline && !shared.contains(claim.id)
                    && !(claim.quote.map(shared.contains) ?? false)
            }
            .sorted { ($1.worth, $0.id) < ($0.worth, $1.id) }
    }
}
