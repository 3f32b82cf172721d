import ArticleModel

/// A comparison of articles in the order in which people read it: in what they are in conflict, whose words are altered,
/// what they agree on, and what each of them alone says.
public struct ComparisonReport: Sendable {
    /// Groups of links of one kind.
    public struct Section: Sendable {
        /// The kind.
        public var kind: Link.Kind
        /// The groups, the strongest first; what most outlets agree on comes first among agreements.
        public var groups: [LinkGroup]

        /// Its heading.
        public var title: String {
            switch kind {
            case .conflict: "Possible conflicts"
            case .alteredQuote: "Quotes altered"
            case .agrees: "Agreed on"
            case .sameQuote: "The same quotes"
            case .nameVariant: "Names spelt differently"
            case .duplicateArticle: "Copies"
            }
        }
    }

    /// What one article alone says.
    public struct Remainder: Sendable {
        /// The article.
        public var article: ArticleClaims
        /// Its claims that no other makes, the most check-worthy first.
        public var claims: [Claim]
    }

    /// The articles in the order of publication.
    public let articles: [ArticleClaims]
    /// What links them; no section is empty.
    public let sections: [Section]
    /// What each article alone says; without those that say nothing of their own.
    public let remainders: [Remainder]

    private static let order: [Link.Kind] = [.conflict, .alteredQuote, .agrees, .sameQuote, .nameVariant]

    /// Arranges a comparison. Links that the user has dismissed are left out.
    public init(_ comparison: ArticleComparison, states: [String: Link.State]) {
        articles = comparison.articles
        let ids = articles.map(\.article)
        let outlets = Dictionary(
            articles.map { ($0.article, $0.outlet) }, uniquingKeysWith: { first, _ in first })
        sections = Self.order.compactMap { kind in
            let links = comparison[kind].filter { states[$0.id] != .dismissed }
            if links.isEmpty { return nil }
            var groups = LinkGroup.groups(of: links, in: ids)
            if kind == .agrees {
                let counts = groups.map { group in group.outlets { outlets[$0] ?? nil } }
                groups = zip(groups, counts).enumerated()
                    .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
            }
            return Section(kind: kind, groups: groups)
        }
        remainders = comparison.articles.compactMap { article in
            let claims = comparison.onlyIn[article.article] ?? []
            return claims.isEmpty ? nil : Remainder(article: article, claims: claims)
        }
    }
}
