import TerminalUI

/// Draws the choices for correcting a quote.
struct CorrectionDrawing {
    let correction: CorrectionOverlay
    let theme: Theme
    /// Whether the quote stands in the lower half of the screen: the choices stand in the other.
    let isAtTop: Bool

    private static let mostRows = 14

    func draw(into frame: inout Frame) {
        let columns = min(72, frame.size.columns)
        let rows = min(correction.choiceCount, Self.mostRows, max(1, (frame.size.rows - 1) / 2 - 3))
        let passage = correction.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let height = min(rows + 3, max(0, frame.size.rows - 1))
        let rect = Rect(
            row: isAtTop ? 0 : frame.size.rows - 1 - height, column: (frame.size.columns - columns) / 2,
            rows: height, columns: columns)
        let box = OverlayBox(
            rect: rect, title: "Correct " + Frame.cut(passage, to: max(8, columns - 16)), theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        drawPrompt(area, into: &frame)
        let top = max(0, correction.selected - rows + 1)
        for row in 0..<rows where correction.choices.indices.contains(top + row) {
            draw(top + row, row: area.top + 1 + row, in: area, into: &frame)
        }
        let more = correction.choices.count - top - rows
        if more > 0 {
            frame.putRight(
                " ↓ \(more) more ", row: rect.bottom - 1, end: rect.right - 2, width: columns - 4,
                style: theme.overlay.with(.bold))
        }
    }

    private func drawPrompt(_ area: Rect, into frame: inout Frame) {
        let label = "Name: "
        let shown = LineWindow(correction.input, width: area.columns - label.count - 1)
        let end = frame.put(
            label, row: area.top, column: area.left, style: theme.overlay.with(.bold), limit: area.columns)
        frame.put(shown.text, row: area.top, column: end, style: theme.overlay, limit: area.right - end)
        if correction.input.text.isEmpty {
            frame.putCut(
                "type one, or choose", row: area.top, column: end + 1, width: area.right - end - 1,
                style: theme.overlayBorder)
        }
        frame.cursor = Position(row: area.top, column: end + shown.cursorColumn)
    }

    private func draw(_ index: Int, row: Int, in area: Rect, into frame: inout Frame) {
        let choice = correction.choices[index]
        let isSelected = index == correction.selected
        let style = isSelected ? theme.selectedRow : theme.overlay
        if isSelected {
            frame.fill(Rect(row: row, column: area.left, rows: 1, columns: area.columns), style: style)
        }
        let mark = correction.isPresent(choice) ? "✓ " : isSelected ? "▸ " : "  "
        let note = correction.isPresent(choice) ? choice.subject + " now" : choice.subject
        frame.put(mark, row: row, column: area.left, style: style)
        frame.putCut(
            choice.words, row: row, column: area.left + 2, width: max(8, area.columns - 28),
            style: style.with(.bold))
        frame.putRight(
            note, row: row, end: area.right, width: 25,
            style: isSelected ? style : Style(theme.overlayBorder.foreground, on: style.background))
    }
}
