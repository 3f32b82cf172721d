import ArticleModel
import TerminalUI

/// Draws the panel of claims.
struct PanelDrawing {
    let state: ReaderState
    let rect: Rect

    private var theme: Theme { state.theme }

    func draw(into frame: inout Frame) {
        guard let open = state.open else {
            state.drawTitle("Claims", pane: .panel, rect: rect, into: &frame)
            return
        }
        let count = open.analysis.claims.count
        state.drawTitle(
            count == 0 ? "Claims" : title(of: open), pane: .panel, rect: rect, into: &frame)
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

    /// How many claims, what they are narrowed to, their order, and links; whose the first
    /// rows are where the name itself has been scrolled away. What matters least is left out where there is no room.
    private func title(of open: OpenArticle) -> String {
        let panel = state.panel
        let count = open.analysis.claims.count
        var title = "Claims \(count)"
        if !panel.filter.isEmpty { title = "Claims \(panel.claims.count)/\(count) · &\(panel.filter.text)" }
        let links = state.links.map { LinkMark.counts($0.shown) } ?? ""
        let rest = [
            panel.order == .claimant ? "" : " · " + panel.order.words, links.isEmpty ? "" : "  " + links,
            groupAbove.isEmpty ? "" : " · " + groupAbove,
        ]
        for part in rest where TextWidth.width(title + part) <= rect.columns - 2 { title += part }
        return title
    }

    /// Whose claims the first rows are, when the name itself has been scrolled away.
    private var groupAbove: String {
        let rows = state.panel.rows
        let top = state.panel.top
        guard rows.indices.contains(top), rows[top].claim != nil else { return "" }
        for row in rows[..<top].reversed() {
            if case .group(let voicing, _) = row { return voicing.words }
        }
        return ""
    }

    private static func silence(of analysis: Analysis) -> String {
        if let language = analysis.language, language != "en" {
            return "This article is not in English (\(language)): shown, but not analysed."
        }
        return "No claims found."
    }

    private func draw(_ row: PanelRow, of open: OpenArticle, row y: Int, into frame: inout Frame) {
        let isSelected = row.claim != nil && row.claim == state.panel.selected
        let selected = state.focus == .panel ? theme.selectedRow : theme.selectedRowUnfocused
        if isSelected {
            frame.fill(Rect(row: y, column: rect.left, rows: 1, columns: rect.columns), style: selected)
        }
        /// The row's own style, in the colours of the selection where it is selected.
        func style(_ style: Style) -> Style {
            guard isSelected else { return style }
            let own = style.attributes.subtracting([.dim, .bold])
            return Style(selected.foreground, on: selected.background, selected.attributes.union(own))
        }
        let left = rect.left + PanelPane.indent
        let width = rect.columns - PanelPane.indent
        switch row {
        case .blank: break
        case .group(let voicing, let count):
            let end = frame.putCut(
                voicing.words, row: y, column: rect.left + 1, width: rect.columns - 6,
                style: self.style(of: voicing).with(.bold))
            frame.putCut(" \(count)", row: y, column: end, width: rect.right - end, style: theme.faint)
        case .links(_, let words):
            frame.putCut(words, row: y, column: left, width: width, style: style(theme.note))
        case .nature(_, let who, let words):
            let end = frame.putCut(
                who?.words ?? "", row: y, column: left, width: width,
                style: style(who.map { self.style(of: $0) } ?? theme.faint))
            frame.putCut(words, row: y, column: end, width: rect.right - end, style: style(theme.faint))
        case .claim(let index, let words, let isFirst):
            if isFirst {
                if isSelected { frame.put("▸", row: y, column: rect.left, style: selected) }
                let claim = open.analysis.claims[index]
                let status = open.statuses[claim.id]
                frame.put(
                    status?.sign ?? claim.worthSign, row: y, column: rect.left + 2,
                    style: style(status == nil ? theme.faint : theme.key.with(.bold)))
            }
            frame.put(words, row: y, column: left, style: style(theme.text), limit: width)
        }
    }

    /// A source without a name is told calmly: nobody's colour, in italics.
    private func style(of voicing: ClaimVoicing) -> Style {
        switch voicing {
        case .article: theme.text
        case .named(_, let rank): theme.speaker(rank)
        case .unnamed: theme.faint.with(.italic)
        }
    }
}
