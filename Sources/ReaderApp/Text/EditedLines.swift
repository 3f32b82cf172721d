import TerminalUI

/// The rows of an edited text, wrapped softly at a width, with the cursor's place among them.
///
/// Every character stands in exactly one row, but for line breaks. Spaces at the end of a full row hang over its edge.
struct EditedLines {
    /// The characters of each row, by their numbers.
    private(set) var rows: [Range<Int>] = []
    /// Where the cursor stands; its column is at most the width.
    private(set) var cursor = Position(row: 0, column: 0)

    init(_ editor: LineEditor, width: Int) {
        let characters = editor.characters
        var start = 0
        while true {
            let end = characters[start...].firstIndex(of: "\n") ?? characters.count
            rows += Self.wrapped(characters, start..<end, width)
            if end == characters.count { break }
            start = end + 1
        }
        let row = rows.lastIndex { $0.lowerBound <= editor.cursor } ?? 0
        let column = Self.columns(characters[rows[row].lowerBound..<max(rows[row].lowerBound, editor.cursor)])
        cursor = Position(row: row, column: min(column, width))
    }

    /// The number of the character in a row and column, or of the nearest.
    func index(row: Int, column: Int, in editor: LineEditor) -> Int {
        let row = min(max(0, row), rows.count - 1)
        var at = 0
        for index in rows[row] {
            at += TextWidth.cell(editor.characters[index]).width
            if at > column { return index }
        }
        // At the end of a row that goes on, the cursor would stand in the next.
        let isWrapped = row + 1 < rows.count && rows[row + 1].lowerBound == rows[row].upperBound
        return isWrapped ? max(rows[row].lowerBound, rows[row].upperBound - 1) : rows[row].upperBound
    }

    private static func wrapped(_ characters: [Character], _ line: Range<Int>, _ width: Int) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = line.lowerBound
        var column = 0
        /// Where the row can be broken last.
        var breakAt = start
        for index in line {
            let columns = TextWidth.cell(characters[index]).width
            if characters[index].isWhitespace {
                column += columns
                breakAt = index + 1
                continue
            }
            if column + columns > width, index > start {
                let cut = breakAt > start ? breakAt : index
                rows.append(start..<cut)
                start = cut
                breakAt = cut
                column = Self.columns(characters[cut..<index])
            }
            column += columns
            // Scripts of wide characters are broken anywhere.
            if columns == 2 { breakAt = index + 1 }
        }
        return rows + [start..<line.upperBound]
    }

    private static func columns(_ characters: ArraySlice<Character>) -> Int {
        characters.reduce(0) { $0 + TextWidth.cell($1).width }
    }
}
