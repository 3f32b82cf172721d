import ArticleModel
import Linguistics

/// A claim with what tells which others it repeats.
struct ClaimDraft {
    var claim: Claim
    /// The token of the predicate of the words that are shown.
    var head: Int?
    /// Whether the words that report the claim are shown with it.
    var isFramed: Bool
}

/// Makes claims from sentences: cuts them into clauses, leaves out what only reports, and fills in a claim's
/// fields.
struct ClaimBuilder {
    /// Words besides source, cue and content up to which an attribution is shown whole.
    private static let longestGap = 12
    /// Tokens up to which a whole sentence stands in for it.
    private static let longestFrame = 60

    let text: ClauseText
    let mentions: MentionTable
    let date: CalendarDate?
    let reading: any LabelledText

    // MARK: Clauses

    /// The claims of one sentence (or the part of it that belongs to a voice).
    func claims(in sentence: [Int], of voice: ClaimVoice, as kind: Claim.Voice) -> [ClaimDraft] {
        guard sentence.count <= ClauseText.longestSentence, !isLeadIn(sentence, kind) else { return [] }
        if text.isQuestion(sentence), kind != .indirect { return [] }
        let words = withoutLooseMarks(withoutLabel(sentence), in: text, stripsOuterMarks: kind == .direct)
        return ClauseSplitter(text: text).clauses(of: words).compactMap { clause in
            guard saysSomething(clause.tokens, beyondFramesOf: voice, isClause: kind == .indirect),
                isStatement(clause) || (kind != .article && kind != .direct)
            else { return nil }
            return claim(content: clause, sentence: clause.tokens, of: voice, as: kind)
        }
    }

    /// Whether the clause has a verb of its own, not only one that reports a quote inside. A part of indirect
    /// speech is known to be a clause, even where its verb is not recognised.
    private func saysSomething(_ clause: [Int], beyondFramesOf voice: ClaimVoice, isClause: Bool) -> Bool {
        let words = clause.filter(text.isWord)
        guard words.count >= 2, isClause || text.strongestVerb(in: clause[...]) > .none else { return false }
        guard clause.contains(where: voice.isFramed) else { return true }
        guard words.count(where: { !voice.isFramed($0) }) >= 4 else { return false }
        let mask = text.mainClauseMask(clause[...])
        return clause.indices.contains { position in
            mask[position] && !voice.isFramed(clause[position])
                && text.verbStrength(at: position, of: clause[...]) == .sure
        }
    }

    /// Whether the clause states something: no order (`read it`), and no fragment whose only verbs belong to its nouns.
    private func isStatement(_ clause: Clause) -> Bool {
        guard let head = clause.head else { return true }
        let mask = text.mainClauseMask(clause.tokens[...])
        let hasSureVerb = clause.tokens.indices.contains {
            mask[$0] && text.verbStrength(at: $0, of: clause.tokens[...]) == .sure
        }
        return hasSureVerb || !clause.subject.isEmpty || text.subject(of: head) != nil
            || (text.isPredicate(head) && text.hasAuxiliary(head))
            || text.grammar.dependents[head].contains {
                text.isPredicate($0) && text.subject(of: $0) != nil
                    && text.grammar.relations[$0] != .relativeClause
                    && text.grammar.relations[$0] != .adjectivalClause
            }
    }

    /// Without the `Q:` or `A:` of a printed interview.
    private func withoutLabel(_ sentence: [Int]) -> [Int] {
        guard sentence.count > 2, text.isMark(sentence[1], ":"),
            ["q", "a"].contains(text.source.lowercased[sentence[0]])
        else { return sentence }
        return Array(sentence.dropFirst(2))
    }

    /// `This is what he said:` and the like.
    private func isLeadIn(_ sentence: [Int], _ kind: Claim.Voice) -> Bool {
        guard kind == .article, let last = sentence.last else { return false }
        return text.isMark(last, ":") && sentence.count < 12
    }

    // MARK: Claims that need their frame

