import ArticleModel

/// Takes the words in quotation marks out of an analysis, as the index of quotes wants them.
public struct QuoteReader: Sendable {
    private let text: ArticleText
    private let map: OffsetMap

    /// Reads from one text.
    public init(_ text: ArticleText, _ map: OffsetMap) {
        self.text = text
        self.map = map
    }

    /// The quotes of an article that can be compared: those in quotation marks or set as block quotes, with enough words
    /// for a gram. Numbers begin at 0.
    public func quotes(of article: ArticleClaims) -> [IndexedQuote] {
        let names = Dictionary(
            article.analysis.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var passages: PassageReader?
        var quotes: [IndexedQuote] = []
        for quote in article.analysis.quotes {
            guard let words = words(of: quote.content, quote.kind), let hull = quote.content.hull else {
                continue
            }
            let reader = passages ?? PassageReader(article: article.article, text: text.string)
            passages = reader
            quotes.append(
                IndexedQuote(
                    key: Int64(quotes.count), article: article.article, outlet: article.outlet,
                    date: article.date?.iso, reference: quote.id, span: map.codePoints(hull),
                    occurrence: reader.identity(of: quote.content).occurrence, text: words,
                    speaker: quote.speaker.flatMap { names[$0] }))
        }
        return quotes
    }

    /// The words in quotation marks of a quote's content; nil where there are too few to compare.
    public func words(of content: [TextSpan], _ kind: Quote.Kind) -> String? {
        var parts: [String] = []
        switch kind {
        case .indirect: return nil
        case .direct: parts = content.map { text[$0] }
        case .mixed: parts = content.flatMap { marked(in: text[$0]) }
        }
        let lines = parts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
        let joined = lines.filter { !$0.isEmpty }.joined(separator: String(QuoteWords.partBorder))
        return QuoteWords(joined).words.count >= WordGrams.length ? joined : nil
    }

    /// What stands between quotation marks in a text.
    private func marked(in text: String) -> [String] {
        var parts: [String] = []
        var part: String?
        for character in text {
            switch character {
            case "“": part = ""
            case "”":
                if let part { parts.append(part) }
                part = nil
            case "\"":
                if let open = part {
                    parts.append(open)
                    part = nil
                } else {
                    part = ""
                }
            default: part?.append(character)
            }
        }
        // A part that goes on in the next paragraph has no closing mark.
        if let part { parts.append(part) }
        return parts
    }
}
