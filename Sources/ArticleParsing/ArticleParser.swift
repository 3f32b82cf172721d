import ArticleModel
import Linguistics

/// Finds blocks, quotes, entities and claims in a text.
public struct ArticleParser: Sendable {
    /// The version of the parser: analyses made by another one are made anew.
    public static let version = "1.0.0"

    /// Makes a parser; it can be used from several threads at once.
    public init() {}

    /// Analyses one document. Any text is taken; nothing is ever thrown.
    public func parse(_ document: RawDocument) -> Analysis {
        let text = ArticleText(document.text)
        let blocks = BlockFinder(text: text, document: document).blocks()
        let tokenized = Tokenizer().tokenize(text, blocks: blocks)
        let quotations = QuotationFinder(text: tokenized, blocks: blocks).quotations()
        let titles = TitleFinder(text: tokenized).titles()
        let names = NameLabeler().names(in: tokenized, blocks: blocks, titles: titles)
        let named = EntityBuilder(text: tokenized, titles: titles).entities(names: names)
        let linker = AttributionLinker(text: tokenized, blocks: blocks, quotations: quotations, labeler: RuleLabeler())
        let speakers = SpeakerResolver(
            text: tokenized, blocks: blocks, quotations: quotations, entities: named, quotes: linker.quotes()
        ).resolved()
        let claims = ClaimExtractor().claims(
            in: tokenized, blocks: blocks, quotes: speakers.quotes, entities: speakers.entities,
            date: document.date.flatMap { CalendarDate(iso: $0) })
        return Analysis(
            parser: Self.version, title: title(of: document, text, blocks), language: "en", blocks: blocks,
            sentences: tokenized.sentences.indices.map { tokenized.sentenceSpan($0) }, quotes: speakers.quotes,
            entities: speakers.entities, claims: claims)
    }

    /// The title given with the text, or else its headline.
    private func title(of document: RawDocument, _ text: ArticleText, _ blocks: [Block]) -> String? {
        document.title ?? blocks.first { $0.kind == .headline }.map { text[$0.span] }
    }
}
