import ArticleModel
import Linguistics

/// Labels sources, cues and contents by short rules over a lexicon of cue verbs.
///
/// In order of trust: reporting clauses beside quotations, then clauses that close what was said
/// (`…, officials said`) and `according to`, then the verbs and nouns that open it (`said that …`).
/// What one rule has taken the next ones leave alone; attributions inside a content are found when the
/// content itself is given as a passage.
public struct RuleLabeler: TextLabeler {
    /// Makes a labeler; the lexicons are read once for all of them.
    public init() {}

    public func read(_ text: TokenizedText, blocks: [Block]) -> any LabelledText {
        RuleReading(labeler: self, text: text, blocks: blocks)
    }

    /// Attributions of one passage, by the rules in order of trust.
    func labels(
        in text: TokenizedText, passage: Range<Int>, quotations: [Quotation]
    ) -> PassageLabels {
        guard !passage.isEmpty else { return PassageLabels() }
        let reader = PassageReader(text: text, passage: passage, quotations: quotations)
        var board = ProposalBoard(passage: passage)
        let statements = reader.statements()
        for statement in statements {
            QuotationRules(reader: reader, statement: statement).apply(to: &board)
            ClosingClauseRules(reader: reader, statement: statement).apply(to: &board)
            OpeningClauseRules(reader: reader, statement: statement).apply(to: &board)
        }
        if let last = statements.last {
            QuotationRules(reader: reader, statement: last).introduceNextParagraph(on: &board)
        }
        return labels(of: board.proposals, in: text)
    }

    private func labels(of proposals: [AttributionProposal], in text: TokenizedText) -> PassageLabels {
        var labels = PassageLabels()
        for proposal in proposals {
            let sure = proposal.confidence
            // A mark alone still needs a cue fragment for the edges to hang on.
            let start = proposal.contents.first.map { text.tokens[$0.lowerBound].span.start } ?? 0
            let cue = proposal.cue.map { text.span($0) } ?? TextSpan(start, start)
            labels.cues.append(.init(cue, confidence: sure))
            let cueIndex = labels.cues.count - 1
            if let source = proposal.source {
                labels.sources.append(.init(text.span(source), confidence: sure))
                labels.sourceEdges.append(
                    .init(cue: cueIndex, target: labels.sources.count - 1, strength: sure))
            }
            for content in proposal.contents {
                labels.contents.append(.init(text.span(content), confidence: sure))
                labels.contentEdges.append(
                    .init(cue: cueIndex, target: labels.contents.count - 1, strength: sure))
            }
        }
        return labels
    }
}

struct RuleReading: LabelledText {
    let labeler: RuleLabeler
    let text: TokenizedText
    let blocks: [Block]
    func names() -> [PassageLabels.Name] { NameLabeler().names(in: text, blocks: blocks) }
    func labels(of passages: [LabelledPassage]) -> [PassageLabels] {
        passages.map { labeler.labels(in: text, passage: $0.tokens, quotations: $0.quotations) }
    }
}
