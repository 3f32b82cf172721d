import ArticleModel

/// Words that must follow one another; the last may be only the beginning of a word (`pre*`).
public struct WordPattern: Hashable, Sendable {
    /// The words in folded form: letters and digits without case and accents. Never empty.
    public let words: [String]
    /// Whether the last word is the beginning of one.
    public let isPrefix: Bool

    private let folded: [[UInt8]]

    /// Reads the words of a text; nil where there are none.
    public init?(_ text: some StringProtocol, isPrefix: Bool = false) {
        var folding = TextFolding()
        words = folding.fold(text).strings
        folded = words.map { Array($0.utf8) }
        self.isPrefix = isPrefix
        if words.isEmpty { return nil }
    }

    /// The first place of the words in a text; nil where they do not stand.
    func firstSpan(in text: FoldedText) -> TextSpan? {
        guard text.words.count >= folded.count else { return nil }
        for start in 0...(text.words.count - folded.count) where matches(text, at: start) {
            return TextSpan(text.words[start].span.start, text.words[start + folded.count - 1].span.end)
        }
        return nil
    }

    /// Whether the words stand in a text.
    public func isFound(in text: some StringProtocol) -> Bool {
        var folding = TextFolding()
        return firstSpan(in: folding.fold(text)) != nil
    }

    /// Whether the words are all that a text has.
    func isWhole(_ text: FoldedText) -> Bool {
        text.words.count == folded.count && matches(text, at: 0)
    }

    private func matches(_ text: FoldedText, at start: Int) -> Bool {
        for (offset, wanted) in folded.enumerated() {
            let word = text.folded(text.words[start + offset])
            let isMatch =
                isPrefix && offset == folded.count - 1
                ? word.starts(with: wanted) : word.elementsEqual(wanted)
            if !isMatch { return false }
        }
        return true
    }
}