    /// The claim of a quote that makes no sense without the words that report it: a fragment (`called it
    /// “useful”`), a denial (`denied that any shot was fired`), a demand, a question. Nil where the content
    /// can stand alone.
    func claimWithFrame(_ content: [Int], of voice: ClaimVoice, as kind: Claim.Voice) -> [ClaimDraft]? {
        guard let quote = voice.quote, content.count <= ClauseText.longestSentence else { return nil }
        let turnsContent = !cueRoles(of: quote).isDisjoint(with: [.denial, .demand, .question, .hope])
        if kind == .indirect, isWithinAnother(content) || lacksObject(content, of: quote) { return [] }
        let isTurned = kind != .direct && (turnsContent || isReportNegated(quote))
        if canStandAlone(content), !isTurned { return nil }
        if text.isQuestion(content) { return [] }
        let isWhole = isDenied(quote) && canStandAlone(content)
        guard let frame = frame(of: quote, around: content) else {
            return isWhole ? deniedElsewhere(content, of: voice, as: kind) : []
        }
        let act = ClauseSplitter(text: text).whole(isWhole ? content : frame)
        return claim(
            content: Clause(tokens: content, head: nil), sentence: frame, of: voice, as: kind, act: act,
            isDenied: isWhole
        ).map { [$0] }
    }

    /// Whether the source of a quote denies it.
    func isDenied(_ quote: Quote) -> Bool { cueRoles(of: quote).contains(.denial) }

    /// What stands in one sentence and is denied in another: `Some fear that it leaks. The company has denied this.`
    private func deniedElsewhere(_ content: [Int], of voice: ClaimVoice, as kind: Claim.Voice)
        -> [ClaimDraft]?
    {
        guard let quote = voice.quote else { return [] }
        let whole = ClauseSplitter(text: text).whole(content)
        let reporting = (quote.source + quote.cue).flatMap { text.source.tokens(in: $0) }
        let clause = Clause(tokens: content, head: whole.head, subject: reporting)
        return claim(content: clause, sentence: content, of: voice, as: kind, act: whole, isDenied: true).map
        { [$0] }
    }

    /// `Nobody said that …`, `has not said whether …`: then the content is not what the source claims.
    private func isReportNegated(_ quote: Quote) -> Bool {
        let reporting = (quote.source + quote.cue).map { text.source.tokens(in: $0) }.filter { !$0.isEmpty }
        return reporting.contains { range in
            let start = max(
                range.lowerBound - 1,
                text.source.sentences[text.source.sentenceOfToken[range.lowerBound]].lowerBound)
            return (start..<range.upperBound).contains { text.roles[$0].contains(.negation) }
        }
    }

    /// Whether the words lack a part that the sentence around them has: `the answer that the Kremlin says it
    /// expects`,
    /// `what officials fear is an attack`.
    private func isWithinAnother(_ content: [Int]) -> Bool {
        guard let first = content.first, content.count > 1 else { return false }
        let isDetached = content[1] != first + 1 && text.roles[first].contains(.subordinator)
        let follows = text.source.lowercased[content[1]]
        let lacksSubject =
            !text.roles[first].isDisjoint(with: .auxiliary)
            && text.roles[first].isDisjoint(with: .subjectPronoun)
        return (isDetached && follows != "to") || lacksSubject
    }

    /// `the answer that the Kremlin says it expects`: what is expected stands before the words.
    private func lacksObject(_ content: [Int], of quote: Quote) -> Bool {
        guard content.count <= 4, let head = ClauseSplitter(text: text).whole(content).head,
            let cue = quote.cue.first.map({ text.source.tokens(in: $0) })?.last
        else { return false }
        let isRelative = [.relativeClause, .adjectivalClause].contains(text.grammar.relations[cue])
        return isRelative
            && text.grammar.dependent(
                of: head, .object, .clausalComplement, .openClausalComplement, .oblique, .copula)
                == nil
    }

