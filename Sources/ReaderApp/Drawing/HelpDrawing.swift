import TerminalUI

/// Draws the help screen.
struct HelpDrawing {
    let help: HelpOverlay
    let theme: Theme

    /// Rows of help that fit on a screen of this size.
    static func height(on size: Size) -> Int { max(1, min(size.rows - 1, 40) - 2) }

    func draw(into frame: inout Frame) {
        let height = Self.height(on: frame.size)
        let box = OverlayBox.centred(
            rows: min(help.all.count, height) + 2, columns: min(76, frame.size.columns), on: frame.size,
            title: title(height: height), theme: theme)
        box.draw(into: &frame)
        let area = box.inner
        if help.rows.isEmpty {
            frame.putCut(
                "No line has these words.", row: area.top, column: area.left, width: area.columns,
                style: theme.overlay)
        }
        let keyColumns = min(16, area.columns / 3)
        for row in 0..<area.rows where help.rows.indices.contains(help.top + row) {
            let y = area.top + row
            switch help.rows[help.top + row] {
            case .blank: break
            case .heading(let title):
                frame.putCut(
                    title, row: y, column: area.left, width: area.columns,
                    style: theme.overlay.with([.bold, .underline]))
            case .binding(let keys, let words):
                frame.putCut(
                    keys, row: y, column: area.left, width: keyColumns,
                    style: Style(theme.key.foreground, on: theme.overlay.background, .bold))
                frame.putCut(
                    words, row: y, column: area.left + keyColumns + 1, width: area.columns - keyColumns - 1,
                    style: theme.overlay)
            }
        }
    }

    private func title(height: Int) -> String {
        var parts = ["Keys", help.filter.isEmpty ? "/ narrows" : "/" + help.filter]
        if help.rows.count > height { parts.append("j k scroll") }
        return (parts + [help.filter.isEmpty ? "q closes" : "Esc shows all"]).joined(separator: " · ")
    }
}
