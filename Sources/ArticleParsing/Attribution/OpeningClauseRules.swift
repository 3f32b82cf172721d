import Linguistics
/// Finds words said without marks, or with some, after the verb or noun that opens them: `said that …`.
struct OpeningClauseRules {
    let reader: PassageReader
    let statement: Range<Int>

    /// The least share of its uses in which a verb must have been a cue in the frame at hand.
    static let threshold = 0.35

    /// Goes through the statement from left to right; what a content covers is left to the second pass.
    func apply(to board: inout ProposalBoard) {
        var clauseStart = statement.lowerBound
        // "…,” Maher said. Adding that …": a participle without a subject goes on with the last speaker.
        var speaker = reader.isAny(statement.lowerBound, .gerund) ? board.proposals.last?.source : nil
        var index = statement.lowerBound
        while index < statement.upperBound {
            if board.isTaken(index) {
                index += 1
                clauseStart = index
                continue
            }
            if reader.isMark(index, ";") { clauseStart = index + 1 }
            if reader.quotation(at: index) == nil,
                let proposal = proposal(
                    at: index, from: clauseStart,
                    speaker: board.source(before: index, in: statement) ?? speaker
                )
                .flatMap({ untaken($0, board) })
            {
                board.add(proposal)
                speaker = proposal.source ?? speaker
                index = max(index + 1, proposal.contents.last?.upperBound ?? 0)
                clauseStart = index
            } else {
                index += 1
            }
        }
    }

    /// The proposal with its contents cut off before words that another rule has taken.
    private func untaken(_ proposal: AttributionProposal, _ board: ProposalBoard) -> AttributionProposal? {
        var proposal = proposal
        proposal.contents = proposal.contents.compactMap { content in
            guard let taken = content.first(where: board.isTaken) else { return content }
            let rest = content.lowerBound..<taken
            let end = reader.withoutFinalMarks(rest)
            return end > rest.lowerBound + 1 ? rest.lowerBound..<end : nil
        }
        // "explain himself": a pronoun alone says nothing.
        if let only = proposal.contents.first, proposal.contents.count == 1, only.count == 1,
            reader.isAny(only.lowerBound, [.objectPronoun, .subjectPronoun, .adverb])
        {
            return nil
        }
        return proposal.contents.isEmpty ? nil : proposal
    }

    private func proposal(at head: Int, from start: Int, speaker: Range<Int>?) -> AttributionProposal? {
        if let proposal = owned(at: head, from: start) { return proposal }
        guard let group = reader.verbGroup(at: head, from: start) else { return nil }
        let reading = reader.frame(after: head, verb: group.verb, to: statement.upperBound)
        let share = share(of: group, reading)
        guard share >= Self.threshold, reading.frame != .after else { return nil }
        switch group.voice {
        case .active: return active(group, reading, share, from: start, speaker)
        case .gerund, .infinitive: return dependent(group, reading, share, speaker)
        case .passive: return passive(group, reading, share, from: start)
        case .noun: return noun(group, reading, share, from: start)
        }
    }

    /// The lexicon's share; a quotation further on speaks for a cue, a future (*will never agree to*) against
    /// it.
    private func share(of group: VerbGroup, _ reading: FrameReading) -> Double {
        let share = group.verb.share(reading.frame, group.voice)
        guard group.voice == .active else { return share }
        if reading.frame == .infinitive, group.range.contains(where: { reader.word($0) == "will" }) {
            return share * 0.5
        }
        if reading.frame == .complement,
            reader.isBareClause(from: reading.contentStart, to: statement.upperBound)
        {
            return max(share, group.verb.share(.that, .active) * 0.9)
        }
        let takesQuotations = group.verb.share(.quotation, .active) >= 0.55
        if takesQuotations, reading.frame == .complement || reading.frame == .as,
            holdsQuotation(near: reading)
        {
            return max(share, 0.65)
        }
        return share
    }

    private func holdsQuotation(near reading: FrameReading) -> Bool {
        let limit = min(statement.upperBound, reading.contentStart + 12)
        return (reading.contentStart..<max(limit, reading.contentStart)).contains {
            reader.quotation(at: $0) != nil
        }
    }

    private func active(
        _ group: VerbGroup, _ reading: FrameReading, _ share: Double, from start: Int, _ speaker: Range<Int>?
    ) -> AttributionProposal? {
        // What *who* or *which* stands for can be a part of the content before.
        let isRelative = reader.isAny(group.range.lowerBound - 1, .relative)
        let source =
            reader.subject(before: group.range.lowerBound, from: isRelative ? statement.lowerBound : start)
            ?? (continuesSpeaker(group.range.lowerBound, from: start) ? speaker : nil)
        guard
            let source = source
                ?? (share >= 0.7 ? reader.statementSubject(statement, before: group.range.lowerBound) : nil)
        else { return nil }
        guard !isCompoundNoun(group, after: source) else { return nil }
        let relative = relativeObject(before: source, from: start)
        let isRelativeClause = relative != nil || isRelativeSubject(before: group.range.lowerBound)
        var contents = content(reading, isRelativeClause: isRelativeClause)
        if let quoted = quotationAlone(in: contents) {
            contents = [quoted]
        } else if let relative {
            contents.insert(relative, at: 0)
        }
        return AttributionProposal(
            cue: group.range.lowerBound..<reading.cueEnd, source: source, contents: contents,
            confidence: share)
    }

    /// The words in marks, where nothing but *as* stands beside them: *which the Times described as “hasty.”*
    private func quotationAlone(in contents: [Range<Int>]) -> Range<Int>? {
        guard contents.count == 1, let content = contents.first, reader.word(content.lowerBound) == "as",
            content.count > 2, let marked = reader.quotation(at: content.lowerBound + 1),
            reader.kind(content.lowerBound + 1) == .quotationMark,
            reader.quotation(at: content.upperBound - 1) == marked
        else { return nil }
        return (content.lowerBound + 1)..<content.upperBound
    }

