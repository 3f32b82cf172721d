/// How many columns text takes on a terminal, by grapheme cluster.
public enum TextWidth {
    /// The cleaned cluster to draw for a character and its width in columns: 0 (draw nothing), 1 or 2.
    public static func cell(_ character: Character) -> (cluster: String, width: Int) {
        (String(character), 1)
    }

    /// The number of columns of a text.
    public static func width(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + cell($1).width }
    }

    /// A text with control characters and bidirectional overrides replaced, ready to be drawn.
    public static func clean(_ text: some StringProtocol) -> String {
        text.map { cell($0).cluster }.joined()
    }
}
