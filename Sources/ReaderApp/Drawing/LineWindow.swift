import TerminalUI

/// The part of a line being typed that fits a width, always with the cursor in it.
struct LineWindow {
    let text: String
    /// Column of the cursor within `text`.
    let cursorColumn: Int

    init(_ editor: LineEditor, width: Int) {
        var before = editor.textBeforeCursor[...]
        var columns = TextWidth.width(before)
        while columns >= max(1, width), let first = before.popFirst() {
            columns -= TextWidth.cell(first).width
        }
        text = String(before) + String(editor.characters[editor.cursor...])
        cursorColumn = columns
    }
}
