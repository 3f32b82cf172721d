import ArticleModel
import TerminalUI

/// Draws the panel of claims.
struct PanelDrawing {
    let state: ReaderState
    let rect: Rect

    /// From this worth on a claim has the full mark.
    private static let worthChecking = 0.6

    private var theme: Theme { state.theme }

    func draw(into frame: inout Frame) {
        guard let open = state.open else {
            state.drawTitle("Claims", pane: .panel, rect: rect, into: &frame)
            return
        }
        let count = open.analysis.claims.count
        state.drawTitle(
            count == 0 ? "Claims" : "Claims \(count)" + linkCounts + groupAbove, pane: .panel, rect: rect,
            into: &frame)
        if count == 0 {
            let reason = open.isAnalysing ? "Analysing …" : Self.silence(of: open.analysis)
            let words = ArticleText(reason)
            for (index, line) in LineWrapper(words, width: max(1, rect.columns - 2)).lines(of: words.span)
                .enumerated()
            {
                guard rect.top + 2 + index < rect.bottom else { break }
                frame.put(words[line], row: rect.top + 2 + index, column: rect.left + 1, style: theme.faint)
            }
            return
        }
        for row in 0..<max(0, rect.rows - 1) {
            let index = state.panel.top + row
            guard state.panel.rows.indices.contains(index) else { break }
            draw(state.panel.rows[index], of: open, row: rect.top + 1 + row, into: &frame)
        }
    }

    private var linkCounts: String {
        guard let links = state.links?.shown, !links.isEmpty else { return "" }
        return "  " + LinkMark.counts(links)
    }

    /// Whose claims the first rows are, when the name itself has been scrolled away.
    private var groupAbove: String {
        let rows = state.panel.rows
        guard rows.indices.contains(state.panel.top), case .claim = rows[state.panel.top] else { return "" }
        for row in rows[..<state.panel.top].reversed() {
            if case .group(let name, _, _) = row { return " · " + name }
        }
        return ""
    }

    private static func silence(of analysis: Analysis) -> String {
        if let language = analysis.language, language != "en" {
            return "This article is not in English (\(language)): shown, but not analysed."
        }
        return "No claims found."
    }

    private func draw(_ row: PanelPane.Row, of open: OpenArticle, row y: Int, into frame: inout Frame) {
        switch row {
        case .blank: break
        case .group(let name, let count, let rank):
            let end = frame.putCut(
                name, row: y, column: rect.left + 1, width: rect.columns - 6,
                style: theme.speaker(rank).with(.bold))
            frame.putCut(" \(count)", row: y, column: end, width: rect.right - end, style: theme.faint)
        case .links(let index, let words):
            let isSelected = state.panel.selected == index
            var style = theme.note
            if isSelected {
                style = state.focus == .panel ? theme.selectedRow : theme.selectedRowUnfocused
                frame.fill(Rect(row: y, column: rect.left, rows: 1, columns: rect.columns), style: style)
            }
            frame.putCut(
                words, row: y, column: rect.left + PanelPane.indent, width: rect.columns - PanelPane.indent,
                style: style)
        case .claim(let index, let words, let isFirst):
            let claim = open.analysis.claims[index]
            var style = theme.text
            var markStyle = theme.faint
            if state.panel.selected == index {
                style = state.focus == .panel ? theme.selectedRow : theme.selectedRowUnfocused
                markStyle = style
                frame.fill(Rect(row: y, column: rect.left, rows: 1, columns: rect.columns), style: style)
            }
            if isFirst {
                let mark = state.panel.selected == index ? "▸" : claim.worth >= Self.worthChecking ? "●" : "◦"
                frame.put(mark, row: y, column: rect.left + 2, style: markStyle)
            }
            frame.put(
                words, row: y, column: rect.left + PanelPane.indent, style: style,
                limit: rect.columns - PanelPane.indent)
        }
    }
}
