import ArticleModel

/// Takes the words in quotation marks out of an analysis, as the index of quotes wants them.
public struct QuoteReader {
    private let article: String
    private let text: ArticleText
    private let map: OffsetMap
    private let passages: PassageReader

    /// Reads from an article's text.
    public init(article: String, _ text: ArticleText, _ map: OffsetMap) {
        self.article = article
        self.text = text
        self.map = map
        passages = PassageReader(article: article, text: text.string)
    }

    /// The quotes of an article that can be compared: those in quotation marks or set as block quotes, with enough words
    /// for a gram.
    public static func quotes(of article: ArticleClaims) -> [IndexedQuote] {
        let reader = QuoteReader(article: article.article, article.text, OffsetMap(article.text))
        let names = Dictionary(
            article.analysis.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return article.analysis.quotes.compactMap { quote in
            var found = reader.quote(
                quote.id, quote.kind, quote.content, speaker: quote.speaker.flatMap { names[$0] })
            found?.outlet = article.outlet
            found?.date = article.date?.iso
            return found
        }
    }

    /// A quote, without the article's outlet and date; nil where it cannot be compared.
    public func quote(
        _ id: String, _ kind: Quote.Kind, _ content: [TextSpan], speaker: String?
    ) -> IndexedQuote? {
        guard let words = words(of: content, kind), let hull = content.hull else { return nil }
        return IndexedQuote(
            key: -1, article: article, reference: id, span: map.codePoints(hull),
            occurrence: passages.identity(of: content).occurrence, text: words, speaker: speaker)
    }

    /// The words in quotation marks of a quote's content; nil where there are too few to compare.
    private func words(of content: [TextSpan], _ kind: Quote.Kind) -> String? {
        var parts: [String] = []
        switch kind {
        case .indirect: return nil
        case .direct: parts = content.flatMap { Self.withoutSurroundings(text[$0]) }
        case .mixed: parts = content.flatMap { MarkedParts.of(text[$0]) }
        }
        let lines = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let joined = lines.filter { !$0.isEmpty }.joined(separator: String(QuoteWords.partBorder))
        return QuoteWords(joined).words.count >= WordGrams.length ? joined : nil
    }

    /// What stands in marks, where that is most of it: *that “we stay”* says *we stay*. Marks inside a quote that has none
    /// around it are its own.
    private static func withoutSurroundings(_ content: String) -> [String] {
        let marked = MarkedParts.of(content)
        let count = marked.reduce(0) { $0 + $1.utf8.count }
        return Double(count) >= 0.5 * Double(content.utf8.count) ? marked : [content]
    }
}

/// What stands between quotation marks.
enum MarkedParts {
    private static let closing: [Character: Character] = ["“": "”", "\"": "\"", "‘": "’"]

    /// The parts of a text that stand in marks of the sort that comes first. A part that goes on in the next paragraph
    /// has an opening mark there, and no closing one before; one whose opening mark stands before the text has only the
    /// closing one.
    static func of(_ text: String) -> [String] {
        let text = Array(text.replacing("''", with: "\""))
        guard let place = text.firstIndex(where: { closing[$0] != nil || $0 == "”" }) else { return [] }
        let open: Character = text[place] == "”" ? "“" : text[place]
        let close = closing[open] ?? open
        var parts: [String] = []
        var part: String? = text[place] == "”" ? "" : nil
        for (index, character) in text.enumerated() {
            if character == "’", index + 1 < text.count, text[index + 1].isLetter {
                // An apostrophe looks like a closing single mark.
                part?.append(character)
            } else if let words = part, character == close || character == open {
                parts.append(words)
                part = character == close ? nil : ""
            } else if character == open {
                part = ""
            } else {
                part?.append(character)
            }
        }
        if let part { parts.append(part) }
        return parts
    }
}
