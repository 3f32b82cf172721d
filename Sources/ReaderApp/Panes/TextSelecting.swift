import ArticleModel
import TerminalUI

/// Selecting by keys: `v` begins at the spot or the first row; moves carry the other end along.
extension TextPane {
    mutating func beginSelection(by unit: WordSelection.Unit) {
        let start = spot.flatMap { span(of: $0) }?.start ?? firstVisibleText()
        guard let start, let span = self.unit(unit, at: start) else { return }
        selection = WordSelection(anchor: span, head: span, unit: unit)
    }

    /// Begins a selection with the word or sentence at a place; nothing where there is none.
    mutating func select(_ unit: WordSelection.Unit, at offset: Int) {
        guard let span = self.unit(unit, at: offset) else { return }
        selection = WordSelection(anchor: span, head: span, unit: unit)
    }

    /// Goes on by another unit: both ends grow to whole ones.
    mutating func growSelection(to unit: WordSelection.Unit) {
        guard var selection else { return }
        let (first, last) = (selection.span.start, max(selection.span.start, selection.span.end - 1))
        let isForward = selection.head.start >= selection.anchor.start
        guard let start = self.unit(unit, at: first), let end = self.unit(unit, at: last) else { return }
        (selection.anchor, selection.head) = isForward ? (start, end) : (end, start)
        selection.unit = unit
        self.selection = selection
    }

    /// The other end moves from now on.
    mutating func swapSelectionEnds() {
        guard let selection else { return }
        self.selection = WordSelection(anchor: selection.head, head: selection.anchor, unit: selection.unit)
        reveal(selection.anchor)
    }

    /// Moves the head by units (negative: back).
    mutating func moveHead(units: Int) {
        guard var selection, let open else { return }
        for _ in 0..<abs(units) {
            let isAtEnd = units > 0 && selection.head.end >= open.text.count
            let next =
                units > 0
                ? unit(selection.unit, at: selection.head.end) : unit(selection.unit, before: selection.head)
            guard let next, next != selection.head, !isAtEnd else { break }
            selection.head = next
        }
        self.selection = selection
        reveal(selection.head)
    }

    /// Moves the head by rows of text, keeping the column as far as the rows allow.
    mutating func moveHead(rows: Int) {
        guard var selection, let layout, let open else { return }
        // A sentence or paragraph may fill the row: its far end is where the move begins.
        let edge = rows > 0 ? max(selection.head.start, selection.head.end - 1) : selection.head.start
        var row = layout.row(of: selection.unit == .words ? selection.head.start : edge)
        let column = self.column(of: selection.head.start, row: layout.row(of: selection.head.start))
        var left = abs(rows)
        while left > 0 {
            var next = row + rows.signum()
            while layout.lines.indices.contains(next), !layout.isText(next) { next += rows.signum() }
            guard layout.lines.indices.contains(next) else { break }
            row = next
            left -= 1
        }
        guard let span = line(row) else { return }
        let word = word(inRow: span, column: column, of: open.text) ?? selection.head
        selection.head =
            selection.unit == .words ? word : unit(selection.unit, at: word.start) ?? selection.head
        self.selection = selection
        reveal(selection.head)
    }

    /// Moves the head to the unit at an offset.
    mutating func moveHead(to offset: Int) {
        guard let selection, let span = unit(selection.unit, at: offset) else { return }
        self.selection?.head = span
    }

    /// The unit before one; nil at the start.
    private func unit(_ unit: WordSelection.Unit, before head: TextSpan) -> TextSpan? {
        guard let open, let layout else { return nil }
        switch unit {
        case .words: return open.text.word(before: head)
        case .sentences: return open.analysis.sentences.last { $0.start < head.start }
        case .paragraphs: return open.analysis.blocks.last { $0.span.start < head.start }?.span
        case .lines: return open.text.word(before: head).flatMap { line(layout.row(of: $0.start)) }
        }
    }

    /// The word, sentence, paragraph or line that covers an offset, or the next one after it.
    private func unit(_ unit: WordSelection.Unit, at offset: Int) -> TextSpan? {
        guard let open, let layout else { return nil }
        switch unit {
        case .words: return open.text.word(atOrAfter: offset)
        case .sentences:
            return open.analysis.sentences.first { $0.end > offset } ?? self.unit(.paragraphs, at: offset)
        case .paragraphs:
            let block = open.analysis.blocks.first { $0.span.end > offset } ?? open.analysis.blocks.last
            return block?.span ?? open.text.word(atOrAfter: offset)
        case .lines:
            guard let word = open.text.word(atOrAfter: offset) else { return nil }
            return line(layout.row(of: word.start)) ?? word
        }
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
