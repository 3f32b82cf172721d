import ArticleModel

/// The quotes of articles as a table of comma-separated values (RFC 4180, in UTF-8), a row for each quote.
///
/// No cell holds a line end, so a row is a line. A cell with which a spreadsheet would begin a formula stands behind an
/// apostrophe.
public enum QuoteTable {
    /// The names of the columns.
    public static let columns = [
        "article", "title", "outlet", "date", "url", "quote", "kind", "speaker", "words", "cue", "source",
        "parent", "start", "end", "confidence", "speakerConfidence",
    ]

    /// The first line.
    public static var head: String { row(columns) }

    /// A line for each quote of an article, in text order. `start` and `end` are the first and last code point of the
    /// words, counted over the article's text.
    public static func rows(of exported: ExportedArticle) -> [String] {
        let document = exported.article.document
        let map = OffsetMap(exported.text)
        let facts = [
            exported.article.id, exported.article.title, document.outlet ?? "", document.date ?? "",
            document.url ?? "",
        ]
        return exported.analysis.quotes.map { quote in
            let place = quote.content.hull.map { map.codePoints($0) }
            return row(
                facts + [
                    quote.id, quote.kind.rawValue, exported.name(quote.speaker) ?? "",
                    exported.words(quote.content), exported.words(quote.cue), exported.words(quote.source),
                    quote.parent ?? "", place.map { String($0.start) } ?? "",
                    place.map { String($0.end) } ?? "", share(quote.confidence),
                    share(quote.speakerConfidence),
                ])
        }
    }

    /// A line with its end.
    static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A cell, in quotation marks where it needs them.
    static func cell(_ text: String) -> String {
        let line = CleanText.line(text)
        let harmless = beginsFormula(line) ? "'" + line : line
        guard harmless.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" }) else { return harmless }
        // By code points: a mark with an accent on it is one all the same.
        return "\"" + harmless.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined() + "\""
    }

    /// Programs also take the wide forms of the signs. Tabs and line ends cannot come first any more.
    private static func beginsFormula(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-@＝＋－＠".unicodeScalars.contains(first)
    }

    private static func share(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
