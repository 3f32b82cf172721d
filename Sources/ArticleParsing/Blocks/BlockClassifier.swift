import ArticleModel

/// Gives each paragraph its role.
struct BlockClassifier {
    let text: ArticleText
    let paragraphs: [Paragraph]
    /// The features of the short paragraphs; nil for long ones.
    let lines: [ShortLine?]
    /// The title given with the text.
    let title: ShortLine?

    /// Bylines and publication times stand among the first paragraphs.
    private static let headLength = 7

    /// One role for each paragraph.
    func kinds() -> [Block.Kind] {
        let headline = headlineIndex()
        let headlineLine = headline.flatMap { lines[$0] } ?? title
        return paragraphs.indices.map { index in
            index == headline ? .headline : kind(of: index, headline: headline, headlineLine: headlineLine)
        }
    }

    // MARK: Headline

    /// The paragraph equal to the given title, or the first line that looks like one, where nothing but
    /// bylines and boilerplate stands before it.
    private func headlineIndex() -> Int? {
        if let hinted = paragraphs.firstIndex(where: { $0.hint == .headline }) { return hinted }
        let head = paragraphs.indices.prefix(Self.headLength)
        if let title, let equal = head.first(where: { lines[$0]?.resembles(title) == true || isTitle($0) }) {
            return equal
        }
        for index in head {
            guard paragraphs[index].hint == nil, let line = lines[index] else { return nil }
            if Boilerplate.matches(line) || Byline.matches(line) || Byline.isPublicationTime(line) {
                continue
            }
            return looksLikeHeadline(line, index) ? index : nil
        }
        return nil
    }

    private func isTitle(_ index: Int) -> Bool { lines[index]?.letters == title?.letters }

    /// A short line without a full stop before other text. A full stop or question mark is forgiven to a single
    /// sentence written like a headline.
    private func looksLikeHeadline(_ line: ShortLine, _ index: Int) -> Bool {
        guard index + 1 < paragraphs.count, line.words.count >= 2 else { return false }
        guard line.startsUpper, !line.endsWithColon, !paragraphs[index].isQuoted,
            LineStarts.listMarkerLength(text.bytes, paragraphs[index].span) == nil,
            Dateline.find(text, paragraphs[index].span) == nil
        else { return false }
        if !line.endsSentence { return true }
        return !line.hasInnerStop && line.words.count <= 24
            && (line.isHeadlineCased || endsAsTitle(index, line))
    }

    /// Whether a line that ends a sentence is still set apart as a title: a question or exclamation, or a short
    /// first line before a dateline or before the text's only blank line.
    private func endsAsTitle(_ index: Int, _ line: ShortLine) -> Bool {
        let last = text.bytes[paragraphs[index].span.end - 1]
        let isFirst = index == 0 && line.words.count <= 16
        let isBeforeDateline = Dateline.find(text, paragraphs[index + 1].span) != nil
        return isFirst && (last == 0x3F || last == 0x21 || isBeforeDateline || followedByBlankLineOnlyOnce)
    }

    /// Whether the text's only blank line stands after its first paragraph: how some archives set a title.
    private var followedByBlankLineOnlyOnce: Bool {
        guard paragraphs.count > 3 else { return false }
        return hasBlankLine(after: 0) && !(1..<(paragraphs.count - 1)).contains(where: hasBlankLine(after:))
    }

