/// An analysis as the library keeps it: without the text, which stands in the article's own file.
///
/// The counts that a list shows come first in the file (`about` is the first key in sorted order), so that
/// listing need not read the rest.
public struct StoredAnalysis: Codable, Sendable {
    /// The version of this format.
    public static let schema = 1

    /// What a list needs to know of an analysis. All values are plain, so its JSON ends at the first brace.
    public struct About: Codable, Hashable, Sendable {
        /// The number of quotes.
        public var quotes: Int
        /// The number of claims.
        public var claims: Int
        /// The number of links within the article.
        public var links: Int
        /// The version of the parser that made the analysis.
        public var parser: String
        /// A hash of the text that was analysed: the analysis is void for any other text.
        public var textHash: String

        /// Makes the head of an analysis file.
        public init(quotes: Int, claims: Int, links: Int, parser: String, textHash: String) {
            self.quotes = quotes
            self.claims = claims
            self.links = links
            self.parser = parser
            self.textHash = textHash
        }
    }

    /// Counts, parser and text.
    public var about: About
    /// The version of the format that the file follows.
    public var schema: Int
    /// See `Analysis`.
    public var title: String?
    /// See `Analysis`.
    public var language: String?
    /// See `Analysis`.
    public var blocks: [BlockDocument]
    /// See `Analysis`.
    public var sentences: [CodePointRange]
    /// See `Analysis`.
    public var quotes: [QuoteDocument]
    /// See `Analysis`.
    public var entities: [EntityDocument]
    /// See `Analysis`.
    public var claims: [ClaimDocument]
    /// See `Analysis`.
    public var links: [LinkDocument]

    /// Converts an analysis of a text. `textHash` is whatever the library uses to tell texts apart.
    public init(_ analysis: Analysis, of text: String, textHash: String) {
        let map = OffsetMap(ArticleText(text))
        about = About(
            quotes: analysis.quotes.count, claims: analysis.claims.count, links: analysis.links.count,
            parser: analysis.parser, textHash: textHash)
        schema = Self.schema
        title = analysis.title
        language = analysis.language
        blocks = analysis.blocks.map { BlockDocument($0, map) }
        sentences = analysis.sentences.map { map.codePoints($0) }
        quotes = analysis.quotes.map { QuoteDocument($0, map) }
        entities = analysis.entities.map { EntityDocument($0, map) }
        claims = analysis.claims.map { ClaimDocument($0, map) }
        links = analysis.links.map { LinkDocument($0, map) }
    }

    /// The analysis in memory, with byte spans over `text`; offsets outside the text are clamped to it.
    public func analysis(of text: String) -> Analysis {
        let map = OffsetMap(ArticleText(text))
        return Analysis(
            parser: about.parser, title: title, language: language, blocks: blocks.map { $0.block(map) },
            sentences: sentences.map { map.bytes($0) }, quotes: quotes.map { $0.quote(map) },
            entities: entities.map { $0.entity(map) }, claims: claims.map { $0.claim(map) },
            links: links.map { $0.link(map) })
    }
}
