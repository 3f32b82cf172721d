import ArticleModel

/// A stretch of text in quotation marks, whoever says it.
public struct Quotation: Hashable, Sendable {
    /// The stretch, with its marks. A quotation over several paragraphs has one part for each paragraph;
    /// the parts are in text order.
    public var parts: [TextSpan]
    /// Whether its closing mark was found; if not, it was ended where the text makes it likely.
    public var isClosed: Bool
    /// How many quotations stand around it (0 for none).
    public var depth: Int

    /// Makes a quotation.
    public init(parts: [TextSpan], isClosed: Bool, depth: Int) {
        self.parts = parts
        self.isClosed = isClosed
        self.depth = depth
    }

    /// From the first to the last mark.
    public var hull: TextSpan { parts.hull ?? TextSpan(0, 0) }
}
