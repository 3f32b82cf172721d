import ArticleModel

/// An article as links are looked for in it: its text with all that the parser found.
public struct ArticleClaims: Sendable {
    /// The article's id.
    public let article: String
    /// The publication.
    public let outlet: String?
    /// The day of publication.
    public let date: CalendarDate?
    /// The text; spans of the analysis index into it.
    public let text: ArticleText
    /// What the parser found.
    public let analysis: Analysis

    /// Gathers what is known of an article.
    public init(
        article: String, outlet: String? = nil, date: CalendarDate? = nil, text: ArticleText,
        analysis: Analysis
    ) {
        self.article = article
        self.outlet = outlet
        self.date = date
        self.text = text
        self.analysis = analysis
    }

    /// An article of a library with its analysis.
    public init(_ article: Article, _ analysis: Analysis) {
        self.init(
            article: article.id, outlet: article.document.outlet,
            date: article.document.date.flatMap { CalendarDate(iso: $0) },
            text: ArticleText(article.document.text), analysis: analysis)
    }
}

/// Finds the claims and names of two articles that agree or are in conflict.
///
/// It is asked for pairs of articles that may be on one event, and with the same article twice for what stands within
/// it. The links' ids are made with `LinkIdentity`.
public protocol ClaimComparing: Sendable {
    /// The links between two articles; `a` is the one published first, where that is known.
    func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link]
}
