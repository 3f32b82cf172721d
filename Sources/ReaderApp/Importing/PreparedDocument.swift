import ArticleModel
import ArticleParsing
import ArticleStore

/// A document on its way into the library, with its analysis where it needs one: made on any thread, taken in on one.
public struct PreparedDocument: Sendable {
    /// The document.
    public let document: RawDocument
    /// What became of it, where that was clear without an analysis.
    private var known: Intake?
    private var analysis: Analysis?

    /// Analyses the document, unless the library holds its text or `isCancelled` says that nobody wants it any more.
    public init(
        _ document: RawDocument, _ library: Library, _ keys: ArticleKeyFile, _ parser: LazyParser,
        isCancelled: () -> Bool
    ) throws {
        self.document = document
        known = try library.known(document, keys)
        if known == nil, !isCancelled() { analysis = try parser.get().parse(document) }
    }

    /// Takes it into the library. Of two texts from one address the later is the newer, so documents are taken in the
    /// order of their sources. Nil where it was cancelled before it was analysed.
    public func take(_ library: Library, _ keys: ArticleKeyFile) throws -> Intake? {
        if let known { return known }
        guard let analysis else { return nil }
        return try library.take(document, keys) { _ in analysis }
    }
}
