import ArticleModel
import Linguistics

/// Joins the labeler's fragments and the quotations in marks to quotes, level by level.
///
/// The first level is the article's own prose. The content of every quote found is then given to the labeler
/// as a passage of its own, and what it finds there has that quote as its parent.
struct AttributionLinker {
    let text: TokenizedText
    let blocks: [Block]
    let marks: MarkedParts
    let reading: any LabelledText
    let grammar: AttributionGrammar

    /// Contents nested deeper than this are not looked into.
    private static let deepestLevel = 4
    /// Contents shorter than this hold no attribution.
    private static let fewestTokens = 4

    /// Takes a text with its blocks and all its quotations in marks, in text order.
    init(
        text: TokenizedText, blocks: [Block], quotations: [Quotation], reading: any LabelledText,
        grammar: AttributionGrammar
    ) {
        self.text = text
        self.blocks = blocks
        self.reading = reading
        self.grammar = grammar
        marks = MarkedParts(quotations, blocks: blocks, of: text.text)
    }

    /// All quotes, ordered by where their content starts, without speakers.
    func quotes() -> [Quote] {
        var drafts = level([Group(passages: passages(), parent: nil)], depth: 0)
        PassageIntroductions(text: text, blocks: blocks).attribute(&drafts)
        var first = 0
        for depth in 1...Self.deepestLevel where first < drafts.count {
            let end = drafts.count
            drafts += level((first..<end).map { inner(of: $0, in: drafts) }, depth: depth).filter { draft in
                isWorthNesting(draft, inExcerpt: draft.parent.map { drafts[$0].isPassage } ?? false)
            }
            first = end
        }
        return numbered(drafts)
    }

    /// Passages that belong together: those of the article, or those of one quote.
    private struct Group {
        let passages: [Passage]
        let parent: Int?
    }

    /// The blocks that can hold quotes. A dateline belongs to its paragraph when a quotation runs over both.
    private func passages() -> [Passage] {
        var passages: [Passage] = []
        var isBroken = true
        for (index, block) in blocks.enumerated() {
            guard block.kind.holdsQuotes else {
                isBroken = isBroken || block.kind == .embeddedHeadline
                continue
            }
            var span = block.span
            if index > 0, blocks[index - 1].kind == .dateline {
                let whole = blocks[index - 1].span.union(span)
                let runsOver = marks.parts(in: whole).contains {
                    $0.span.start < span.start && $0.span.end > span.start
                }
                if runsOver { span = whole }
            }
            passages.append(
                Passage(tokens: text.tokens(in: span), span: span, followsOn: !isBroken, ownPart: nil))
            isBroken = block.kind == .headline || block.kind == .caption
        }
        return passages
    }

    /// The content of one quote, to be looked into.
    private func inner(of index: Int, in drafts: [QuoteDraft]) -> Group {
        let passages = drafts[index].contents.compactMap { content -> Passage? in
            let tokens = withoutMarks(text.tokens(in: content), of: content)
            guard tokens.count >= Self.fewestTokens else { return nil }
            return Passage(tokens: tokens, span: text.span(tokens), followsOn: true, ownPart: content)
        }
        return Group(passages: passages, parent: index)
    }

    /// Inside somebody's words *I think* and the like are no quotes of others, nor is anything whose source is cut off.
    private func isWorthNesting(_ draft: QuoteDraft, inExcerpt: Bool) -> Bool {
        guard let source = draft.source.first else { return inExcerpt }
        let words = text.tokens(in: source)
        let isSelf =
            words.count == 1 && Self.nobodyElse.contains(text.lowercased[words.lowerBound])
        return !isSelf && (inExcerpt || draft.confidence >= 0.7)
    }

    private static let nobodyElse: Set<String> = [
        "i", "we", "you", "the", "a", "that", "which", "nobody", "anybody", "anyone", "everybody", "everyone",
        "somebody", "someone",
    ]

