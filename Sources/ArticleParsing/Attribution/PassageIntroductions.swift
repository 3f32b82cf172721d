import ArticleModel
import Linguistics

/// Attributes passages quoted from another publication to it.
///
/// The publication is named in an embedded headline right before (`… | Just The News`), or in the sentence
/// that introduces the passage with a colon, with a headline between them or not. Whose an embedded post is stands under
/// it.
struct PassageIntroductions {
    let text: TokenizedText
    let blocks: [Block]

    /// How many blocks may stand between the introduction and the passage.
    private static let reach = 3

    /// Gives a source to the drafts that are whole paragraphs in marks without one.
    func attribute(_ drafts: inout [QuoteDraft]) {
        let contentEnds = drafts.indices.sorted { drafts[$0].hull.end < drafts[$1].hull.end }
        for index in drafts.indices where drafts[index].cue.isEmpty {
            if let signature = signature(of: drafts[index]) {
                drafts[index].source = [signature.name]
                drafts[index].cue = [signature.dash]
                drafts[index].confidence = 0.9
                continue
            }
            guard drafts[index].source.isEmpty else { continue }
            guard let block = firstBlock(of: drafts[index]) else { continue }
            drafts[index].isPassage = true
            guard let introduction = introduction(before: block, drafts: drafts, byEnd: contentEnds) else {
                continue
            }
            drafts[index].source = introduction.source
            drafts[index].cue = introduction.cue
            drafts[index].confidence = introduction.confidence
        }
    }

    /// The signature in the block after the draft's last one, which it fills to its end.
    private func signature(of draft: QuoteDraft) -> PostSignature? {
        guard let last = draft.contents.last else { return nil }
        let next = blocks.partitioningIndex { $0.span.start >= last.end }
        guard next > 0, next < blocks.count, blocks[next - 1].kind == .blockQuote,
            last.end >= blocks[next - 1].span.end - 1
        else { return nil }
        return PostSignature(text.text, blocks[next].span)
    }

    private struct Introduction {
        var source: [TextSpan]
        var cue: [TextSpan]
        var confidence: Double
    }

    /// The block that the draft starts, where it fills that block.
    private func firstBlock(of draft: QuoteDraft) -> Int? {
        guard let first = draft.contents.first else { return nil }
        let index = blocks.partitioningIndex { $0.span.end > first.start }
        guard index < blocks.count, blocks[index].span.start == first.start else { return nil }
        return first.end >= blocks[index].span.end - 1 || draft.contents.count > 1 ? index : nil
    }

    private func introduction(before block: Int, drafts: [QuoteDraft], byEnd: [Int]) -> Introduction? {
        var sawHeadline = false
        for index in stride(from: block - 1, through: max(0, block - Self.reach), by: -1) {
            let candidate = blocks[index]
            switch candidate.kind {
            case .embeddedHeadline:
                if let outlet = outlet(in: candidate.span) {
                    return Introduction(source: [outlet], cue: [], confidence: 0.85)
                }
                sawHeadline = true
            case .caption, .subheading, .byline, .dateline:
                continue
            case .paragraph, .listItem:
                return prose(candidate.span, afterHeadline: sawHeadline, drafts: drafts, byEnd: byEnd)
            case .headline, .blockQuote, .boilerplate:
                return nil
            }
        }
        return nil
    }

    /// The source of the last quote of a paragraph that ends with a colon or reaches its end before a
    /// headline.
    private func prose(_ span: TextSpan, afterHeadline: Bool, drafts: [QuoteDraft], byEnd: [Int])
        -> Introduction?
    {
        let endsWithColon = span.length > 0 && text.text.bytes[span.end - 1] == UInt8(ascii: ":")
        guard endsWithColon || afterHeadline else { return nil }
        var position = byEnd.partitioningIndex { drafts[$0].hull.end > span.end } - 1
        while position >= 0 {
            let draft = drafts[byEnd[position]]
            guard draft.hull.start >= span.start else { return nil }
            if !draft.source.isEmpty {
                return Introduction(
                    source: draft.source, cue: draft.cue, confidence: endsWithColon ? 0.85 : 0.6)
            }
            position -= 1
        }
        return nil
    }

    /// The words after the last bar (or a dash with spaces) of a headline.
    private func outlet(in span: TextSpan) -> TextSpan? {
        let bytes = text.text.bytes
        var index = span.end - 1
        while index > span.start {
            if bytes[index] == UInt8(ascii: "|") || isSpacedHyphen(at: index) {
                let outlet = text.text.trimmed(TextSpan(index + 1, span.end))
                return outlet.isEmpty || outlet.length > 60 ? nil : outlet
            }
            index -= 1
        }
        return nil
    }

    private func isSpacedHyphen(at index: Int) -> Bool {
        let bytes = text.text.bytes
        if bytes[index - 1].isASCIIWhitespace, bytes[index] == UInt8(ascii: "-") {
            return index + 1 < bytes.count && bytes[index + 1].isASCIIWhitespace
        }
        // The last byte of an en dash or em dash, E2 80 93 and E2 80 94.
        return index >= 2 && bytes[index - 2] == 0xE2 && bytes[index - 1] == 0x80
            && (bytes[index] == 0x93 || bytes[index] == 0x94)
    }
}
