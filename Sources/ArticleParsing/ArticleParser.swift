import ArticleModel
import Linguistics

/// Finds blocks, quotes, entities and claims in a text.
public struct ArticleParser: Sendable {
    /// The version of the parser: analyses made by another one are made anew.
    public static let version = "2.3.0"

    private let labeler: any TextLabeler

    /// Makes a parser with the language engine that comes with the program; it can be used from several threads at once.
    ///
    /// - Throws: why the engine's weights cannot be used.
    public init() throws(WeightsError) { labeler = try EngineLabeler() }

    /// Makes a parser with another labeler.
    public init(labeler: any TextLabeler) { self.labeler = labeler }

    /// Analyses one document. Any text is taken; nothing is ever thrown. A text that is not English gets its blocks
    /// and sentences, and nothing else.
    public func parse(_ document: RawDocument) -> Analysis {
        let text = ArticleText(document.text)
        let blocks = BlockFinder(text: text, document: document).blocks()
        let tokenized = Tokenizer().tokenize(text, blocks: blocks)
        var analysis = Analysis(
            parser: Self.version, title: title(of: document, text, blocks),
            language: LanguageDetector().language(of: tokenized), blocks: blocks,
            sentences: tokenized.sentences.indices.map { tokenized.sentenceSpan($0) })
        if analysis.language == "en" { analyse(tokenized, document, into: &analysis) }
        return analysis
    }

    /// Adds quotes, entities and claims.
    private func analyse(_ text: TokenizedText, _ document: RawDocument, into analysis: inout Analysis) {
        let blocks = analysis.blocks
        let quotations = QuotationFinder(text: text, blocks: blocks).quotations()
        let titles = TitleFinder(text: text).titles()
        let reading = labeler.read(text, blocks: blocks)
        let names = reading.names()
        let named = EntityBuilder(text: text, titles: titles).entities(names: names)
        let grammar = reading.grammar()
        let linker = AttributionLinker(
            text: text, blocks: blocks, quotations: quotations, reading: reading,
            grammar: AttributionGrammar(text: text, grammar: grammar, names: names.map(\.span)))
        let speakers = SpeakerResolver(
            text: text, blocks: blocks, quotations: quotations, entities: named, quotes: linker.quotes()
        ).resolved()
        analysis.quotes = speakers.quotes
        analysis.entities = speakers.entities
        analysis.claims = ClaimExtractor(reading: reading, grammar: grammar).claims(
            in: text, blocks: blocks, quotes: speakers.quotes, entities: speakers.entities,
            date: document.date.flatMap { CalendarDate(iso: $0) })
    }

    /// The title given with the text, or else its headline.
    private func title(of document: RawDocument, _ text: ArticleText, _ blocks: [Block]) -> String? {
        document.title ?? blocks.first { $0.kind == .headline }.map { text[$0.span] }
    }
}
