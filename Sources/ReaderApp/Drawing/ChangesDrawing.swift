import Anchoring
import TerminalUI

/// Draws what has changed in an article over the whole screen.
struct ChangesDrawing {
    let changes: ChangesOverlay
    let theme: Theme

    private static let margin = 4
    private static let widest = 76

    /// Rows of changes that fit on a screen of this size.
    static func height(on size: Size) -> Int { max(1, size.rows - 3) }

    /// Columns of a row of changes.
    static func width(on size: Size) -> Int {
        min(max(8, size.columns - margin), widest)
    }

    func draw(into frame: inout Frame) {
        let columns = min(frame.size.columns, Self.width(on: frame.size) + Self.margin)
        let box = OverlayBox.centred(
            rows: frame.size.rows - 1, columns: columns, on: frame.size,
            title: changes.title(height: Self.height(on: frame.size)), theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        for row in 0..<area.rows where changes.rows.indices.contains(changes.top + row) {
            draw(changes.rows[changes.top + row], row: area.top + row, in: area, into: &frame)
        }
    }

    private func draw(_ row: ChangesOverlay.Row, row y: Int, in area: Rect, into frame: inout Frame) {
        switch row {
        case .blank: break
        case .gap: frame.put("…", row: y, column: area.left, style: theme.overlayBorder)
        case .heading(let words):
            frame.putCut(
                words, row: y, column: area.left, width: area.columns, style: theme.overlay.with(.bold))
        case .words(let runs):
            var column = area.left
            for run in runs {
                column = frame.put(
                    run.text, row: y, column: column, style: style(run.kind), limit: area.right - column)
            }
        }
    }

    /// Without colours the marks in the text tell; added words are underlined in any case.
    private func style(_ kind: TextDifference.Kind) -> Style {
        switch kind {
        case .same: theme.overlay
        case .removed:
            Style(theme.removed, on: theme.overlay.background, theme.removed == .standard ? .dim : [])
        case .added: Style(theme.added, on: theme.overlay.background, [.bold, .underline])
        }
    }
}
