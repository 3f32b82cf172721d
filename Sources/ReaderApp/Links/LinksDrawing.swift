import Anchoring
import TerminalUI

/// Draws the links of a passage over the whole screen: the two passages side by side, what differs lit.
struct LinksDrawing {
    let links: LinksOverlay
    let theme: Theme

    private static let margin = 4
    private static let widest = 150

    /// Rows that fit on a screen of this size.
    static func height(on size: Size) -> Int { max(1, size.rows - 3) }

    /// Columns of a row.
    static func width(on size: Size) -> Int { min(max(8, size.columns - margin), widest) }

    func draw(into frame: inout Frame) {
        let columns = min(frame.size.columns, Self.width(on: frame.size) + Self.margin)
        let box = OverlayBox.centred(
            rows: min(frame.size.rows - 1, links.rows.count + 2), columns: columns, on: frame.size,
            title: "Links \(links.links.count) · Enter goes there · c confirm · x dismiss · q closes",
            theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        for row in 0..<area.rows where links.rows.indices.contains(links.top + row) {
            draw(links.rows[links.top + row], row: area.top + row, in: area, into: &frame)
        }
    }

    private func draw(_ row: LinksOverlay.Row, row y: Int, in area: Rect, into frame: inout Frame) {
        let width = max(8, (area.columns - LinksOverlay.gap) / 2)
        let second = area.left + width + LinksOverlay.gap
        switch row {
        case .blank: break
        case .heading(let index, let words, let isFirst):
            drawHeading(index, words, hasState: isFirst, row: y, in: area, into: &frame)
        case .places(let own, let other):
            let style = theme.overlay.with(.italic)
            frame.putCut(own, row: y, column: area.left, width: width, style: style)
            frame.putCut(other, row: y, column: second, width: area.right - second, style: style)
        case .voices(let own, let other):
            let style = theme.overlay.with(.bold)
            frame.put(own, row: y, column: area.left, style: style, limit: width)
            frame.put(other, row: y, column: second, style: style, limit: area.right - second)
        case .words(let own, let other):
            draw(own, row: y, column: area.left, end: area.left + width, into: &frame)
            draw(other, row: y, column: second, end: area.right, into: &frame)
        }
    }

    private func drawHeading(
        _ index: Int, _ words: String, hasState: Bool, row y: Int, in area: Rect, into frame: inout Frame
    ) {
        let link = links.links[index]
        let style = index == links.selected ? theme.selectedRow : theme.overlay.with(.bold)
        frame.fill(Rect(row: y, column: area.left, rows: 1, columns: area.columns), style: style)
        frame.put(words, row: y, column: area.left, style: style, limit: area.columns)
        guard hasState else { return }
        let state =
            link.state == .new ? "\(Int((link.link.strength * 100).rounded())) %" : link.state.rawValue
        frame.putRight(
            state, row: y, end: area.right - 1, width: LinksOverlay.stateColumns - 2, style: style)
    }

    private func draw(
        _ runs: [DifferenceLine.Run], row y: Int, column: Int, end: Int, into frame: inout Frame
    ) {
        var column = column
        for run in runs {
            let style =
                switch run.kind {
                case .same: theme.overlay
                case .removed: Style(theme.removed, on: theme.overlay.background, [.bold, .underline])
                case .added: Style(theme.added, on: theme.overlay.background, [.bold, .underline])
                }
            column = frame.put(run.text, row: y, column: column, style: style, limit: end - column)
        }
    }
}
