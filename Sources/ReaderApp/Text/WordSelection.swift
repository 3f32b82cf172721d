import ArticleModel

/// Words that the user has marked with `v`, `V` or the mouse: from the word where it began to the word where it is.
struct WordSelection: Hashable, Sendable {
    /// By what it grows.
    enum Unit: Hashable, Sendable { case words, sentences, paragraphs, lines }

    /// The word (sentence, line …) where the selection began.
    var anchor: TextSpan
    /// The one where it is now.
    var head: TextSpan
    /// By what it grows.
    var unit = Unit.words

    /// All words between, both ends included.
    var span: TextSpan { anchor.union(head) }
}

extension ArticleText {
    /// The run of bytes without white space that covers `offset`, or the next one after it; nil at the end.
    func word(atOrAfter offset: Int) -> TextSpan? {
        var start = max(0, offset)
        while start < count, bytes[start].isASCIIWhitespace { start += 1 }
        guard start < count else { return nil }
        while start > 0, !bytes[start - 1].isASCIIWhitespace { start -= 1 }
        var end = start
        while end < count, !bytes[end].isASCIIWhitespace { end += 1 }
        return TextSpan(start, end)
    }

    /// The word before one; nil at the start.
    func word(before word: TextSpan) -> TextSpan? {
        var end = word.start
        while end > 0, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        return end > 0 ? self.word(atOrAfter: end - 1) : nil
    }
}
