import TerminalUI

/// Draws the palette: the typed words and the actions that match.
struct PaletteDrawing {
    let palette: PaletteOverlay
    let theme: Theme

    private static let mostRows = 14

    func draw(into frame: inout Frame) {
        let rows = min(Self.mostRows, max(1, frame.size.rows - 5))
        let box = OverlayBox.centred(
            rows: rows + 3, columns: min(72, frame.size.columns), on: frame.size, title: "Command",
            theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        let shown = LineWindow(palette.input, width: area.columns - 2)
        frame.put(
            ":" + shown.text, row: area.top, column: area.left, style: theme.overlay.with(.bold),
            limit: area.columns)
        frame.cursor = Position(row: area.top, column: area.left + 1 + shown.cursorColumn)
        if palette.matches.isEmpty {
            frame.putCut(
                "no such action", row: area.top + 1, column: area.left, width: area.columns,
                style: theme.overlayBorder)
        }
        let top = max(0, palette.selected - rows + 1)
        for row in 0..<rows where palette.matches.indices.contains(top + row) {
            draw(
                palette.matches[top + row], isSelected: top + row == palette.selected,
                row: area.top + 1 + row, in: area, into: &frame)
        }
    }

    private func draw(
        _ binding: KeyBinding, isSelected: Bool, row: Int, in area: Rect, into frame: inout Frame
    ) {
        let style = isSelected ? theme.selectedRow : theme.overlay
        let line = Rect(row: row, column: area.left, rows: 1, columns: area.columns)
        if isSelected { frame.fill(line, style: style) }
        let keys = binding.keys.first?.notation ?? ""
        frame.putRight(keys, row: row, end: area.right, width: 8, style: style.with(.bold))
        let name = frame.putCut(
            binding.action.usage, row: row, column: area.left, width: 20, style: style.with(.bold))
        let help = max(name + 2, area.left + 20)
        guard binding.help != binding.action.words else { return }
        frame.putCut(binding.help, row: row, column: help, width: area.right - help - 6, style: style)
    }
}