    private func hasBlankLine(after index: Int) -> Bool {
        let gap = paragraphs[index].span.end..<paragraphs[index + 1].span.start
        return text.bytes[gap].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 } > 1
    }

    // MARK: Everything else

    private func kind(of index: Int, headline: Int?, headlineLine: ShortLine?) -> Block.Kind {
        let paragraph = paragraphs[index]
        let line = lines[index]
        if let hint = paragraph.hint, hint != .headline {
            return hint == .subheading && line?.outletSuffix != nil ? .embeddedHeadline : hint
        }
        if paragraph.isQuoted { return .blockQuote }
        guard let line else { return listOrParagraph(paragraph) }
        if let headlineLine, index > headline ?? -1, line.resembles(headlineLine) { return .caption }
        if Boilerplate.matches(line) { return .boilerplate }
        if index < Self.headLength || index + 3 > paragraphs.count, Byline.matches(line) { return .byline }
        if index < Self.headLength, Byline.isPublicationTime(line) { return .dateline }
        if isCaption(line) { return .caption }
        if listOrParagraph(paragraph) == .listItem { return .listItem }
        if isEmbeddedHeadline(line, index, headline: headline) { return .embeddedHeadline }
        return isSubheading(line, index, headline: headline) ? .subheading : .paragraph
    }

    private func listOrParagraph(_ paragraph: Paragraph) -> Block.Kind {
        guard LineStarts.listMarkerLength(text.bytes, paragraph.span) != nil,
            Dateline.find(text, paragraph.span) == nil
        else { return .paragraph }
        return .listItem
    }

    /// A line about a picture.
    private func isCaption(_ line: ShortLine) -> Bool {
        let lower = line.lowercased
        let beginnings = [
            "photo:", "image:", "photo by ", "(photo", "file - ", "file – ", "file photo", "caption:",
            "picture:",
        ]
        let endings = [
            "getty images", "getty images)", "ap photo)", "/ap", "/reuters", "via ap)", "/afp", "ap photo",
            "/getty",
        ]
        return beginnings.contains { lower.hasPrefix($0) } || endings.contains { lower.hasSuffix($0) }
    }

    /// The headline of another publication's article: it names the publication behind a bar, or it is set like a
    /// headline right before a passage that is quoted at length.
    private func isEmbeddedHeadline(_ line: ShortLine, _ index: Int, headline: Int?) -> Bool {
        guard !line.endsSentence || line.outletSuffix != nil, index != headline, line.startsUpper else {
            return false
        }
        if line.outletSuffix != nil { return true }
        guard line.isHeadlineCased, line.words.count >= 5, !line.endsWithColon, index + 1 < paragraphs.count
        else {
            return false
        }
        let next = paragraphs[index + 1]
        if next.isQuoted || next.hint == .blockQuote { return true }
        guard QuotedPassage.starts(text, next.span) else { return false }
        let isIntroduced = index > 0 && text.bytes[paragraphs[index - 1].span.end - 1] == 0x3A
        return isIntroduced || !QuotedPassage.closes(text, next.span) || Dateline.find(text, next.span) != nil
    }

    /// A short line between paragraphs without a mark at its end.
    private func isSubheading(_ line: ShortLine, _ index: Int, headline: Int?) -> Bool {
        guard line.words.count <= 14, line.startsUpper, index + 1 < paragraphs.count, index > headline ?? -1,
            !QuotedPassage.starts(text, paragraphs[index].span)
        else { return false }
        if line.endsSentence {
            return line.isHeadlineCased && line.words.count >= 3 && !line.hasInnerStop && isQuestion(index)
        }
        if line.endsWithColon {
            return line.isAllCapitals || (line.words.count <= 2 && line.lowercased.hasSuffix("m.:"))
        }
        guard let last = line.words.last?.last, ![",", ";", "-", "—", "–", "”", "\"", "’"].contains(last)
        else { return false }
        return headline != nil || index > 0
    }

    private func isQuestion(_ index: Int) -> Bool { text.bytes[paragraphs[index].span.end - 1] == 0x3F }
}

/// Looks at a paragraph as the possible start of a passage in quotation marks.
enum QuotedPassage {
    /// Whether the paragraph begins with an opening mark.
    static func starts(_ text: ArticleText, _ span: TextSpan) -> Bool {
        let bytes = text.bytes
        if bytes[span.start] == 0x22 { return true }
        return opens(bytes, span.start)
    }

    private static func opens(_ bytes: [UInt8], _ index: Int) -> Bool {
        guard index + 2 < bytes.count else { return false }
        let isCurly = bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x9C
        return isCurly || (bytes[index] == 0xC2 && bytes[index + 1] == 0xAB)
    }

    /// Whether as many double marks close in the paragraph as open in it.
    static func closes(_ text: ArticleText, _ span: TextSpan) -> Bool {
        var open = 0
        var straight = 0
        for index in span.range {
            let byte = text.bytes[index]
            if byte == 0x22 { straight += 1 }
            guard byte == 0xE2, index + 2 < span.end, text.bytes[index + 1] == 0x80 else { continue }
            if text.bytes[index + 2] == 0x9C { open += 1 }
            if text.bytes[index + 2] == 0x9D { open -= 1 }
        }
        return open <= 0 && straight % 2 == 0
    }
}
