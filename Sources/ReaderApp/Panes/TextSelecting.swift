import ArticleModel
import TerminalUI

/// Selecting words by keys: `v` begins at the spot or the first row; moves carry the other end along.
extension TextPane {
    mutating func beginSelection(linewise: Bool) {
        guard let open, let layout else { return }
        let start = spot.flatMap { span(of: $0) }?.start ?? firstVisibleText()
        guard let start, let word = open.text.word(atOrAfter: start) else { return }
        let unit = linewise ? line(layout.row(of: word.start)) ?? word : word
        selection = WordSelection(anchor: unit, head: unit, isLinewise: linewise)
    }

    /// Moves the head by words (negative: back).
    mutating func moveHead(words: Int) {
        guard var selection, let open else { return }
        for _ in 0..<abs(words) {
            let next =
                words > 0
                ? open.text.word(atOrAfter: selection.head.end) : open.text.word(before: selection.head)
            guard let next else { break }
            selection.head = next
        }
        self.selection = selection
        reveal(selection.head)
    }

    /// Moves the head by rows of text, keeping the column as far as the rows allow.
    mutating func moveHead(rows: Int) {
        guard var selection, let layout, let open else { return }
        var row = layout.row(of: selection.head.start)
        let column = self.column(of: selection.head.start, row: row)
        var left = abs(rows)
        while left > 0 {
            var next = row + rows.signum()
            while layout.lines.indices.contains(next), !layout.isText(next) { next += rows.signum() }
            guard layout.lines.indices.contains(next) else { break }
            row = next
            left -= 1
        }
        guard let span = line(row) else { return }
        selection.head =
            selection.isLinewise ? span : word(inRow: span, column: column, of: open.text) ?? selection.head
        self.selection = selection
        reveal(selection.head)
    }

    /// Moves the head to the word at an offset.
    mutating func moveHead(to offset: Int) {
        guard let word = open?.text.word(atOrAfter: offset) else { return }
        selection?.head = word
    }

    /// The text in a row.
    func line(_ row: Int) -> TextSpan? {
        guard let layout, layout.lines.indices.contains(row),
            case .text(let span, _) = layout.lines[row].content
        else { return nil }
        return span
    }

    private func firstVisibleText() -> Int? {
        guard let layout else { return nil }
        return (top..<min(top + height, layout.lines.count)).first { layout.isText($0) }.map {
            layout.lines[$0].offset
        }
    }

    private func column(of offset: Int, row: Int) -> Int {
        guard let span = line(row), let open else { return 0 }
        return TextWidth.width(open.text[TextSpan(span.start, max(span.start, offset))])
    }

    private func word(inRow span: TextSpan, column: Int, of text: ArticleText) -> TextSpan? {
        var best = text.word(atOrAfter: span.start)
        while let word = best, let next = text.word(atOrAfter: word.end), next.start < span.end,
            TextWidth.width(text[TextSpan(span.start, next.start)]) <= column
        {
            best = next
        }
        return best
    }

    /// The offset of the text shown at a row and column of the pane (0, 0 is the first cell after the title).
    func offset(row: Int, column: Int) -> Int? {
        guard let open, let span = line(top + row) else { return nil }
        let wanted = column - Self.gutter - margin
        var offset = span.start
        var at = 0
        for character in open.text[span] {
            at += TextWidth.cell(character).width
            if at > wanted { break }
            offset += character.utf8.count
        }
        return min(offset, max(span.start, span.end - 1))
    }
}
