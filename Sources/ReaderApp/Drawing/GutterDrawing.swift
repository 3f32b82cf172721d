import ArticleModel
import ArticleStore
import TerminalUI

/// Draws the columns left of the text: note mark or status of a claim, bar of the passage around, bar of the quote, pointer.
///
/// The gutter tells without colour what the text tells with it: where a quote is, and of which kind.
struct GutterDrawing {
    let open: OpenArticle
    let theme: Theme
    /// The words of the spot: its first line has the pointer.
    let spot: TextSpan?

    func draw(_ line: TextLayout.Line, row: Int, column: Int, into frame: inout Frame) {
        guard case .text(let span, _) = line.content else { return }
        if let mark = noteMark(on: span) {
            frame.put(mark, row: row, column: column, style: theme.note)
        } else if let status = status(on: span) {
            frame.put(status.sign, row: row, column: column, style: theme.key.with(.bold))
        }
        let entries = open.quoteParts.overlapping(span)
        if let outer = entries.first(where: { open.isPassage(quote($0)) }) {
            frame.put(
                "│", row: row, column: column + 1,
                style: theme.speaker(open.speakerRank(quote(outer).speaker)))
        }
        let inner = entries.filter { !open.isPassage(quote($0)) }
        if let shown = inner.last(where: { quote($0).kind != .indirect }) ?? inner.last {
            let style = theme.speaker(open.speakerRank(quote(shown).speaker))
            frame.put(
                glyph(of: quote(shown), on: span), row: row, column: column + 2, style: style)
        }
        if let spot, spot.start >= span.start, spot.start < max(span.end, span.start + 1) {
            frame.put("▸", row: row, column: column + 3, style: theme.key.with(.bold))
        }
    }

    private func quote(_ entry: SpanIndex<Int>.Entry) -> Quote { open.analysis.quotes[entry.value] }

    private func glyph(of quote: Quote, on line: TextSpan) -> String {
        let isFirst = quote.content.first.map { line.contains($0.start) } ?? false
        switch quote.kind {
        case .direct: return isFirst ? "❝" : "┃"
        case .mixed: return isFirst ? "❝" : "╏"
        case .indirect: return "┊"
        }
    }

    /// The user's word on a claim, where its words begin.
    private func status(on span: TextSpan) -> ClaimStatus? {
        if open.statuses.isEmpty { return nil }
        return open.claimStarts.overlapping(span).lazy.filter { $0.span.start >= span.start }
            .compactMap { open.statuses[open.analysis.claims[$0.value].id] }.first
    }

    private func noteMark(on span: TextSpan) -> String? {
        // Only where the noted words begin: a column full of marks would say nothing.
        let notes = open.notes.overlapping(span).filter { $0.span.start >= span.start }
        if notes.isEmpty { return nil }
        return notes.contains { open.annotations[$0.value].annotation.note != nil } ? "◆" : "◇"
    }
}
