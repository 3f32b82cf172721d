import Anchoring
import ArticleModel
import TerminalUI

/// The lines of a view over the library for one width.
struct PageLayout: Sendable {
    /// One line: which row it belongs to, and what of it it shows.
    struct Line: Hashable, Sendable {
        enum Content: Hashable, Sendable {
            case blank
            case heading
            /// Words of the entry; the number of the line within the entry.
            case words([DifferenceLine.Run], Int)
            /// Words of the user's note on it.
            case note(String, Int)
            /// Only what stands beside the words.
            case rest(Int)
            /// Below the words, where there is no room beside them: who, how and where, on one line.
            case facts
        }

        var row: Int
        var content: Content
    }

    private(set) var lines: [Line] = []
    private var firstLines: [Int] = []
    private var headings: Set<Int> = []
    private(set) var width = 0
    /// Whether each entry says where it stands: false under headings that do.
    var hasPlaces = true
    /// Lines that stand beside an entry's words.
    var besideLines = 2

    /// From this width on who and where stand beside the words.
    private static let widthForColumns = 84
    private static let widestWords = 90
    /// Lines of words that an entry has at most.
    private static let mostLines = 4

    /// Whether who and where stand beside the words.
    var hasColumns: Bool { width >= Self.widthForColumns }
    /// Columns for who says it.
    var whoColumns: Int { hasColumns ? min(30, width / 5) : 0 }
    /// Columns for outlet and date.
    var whereColumns: Int { hasColumns && hasPlaces ? min(30, width / 5) : 0 }
    /// Columns before the words: pointer, who, mark.
    var wordsStart: Int { hasColumns ? whoColumns + 6 : 4 }
    /// Columns of the words.
    var wordsColumns: Int {
        min(Self.widestWords, max(8, width - wordsStart - (hasColumns ? whereColumns + 3 : 1)))
    }

    /// Wider lines than this are tiring to read: a wider screen leaves margins.
    static let widest = 148

    mutating func clear() {
        lines = []
        firstLines = []
        headings = []
    }

    /// Lays the rows out for another width; false where it is the same.
    mutating func fit(width: Int, _ rows: [PageRow]) -> Bool {
        guard width != self.width else { return false }
        self.width = width
        rebuild(rows)
        return true
    }

    mutating func rebuild(_ rows: [PageRow]) {
        clear()
        append(rows, from: 0)
    }

    /// Adds rows, the first of which has a number.
    mutating func append(_ rows: [PageRow], from first: Int) {
        for (offset, row) in rows.enumerated() {
            let number = first + offset
            if number > 0, !headings.contains(number - 1), !row.isClose {
                lines.append(Line(row: number - 1, content: .blank))
            }
            firstLines.append(lines.count)
            switch row {
            case .heading:
                headings.insert(number)
                lines.append(Line(row: number, content: .heading))
            case .item(let item): lines += self.lines(of: item).map { Line(row: number, content: $0) }
            }
        }
    }

    func isHeading(_ row: Int) -> Bool { headings.contains(row) }

    func firstLine(of row: Int) -> Int { firstLines.indices.contains(row) ? firstLines[row] : 0 }

    /// The last line of a row, without the blank one after it.
    func lastLine(of row: Int) -> Int {
        var last = firstLine(of: row)
        while lines.indices.contains(last + 1), lines[last + 1].row == row, lines[last + 1].content != .blank
        {
            last += 1
        }
        return last
    }

    /// The row in a line; nil after the end.
    func row(at line: Int) -> Int? { lines.indices.contains(line) ? lines[line].row : nil }

    private func lines(of item: PageItem) -> [Line.Content] {
        if item.kind.isName { return [.rest(0)] }
        let runs = item.runs ?? [DifferenceLine.Run(kind: .same, text: item.words)]
        var lines = Self.wrapped(runs, wordsColumns).enumerated().map { Line.Content.words($1, $0) }
        let note = item.note.map { [DifferenceLine.Run(kind: .same, text: $0)] }
        for line in note.map({ Self.wrapped($0, wordsColumns) }) ?? [] {
            lines.append(.note(line.map(\.text).joined(), lines.count))
        }
        if !hasColumns { return item.isNamedByTitle && item.date == nil ? lines : lines + [.facts] }
        // Who and how, outlet and day take two lines.
        while lines.count < (item.kind.isArticle ? 1 : besideLines) { lines.append(.rest(lines.count)) }
        return lines
    }

    private static func wrapped(_ runs: [DifferenceLine.Run], _ width: Int) -> [[DifferenceLine.Run]] {
        var lines = ChangesOverlay.wrapped(runs.map(onOneLine), width)
        if lines.count > mostLines {
            lines = Array(lines.prefix(mostLines))
            let last = lines.removeLast()
            lines.append(cut(last, to: width - 2) + [DifferenceLine.Run(kind: .same, text: " …")])
        }
        return lines
    }

    private static func onOneLine(_ run: DifferenceLine.Run) -> DifferenceLine.Run {
        var text = ""
        for character in run.text {
            let next: Character = character.isWhitespace ? " " : character
            if next != " " || text.last != " " { text.append(next) }
        }
        return DifferenceLine.Run(kind: run.kind, text: text)
    }

    private static func cut(_ runs: [DifferenceLine.Run], to width: Int) -> [DifferenceLine.Run] {
        var room = width
        return runs.compactMap { run in
            guard room > 0 else { return nil }
            defer { room -= TextWidth.width(run.text) }
            return DifferenceLine.Run(kind: run.kind, text: Frame.cut(run.text, to: room))
        }
    }
}
