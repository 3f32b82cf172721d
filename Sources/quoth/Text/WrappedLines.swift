import ArticleModel
import ReaderApp

/// Text for people, in lines of 80 columns.
enum WrappedLines {
    static let width = 80

    /// The lines of a text, indented; with `limit`, an ellipsis ends the last of so many.
    static func of(_ text: String, indent: Int, limit: Int = .max) -> [String] {
        let text = ArticleText(text)
        let spans = LineWrapper(text, width: width - indent - 1).lines(of: text.span)
        let margin = String(repeating: " ", count: indent)
        return spans.prefix(limit).enumerated().map { number, span in
            margin + text[span] + (number == limit - 1 && spans.count > limit ? "…" : "")
        }
    }
}
