import ArticleModel
import TerminalUI

/// Draws the note editor at the foot of the text, or at its head where it would hide the noted words there, with the words that the note is on in its title.
struct NoteDrawing {
    let editor: NoteEditor
    /// Whether there are templates to put in.
    let hasTemplates: Bool
    let rect: Rect
    let theme: Theme

    /// Columns of the box: a comfortable line, and the frame.
    private static let widest = 84
    private static let narrowest = 44
    private static let fewestRows = 3

    /// Where the editor stands: over the text it is about, as high as the note needs, at most half the screen.
    static func rect(for editor: NoteEditor, in state: ReaderState) -> Rect {
        let size = state.size
        let text = state.page == nil ? ScreenLayout(state).text : nil
        let columns = min(size.columns, min(max(text?.columns ?? widest, narrowest), widest))
        let middle = text.map { $0.left + $0.columns / 2 } ?? size.columns / 2
        let left = min(max(0, middle - columns / 2), size.columns - columns)
        let most = max(fewestRows, (size.rows - 1) / 2 - 2)
        let rows = min(max(fewestRows, editor.lines.rows.count), most) + 2
        let height = min(rows, max(1, size.rows - 1))
        // Half the screen at most: at one of its ends there is room beside the words.
        let top = text != nil && state.text.isTargetInLowerHalf ? 0 : max(0, size.rows - 1 - height)
        return Rect(row: top, column: left, rows: height, columns: columns)
    }

    /// The first row shown.
    var top: Int { max(0, editor.lines.cursor.row - max(1, rect.rows - 2) + 1) }

    func draw(into frame: inout Frame) {
        let lines = editor.lines
        let passage = editor.passage.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let box = OverlayBox(
            rect: rect, title: "Note on " + Frame.cut(passage, to: max(8, rect.columns - 16)), theme: theme)
        box.draw(into: &frame)
        drawHints(into: &frame)
        let area = box.inner
        for row in 0..<max(0, area.rows) where lines.rows.indices.contains(top + row) {
            frame.put(
                String(editor.input.characters[lines.rows[top + row]]), row: area.top + row,
                column: area.left, style: theme.overlay, limit: area.columns)
        }
        frame.cursor = Position(
            row: area.top + lines.cursor.row - top, column: area.left + lines.cursor.column)
    }

    /// The keys, in the lower edge: as many as there is room for.
    private func drawHints(into frame: inout Frame) {
        let template = hasTemplates ? " · ^T template" : ""
        let all = [
            "^S save · Esc put aside · ^_ undo · ^R redo · ^O $EDITOR" + template,
            "^S save · Esc put aside · ^_ undo" + template, "^S save · Esc", "^S",
        ]
        guard rect.rows > 2, let hints = all.first(where: { TextWidth.width($0) + 6 <= rect.columns }) else {
            return
        }
        frame.putRight(
            " " + hints + " ", row: rect.bottom - 1, end: rect.right - 2, width: rect.columns - 4,
            style: theme.overlayBorder)
    }
}
