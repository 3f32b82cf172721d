import ArticleModel

/// A piece of a text around some words, on one line.
enum Snippet {
    /// How many bytes of context stand on either side.
    private static let contextLength = 60

    /// The words of a span with those around it, cut between words, with … where something was cut.
    static func text(of text: ArticleText, around span: TextSpan) -> String {
        let start = wordStart(in: text, after: span.start - contextLength, before: span.start)
        let end = wordEnd(in: text, before: span.end + contextLength, after: span.end)
        let words = text[TextSpan(start, end)].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return (start > 0 ? "… " : "") + words + (end < text.count ? " …" : "")
    }

    private static func wordStart(in text: ArticleText, after offset: Int, before limit: Int) -> Int {
        guard offset > 0 else { return 0 }
        let space = text.bytes[offset..<limit].firstIndex(where: \.isASCIIWhitespace)
        return space.map { $0 + 1 } ?? text.codePointStart(atOrBefore: offset)
    }

    private static func wordEnd(in text: ArticleText, before offset: Int, after limit: Int) -> Int {
        guard offset < text.count else { return text.count }
        return text.bytes[limit..<offset].lastIndex(where: \.isASCIIWhitespace)
            ?? text.codePointStart(atOrBefore: offset)
    }
}
