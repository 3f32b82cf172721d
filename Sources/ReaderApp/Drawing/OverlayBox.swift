import TerminalUI

/// A box over the panes: background, a thin line around it, a title in its upper edge.
struct OverlayBox {
    let rect: Rect
    let title: String
    let theme: Theme

    /// The part inside the line.
    var inner: Rect {
        Rect(row: rect.top + 1, column: rect.left + 2, rows: rect.rows - 2, columns: rect.columns - 4)
    }

    func draw(into frame: inout Frame) {
        frame.fill(rect, style: theme.overlay)
        guard rect.rows >= 2, rect.columns >= 2 else { return }
        let line = String(repeating: "─", count: rect.columns - 2)
        frame.put("╭" + line + "╮", row: rect.top, column: rect.left, style: theme.overlayBorder)
        frame.put("╰" + line + "╯", row: rect.bottom - 1, column: rect.left, style: theme.overlayBorder)
        for row in (rect.top + 1)..<(rect.bottom - 1) {
            frame.put("│", row: row, column: rect.left, style: theme.overlayBorder)
            frame.put("│", row: row, column: rect.right - 1, style: theme.overlayBorder)
        }
        frame.putCut(
            " " + title + " ", row: rect.top, column: rect.left + 2, width: rect.columns - 4,
            style: theme.overlay.with(.bold))
    }

    /// A box of a size, in the middle of the screen.
    static func centred(rows: Int, columns: Int, on size: Size, title: String, theme: Theme) -> OverlayBox {
        let rows = min(rows, max(0, size.rows - 1))
        let columns = min(columns, size.columns)
        let rect = Rect(
            row: max(0, (size.rows - 1 - rows) / 2), column: (size.columns - columns) / 2, rows: rows,
            columns: columns)
        return OverlayBox(rect: rect, title: title, theme: theme)
    }
}
