import ArticleModel

/// A search for plain words: all of them must occur, in the title or the text, as whole words, without regard to
/// case and diacritics. Words in quotation marks must follow one another.
public struct PlainQuery {
    /// Where a query was found.
    public struct Hit: Hashable, Sendable {
        /// The words found first in the text, in bytes; nil where only the title holds them.
        public var span: TextSpan?
        /// The words around, on one line, with … where they were cut.
        public var snippet: String
    }

    /// How many bytes of context a snippet shows on either side.
    private static let contextLength = 60

    private var terms: [[ArraySlice<UInt8>]] = []
    private var folding = TextFolding()

    /// Reads a query; nil when there is no word in it.
    public init?(_ query: String) {
        var isQuoted = false
        for part in query.split(separator: "\"", omittingEmptySubsequences: false) {
            let pieces = isQuoted ? [part] : part.split(whereSeparator: \.isWhitespace)
            for piece in pieces {
                let words = folding.words(of: String(piece)).map(\.folded)
                if !words.isEmpty { terms.append(words) }
            }
            isQuoted.toggle()
        }
        if terms.isEmpty { return nil }
    }

    /// Looks for the query in one article; nil when a word is missing.
    public mutating func hit(title: String, text: String) -> Hit? {
        let titleWords = folding.words(of: title)
        let textWords = folding.words(of: text)
        var first: TextSpan?
        for term in terms {
            let span = Self.first(term, in: textWords)
            if span == nil, Self.first(term, in: titleWords) == nil { return nil }
            if let span { first = min(first ?? span, span) }
        }
        return Hit(span: first, snippet: Self.snippet(of: ArticleText(text), around: first ?? TextSpan(0, 0)))
    }

    /// Whether all words of the query occur in one text.
    public mutating func matches(_ text: String) -> Bool {
        let words = folding.words(of: text)
        return terms.allSatisfy { Self.first($0, in: words) != nil }
    }

    private static func first(_ term: [ArraySlice<UInt8>], in words: [TextFolding.Word]) -> TextSpan? {
        guard let firstWord = term.first, words.count >= term.count else { return nil }
        for start in 0...(words.count - term.count) where words[start].folded == firstWord {
            let end = start + term.count
            if zip(words[start..<end], term).allSatisfy({ $0.folded == $1 }) {
                return TextSpan(words[start].span.start, words[end - 1].span.end)
            }
        }
        return nil
    }

    private static func snippet(of text: ArticleText, around span: TextSpan) -> String {
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
