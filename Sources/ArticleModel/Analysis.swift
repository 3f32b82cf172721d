/// Everything that the parsing library finds in one text. Spans are UTF-8 bytes over exactly that text.
public struct Analysis: Hashable, Sendable {
    /// The version of the parser that made it.
    public var parser: String
    /// The title found in the text or given with it; nil when there is none.
    public var title: String?
    /// The language found (BCP 47); nil when it cannot be told. Only `en` is analysed beyond blocks.
    public var language: String?
    /// The blocks, in text order.
    public var blocks: [Block]
    /// The sentences, in text order; none crosses a block's border.
    public var sentences: [TextSpan]
    /// The attributions, ordered by where their content starts.
    public var quotes: [Quote]
    /// The entities, ordered by first mention.
    public var entities: [Entity]
    /// The claims, ordered by where their content starts.
    public var claims: [Claim]
    /// Links within the article.
    public var links: [Link]

    /// Makes an analysis.
    public init(
        parser: String, title: String? = nil, language: String? = nil, blocks: [Block] = [],
        sentences: [TextSpan] = [], quotes: [Quote] = [], entities: [Entity] = [], claims: [Claim] = [],
        links: [Link] = []
    ) {
        self.parser = parser
        self.title = title
        self.language = language
        self.blocks = blocks
        self.sentences = sentences
        self.quotes = quotes
        self.entities = entities
        self.claims = claims
        self.links = links
    }

    /// The entity with this id.
    public func entity(_ id: String?) -> Entity? {
        guard let id else { return nil }
        return entities.first { $0.id == id }
    }

    /// The quote with this id.
    public func quote(_ id: String?) -> Quote? {
        guard let id else { return nil }
        return quotes.first { $0.id == id }
    }
}