    /// One level: labels all passages, then finds owners for the quotations that no cue has claimed.
    private func level(_ groups: [Group], depth: Int) -> [QuoteDraft] {
        let groups = groups.map {
            Group(passages: $0.passages.filter { !$0.tokens.isEmpty }, parent: $0.parent)
        }
        let asked = groups.flatMap(\.passages).map { passage in
            LabelledPassage(
                tokens: passage.tokens, quotations: quotations(of: parts(of: passage)), depth: depth)
        }
        let tags = SpeakerTags(text: text, passages: asked.map(\.tokens))
        var labels = zip(asked, reading.labels(of: asked)).lazy.map { tags.labels(of: $0.tokens) ?? $1 }
            .makeIterator()
        var drafts: [QuoteDraft] = []
        for group in groups {
            var own: [QuoteDraft] = []
            var uncued = UncuedQuotations(text: text, parent: group.parent, depth: depth)
            for passage in group.passages {
                let first = own.count
                own += (labels.next() ?? PassageLabels()).drafts(parent: group.parent, depth: depth)
                uncued.claim(parts(of: passage), in: passage, drafts: &own, from: first)
            }
            drafts += own.filter { !$0.contents.isEmpty }.flatMap { grammar.mended($0, marks: marks) }
        }
        return drafts
    }

    /// The marked parts within a passage.
    private func parts(of passage: Passage) -> [MarkedParts.Part] {
        marks.parts(in: passage.span).filter { $0.span != passage.ownPart }
    }

    private func quotations(of parts: [MarkedParts.Part]) -> [Quotation] {
        var seen = Set<Int>()
        return parts.filter { seen.insert($0.quotation).inserted }.map { marks.quotations[$0.quotation] }
    }

    /// The tokens of a content without the marks around it, where it is just one quotation.
    private func withoutMarks(_ tokens: Range<Int>, of content: TextSpan) -> Range<Int> {
        var (first, end) = (tokens.lowerBound, tokens.upperBound)
        guard marks.isPart(content) else { return tokens }
        // A mark that an inner quotation opens or closes stays with it.
        let inner = marks.parts(in: content).filter { $0.span != content }
        let opensInner = inner.contains { $0.span.start == content.start }
        let closesInner = inner.contains { $0.span.end == content.end }
        if first < end, text.tokens[first].kind == .quotationMark, !opensInner { first += 1 }
        if first < end, text.tokens[end - 1].kind == .quotationMark, !closesInner { end -= 1 }
        return first..<end
    }

    // MARK: Numbering

    private func numbered(_ drafts: [QuoteDraft]) -> [Quote] {
        let hulls = drafts.map(\.hull)
        let order = drafts.indices.sorted {
            (hulls[$0].start, -hulls[$0].end, $0) < (hulls[$1].start, -hulls[$1].end, $1)
        }
        var ids = [String](repeating: "", count: drafts.count)
        for (number, index) in order.enumerated() { ids[index] = "q\(number + 1)" }
        return order.map { index in
            let draft = drafts[index]
            return Quote(
                id: ids[index], kind: kind(of: draft), content: draft.contents, cue: draft.cue,
                source: draft.source,
                parent: draft.parent.map { ids[$0] }, confidence: min(1, max(0, draft.confidence)))
        }
    }

    /// Direct when nearly all words stand in marks, mixed when some do. Marks around the parent do not count.
    private func kind(of draft: QuoteDraft) -> Quote.Kind {
        var (quoted, all) = (0, 0)
        for content in draft.contents {
            let tokens = text.tokens(in: content)
            all += wordCount(tokens)
            var end = tokens.lowerBound
            for part in marks.parts(in: content) {
                let inside = text.tokens(in: part.span)
                guard inside.lowerBound >= end else { continue }
                quoted += wordCount(inside)
                end = inside.upperBound
            }
        }
        if quoted == 0 { return .indirect }
        return quoted * 10 >= all * 9 ? .direct : .mixed
    }

    private func wordCount(_ tokens: Range<Int>) -> Int {
        tokens.count { text.tokens[$0].kind == .word || text.tokens[$0].kind == .number }
    }
}

/// A stretch of text that is labelled as one.
struct Passage {
    let tokens: Range<Int>
    let span: TextSpan
    /// Whether nothing but white space parts it from the passage before, so that a speaker can go on.
    let followsOn: Bool
    /// The content, with its marks, from which the passage was cut.
    let ownPart: TextSpan?
}