    /// *invasion fears*: a singular noun without an article cannot be the subject of *fears*.
    private func isCompoundNoun(_ group: VerbGroup, after source: Range<Int>) -> Bool {
        guard reader.cue(group.head)?.form == .thirdPerson, group.range.count == 1,
            source.upperBound == group.head,
            source.allSatisfy({ !reader.isAny($0, [.determiner, .ownersWord, .number, .subjectPronoun]) })
        else { return false }
        if reader.isTitleCase { return source.count == 1 && reader.word(source.lowerBound - 1) == "as" }
        return !source.contains { reader.isCapitalised($0) }
    }

    /// *who* in *Sanders, who has endorsed Canova, was able …*.
    private func isRelativeSubject(before verbStart: Int) -> Bool {
        reader.isAny(verbStart - 1, .relative) && reader.isMark(verbStart - 2, ",")
    }

    /// *and added that*: the clause starts with the verb.
    private func continuesSpeaker(_ verbStart: Int, from start: Int) -> Bool {
        verbStart - start <= 2
    }

    /// *which* in *the talks, which the Times described as …*.
    private func relativeObject(before source: Range<Int>, from start: Int) -> Range<Int>? {
        let index = source.lowerBound - 1
        guard index >= start, ["which", "whom", "that"].contains(reader.word(index)),
            index > statement.lowerBound,
            reader.word(index) != "that" || reader.isNominal(index - 1)
        else { return nil }
        return index..<index + 1
    }

    /// *…, adding that*, *to warn of*: the source is that of the clause before.
    private func dependent(
        _ group: VerbGroup, _ reading: FrameReading, _ share: Double, _ speaker: Range<Int>?
    ) -> AttributionProposal? {
        let source = personMoved(group) ?? speaker ?? reader.speaker(of: group, in: statement)
        let start = group.voice == .infinitive ? group.range.lowerBound - 1 : group.range.lowerBound
        return AttributionProposal(
            cue: max(start, statement.lowerBound)..<reading.cueEnd, source: source,
            contents: content(reading),
            confidence: share * (source == nil ? 0.7 : 0.95))
    }

    /// *Truss* in *prompted Truss to warn*: the object of the verb before, when it is a name.
    private func personMoved(_ group: VerbGroup) -> Range<Int>? {
        let to = group.range.lowerBound - 1
        guard group.voice == .infinitive, to > statement.lowerBound,
            let object = reader.subject(before: to, from: statement.lowerBound),
            object.contains(where: reader.isCapitalised), reader.isFiniteVerb(object.lowerBound - 1)
        else { return nil }
        return object
    }

    /// *Russia is expected to attack*: what stands before the verb is a part of the content.
    private func passive(
        _ group: VerbGroup, _ reading: FrameReading, _ share: Double, from start: Int
    ) -> AttributionProposal? {
        let subject = reader.subject(before: group.range.lowerBound, from: start)
        if reading.frame == .by {
            guard let subject else { return nil }
            guard let source = reader.subject(after: reading.contentStart - 1, to: statement.upperBound)
            else { return nil }
            return AttributionProposal(
                cue: group.range, source: source, contents: [subject], confidence: share * 0.8)
        }
        var contents = content(reading)
        let asksPerson = ["ask", "tell"].contains(group.verb.lemma)
        if let subject, reading.frame == .infinitive || reading.frame == .as, !asksPerson {
            contents.insert(subject, at: 0)
        }
        return AttributionProposal(
            cue: group.range.lowerBound..<reading.cueEnd, source: nil, contents: contents,
            confidence: share * 0.9)
    }

    /// *Moscow’s demand that …*: the noun has an owner, and the clause ends before the sentence's own verb.
    private func owned(at noun: Int, from start: Int) -> AttributionProposal? {
        guard reader.word(noun + 1) == "that", Self.nouns.contains(reader.word(noun)),
            let owner = reader.owner(before: noun, from: start)
        else { return nil }
        let end = reader.subordinateClauseEnd(from: noun + 1, to: statement.upperBound)
        return AttributionProposal(
            cue: noun..<noun + 1, source: owner, contents: [noun + 1..<end], confidence: 0.75)
    }

    private static let nouns = Set(LexiconFile.lines("cues-nouns.txt").map(String.init))

    /// *his claim to have …* and other nouns that the lexicon of verbs knows.
    private func noun(
        _ group: VerbGroup, _ reading: FrameReading, _ share: Double, from start: Int
    ) -> AttributionProposal? {
        AttributionProposal(
            cue: group.head..<reading.cueEnd, source: reader.owner(before: group.head, from: start),
            contents: content(reading), confidence: share * 0.9)
    }

    private func content(_ reading: FrameReading, isRelativeClause: Bool = false) -> [Range<Int>] {
        let end = reader.contentEnd(
            from: reading.contentStart, to: statement.upperBound, isRelativeClause: isRelativeClause)
        return [reading.contentStart..<max(reading.contentStart, end)]
    }
}

extension PassageReader {
    /// Who owns the noun at `noun`: *Moscow* in *Moscow’s latest demand*, *his* in *his demand*.
    func owner(before noun: Int, from start: Int) -> Range<Int>? {
        var index = noun - 1
        while index >= start, noun - index <= 4 {
            if kind(index) == .possessive { return nounPhrase(endingAt: index - 1, from: start) }
            if isAny(index, .ownersWord) { return index..<index + 1 }
            guard continuesNounPhrase(index) else { return nil }
            index -= 1
        }
        return nil
    }
}
