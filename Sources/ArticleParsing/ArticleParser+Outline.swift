import ArticleModel

extension ArticleParser {
    /// The blocks of a document alone: what can be shown at once while the whole analysis is still being made.
    public static func outline(of document: RawDocument) -> Analysis {
        let text = ArticleText(document.text)
        return Analysis(
            parser: version, title: document.title,
            blocks: BlockFinder(text: text, document: document).blocks())
    }
}
