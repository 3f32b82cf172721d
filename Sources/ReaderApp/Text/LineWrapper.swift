import ArticleModel
import TerminalUI

/// Breaks a stretch of text into lines of a given width in columns.
///
/// Breaks at white space, after hyphens and dashes; a word wider than a line is cut between grapheme
/// clusters. ASCII is measured byte by byte, everything else by `TextWidth`.
public struct LineWrapper {
    let text: ArticleText
    /// Columns in a line; at least 1.
    let width: Int

    /// Wraps a text at so many columns, 1 or more.
    public init(_ text: ArticleText, width: Int) {
        self.text = text
        self.width = max(1, width)
    }

    /// The lines of a span, without the white space at which they were broken.
    public func lines(of span: TextSpan) -> [TextSpan] {
        var lines: [TextSpan] = []
        var lineStart = span.start
        var column = 0
        var breakAt: Int?
        var position = span.start
        while position < span.end {
            let (length, columns, kind) = cluster(at: position, end: span.end)
            if kind == .space, column == 0, position == lineStart {
                position += length
                lineStart = position
                continue
            }
            if column + columns > width, position > lineStart, kind != .space {
                let cut = breakAt.map { $0 > lineStart ? $0 : position } ?? position
                lines.append(trimmed(lineStart, cut))
                lineStart = skippingSpaces(cut, end: span.end)
                position = lineStart
                column = 0
                breakAt = nil
                continue
            }
            column += columns
            position += length
            if kind != .letter { breakAt = position }
        }
        if lineStart < span.end { lines.append(trimmed(lineStart, span.end)) }
        return lines
    }

    private enum ClusterKind { case letter, space, hyphen }

    private func cluster(at position: Int, end: Int) -> (length: Int, columns: Int, kind: ClusterKind) {
        let byte = text.bytes[position]
        let nextIsASCII = position + 1 >= end || text.bytes[position + 1] < 0x80
        if byte < 0x80, nextIsASCII {
            if byte.isASCIIWhitespace { return (1, byte == 0x0D ? 0 : 1, .space) }
            return (1, 1, byte == UInt8(ascii: "-") ? .hyphen : .letter)
        }
        let index = text.string.utf8.index(text.string.startIndex, offsetBy: position)
        let character = text.string[index]
        let length = min(max(1, character.utf8.count), end - position)
        let kind: ClusterKind =
            character.isWhitespace && character != "\u{A0}"
            ? .space
            : (character == "—" || character == "–") ? .hyphen : .letter
        return (length, TextWidth.cell(character).width, kind)
    }

    private func trimmed(_ start: Int, _ end: Int) -> TextSpan {
        var end = end
        while end > start, text.bytes[end - 1].isASCIIWhitespace { end -= 1 }
        return TextSpan(start, end)
    }

    private func skippingSpaces(_ start: Int, end: Int) -> Int {
        var start = start
        while start < end, text.bytes[start].isASCIIWhitespace { start += 1 }
        return start
    }
}
