import ArticleModel
import Linguistics

/// Finds all quotations in marks.
///
/// Marks are first paired within each paragraph. A mark that stays open there can run on: as newspapers write it, with
/// a mark that opens anew at each following paragraph; or without such marks up to a paragraph with a closing
/// mark of its own; or, for a passage quoted from another publication, see `QuotedPassageEnd`. Without any
/// such evidence it ends with its paragraph.
struct QuotationFinder {
    let text: TokenizedText
    let blocks: [Block]

    /// How many paragraphs a quotation without marks that open anew may run on.
    private static let reach = 8

    /// The quotations, in text order (an outer one before those within it).
    func quotations() -> [Quotation] {
        let paragraphs = paragraphs()
        var found: [Quotation] = []
        /// Opening marks that are known to continue an earlier quotation.
        var continued: Set<Int> = []
        for index in paragraphs.indices {
            let paragraph = paragraphs[index]
            for pair in paragraph.pairs where !continued.contains(pair.opening.span.start) {
                found.append(Quotation(parts: [pair.span], isClosed: true, depth: 0))
            }
            for mark in paragraph.unclosed where !continued.contains(mark.span.start) {
                if let quotation = excerpt(mark, from: index, in: paragraphs) {
                    found.append(quotation)
                } else if let quotation = reopened(mark, from: index, in: paragraphs) {
                    continued.formUnion(quotation.parts.dropFirst().map(\.start))
                    found.append(quotation)
                } else {
                    found.append(follow(mark, from: index, in: paragraphs))
                }
            }
        }
        return Self.nested(found)
    }

    /// Paragraphs with their marks; a dateline belongs to the block after it, boilerplate is left out.
    private func paragraphs() -> [ParagraphMarks] {
        var paragraphs: [ParagraphMarks] = []
        var dateline: TextSpan?
        for (index, block) in blocks.enumerated() where block.kind != .boilerplate {
            if block.kind == .dateline, index + 1 < blocks.count,
                blocks[index + 1].kind == .paragraph
                    || blocks[index + 1].kind == .blockQuote
            {
                dateline = block.span
                continue
            }
            let span = dateline.map { $0.union(block.span) } ?? block.span
            dateline = nil
            paragraphs.append(ParagraphMarks(text, kind: block.kind, span: span))
        }
        return paragraphs
    }

    // MARK: Marks that stay open

    /// A passage of another publication with a closing mark of its own. Paragraphs in it that begin with somebody's
    /// quotation look like the same quotation opening anew, so this is asked first.
    private func excerpt(_ mark: QuotationMark, from index: Int, in paragraphs: [ParagraphMarks])
        -> Quotation?
    {
        guard canRunOn(mark, paragraphs[index]),
            let end = QuotedPassageEnd(text: text.text, paragraphs: paragraphs).end(of: mark, from: index),
            end.isClosed
        else { return nil }
        let inner = paragraphs[(index + 1)..<end.paragraph]
        let opensAnew = inner.contains { paragraph in
            paragraph.unclosed.contains { $0.family == mark.family && $0.span.start == paragraph.span.start }
        }
        return opensAnew ? nil : passage(mark, from: index, to: end, in: paragraphs)
    }

    private func passage(
        _ mark: QuotationMark, from index: Int, to end: QuotedPassageEnd.End, in paragraphs: [ParagraphMarks]
    ) -> Quotation {
        let first = TextSpan(mark.span.start, paragraphs[index].span.end)
        let inner = paragraphs[(index + 1)..<end.paragraph].map(\.span)
        let last = TextSpan(paragraphs[end.paragraph].span.start, end.offset)
        return Quotation(parts: [first] + inner + [last], isClosed: end.isClosed, depth: 0)
    }

