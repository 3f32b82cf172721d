/// One article with its analysis as `quoth extract` and `quoth show --json` print it, and (without the
/// article's fields) as the library keeps it. Offsets are code points over exactly `text`; unknown values are
/// null, never left out.
public struct AnalysisDocument: Codable, Sendable {
    /// The version of this format.
    public static let schema = 1

    /// The version of the format that the document follows.
    public var schema: Int
    /// The version of the parser that made the analysis.
    public var parser: String
    /// The article's id: the library's, or the one that the input gave.
    public var id: String?
    /// The article's title.
    public var title: String?
    /// The text to which all offsets refer.
    public var text: String
    /// The publication.
    public var outlet: String?
    /// The day or time of publication, ISO 8601.
    public var date: String?
    /// The article's address.
    public var url: String?
    /// The language found.
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

    /// Converts an analysis to its printed form.
    public init(id: String?, document: RawDocument, analysis: Analysis) {
        let map = OffsetMap(ArticleText(document.text))
        self.init(id: id, document: document, analysis: analysis, map: map)
    }

    /// Converts an analysis to its printed form with a map made before.
    public init(id: String?, document: RawDocument, analysis: Analysis, map: OffsetMap) {
        schema = Self.schema
        parser = analysis.parser
        self.id = id
        title = document.title ?? analysis.title
        text = document.text
        outlet = document.outlet
        date = document.date
        url = document.url
        language = analysis.language ?? document.language
        blocks = analysis.blocks.map { BlockDocument($0, map) }
        sentences = analysis.sentences.map { map.codePoints($0) }
        quotes = analysis.quotes.map { QuoteDocument($0, map) }
        entities = analysis.entities.map { EntityDocument($0, map) }
        claims = analysis.claims.map { ClaimDocument($0, map) }
        links = analysis.links.map { LinkDocument($0, map) }
    }

    /// The analysis in memory, with byte spans over `text`.
    public var analysis: Analysis { analysis(map: OffsetMap(ArticleText(text))) }

    /// The analysis in memory, with a map of the text made before.
    public func analysis(map: OffsetMap) -> Analysis {
        Analysis(
            parser: parser, title: title, language: language, blocks: blocks.map { $0.block(map) },
            sentences: sentences.map { map.bytes($0) }, quotes: quotes.map { $0.quote(map) },
            entities: entities.map { $0.entity(map) }, claims: claims.map { $0.claim(map) },
            links: links.map { $0.link(map) })
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(schema, forKey: .schema)
        try container.encode(parser, forKey: .parser)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(text, forKey: .text)
        try container.encode(outlet, forKey: .outlet)
        try container.encode(date, forKey: .date)
        try container.encode(url, forKey: .url)
        try container.encode(language, forKey: .language)
        try container.encode(blocks, forKey: .blocks)
        try container.encode(sentences, forKey: .sentences)
        try container.encode(quotes, forKey: .quotes)
        try container.encode(entities, forKey: .entities)
        try container.encode(claims, forKey: .claims)
        try container.encode(links, forKey: .links)
    }
}
