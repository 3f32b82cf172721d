import ArticleModel

/// Where the words of an annotation stand in a text.
public enum AnchorState: Hashable, Sendable {
    /// Where they stood when the annotation was made.
    case exact(TextSpan)
    /// At another place, told by the words around them, or with some of the words changed.
    case moved(TextSpan)
    /// Nowhere that is certain enough.
    case orphaned

    /// The words' span in UTF-8 bytes; nil for an orphan.
    public var span: TextSpan? {
        switch self {
        case .exact(let span), .moved(let span): span
        case .orphaned: nil
        }
    }
}
