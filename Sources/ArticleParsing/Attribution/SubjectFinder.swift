/// Finds the noun phrase before or after a verb that names who speaks.
extension PassageReader {
    /// The subject that ends right before `verbStart`, looking back no further than `start`.
    ///
    /// Appositions and relative clauses between commas are passed: in *Peskov, the spokesman, said* it is
    /// *Peskov*. A verb that shares the subject of the one before (*met them and said*) gets that verb's
    /// subject.
    func subject(before verbStart: Int, from start: Int) -> Range<Int>? {
        guard verbStart > start else { return nil }
        let last = verbStart - 1
        if isMark(last, ",") { return subjectBeforeApposition(comma: last, from: start) }
        if word(last) == ")" { return subjectBeforeBracket(closing: last, from: start) }
        if isAny(last, .coordinator) { return sharedSubject(before: last, from: start) }
        if isAny(last, .relative), !isAny(last, .determiner) {
            return antecedent(ofRelative: last, from: start)
        }
        return nounPhrase(endingAt: last, from: start)
    }

    /// The subject right after an inverted verb: *said Mr. Blinken, who …*.
    func subject(after verb: Int, to end: Int) -> Range<Int>? {
        var index = verb + 1
        if isAny(index, .subjectPronoun) { return index < end ? index..<index + 1 : nil }
        while index < min(end, verb + Self.horizon),
            continuesNounPhrase(index) || isLinkInsideSubject(index, first: verb + 1, end: end)
        {
            index += 1
        }
        while index > verb + 1, isAny(index - 1, .time) || isAny(index - 1, .preposition) { index -= 1 }
        guard index > verb + 1, isNominal(index - 1) || kind(index - 1) == .number else { return nil }
        return verb + 1..<index
    }

    /// *of*, *for*, *at* … between the parts of a name with its office.
    private func isLinkInsideSubject(_ index: Int, first: Int, end: Int) -> Bool {
        guard index > first, index + 1 < end, isNominal(index - 1) else { return false }
        return ["of", "for", "from", "at", "and"].contains(word(index)) && continuesNounPhrase(index + 1)
            && !isAny(index + 1, [.time, .subjectPronoun])
    }

    /// The noun phrase whose last word stands at `last`.
    func nounPhrase(endingAt last: Int, from start: Int) -> Range<Int>? {
        guard last >= start, quotation(at: last) == nil else { return nil }
        if isAny(last, [.subjectPronoun]) { return last..<last + 1 }
        var first = last
        // "officials on Friday said", "Blinken Friday said"
        while first > start, isAny(first, .time), !isAny(first - 1, [.determiner]) { first -= 1 }
        if first > start, first < last, word(first) == "on" { first -= 1 }
        let end = first + 1
        // "one of them", "both of whom"
        if isAny(first, [.objectPronoun, .relative]), word(first - 1) == "of", first - 2 >= start,
            isAny(first - 2, [.determiner, .number]) || isNominal(first - 2)
        {
            return nounPhrase(endingAt: first - 2, from: start).map { $0.lowerBound..<end }
        }
        guard isNominal(first) || isAny(first, [.determiner, .number, .ownersWord]) else { return nil }
        let floor = max(start, end - Self.horizon)
        while first > floor {
            let isLinked = isLinkBefore(first, from: start)
            // A determiner opens the phrase: *a conclusion | the company rejected*.
            let isOpen =
                !isAny(first, [.determiner, .ownersWord]) || isAny(first - 1, [.determiner, .number])
            guard isLinked || (isOpen && continuesNounPhrase(first - 1)) else { break }
            first -= 1
        }
        first = passVerbFreeLead(first, end: end)
        first = nameAfterLead(first, end: end, from: start)
        return first < end ? first..<end : nil
    }

    /// *Russia* in *In a draft security pact Russia laid out …*: the name after an opening adverbial.
    private func nameAfterLead(_ first: Int, end: Int, from start: Int) -> Int {
        let lead = first - 1
        guard lead >= start, isAny(lead, .preposition), lead == start || isMark(lead - 1, ",") else {
            return first
        }
        var name = end
        while name > first, isCapitalised(name - 1) || kind(name - 1) == .possessive { name -= 1 }
        return name > first && name < end && isNominal(name - 1) && !isCapitalised(name - 1) ? name : first
    }

    /// *of* or *for* before the phrase, with another noun before it: *the spokesman for the Kremlin*.
    private func isLinkBefore(_ first: Int, from start: Int) -> Bool {
        let link = first - 1
        guard link > start, quotation(at: link) == nil, isNominal(link - 1) else { return false }
        if ["of", "for", "from", "at", "in", "with"].contains(word(link)) { return !isAny(link - 1, .time) }
        if word(link) == "to" { return Self.officesTo.contains(word(link - 1)) }
        return word(link) == "and" && continuesNounPhrase(link - 1)
    }

    /// Offices that are held *to* somebody: *an ambassador to Ostmere*.
    private static let officesTo: Set<String> = [
        "ambassador", "envoy", "emissary", "adviser", "advisor", "aide", "assistant", "counsel", "counselor",
        "delegate",
        "representative", "liaison", "consultant", "secretary", "heir", "successor",
    ]

    /// Drops what leads into a sentence: *On Friday*, *In a speech* without a comma before the name.
    private func passVerbFreeLead(_ first: Int, end: Int) -> Int {
        var index = first
        while index < end - 1, isAny(index, [.adverb, .coordinator, .subordinator, .preposition]),
            !isAny(index, .determiner)
        { index += 1 }
        return index
    }

