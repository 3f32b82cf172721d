import TerminalUI

extension Frame {
    /// Draws a text cut to a width, with `…` where something was cut off.
    @discardableResult
    mutating func putCut(_ text: String, row: Int, column: Int, width: Int, style: Style = .plain) -> Int {
        put(Self.cut(text, to: width), row: row, column: column, style: style, limit: max(0, width))
    }

    /// Draws a text so that it ends at a column.
    mutating func putRight(_ text: String, row: Int, end: Int, width: Int, style: Style = .plain) {
        let text = Self.cut(text, to: width)
        put(text, row: row, column: end - TextWidth.width(text), style: style)
    }

    /// A text of at most `width` columns.
    static func cut(_ text: String, to width: Int) -> String {
        guard width > 0 else { return "" }
        var columns = 0
        var kept = ""
        for character in text {
            let next = TextWidth.cell(character).width
            if columns + next > width {
                while TextWidth.width(kept) > width - 1, !kept.isEmpty { kept.removeLast() }
                while kept.last == " " { kept.removeLast() }
                return kept + "…"
            }
            columns += next
            kept.append(character)
        }
        return kept
    }

    /// A text of at most `width` columns with `…` in its middle where something was cut out.
    static func cutMiddle(_ text: String, to width: Int) -> String {
        guard width > 2, TextWidth.width(text) > width else { return cut(text, to: width) }
        var end = ""
        var columns = 0
        for character in text.reversed() {
            columns += TextWidth.cell(character).width
            if columns > (width - 1) / 2 { break }
            end.insert(character, at: end.startIndex)
        }
        return cut(text, to: width - TextWidth.width(end)) + end
    }
}
