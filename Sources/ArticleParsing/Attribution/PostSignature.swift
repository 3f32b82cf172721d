import ArticleModel

/// The line under an embedded post that says whose it is: `— Ada Lovelace (@ada) July 3, 2019`.
struct PostSignature {
    /// The dash before the name.
    let dash: TextSpan
    /// The name.
    let name: TextSpan

    /// Longer names, in bytes, are none.
    private static let longestName = 80

    /// Reads a block; nil for one that is no such line.
    init?(_ text: ArticleText, _ block: TextSpan) {
        let bytes = text.bytes[block.start..<block.end]
        // The em dash; en dash and horizontal bar differ in the last byte alone.
        guard bytes.starts(with: [0xE2, 0x80]), bytes.count > 3,
            (0x93...0x95).contains(bytes[block.start + 2])
        else { return nil }
        dash = TextSpan(block.start, block.start + 3)
        let line = bytes.dropFirst(3).prefix(Self.longestName + 2)
        guard let bracket = line.firstIndex(of: UInt8(ascii: "(")), bracket + 1 < line.endIndex,
            line[bracket + 1] == UInt8(ascii: "@")
        else { return nil }
        name = text.trimmed(TextSpan(dash.end, bracket))
        if name.isEmpty { return nil }
    }
}
