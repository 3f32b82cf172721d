import ArticleModel
import Linguistics

/// Finds owners for quotations that no cue has claimed: who spoke just before goes on, or nobody is named.
struct UncuedQuotations {
    let text: TokenizedText
    let parent: Int?
    let depth: Int

    /// For each quotation the draft that holds one of its parts.
    private var owners: [Int: Int] = [:]
    /// Where the drafts of the passage at hand end, in text order.
    private var ends: [(end: Int, draft: Int)] = []
    /// The last draft of the passage before, where it reaches that passage's end.
    private var lastSpeaker: Int?

    init(text: TokenizedText, parent: Int?, depth: Int) {
        self.text = text
        self.parent = parent
        self.depth = depth
    }

    /// Claims the unclaimed parts of one passage, whose own drafts start at `first`.
    mutating func claim(
        _ parts: [MarkedParts.Part], in passage: Passage, drafts: inout [QuoteDraft], from first: Int
    ) {
        let claimed = claimedParts(parts, drafts: drafts, from: first)
        ends = (first..<drafts.count).map { (drafts[$0].end, $0) }.sorted { $0.end < $1.end }
        var end = passage.span.start
        var previous = passage.followsOn ? lastSpeaker : nil
        for (part, owner) in zip(parts, claimed) where part.span.start >= end {
            end = part.span.end
            if let owner {
                adopt(part, by: owner, in: &drafts)
                previous = owner
            } else if let owner = owners[part.quotation] {
                drafts[owner].append(part.span)
                previous = owner
            } else if let statement = statement(of: part.span, in: passage) {
                previous = nearest(before: part.span, drafts: drafts) ?? previous
                goOn(part, statement, previous, in: passage, drafts: &drafts)
                previous = owners[part.quotation]
            } else if wordCount(part.span) >= Self.fewestWords {
                drafts.append(unattributed(part.span, confidence: 0.3))
            }
        }
        lastSpeaker = speakerAtEnd(of: passage, drafts: drafts, from: first)
    }

    /// A quotation shorter than this, without anybody to say it, is a scare quote or a title.
    private static let fewestWords = 4

    /// For each part the draft whose content holds it.
    private func claimedParts(_ parts: [MarkedParts.Part], drafts: [QuoteDraft], from first: Int) -> [Int?] {
        var contents: [(span: TextSpan, draft: Int)] = []
        for index in first..<drafts.count { contents += drafts[index].contents.map { ($0, index) } }
        contents.sort { $0.span < $1.span }
        return parts.map { part in
            let next = contents.partitioningIndex { $0.span.end > part.span.start }
            return next < contents.count && contents[next].span.overlaps(part.span)
                ? contents[next].draft : nil
        }
    }

    /// Records an owner; an earlier part of the same quotation that had none comes to it.
    private mutating func adopt(_ part: MarkedParts.Part, by owner: Int, in drafts: inout [QuoteDraft]) {
        if let earlier = owners[part.quotation], earlier != owner, drafts[earlier].source.isEmpty {
            for span in drafts[earlier].contents { drafts[owner].append(span) }
            drafts[earlier].contents = []
        }
        owners[part.quotation] = owner
    }

    private mutating func goOn(
        _ part: MarkedParts.Part, _ statement: Range<Int>, _ previous: Int?, in passage: Passage,
        drafts: inout [QuoteDraft]
    ) {
        guard let previous else {
            owners[part.quotation] = drafts.count
            drafts.append(unattributed(part.span, confidence: 0.5))
            return
        }
        if drafts[previous].contents.isEmpty || drafts[previous].endsInMarks(text) {
            drafts[previous].append(part.span)
            owners[part.quotation] = previous
        } else {
            owners[part.quotation] = drafts.count
            var draft = unattributed(part.span, confidence: 0.6)
            draft.source = drafts[previous].source
            drafts.append(draft)
        }
    }

    /// The last draft of this passage that ends before `span`.
    private func nearest(before span: TextSpan, drafts: [QuoteDraft]) -> Int? {
        let next = ends.partitioningIndex { $0.end > span.start }
        guard next > 0 else { return nil }
        // "…,” said Rivers, referring to the list.": who spoke in marks goes on, not the participle after it.
        if next > 1,
            drafts[ends[next - 1].draft].source.isEmpty || !drafts[ends[next - 1].draft].endsInMarks(text),
            drafts[ends[next - 2].draft].endsInMarks(text),
            sentence(at: ends[next - 1].end) == sentence(at: ends[next - 2].end)
        {
            return ends[next - 2].draft
        }
        return ends[next - 1].draft
    }

    private func sentence(at end: Int) -> Int {
        let token = max(0, text.tokenIndex(atOrAfter: max(0, end - 1)))
        return token < text.sentenceOfToken.count ? text.sentenceOfToken[token] : -1
    }

    /// The sentences that the quotation fills, or nil where it is only a part of one.
    private func statement(of span: TextSpan, in passage: Passage) -> Range<Int>? {
        let tokens = text.tokens(in: span).clamped(to: passage.tokens)
        guard let first = tokens.first, let last = tokens.last else { return nil }
        let start = text.sentences[text.sentenceOfToken[first]].lowerBound
        let end = text.sentences[text.sentenceOfToken[last]].upperBound
        let opens = first == start || first == passage.tokens.lowerBound
        let closes = last + 1 >= min(end, passage.tokens.upperBound)
        return opens && closes ? first..<last + 1 : nil
    }

    /// The draft that holds the last words of a passage.
    private func speakerAtEnd(of passage: Passage, drafts: [QuoteDraft], from first: Int) -> Int? {
        guard let last = passage.tokens.last else { return nil }
        let lastSentence = text.sentenceSpan(text.sentenceOfToken[last])
        var best: (end: Int, index: Int)?
        for index in first..<drafts.count {
            let end = drafts[index].end
            if end > lastSentence.start, end > best?.end ?? -1 { best = (end, index) }
        }
        if best == nil, let lastSpeaker, drafts[lastSpeaker].hull.end > lastSentence.start {
            return lastSpeaker
        }
        return best?.index
    }

    private func unattributed(_ span: TextSpan, confidence: Double) -> QuoteDraft {
        QuoteDraft(
            contents: [span], cue: [], source: [], confidence: confidence, parent: parent, depth: depth)
    }

    private func wordCount(_ span: TextSpan) -> Int {
        text.tokens(in: span).count { text.tokens[$0].kind == .word }
    }
}

extension QuoteDraft {
    /// Whether the last of the content is a quotation in marks.
    func endsInMarks(_ text: TokenizedText) -> Bool {
        guard let last = contents.last, let token = text.tokens(in: last).last else { return false }
        return text.tokens[token].kind == .quotationMark
    }
}
