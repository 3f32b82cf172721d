import ArticleModel
import Linguistics

/// A run of lines that belong together, before its role is known.
struct Paragraph {
    /// From the first to the last line, without a quoting sign before it.
    var span: TextSpan
    /// Whether its lines start with the quoting sign `>` of plain text.
    var isQuoted = false
    /// The role that the import gave it.
    var hint: Block.Kind?
}

/// Joins lines to paragraphs.
///
/// A blank line ends a paragraph. A single line break does so too, unless the text is hard-wrapped: then lines
/// are joined until one is followed by a word that would still have fitted on it. A line break within a
/// sentence never ends a paragraph.
struct ParagraphGrouper {
    let text: ArticleText

    /// The paragraphs within a span.
    func paragraphs(in span: TextSpan) -> [Paragraph] {
        let lines = LineScanner(text: text).lines(in: span)
        let width = wrapWidth(of: lines)
        var paragraphs: [Paragraph] = []
        var previous: Line?
        for line in lines {
            defer { previous = line }
            guard !line.isBlank else { continue }
            let start = startAfterQuotingSign(line)
            let isQuoted = start > line.span.start
            guard start < line.span.end else { continue }
            if let previous, !previous.isBlank, let last = paragraphs.last, last.isQuoted == isQuoted,
                continues(previous, with: line, width: width)
            {
                paragraphs[paragraphs.count - 1].span.end = line.span.end
            } else {
                paragraphs.append(Paragraph(span: TextSpan(start, line.span.end), isQuoted: isQuoted))
            }
        }
        return paragraphs
    }

    // MARK: Hard-wrapped text

    /// The column at which the text is wrapped; nil when its line breaks end paragraphs.
    ///
    /// Wrapped lines are alike in length (45 to 100 characters) and nearly always too full for the first word
    /// of the next line. Two such line breaks are the least to go by.
    private func wrapWidth(of lines: [Line]) -> Int? {
        let inner = zip(lines, lines.dropFirst()).filter { !$0.isBlank && !$1.isBlank }
        guard inner.count >= 2 else { return nil }
        let lengths = inner.map { characterCount($0.0.span) }.sorted()
        let width = lengths[(lengths.count - 1) * 95 / 100]
        guard (45...100).contains(width), lengths[lengths.count / 2] >= width * 7 / 10 else { return nil }
        var full = 0
        var ended = 0
        for (line, next) in inner {
            if characterCount(line.span) + 1 + firstWordLength(next) > width - 6 { full += 1 }
            if endsSentence(line) { ended += 1 }
        }
        return full * 10 >= inner.count * 7 && ended * 10 <= inner.count * 6 ? width : nil
    }

    /// Whether a line goes on in the next one: within a sentence at a small letter, or in wrapped text where the
    /// line was full.
    private func continues(_ line: Line, with next: Line, width: Int?) -> Bool {
        if LineStarts.listMarkerLength(text.bytes, next.span) != nil { return false }
        guard let width else { return breaksSentence(line, next) }
        if next.indentation >= line.indentation + 2, endsSentence(line) { return false }
        let couldHaveFitted = characterCount(line.span) + 1 + firstWordLength(next) <= width - 12
        return !couldHaveFitted || breaksSentence(line, next)
    }

    /// Whether a line of some length ends within a sentence, and the next line starts with a small letter.
    private func breaksSentence(_ line: Line, _ next: Line) -> Bool {
        line.span.length >= 40 && text.bytes[next.span.start].isASCIILowercase && !endsSentence(line)
            && text.bytes[line.span.end - 1] != 0x3A
    }

    private func endsSentence(_ line: Line) -> Bool {
        LineStarts.endsSentence(text.bytes, line.span)
    }

    private func characterCount(_ span: TextSpan) -> Int {
        text.bytes[span.range].reduce(0) { $1.isUTF8Continuation ? $0 : $0 + 1 }
    }

    private func firstWordLength(_ line: Line) -> Int {
        let start = line.span.start
        var end = start
        while end < line.span.end, end - start < 30, !text.bytes[end].isASCIIWhitespace { end += 1 }
        return end - start
    }

    // MARK: Quoting signs

    /// The offset after `> ` (also repeated); the line's start where there is none.
    private func startAfterQuotingSign(_ line: Line) -> Int {
        var index = line.span.start
        while index < line.span.end, text.bytes[index] == 0x3E {
            index += 1
            while index < line.span.end, text.bytes[index] == 0x20 { index += 1 }
        }
        return index
    }
}

/// How lines begin and end.
enum LineStarts {
    /// The length of a list marker with the space after it: `- `, `• `, `* `, `1. `, `2) `; nil when the line
    /// starts otherwise.
    static func listMarkerLength(_ bytes: [UInt8], _ span: TextSpan) -> Int? {
        let start = span.start
        var index = start
        while index < span.end, index - start < 3, (0x30...0x39).contains(bytes[index]) { index += 1 }
        if index > start, index + 1 < span.end, bytes[index] == 0x2E || bytes[index] == 0x29 {
            return bytes[index + 1] == 0x20 ? index + 2 - start : nil
        }
        for marker in ["- ", "* ", "• ", "· ", "▪ ", "‣ ", "– ", "•", "◦ "] {
            let length = marker.utf8.count
            if length < span.length, bytes[start..<(start + length)].elementsEqual(marker.utf8) {
                return length
            }
        }
        return nil
    }

    /// Whether a span ends with `.`, `!`, `?`, `…` or one of them before closing marks.
    static func endsSentence(_ bytes: [UInt8], _ span: TextSpan) -> Bool {
        var end = span.end
        while end > span.start {
            if [0x22, 0x27, 0x29, 0x5D].contains(bytes[end - 1]) {
                end -= 1
            } else if end - span.start > 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80,
                bytes[end - 1] == 0x9D || bytes[end - 1] == 0x99
            {
                end -= 3
            } else {
                break
            }
        }
        guard end > span.start else { return false }
        if end - span.start >= 3, bytes[end - 3] == 0xE2, bytes[end - 2] == 0x80, bytes[end - 1] == 0xA6 {
            return true
        }
        return [0x2E, 0x21, 0x3F].contains(bytes[end - 1])
    }
}

extension UInt8 {
    /// a to z.
    var isASCIILowercase: Bool { (0x61...0x7A).contains(self) }
    /// A to Z.
    var isASCIIUppercase: Bool { (0x41...0x5A).contains(self) }
    /// 0 to 9.
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}
