import ArticleModel
import Linguistics
import Testing

@testable import ArticleParsing

/// A text's quotes as a reader would note them down, for tests.
struct AttributionReading {
    let text: TokenizedText
    let quotations: [Quotation]
    let blocks: [Block]
    let quotes: [Quote]

    /// Reads paragraphs, which blank lines part. A neutral headline is put first, so that none of them is
    /// taken for one.
    init(_ paragraphs: String) {
        self.init(whole: "A Day of Talks in the Capital\n\n" + paragraphs)
    }

    /// Reads a whole article.
    init(whole string: String) {
        let source = ArticleText(string)
        blocks = BlockFinder(text: source, document: RawDocument(text: string)).blocks()
        text = Tokenizer().tokenize(source, blocks: blocks)
        quotations = QuotationFinder(text: text, blocks: blocks).quotations()
        guard let reading = try? EngineLabeler().read(text, blocks: blocks) else {
            Issue.record("The language engine could not be loaded")
            quotes = []
            return
        }
        let grammar = AttributionGrammar(
            text: text, grammar: reading.grammar(), names: reading.names().map(\.span))
        quotes = AttributionLinker(
            text: text, blocks: blocks, quotations: quotations, reading: reading, grammar: grammar
        ).quotes()
    }

    /// One line for each quote: `source | cue | content`, with ` … ` between the parts of one content.
    var lines: [String] { quotes.map(line) }

    /// The lines of the quotes that stand in no other.
    var outerLines: [String] { quotes.filter { $0.parent == nil }.map(line) }

    /// The kinds, in the order of `lines`.
    var kinds: [Quote.Kind] { quotes.map(\.kind) }

    private func line(_ quote: Quote) -> String {
        [quote.source, quote.cue, quote.content]
            .map { spans in spans.map { words($0) }.joined(separator: " … ") }
            .joined(separator: " | ")
    }

    /// The words of a span.
    func words(_ span: TextSpan) -> String { text.text[span] }

    /// The names of the speakers, quote by quote, when these people and organisations are known.
    func speakers(_ cast: Entity...) -> [String?] {
        let found = SpeakerResolver(
            text: text, blocks: blocks, quotations: quotations,
            entities: cast.map { $0.mentioned(in: text.text) },
            quotes: quotes
        ).resolved()
        return found.quotes.map { quote in found.entities.first { $0.id == quote.speaker }?.name }
    }
}

extension Entity {
    /// A person with a full name, short names and titles.
    static func person(_ name: String, _ short: String..., titles: [String] = []) -> Entity {
        Entity(id: name, kind: .person, name: name, variants: short, titles: titles)
    }

    /// An organisation.
    static func organisation(_ name: String) -> Entity { Entity(id: name, kind: .organisation, name: name) }

    /// A place.
    static func place(_ name: String) -> Entity { Entity(id: name, kind: .location, name: name) }

    /// The entity with a mention wherever one of its names stands, the longest first.
    fileprivate func mentioned(in text: ArticleText) -> Entity {
        var entity = self
        for form in ([name] + variants).sorted(by: { $0.utf8.count > $1.utf8.count }) {
            let bytes = Array(form.utf8)
            for start in text.bytes.indices where text.bytes[start...].starts(with: bytes) {
                let span = TextSpan(start, start + bytes.count)
                if !entity.mentions.contains(where: { $0.span.overlaps(span) }) {
                    entity.mentions.append(Mention(span, .name))
                }
            }
        }
        entity.mentions.sort { $0.span < $1.span }
        return entity
    }
}
