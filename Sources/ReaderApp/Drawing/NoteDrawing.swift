import ArticleModel
import TerminalUI

/// Draws the note editor at the foot of the screen, with the words that the note is on in its title.
struct NoteDrawing {
    let editor: NoteEditor
    let theme: Theme

    private static let mostRows = 8

    func draw(into frame: inout Frame) {
        let columns = frame.size.columns
        let width = max(8, columns - 4)
        let lines = EditedLines(editor.input, width: width)
        let wanted = min(max(2, lines.rows.count), Self.mostRows)
        let rows = min(wanted + 2, max(1, frame.size.rows - 1))
        let rect = Rect(row: max(0, frame.size.rows - 1 - rows), column: 0, rows: rows, columns: columns)
        let passage = editor.passage.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let box = OverlayBox(
            rect: rect, title: "Note on " + Frame.cut(passage, to: titleColumns(columns)), theme: theme)
        box.draw(into: &frame)
        drawHints(box, into: &frame)
        let area = box.inner
        let top = max(0, lines.cursor.row - max(1, area.rows) + 1)
        for row in 0..<area.rows where lines.rows.indices.contains(top + row) {
            frame.put(
                lines.rows[top + row], row: area.top + row, column: area.left, style: theme.overlay,
                limit: area.columns)
        }
        frame.cursor = Position(
            row: area.top + lines.cursor.row - top, column: area.left + lines.cursor.column)
    }

    private static let hints = " Enter save · ^J new line · ^O $EDITOR · Esc "

    private static func hasHints(_ columns: Int) -> Bool { columns > TextWidth.width(hints) + 30 }

    /// The columns for the noted words, which share their line with the hints.
    private func titleColumns(_ columns: Int) -> Int {
        max(8, columns - 16 - (Self.hasHints(columns) ? TextWidth.width(Self.hints) : 0))
    }

    private func drawHints(_ box: OverlayBox, into frame: inout Frame) {
        guard Self.hasHints(box.rect.columns) else { return }
        frame.putRight(
            Self.hints, row: box.rect.top, end: box.rect.right - 2, width: box.rect.columns,
            style: theme.overlayBorder)
    }
}

/// The lines of an edited text, broken hard at a width, with the cursor's place among them.
struct EditedLines {
    private(set) var rows: [String] = [""]
    private(set) var cursor = Position(row: 0, column: 0)

    init(_ editor: LineEditor, width: Int) {
        var column = 0
        for (index, character) in editor.characters.enumerated() {
            let columns = TextWidth.cell(character).width
            if character != "\n", column + columns > width {
                rows.append("")
                column = 0
            }
            if index == editor.cursor { cursor = Position(row: rows.count - 1, column: column) }
            if character == "\n" {
                rows.append("")
                column = 0
            } else {
                rows[rows.count - 1].append(character)
                column += columns
            }
        }
        if editor.cursor == editor.characters.count { cursor = Position(row: rows.count - 1, column: column) }
    }
}