    private func follow(_ mark: QuotationMark, from index: Int, in paragraphs: [ParagraphMarks]) -> Quotation
    {
        let paragraph = paragraphs[index]
        let first = TextSpan(mark.span.start, paragraph.span.end)
        let passage = QuotedPassageEnd(text: text.text, paragraphs: paragraphs)
        if canRunOn(mark, paragraph),
            let end = passage.end(of: mark, from: index) ?? strayEnd(mark, from: index, in: paragraphs)
        {
            let inner = paragraphs[(index + 1)..<end.paragraph].map(\.span)
            let last = TextSpan(paragraphs[end.paragraph].span.start, end.offset)
            return Quotation(parts: [first] + inner + [last], isClosed: end.isClosed, depth: 0)
        }
        return Quotation(parts: [cutShort(mark, in: paragraph)], isClosed: false, depth: 0)
    }

    /// A mark runs on only from the paragraph's start, or if no other one stands open after it.
    private func canRunOn(_ mark: QuotationMark, _ paragraph: ParagraphMarks) -> Bool {
        paragraph.isRunningText
            && (mark.span == paragraph.unclosed.last?.span || mark.span.start == paragraph.span.start)
    }

    /// A quotation whose mark opens anew at the start of each paragraph; nil when the next one does not.
    private func reopened(
        _ mark: QuotationMark, from index: Int, in paragraphs: [ParagraphMarks]
    ) -> Quotation? {
        guard canRunOn(mark, paragraphs[index]) else { return nil }
        var parts = [TextSpan(mark.span.start, paragraphs[index].span.end)]
        var next = index + 1
        while next < paragraphs.count, paragraphs[next].isRunningText,
            let opening = paragraphs[next].openingAtStart, opening.family == mark.family
        {
            let paragraph = paragraphs[next]
            guard let pair = paragraph.pairs.first(where: { $0.opening.span == opening.span }) else {
                parts.append(paragraph.span)
                next += 1
                continue
            }
            parts.append(pair.span)
            return Quotation(parts: parts, isClosed: true, depth: 0)
        }
        guard parts.count > 1 else { return nil }
        // The last paragraph of such a quotation may come without the opening mark.
        if next < paragraphs.count, paragraphs[next].isRunningText,
            let stray = paragraphs[next].strays.first(where: { $0.family == mark.family })
        {
            parts.append(TextSpan(paragraphs[next].span.start, stray.span.end))
            return Quotation(parts: parts, isClosed: true, depth: 0)
        }
        return Quotation(parts: parts, isClosed: false, depth: 0)
    }

    /// The closing mark of a later paragraph that has no opening mark there.
    private func strayEnd(
        _ mark: QuotationMark, from index: Int, in paragraphs: [ParagraphMarks]
    ) -> QuotedPassageEnd.End? {
        for next in (index + 1)..<min(paragraphs.count, index + 1 + Self.reach) {
            let paragraph = paragraphs[next]
            guard paragraph.isRunningText else { return nil }
            if let stray = paragraph.strays.first(where: { $0.family == mark.family }) {
                return QuotedPassageEnd.End(paragraph: next, offset: stray.span.end, isClosed: true)
            }
            if !paragraph.unclosed.isEmpty { return nil }
        }
        return nil
    }

    /// Where a mark without any closing one ends: before the next mark that opens in its paragraph, else with
    /// the paragraph.
    private func cutShort(_ mark: QuotationMark, in paragraph: ParagraphMarks) -> TextSpan {
        guard let next = paragraph.opening(after: mark.span.end) else {
            return TextSpan(mark.span.start, paragraph.span.end)
        }
        let token = text.tokenIndex(atOrAfter: next)
        let sentence =
            token < text.tokens.count ? text.sentenceSpan(text.sentenceOfToken[token]) : paragraph.span
        let end = sentence.start > mark.span.end ? sentence.start : next
        return text.text.trimmed(TextSpan(mark.span.start, end))
    }

    // MARK: Nesting

    /// The quotations in text order with their depths.
    private static func nested(_ quotations: [Quotation]) -> [Quotation] {
        var sorted = quotations.sorted { a, b in
            let (x, y) = (a.hull, b.hull)
            return x.start == y.start ? x.end > y.end : x.start < y.start
        }
        var open: [TextSpan] = []
        for index in sorted.indices {
            let hull = sorted[index].hull
            while let last = open.last, !last.contains(hull) { open.removeLast() }
            sorted[index].depth = open.count
            open.append(hull)
        }
        return sorted
    }
}