    /// Whether the words have a main clause, and do not hang on a word before them (`to say`, `whether it is
    /// true`).
    private func canStandAlone(_ content: [Int]) -> Bool {
        guard let first = content.first(where: text.isWord) else { return false }
        let hangsOn = ["to", "whether", "who", "which", "whom", "whose", "how", "why"]
        if hangsOn.contains(text.source.lowercased[first]) { return false }
        let mask = text.mainClauseMask(content[...])
        return content.indices.contains { mask[$0] && text.verbStrength(at: $0, of: content[...]) > .none }
    }

    /// The words from the source to the content, if they stand close together in one sentence with a verb.
    /// For words in quotation marks it may be the whole sentence.
    private func frame(of quote: Quote, around content: [Int]) -> [Int]? {
        guard let first = content.first, let last = content.last, !quote.cue.isEmpty else { return nil }
        let parts = (quote.source + quote.cue).map { text.source.tokens(in: $0) }.filter { !$0.isEmpty }
        let sentence = text.source.sentences[text.source.sentenceOfToken[first]]
        var start = min(first, parts.map(\.lowerBound).min() ?? first)
        let end = max(last + 1, parts.map(\.upperBound).max() ?? last + 1)
        guard sentence.lowerBound <= start, end <= sentence.upperBound,
            sentence.count <= ClauseText.longestSentence, !text.isQuestion(Array(sentence))
        else { return nil }
        if isLooseRelative(start), let next = parts.map(\.lowerBound).min() { start = next }
        while start > sentence.lowerBound, belongsToNoun(start - 1) { start -= 1 }
        let hull = Array(start..<end)
        let gap = hull.count - content.count - parts.reduce(0) { $0 + $1.count }
        let isClose = !quote.source.isEmpty && gap <= Self.longestGap && !isLooseRelative(start)
        let whole = Array(sentence)
        if isClose, text.strongestVerb(in: hull[...]) > .none {
            return clause(around: hull, of: whole) ?? hull
        }
        guard quote.kind != .indirect || quote.source.isEmpty, whole.count <= Self.longestFrame else {
            return nil
        }
        return text.strongestVerb(in: whole[...]) > .none ? whole : nil
    }

    /// The clause of a sentence in which all of these words stand, up to the next pause after them (`summoned him to
    /// Geneva`); nil where it begins with more than what hangs on their verb (`What is interesting is that …`).
    private func clause(around hull: [Int], of sentence: [Int]) -> [Int]? {
        guard let last = hull.last, let head = ClauseSplitter(text: text).whole(hull).head else { return nil }
        let words = Set(hull.filter(text.isWord))
        guard
            let clause = ClauseSplitter(text: text).clauses(of: sentence).map(\.tokens).first(where: {
                $0.count <= Self.longestFrame && Set($0).isSuperset(of: words)
            })
        else { return nil }
        let isMain = !clause.contains { $0 != head && text.isPredicate($0) && text.grammar.isUnder(head, $0) }
        let end =
            clause.firstIndex {
                $0 > last
                    && (text.isPause($0) || text.grammar.relations[$0] == .coordinator
                        || (text.isWord($0) && !text.grammar.isUnder($0, head)))
            } ?? clause.endIndex
        let first = isMain ? clause.startIndex : clause.firstIndex(of: hull[0]) ?? clause.startIndex
        return Array(clause[first..<end])
    }

    /// A determiner or `neither` before a source belongs to it.
    private func belongsToNoun(_ token: Int) -> Bool {
        !text.roles[token].isDisjoint(with: [.determiner, .negation])
            && text.roles[token].isDisjoint(with: [.verb, .subordinator])
    }

    /// A relative pronoun of which it is not known whom it means.
    private func isLooseRelative(_ token: Int) -> Bool {
        (text.roles[token].contains(.relative) || text.source.lowercased[token] == "that")
            && mentions.mention(startingAt: token) == nil
    }

    // MARK: Fields