    /// Whether the word can stand inside a noun phrase.
    func continuesNounPhrase(_ index: Int) -> Bool {
        guard passage.contains(index), quotation(at: index) == nil else { return false }
        switch text.tokens[index].kind {
        case .possessive, .number: return true
        case .punctuation: return word(index) == "&" && isCapitalised(index - 1) && isCapitalised(index + 1)
        case .quotationMark: return false
        case .word: break
        }
        if isCapitalised(index), !isAny(index, [.preposition, .coordinator, .subordinator, .subjectPronoun]) {
            return true
        }
        if isAny(index, [.determiner, .ownersWord, .number]) { return true }
        let wordClass = classes(index)
        if !wordClass.isDisjoint(with: [
            .subjectPronoun, .objectPronoun, .preposition, .coordinator, .subordinator,
        ]) {
            return false
        }
        if !wordClass.isDisjoint(with: [.auxiliary, .modal, .relative, .question, .negation]) {
            return false
        }
        if wordClass.contains(.verb) { return isAttributive(index) }
        return true
    }

    /// A participle before a noun and after a determiner: *the embattled leader*.
    private func isAttributive(_ index: Int) -> Bool {
        (word(index).hasSuffix("ed") || isAny(index, .gerund))
            && isAny(index - 1, [.determiner, .ownersWord])
    }

    /// Whether the word can end a noun phrase.
    func isNominal(_ index: Int) -> Bool {
        guard kind(index) == .word, quotation(at: index) == nil else { return kind(index) == .number }
        if isAny(index, [.subjectPronoun]) { return true }
        if isCapitalised(index) {
            return !isAny(
                index, [.preposition, .coordinator, .subordinator, .determiner, .question, .auxiliary])
        }
        return classes(index).isDisjoint(with: [
            .determiner, .ownersWord, .preposition, .coordinator, .subordinator, .auxiliary, .modal, .adverb,
            .negation, .relative, .question, .verb, .objectPronoun,
        ])
    }

    private func subjectBeforeBracket(closing: Int, from start: Int) -> Range<Int>? {
        var index = closing - 1
        let floor = max(start, closing - Self.horizon)
        while index > floor, word(index) != "(" { index -= 1 }
        return index > floor ? nounPhrase(endingAt: index - 1, from: start) : nil
    }

    /// The phrase with the name that follows it between commas: *the Kremlin spokesman, Dmitri S. Peskov*.
    private func withName(_ phrase: Range<Int>, between opening: Int, _ closing: Int) -> Range<Int> {
        let name = opening + 1..<closing
        let isName =
            !name.isEmpty && name.count <= 5 && name.allSatisfy { isCapitalised($0) && isNominal($0) }
        // "A former ambassador to Ostmere, Lidia Karel"; but "Smith, Jones" are two.
        let isDescription = phrase.contains { !isCapitalised($0) && kind($0) == .word }
        return isName && isDescription ? phrase.lowerBound..<closing : phrase
    }

    private func phraseOrBracket(endingAt last: Int, from start: Int) -> Range<Int>? {
        word(last) == ")"
            ? subjectBeforeBracket(closing: last, from: start) : nounPhrase(endingAt: last, from: start)
    }

    /// The phrase before the first of the commas that enclose an apposition.
    private func subjectBeforeApposition(comma: Int, from start: Int) -> Range<Int>? {
        var best: Range<Int>?
        var closing = comma
        var steps = 0
        while steps < 4, let opening = previousComma(before: closing, from: start) {
            if opening > start, let phrase = phraseOrBracket(endingAt: opening - 1, from: start) {
                best = phrase
                if !startsApposition(phrase.lowerBound, from: start) {
                    return withName(phrase, between: opening, comma)
                }
            }
            closing = opening
            steps += 1
        }
        return best
    }

    /// Whether a phrase is itself one more apposition, because a comma stands before it.
    private func startsApposition(_ first: Int, from start: Int) -> Bool {
        guard first > start, isMark(first - 1, ",") else { return false }
        return isAny(first, [.determiner, .number]) || !isCapitalised(first)
    }

    private func previousComma(before index: Int, from start: Int) -> Int? {
        var position = index - 1
        while position > max(start, index - Self.horizon) {
            if quotation(at: position) != nil || isMark(position, ";", ":") || isDash(position) { return nil }
            if isMark(position, ",") { return position }
            position -= 1
        }
        return nil
    }

    /// The subject of the clause before *and* or *but*: the first phrase before its first verb.
    private func sharedSubject(before coordinator: Int, from start: Int) -> Range<Int>? {
        var index = start
        while index < coordinator, isAny(index, [.coordinator, .adverb, .subordinator]) || isMark(index, ",")
        {
            index += 1
        }
        while index < min(coordinator, start + Self.horizon) {
            if isAny(index, [.auxiliary, .modal]) || isFiniteVerb(index) { break }
            index += 1
        }
        guard index < min(coordinator, start + Self.horizon), index > start else { return nil }
        var verbStart = index
        while verbStart > start, isAny(verbStart - 1, .adverb) { verbStart -= 1 }
        guard verbStart > start, !isAny(verbStart - 1, [.coordinator]) else { return nil }
        return subject(before: verbStart, from: start)
    }

    /// A verb form that is neither an -ing form nor an attribute.
    func isFiniteVerb(_ index: Int) -> Bool {
        guard isAny(index, [.verb, .auxiliary, .modal]), !isAny(index, .gerund), kind(index) == .word else {
            return false
        }
        if isCapitalised(index), !isAny(index, [.auxiliary, .modal]) { return false }
        return !isAttributive(index) && word(index - 1) != "to"
    }

    /// The phrase to which *who* or *which* belongs.
    private func antecedent(ofRelative relative: Int, from start: Int) -> Range<Int>? {
        guard word(relative) != "that" || isNominal(relative - 1) else { return nil }
        let last = isMark(relative - 1, ",") ? relative - 2 : relative - 1
        return nounPhrase(endingAt: last, from: start)
    }
}
