import ArticleModel
import TerminalUI

/// An article's text for a terminal or a pipe: after each quote stands who said it, as in
/// `“We stay,” [q1 Ada Lovelace] she said.`; on a terminal each speaker has a colour.
struct MarkedUpText {
    /// What happens at an offset of the text.
    private struct Change {
        var offset: Int
        /// Quotes end before others begin.
        var isStart: Bool
        var quote: Int
        var label: String?
    }

    let article: Article
    let analysis: Analysis
    let usesColour: Bool
    /// What else is to be said of the article, a line each.
    var remarks: [String] = []

    /// What is known of the article, its title unless the text begins with it, and the text.
    func text() -> String {
        let document = article.document
        let facts = [document.outlet, document.byline, document.date, document.url].compactMap { $0 }
        var head = facts.isEmpty ? "" : shown(facts.joined(separator: " · ")) + "\n"
        for remark in remarks { head += shown(remark) + "\n" }
        if !document.text.drop(while: \.isWhitespace).hasPrefix(article.title) {
            head += styled(shown(article.title), "1") + "\n"
        }
        return head + (head.isEmpty ? "" : "\n") + body() + "\n"
    }

    private func body() -> String {
        let text = ArticleText(article.document.text)
        var result = ""
        let entityNumbers = Dictionary(
            analysis.entities.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        var open: [Int] = []
        var position = 0
        for change in changes(in: text) {
            let piece = shown(text[TextSpan(position, change.offset)])
            result += open.last.map { styled(piece, style(of: analysis.quotes[$0], entityNumbers)) } ?? piece
            position = max(position, change.offset)
            if change.isStart {
                open.append(change.quote)
            } else {
                open.removeAll { $0 == change.quote }
                if let label = change.label { result += " " + styled("[" + shown(label) + "]", "2") }
            }
        }
        return result + shown(text[TextSpan(position, text.count)])
    }

    private func changes(in text: ArticleText) -> [Change] {
        var changes: [Change] = []
        for (index, quote) in analysis.quotes.enumerated() {
            for (part, span) in quote.content.enumerated() where !span.isEmpty {
                let isLast = part == quote.content.count - 1
                changes.append(Change(offset: span.start, isStart: true, quote: index))
                changes.append(
                    Change(
                        offset: span.end, isStart: false, quote: index,
                        label: isLast ? label(of: quote, text) : nil))
            }
        }
        return changes.sorted {
            ($0.offset, $0.isStart ? 1 : 0, $0.quote) < ($1.offset, $1.isStart ? 1 : 0, $1.quote)
        }
    }

    private func label(of quote: Quote, _ text: ArticleText) -> String {
        let speaker = analysis.voicing(of: quote, in: text).words
        return "\(quote.id) \(speaker)" + (quote.kind == .direct ? "" : ", \(quote.kind.rawValue)")
    }

    /// A colour for each speaker; underlined where nobody is named.
    private func style(of quote: Quote, _ entityNumbers: [String: Int]) -> String {
        quote.speaker.flatMap { entityNumbers[$0] }.map { "\(31 + $0 % 6)" } ?? "4"
    }

    /// With a style (SGR parameters) on each line, where colours are used.
    private func styled(_ text: String, _ style: String) -> String {
        guard usesColour, !text.isEmpty else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : "\u{1B}[\(style)m\($0)\u{1B}[0m" }.joined(separator: "\n")
    }

    /// Line ends stay; everything else that is no visible character goes.
    private func shown(_ text: String) -> String {
        text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
            .map { TextWidth.clean($0) }.joined(separator: "\n")
    }
}
