/// A block in files and output.
public struct BlockDocument: Codable, Sendable {
    /// The role of the block.
    public var kind: Block.Kind
    /// First code point.
    public var start: Int
    /// After the last code point.
    public var end: Int

    init(_ block: Block, _ map: OffsetMap) {
        kind = block.kind
        start = map.codePoint(atByte: block.span.start)
        end = map.codePoint(atByte: block.span.end)
    }

    func block(_ map: OffsetMap) -> Block {
        Block(kind, map.bytes(CodePointRange(start, end)))
    }
}
