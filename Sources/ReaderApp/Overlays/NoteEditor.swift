import ArticleModel
import TerminalUI

/// The editor for a note: several lines, wrapped softly, with its own undo.
struct NoteEditor: Hashable, Sendable {
    private(set) var input: LineEditor
    let purpose: EditPurpose
    /// The words that the note is on, for the editor's title.
    let passage: String
    /// Columns of a line; set with the size of the screen.
    private(set) var width = 72
    /// Rows shown; what Page Up and Page Down move by.
    private(set) var height = 3

    private var undone: [LineEditor] = []
    private var done: [LineEditor] = []
    private var lastEdit = Edit.none
    /// The column that Up and Down keep to.
    private var goalColumn: Int?
    /// Which template was put in last, while nothing was typed since.
    private var template: Int?

    /// What was done last: letters of one word are undone together.
    private enum Edit: Hashable { case none, letters, deletion, other }

    private static let mostUndone = 300

    init(_ note: String = "", purpose: EditPurpose, passage: String) {
        input = LineEditor(note, isMultiline: true)
        self.purpose = purpose
        self.passage = passage
    }

    /// The lines as they are wrapped.
    var lines: EditedLines { EditedLines(input, width: width) }

    mutating func fit(width: Int, height: Int) { (self.width, self.height) = (max(4, width), max(1, height)) }

    /// Takes a key that moves or edits; false when the key is none of the editor's.
    mutating func press(_ key: Key) -> Bool {
        switch key {
        case .up, .control("p"): moveRows(by: -1)
        case .down, .control("n"): moveRows(by: 1)
        case .pageUp: moveRows(by: -height)
        case .pageDown: moveRows(by: height)
        case .alt("<"): move { $0.move(to: 0) }
        case .alt(">"): move { $0.move(to: $0.characters.count) }
        case .enter, .alt("\r"), .alt("\n"): edit(.other) { $0.insert("\n") }
        case .control("_"), .alt("u"): undo()
        case .control("r"), .alt("r"): redo()
        default: return pressLine(key)
        }
        return true
    }

    /// Puts pasted text in, as one step for undo.
    mutating func paste(_ text: String) { edit(.other) { $0.insert(text) } }

    /// Puts a template in; pressed again, the next one in its place.
    mutating func insertTemplate(of texts: [String]) {
        guard !texts.isEmpty else { return }
        let next = template.map { ($0 + 1) % texts.count } ?? 0
        if template != nil { undo() }
        edit(.other) { $0.insert(texts[next]) }
        template = next
    }

    /// Sets the cursor before the character in a row and column of the wrapped lines.
    mutating func moveCursor(row: Int, column: Int) {
        let lines = lines
        move { $0.move(to: lines.index(row: row, column: column, in: $0)) }
    }

    // MARK: Steps

    private mutating func pressLine(_ key: Key) -> Bool {
        var changed = input
        guard changed.press(key) else { return false }
        guard changed.characters != input.characters else {
            move { $0 = changed }
            return true
        }
        if case .character(let character) = key {
            edit(character.isWhitespace ? .other : .letters) { $0 = changed }
        } else {
            edit(.deletion) { $0 = changed }
        }
        return true
    }

    private mutating func move(_ change: (inout LineEditor) -> Void) {
        change(&input)
        lastEdit = .none
        goalColumn = nil
        template = nil
    }

    private mutating func edit(_ kind: Edit, _ change: (inout LineEditor) -> Void) {
        if kind != lastEdit || kind == .other {
            done.append(input)
            if done.count > Self.mostUndone { done.removeFirst() }
        }
        undone = []
        change(&input)
        lastEdit = kind
        goalColumn = nil
        template = nil
    }

    private mutating func undo() {
        guard let before = done.popLast() else { return }
        undone.append(input)
        move { $0 = before }
    }

    private mutating func redo() {
        guard let after = undone.popLast() else { return }
        done.append(input)
        move { $0 = after }
    }

    private mutating func moveRows(by count: Int) {
        let lines = lines
        let column = goalColumn ?? lines.cursor.column
        let row = lines.cursor.row + count
        // Above the first line is its beginning, below the last its end.
        let index =
            row < 0
            ? 0
            : row >= lines.rows.count
                ? input.characters.count : lines.index(row: row, column: column, in: input)
        move { $0.move(to: index) }
        goalColumn = column
    }
}
