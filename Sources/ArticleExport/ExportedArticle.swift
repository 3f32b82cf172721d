import ArticleModel

/// An article with all that is known of it, as the formats of this module take it.
public struct ExportedArticle: Sendable {
    /// The article.
    public let article: Article
    /// Its analysis, as the user has corrected it.
    public let analysis: Analysis
    /// Its notes, highlights and corrections.
    public let annotations: [PlacedAnnotation]
    /// What the user has said of its claims, by the claims' ids.
    public let verdicts: [String: ClaimVerdict]

    let text: ArticleText
    /// The blocks as they are set.
    let blocks: [Block]
    /// The ids of the entities that say something, in order of their first quote.
    let speakers: [String]
    private let names: [String: String]
    private let quotes: [String: Quote]

    /// Gathers the parts; spans must be spans of the article's text.
    public init(
        _ article: Article, _ analysis: Analysis, annotations: [PlacedAnnotation] = [],
        verdicts: [String: ClaimVerdict] = [:]
    ) {
        self.article = article
        self.analysis = analysis
        self.annotations = annotations
        self.verdicts = verdicts
        text = ArticleText(article.document.text)
        blocks = analysis.blocks.asSet
        names = Dictionary(
            analysis.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        quotes = Dictionary(analysis.quotes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var seen: Set<String> = []
        speakers = analysis.quotes.compactMap(\.speaker).filter { seen.insert($0).inserted }
    }

    /// The name of an entity, on one line; nil for nobody.
    func name(_ entity: String?) -> String? { entity.flatMap { names[$0] }.map { CleanText.line($0) } }

    /// Who says a quote.
    func voicing(of quote: Quote) -> Voicing {
        Voicing(name: name(quote.speaker), quote: quote, in: text)
    }

    /// Who makes a claim.
    func voicing(of claim: Claim) -> Voicing {
        Voicing(name: name(claim.claimant), quote: claim.quote.flatMap { quotes[$0] }, in: text)
    }

    /// The words of spans on one line, with an ellipsis where others stand between them.
    func words(_ spans: [TextSpan]) -> String {
        CleanText.line(spans.map { text[$0] }.joined(separator: " … "))
    }

    /// The article's address; nil where it has none that leads into the web.
    var address: String? { article.document.url.flatMap { WebAddress($0)?.description } }
}