    /// - Parameters:
    ///   - clause: the words that are claimed.
    ///   - sentence: the words that are shown: the same, or those that report them as well.
    ///   - act: the words whose frame the claim has, if not those claimed.
    ///   - isDenied: whether the claimant denies that act.
    private func claim(
        content clause: Clause, sentence: [Int], of voice: ClaimVoice, as kind: Claim.Voice,
        act: Clause? = nil,
        isDenied: Bool = false
    ) -> ClaimDraft? {
        let content = withoutLooseEnds(clause.tokens)
        let spans = text.spans(of: content)
        guard !spans.isEmpty else { return nil }
        let shown = sentence.count > content.count ? sentence : content
        let times = TimeReader(text: text, date: date).times(in: shown)
        let quantities = QuantityReader(text: text).quantities(in: content, times: times)
        let isSpoken = kind == .direct || kind == .mixed
        let cue = voice.quote.map(cueRoles) ?? []
        // In a frame its own words count too (`could not say whether …`); a denial turns its content alone.
        let judged = cue.contains(.denial) ? content : sentence
        let opening = content.first { text.isWord($0) && text.source.lowercased[$0] != "not" }
        let nature = ClaimJudge(text: text).nature(
            of: judged, quantities: quantities,
            in: ClaimJudge.Setting(
                cue: cue, isVerbatim: kind == .direct, isReported: kind == .indirect || kind == .mixed,
                subjectIsSpeaker: subjectIsSpeaker(content, voice.quote, isSpoken: isSpoken),
                isFramed: judged != content,
                isInfinitive: opening.map { text.source.lowercased[$0] == "to" } ?? false))
        let standalone = StandaloneSentence(text: text, mentions: mentions).sentence(
            sentence, speaker: isSpoken ? mentions.name(of: voice.quote?.speaker) : nil, times: times,
            stripsOuterMarks: isSpoken && content == sentence, subject: clause.subject,
            relative: clause.relative)
        var frame = FrameReader(text: text, mentions: mentions).frame(
            of: act ?? clause, speaker: isSpoken ? voice.quote?.speaker : nil)
        if isDenied { frame?.isNegated.toggle() }
        let claim = Claim(
            id: "", content: spans, standalone: standalone, claimant: voice.quote?.speaker,
            chain: voice.chain,
            voice: kind, kind: nature.kind, polarity: nature.polarity, modality: nature.modality,
            quantities: quantities, times: times, worth: spans.hull.flatMap(reading.worth) ?? 0,
            quote: voice.quote?.id,
            frame: frame)
        let head = content == sentence ? clause.head : ClauseSplitter(text: text).whole(sentence).head
        return ClaimDraft(claim: claim, head: head, isFramed: content != sentence)
    }

    /// Without quotation marks at the ends whose partner is elsewhere; those within stay, so that the words
    /// stay one span.
    private func withoutLooseEnds(_ content: [Int]) -> [Int] {
        let paired = withoutLooseMarks(content, in: text, stripsOuterMarks: false)
        guard paired.count < content.count, let first = paired.first, let last = paired.last,
            let start = content.firstIndex(of: first), let end = content.lastIndex(of: last)
        else { return content }
        return Array(content[start...end])
    }

    private func cueRoles(of quote: Quote) -> WordRole {
        var roles: WordRole = []
        for span in quote.cue {
            for index in text.source.tokens(in: span) { roles.formUnion(text.roles[index]) }
        }
        return roles
    }

    /// Whether the first words of the content mean the one who says it.
    private func subjectIsSpeaker(_ content: [Int], _ quote: Quote?, isSpoken: Bool) -> Bool {
        let words = content.lazy.filter { text.isWord($0) && !text.roles[$0].contains(.coordinator) }
        guard let first = words.first(where: { text.source.lowercased[$0] != "that" }) else { return false }
        let word = text.source.lowercased[first]
        if isSpoken, ["i", "we", "i'll", "we'll", "i'm", "we're"].contains(word) { return true }
        guard let speaker = quote?.speaker, let mention = mentions.mention(startingAt: first) else {
            return false
        }
        return mentions.entities[mention.entity].id == speaker
    }
}
