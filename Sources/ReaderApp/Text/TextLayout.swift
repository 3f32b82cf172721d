import ArticleModel
import TerminalUI

/// The lines of the reading pane for one width: the text, broken, with speakers and notes set between.
struct TextLayout: Sendable {
    /// One row of the pane.
    struct Line: Hashable, Sendable {
        enum Content: Hashable, Sendable {
            case blank
            /// Words of a title that does not stand in the text.
            case title(String)
            /// Words of the text.
            case text(TextSpan, Block.Kind)
            /// Who is quoted in the block above: indices of quotes, one for each speaker.
            case speakers([Int])
            /// A line of a note's words, with whether it is the first.
            case note(String, annotation: Int, isFirst: Bool)
            /// The heading over notes whose words are no longer in the text.
            case orphans(Int)
            /// A line of the words that such a note was on.
            case orphan(String, annotation: Int, isFirst: Bool)
        }

        let content: Content
        /// The offset in the text to which the line belongs.
        let offset: Int
        /// Who is quoted, right of the words: indices of quotes, one for each speaker.
        var speakers: [Int] = []
    }

    /// Columns at least between the words of a line and those who are quoted.
    static let gapBeforeSpeakers = 2

    let lines: [Line]
    /// The columns of text in a line.
    let measure: Int

    init(_ open: OpenArticle, width: Int) {
        measure = max(8, width)
        let wrapper = LineWrapper(open.text, width: measure)
        var lines = Self.titleLines(of: open, width: measure)
        for block in open.analysis.blocks.asSet {
            if !lines.isEmpty, block.kind != .listItem || !Self.isListItem(lines.last) {
                lines.append(Line(content: .blank, offset: block.span.start))
            }
            for line in wrapper.lines(of: block.span) {
                lines.append(Line(content: .text(line, block.kind), offset: line.start))
            }
            Self.addSpeakers(of: block, in: open, to: &lines, width: measure)
            lines += Self.noteLines(after: block, in: open, width: measure)
        }
        self.lines = lines + Self.orphanLines(of: open, width: measure)
    }

    /// The first row of a note whose words are not in the text; nil where it has none.
    func row(ofOrphan annotation: Int) -> Int? {
        lines.firstIndex { line in
            if case .orphan(_, annotation, true) = line.content { true } else { false }
        }
    }

    /// The row that shows an offset: the last line that starts at or before it.
    func row(of offset: Int) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        var row = max(0, low - 1)
        while row > 0, !isText(row) { row -= 1 }
        return row
    }

    /// Whether a row shows words of the text.
    func isText(_ row: Int) -> Bool {
        guard lines.indices.contains(row), case .text = lines[row].content else { return false }
        return true
    }

    /// The title, for a text that comes without its headline.
    private static func titleLines(of open: OpenArticle, width: Int) -> [Line] {
        if open.isAnalysing || open.analysis.blocks.contains(where: { $0.kind == .headline }) { return [] }
        let words = ArticleText(open.article.title)
        return LineWrapper(words, width: width).lines(of: words.span).map {
            Line(content: .title(words[$0]), offset: 0)
        }
    }

    private static func isListItem(_ line: Line?) -> Bool {
        guard let line, case .text(_, .listItem) = line.content else { return false }
        return true
    }

    /// Below the block; where all quotes are indirect ones beside its last words, if there is room: there the text
    /// mostly says who speaks.
    private static func addSpeakers(
        of block: Block, in open: OpenArticle, to lines: inout [Line], width: Int
    ) {
        let speakers = speakers(in: block, of: open)
        if speakers.isEmpty { return }
        if let last = lines.last, case .text(let words, _) = last.content,
            open.quoteParts.overlapping(block.span).allSatisfy({ entry in
                let quote = open.analysis.quotes[entry.value]
                return quote.kind == .indirect || open.isPassage(quote)
            }),
            TextWidth.width(open.text[words]) + gapBeforeSpeakers
                + SpeakerLine(speakers, of: open).width <= width
        {
            lines[lines.count - 1].speakers = speakers
        } else {
            lines.append(Line(content: .speakers(speakers), offset: block.span.end))
        }
    }

    private static func speakers(in block: Block, of open: OpenArticle) -> [Int] {
        var shown: [Int] = []
        var labels: Set<String> = []
        for entry in open.quoteParts.overlapping(block.span) {
            let quote = open.analysis.quotes[entry.value]
            // The speaker stands once, where the quote ends: below the last of its paragraphs.
            // An unnamed source inside somebody's words is no speaker to the reader.
            guard quote.content.last == entry.span,
                quote.parent == nil || quote.speaker != nil,
                let label = open.speakerLabel(of: quote), labels.insert(label).inserted
            else { continue }
            shown.append(entry.value)
        }
        return shown
    }

    private static func noteLines(after block: Block, in open: OpenArticle, width: Int) -> [Line] {
        open.notes.overlapping(block.span).filter { block.span.contains($0.span.start) }.flatMap { entry in
            noteLines(entry.value, in: open, width: width, offset: block.span.end)
        }
    }

    private static func noteLines(_ annotation: Int, in open: OpenArticle, width: Int, offset: Int) -> [Line]
    {
        guard let note = open.annotations[annotation].annotation.note, !note.isEmpty else { return [] }
        return wrapped(note, width: width).enumerated().map { index, words in
            Line(content: .note(words, annotation: annotation, isFirst: index == 0), offset: offset)
        }
    }

    /// After the text the notes whose words are not in it, with the words that they were on: a note is never lost.
    private static func orphanLines(of open: OpenArticle, width: Int) -> [Line] {
        let orphans = open.orphans
        guard !orphans.isEmpty else { return [] }
        let offset = open.text.count
        var lines = [
            Line(content: .blank, offset: offset), Line(content: .orphans(orphans.count), offset: offset),
        ]
        for annotation in orphans {
            let words = open.annotations[annotation].annotation.anchor.exact
            let shown = words.isEmpty ? "on the whole article" : "“\(words)”"
            lines += wrapped(shown, width: width).enumerated().map { index, words in
                Line(content: .orphan(words, annotation: annotation, isFirst: index == 0), offset: offset)
            }
            lines += noteLines(annotation, in: open, width: width, offset: offset)
        }
        return lines
    }

    private static func wrapped(_ text: String, width: Int) -> [String] {
        text.split(whereSeparator: \.isNewline).flatMap { paragraph in
            let part = ArticleText(String(paragraph))
            return LineWrapper(part, width: max(8, width - 4)).lines(of: part.span).map { part[$0] }
        }
    }
}
