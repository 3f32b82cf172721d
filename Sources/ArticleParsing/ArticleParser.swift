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
        let titles = TitleFinder(text: tokenized).titles()
        let names = NameLabeler().names(in: tokenized, blocks: blocks, titles: titles)
        let entities = EntityBuilder(text: tokenized, titles: titles).entities(names: names)
        return Analysis(
            parser: Self.version, title: title(of: document, text, blocks), blocks: blocks,
            sentences: tokenized.sentences.indices.map { tokenized.sentenceSpan($0) }, entities: entities)
    }

    /// The title given with the text, or else its headline.
    private func title(of document: RawDocument, _ text: ArticleText, _ blocks: [Block]) -> String? {
        document.title ?? blocks.first { $0.kind == .headline }.map { text[$0.span] }
    }
}
