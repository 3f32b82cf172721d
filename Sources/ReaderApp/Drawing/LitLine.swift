import ArticleModel
import TerminalUI

/// A line cut to a width with what a search finds in it: where the first hit would be cut off, the line is shown from
/// shortly before it.
struct LitLine {
    /// What is shown; `…` stands where something was cut off.
    let text: String
    /// The columns of hits, from the line's beginning.
    let lit: [Range<Int>]

    /// Columns of context before a hit that is brought into sight.
    private static let lead = 6

    /// - Parameter search: nil lights nothing.
    init(_ line: String, width: Int, search: TextSearch?) {
        let hits = search.map { $0.hits(in: ArticleText(line)) } ?? []
        guard let first = hits.first, width > 0 else {
            text = Frame.cut(line, to: width)
            lit = []
            return
        }
        let cells = Self.cells(of: line, hits)
        let columns = cells.last.map { $0.column + $0.width } ?? 0
        let firstLit = cells.first { $0.isLit }?.column ?? 0
        let hitEnd = cells.last { $0.isLit && $0.offset < first.end }.map { $0.column + $0.width } ?? 0
        guard columns > width, hitEnd > width - 1 else {
            text = Frame.cut(line, to: width)
            lit = Self.lit(cells, from: 0, to: columns > width ? width - 1 : width)
            return
        }
        // The whole hit is to be seen, if it has room; the line's end rather than blanks after it; no half a word before.
        let isWhole = hitEnd - firstLit <= width - 2
        let lead = isWhole ? max(firstLit - Self.lead, hitEnd - (width - 2)) : firstLit
        let wanted = Self.wordStart(in: cells, from: min(lead, columns - width + 1), to: firstLit)
        let shown = cells.filter { $0.column >= wanted }
        let start = shown.first?.column ?? 0
        text = Frame.cut("…" + shown.map { String($0.character) }.joined(), to: width)
        let isCut = columns - start + 1 > width
        lit = Self.lit(cells, from: start, to: start + width - 1 - (isCut ? 1 : 0)).map {
            ($0.lowerBound + 1)..<($0.upperBound + 1)
        }
    }

    private struct Place {
        let character: Character
        /// In UTF-8 bytes.
        let offset: Int
        let column: Int
        let width: Int
        let isLit: Bool
    }

    /// The column of the first word that begins within some columns; the first column where none does.
    private static func wordStart(in cells: [Place], from start: Int, to end: Int) -> Int {
        let starts = cells.indices.filter { index in
            index > 0 && cells[index - 1].character == " "
                && (start...max(start, end)).contains(cells[index].column)
        }
        return starts.first.map { cells[$0].column } ?? start
    }

    private static func cells(of line: String, _ hits: [TextSpan]) -> [Place] {
        var (offset, column) = (0, 0)
        return line.map { character in
            let (length, width) = (character.utf8.count, TextWidth.cell(character).width)
            defer { (offset, column) = (offset + length, column + width) }
            let isLit = hits.contains { $0.overlaps(TextSpan(offset, offset + length)) }
            return Place(character: character, offset: offset, column: column, width: width, isLit: isLit)
        }
    }

    /// The columns of hits within some columns, from the first of those; adjoining ones are one range.
    private static func lit(_ cells: [Place], from start: Int, to end: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for cell in cells where cell.isLit && cell.column >= start && cell.column + cell.width <= end {
            let (from, to) = (cell.column - start, cell.column + cell.width - start)
            if let last = ranges.last, last.upperBound == from {
                ranges[ranges.count - 1] = last.lowerBound..<to
            } else {
                ranges.append(from..<to)
            }
        }
        return ranges
    }
}

extension Frame {
    /// Draws a text cut to a width, with what a search finds in it lit.
    mutating func putLit(
        _ text: String, row: Int, column: Int, width: Int, style: Style, search: TextSearch?,
        lighting: (Style) -> Style
    ) {
        let line = LitLine(text, width: width, search: search)
        put(line.text, row: row, column: column, style: style, limit: max(0, width))
        for columns in line.lit {
            restyle(
                row: row, columns: (column + columns.lowerBound)..<(column + columns.upperBound), lighting)
        }
    }
}
