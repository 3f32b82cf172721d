import ArticleModel

/// One line of a text.
struct Line {
    /// The line without the white space around it; empty for a blank line.
    var span: TextSpan
    /// How many bytes of white space stand before it.
    var indentation: Int

    var isBlank: Bool { span.isEmpty }
}

/// Cuts a text into lines. Line feeds, carriage returns (alone or before a line feed), form feeds, and the
/// line and paragraph separators of Unicode end a line.
struct LineScanner {
    let text: ArticleText

    /// The lines within a span, in text order.
    func lines(in span: TextSpan) -> [Line] {
        let bytes = text.bytes
        var lines: [Line] = []
        var start = span.start
        var index = span.start
        while index < span.end {
            let length = lineBreakLength(bytes, index, span.end)
            if length == 0 {
                index += 1
                continue
            }
            lines.append(line(start, index))
            index += length
            start = index
        }
        if start < span.end { lines.append(line(start, span.end)) }
        return lines
    }

    private func line(_ start: Int, _ end: Int) -> Line {
        let span = text.trimmed(TextSpan(start, end))
        return Line(span: span, indentation: span.start - start)
    }

    private func lineBreakLength(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Int {
        switch bytes[index] {
        case 0x0A, 0x0C: 1
        case 0x0D: index + 1 < end && bytes[index + 1] == 0x0A ? 2 : 1
        case 0xE2:
            index + 2 < end && bytes[index + 1] == 0x80
                && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9)
                ? 3 : 0
        default: 0
        }
    }
}
