import TerminalUI

/// Draws what could not be read, over as much of the screen as it needs.
struct ProblemsDrawing {
    let problems: ProblemsOverlay
    let theme: Theme

    func draw(into frame: inout Frame) {
        let height = ChangesDrawing.height(on: frame.size)
        let box = OverlayBox.centred(
            rows: min(problems.rows.count, height) + 2, columns: ChangesDrawing.width(on: frame.size) + 4,
            on: frame.size, title: problems.title(height: height), theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        for row in 0..<area.rows where problems.rows.indices.contains(problems.top + row) {
            frame.putCut(
                problems.rows[problems.top + row], row: area.top + row, column: area.left,
                width: area.columns,
                style: theme.overlay)
        }
    }
}
