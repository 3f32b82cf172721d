/// A stretch of an article's text with one role. Blocks follow one another and never nest.
public struct Block: Hashable, Sendable {
    /// The role that a block plays in an article.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case headline
        case dateline
        case byline
        case paragraph
        case subheading
        case blockQuote = "block-quote"
        case embeddedHeadline = "embedded-headline"
        case caption
        case listItem = "list-item"
        case boilerplate
    }

    /// What the block is.
    public var kind: Kind
    /// Where it stands, without the white space around it.
    public var span: TextSpan

    /// Makes a block.
    public init(_ kind: Kind, _ span: TextSpan) {
        self.kind = kind
        self.span = span
    }
}

extension [Block] {
    /// The blocks as they are set for people: a dateline runs into its paragraph.
    public var asSet: [Block] {
        var set: [Block] = []
        for block in self {
            if let last = set.last, last.kind == .dateline {
                set[set.count - 1] = Block(block.kind, last.span.union(block.span))
            } else {
                set.append(block)
            }
        }
        return set
    }
}
