import ArticleModel
import Linguistics

/// Mends attributions by what the grammar and the names of the text tell: where a source ends, who the subject of a
/// cue is, and which verb governs a quotation that stands inside other words.
struct AttributionGrammar {
    let text: TokenizedText
    let grammar: Grammar
    /// The names of the text, in text order, none overlapping.
    let names: [TextSpan]

    /// The draft with whole sources, and beside it the quotations in its content that are another's.
    func mended(_ draft: QuoteDraft, marks: MarkedParts) -> [QuoteDraft] {
        var draft = draft
        draft.source = draft.source.map(bordered)
        if draft.source.isEmpty, let subject = subject(ofCue: draft.cue) { draft.source = [subject] }
        draft.contents = draft.contents.map { finished($0, of: draft) }
        return parted(draft, marks: marks)
    }

    // MARK: Sources

    /// The source without a small word that hangs over its end (*Blinken on*), and with the whole of a name that it cuts.
    func bordered(_ source: TextSpan) -> TextSpan {
        var tokens = text.tokens(in: source)
        while tokens.count > 1, let last = tokens.last, Self.hangingWords.contains(text.lowercased[last]) {
            tokens = tokens.lowerBound..<last
        }
        let span = tokens.isEmpty ? source : text.span(tokens)
        let next = names.partitioningIndex { $0.end >= span.end }
        guard next < names.count, names[next].start >= span.start, names[next].start < span.end else {
            return span
        }
        return TextSpan(span.start, names[next].end)
    }

    private static let hangingWords: Set<String> = [
        "on", "in", "at", "of", "to", "for", "from", "by", "with", "during", "as", "who", "that", "which",
        "has", "had",
    ]

    /// The words of the subject of an active verb that is a cue.
    private func subject(ofCue cue: [TextSpan]) -> TextSpan? {
        let verbs = cue.flatMap { text.tokens(in: $0) }.filter { grammar.tags[$0] == .verb }
        guard let verb = verbs.last, grammar.dependent(of: verb, .passiveAuxiliary, .passiveSubject) == nil
        else {
            return nil
        }
        return subject(of: verb)
    }

    /// The words of a verb's subject, where it is a noun or a name.
    private func subject(of verb: Int) -> TextSpan? {
        guard let subject = grammar.dependent(of: verb, .subject),
            grammar.tags[subject] == .noun || grammar.tags[subject] == .properNoun
        else { return nil }
        return bordered(nominal(subject))
    }

    /// A noun with the words before it that belong to it, and the rest of a name or of a phrase with *of*.
    private func nominal(_ noun: Int) -> TextSpan {
        var (first, last) = (noun, noun)
        var waiting = [noun]
        while let word = waiting.popLast() {
            for dependent in grammar.dependents[word] where isWithin(dependent, nounOf: word) {
                first = min(first, dependent)
                last = max(last, dependent)
                waiting.append(dependent)
            }
        }
        return text.span(first..<last + 1)
    }

    private func isWithin(_ token: Int, nounOf head: Int) -> Bool {
        switch grammar.relations[token] {
        case .determiner, .adjectivalModifier, .compound, .flat, .possessor, .caseMarker, .numericModifier:
            true
        case .nominalModifier: token > head
        default: false
        }
    }

    // MARK: Contents

    /// The content with the word on which its last one hangs, and what follows that: *The ministers met on* | *Friday*, *no
    /// outcome was* | *clear*.
    private func finished(_ content: TextSpan, of draft: QuoteDraft) -> TextSpan {
        guard let last = text.tokens(in: content).last, let head = grammar.heads[last], head > last,
            Self.leading.contains(grammar.relations[last] ?? .punctuation)
        else { return content }
        let taken = draft.source + draft.cue + draft.contents.filter { $0 != content }
        var end = last
        while end + 1 < text.tokens.count, text.sentenceOfToken[end + 1] == text.sentenceOfToken[last],
            text.tokens[end + 1].kind != .punctuation, text.tokens[end + 1].kind != .quotationMark,
            end + 1 <= head || grammar.isUnder(end + 1, head),
            !taken.contains(where: { $0.overlaps(text.tokens[end + 1].span) })
        { end += 1 }
        return end >= head ? TextSpan(content.start, text.tokens[end].span.end) : content
    }

    /// What a word is to a later one without which it says nothing.
    private static let leading: Set<Relation> = [
        .caseMarker, .auxiliary, .passiveAuxiliary, .copula, .determiner,
    ]

    // MARK: Quotations of others

    /// Takes the quotations out of a content that another verb governs, with a subject of its own: *the meeting, which
    /// the Post described as “hasty,” is viewed as …*.
    private func parted(_ draft: QuoteDraft, marks: MarkedParts) -> [QuoteDraft] {
        guard draft.contents.count > 1, !draft.cue.isEmpty else { return [draft] }
        var (own, others) = (draft, [QuoteDraft]())
        own.contents = []
        for content in draft.contents {
            if let quotation = marks.parts(in: content).first?.span, let verb = governor(of: quotation),
                !draft.cue.contains(where: { $0.contains(text.tokens[verb].span) }),
                !draft.contents.contains(where: { $0.contains(text.tokens[verb].span) }),
                let source = subject(of: verb)
            {
                var other = draft
                (other.contents, other.cue, other.source) = ([quotation], [text.tokens[verb].span], [source])
                others.append(other)
            } else {
                own.contents.append(content)
            }
        }
        return (own.contents.isEmpty ? [] : [own]) + others
    }

    /// The verb of calling on which the words of a quotation hang.
    private func governor(of quotation: TextSpan) -> Int? {
        let tokens = text.tokens(in: quotation)
        let root = tokens.first { token in
            text.tokens[token].kind == .word && !(grammar.heads[token].map(tokens.contains) ?? false)
        }
        var current = root.flatMap { grammar.heads[$0] }
        while let token = current, grammar.tags[token] != .verb { current = grammar.heads[token] }
        return current.flatMap { Self.callingVerbs.contains(text.lowercased[$0]) ? $0 : nil }
    }

    private static let callingVerbs: Set<String> = [
        "described", "describes", "called", "calls", "termed", "terms", "dubbed", "labeled", "labelled",
        "branded",
        "characterized", "characterised", "characterizes", "deemed", "deems", "said", "says",
    ]
}
