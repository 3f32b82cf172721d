import ArticleModel

/// Cuts a document into blocks: first into paragraphs, then each paragraph gets its role from its own form,
/// from its neighbours and from the hints of the import.
struct BlockFinder {
    let text: ArticleText
    let document: RawDocument

    /// The blocks of the document, in text order, none empty, none overlapping.
    func blocks() -> [Block] {
        let paragraphs = HintedParagraphs(text: text).paragraphs(hints: document.hints).flatMap(
            withoutGluedLines)
        let lines = paragraphs.map { ShortLine(text, $0.span) }
        let title = document.title.flatMap { title in
            let given = ArticleText(title)
            return ShortLine(given, given.trimmed(given.span))
        }
        let classifier = BlockClassifier(text: text, paragraphs: paragraphs, lines: lines, title: title)
        return classifier.kinds().enumerated().flatMap { index, kind in
            withDateline(Block(kind, paragraphs[index].span))
        }
    }

    /// Cuts boilerplate off that has been glued to a paragraph without a line break.
    private func withoutGluedLines(_ paragraph: Paragraph) -> [Paragraph] {
        if paragraph.hint != nil { return [paragraph] }
        let span = paragraph.span
        if let end = Boilerplate.gluedEnd(text, span) {
            let before = Paragraph(
                span: text.trimmed(TextSpan(span.start, end.start)), isQuoted: paragraph.isQuoted)
            return [before, Paragraph(span: end, hint: .boilerplate)]
        }
        if let start = Boilerplate.gluedStart(text, span) {
            let rest = Paragraph(
                span: text.trimmed(TextSpan(start.end, span.end)), isQuoted: paragraph.isQuoted)
            return [Paragraph(span: start, hint: .boilerplate), rest]
        }
        return [paragraph]
    }

    /// Splits the dateline off a paragraph or block quote.
    private func withDateline(_ block: Block) -> [Block] {
        guard block.kind == .paragraph || block.kind == .blockQuote,
            let dateline = Dateline.find(text, block.span)
        else { return [block] }
        let rest = text.trimmed(TextSpan(dateline.end, block.span.end))
        return [Block(.dateline, dateline), Block(block.kind, rest)]
    }
}

/// Paragraphs of a text of which the import already knows some.
struct HintedParagraphs {
    let text: ArticleText

    /// Hints become paragraphs as they are (clamped to the text, the later of two that overlap left out); what
    /// lies between them is grouped from its lines.
    func paragraphs(hints: [Block]) -> [Paragraph] {
        var paragraphs: [Paragraph] = []
        var position = 0
        for hint in hints.sorted(by: { $0.span < $1.span }) {
            let span = text.trimmed(
                TextSpan(
                    text.codePointStart(atOrBefore: hint.span.start),
                    text.codePointStart(atOrBefore: hint.span.end)))
            guard !span.isEmpty, span.start >= position else { continue }
            paragraphs += ParagraphGrouper(text: text).paragraphs(in: TextSpan(position, span.start))
            paragraphs.append(Paragraph(span: span, hint: hint.kind == .paragraph ? nil : hint.kind))
            position = span.end
        }
        return paragraphs + ParagraphGrouper(text: text).paragraphs(in: TextSpan(position, text.count))
    }
}
