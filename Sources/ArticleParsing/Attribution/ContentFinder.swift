/// Finds where the words said begin and end.
extension PassageReader {
    /// The index after the last word of a content that starts at `start`, within `start..<end`.
    ///
    /// It runs to the end of its sentence, or to a border before that: a semicolon, a participle or a
    /// contrast after a comma, the next speaker's clause. A quotation on the way is passed as a whole.
    func contentEnd(from start: Int, to end: Int, isRelativeClause: Bool = false) -> Int {
        var index = start
        while index < end {
            if let inside = quotation(at: index) {
                index = min(end, quotations[inside].upperBound)
                if isReportersTurn(after: index, isRelativeClause: isRelativeClause) { return index }
                continue
            }
            if index > start {
                if isMark(index, ";") || isDashBorder(index) { return index }
                if isMark(index, ","),
                    isBorder(afterComma: index, to: end, isRelativeClause: isRelativeClause)
                {
                    return index
                }
                if isAny(index, .coordinator), startsSharedCue(index + 1, to: end) { return index }
            }
            index += 1
        }
        return withoutFinalMarks(start..<end)
    }

    /// Whether a clause without *that* starts here: a noun phrase, then a finite verb.
    func isBareClause(from start: Int, to end: Int) -> Bool {
        var index = start
        let limit = min(end, start + 12)
        while index < limit, quotation(at: index) == nil {
            if index > start, isAny(index, [.auxiliary, .modal]) || isFiniteVerb(index) {
                return isNominal(index - 1) || isAny(index - 1, [.adverb, .subjectPronoun])
            }
            guard
                continuesNounPhrase(index) || isAny(index, [.subjectPronoun, .adverb])
                    || ["of", "for", "in", "and"].contains(word(index))
            else { return false }
            index += 1
        }
        return false
    }

    /// The end of a clause inside a sentence whose own verb comes after it: *the claim that gates were open |
    /// was denied*.
    func subordinateClauseEnd(from start: Int, to end: Int) -> Int {
        let whole = contentEnd(from: start, to: end)
        var sawVerb = false
        for index in start + 1..<max(whole, start + 1) where quotation(at: index) == nil {
            let isVerb = isAny(index, [.auxiliary, .modal]) || isFiniteVerb(index)
            guard isVerb, !isAny(index - 1, .verbGroup) else { continue }
            let continues =
                isAny(index - 1, [.coordinator, .relative, .subordinator, .subjectPronoun])
                || word(index - 1) == "to"
            if sawVerb, !continues { return index }
            sawVerb = true
        }
        return whole
    }

    /// Drops stops and commas at the end, but never a mark inside a quotation.
    func withoutFinalMarks(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound, quotation(at: end - 1) == nil,
            isStop(end - 1) || isMark(end - 1, ",", ":", ";") || isDash(end - 1)
        { end -= 1 }
        return end
    }

    /// After `,”` the reporter goes on when the next word cannot belong to what was said.
    private func isReportersTurn(after index: Int, isRelativeClause: Bool) -> Bool {
        guard endsWithComma(quotationEnding: index) else { return false }
        if ["though", "although", "while", "whereas", "even", "which", "who", "according"].contains(
            word(index))
        {
            return true
        }
        return isRelativeClause || isAny(index, [.auxiliary, .modal, .gerund])
    }

    /// Whether the quotation that ends before `index` has a comma before its closing mark.
    func endsWithComma(quotationEnding index: Int) -> Bool {
        isMark(index - 2, ",") && kind(index - 1) == .quotationMark
    }

    private func isBorder(afterComma comma: Int, to end: Int, isRelativeClause: Bool) -> Bool {
        let next = comma + 1
        if isRelativeClause {
            return !isAny(next, [.coordinator, .determiner]) || isAny(next, [.auxiliary, .modal])
        }
        switch word(next) {
        case "but", "while", "though", "although", "which", "whereas":
            // A quotation further on would be left without a speaker.
            return !holdsQuotation(from: next, to: end) || startsSharedCue(next + 1, to: end)
                || startsReportingClause(next + 1, to: end)
        case "according": return true
        case "and": return startsSharedCue(next + 1, to: end) || startsReportingClause(next + 1, to: end)
        default: break
        }
        if isAny(next, .gerund), !isCapitalised(next) { return true }
        return startsReportingClause(next, to: end)
    }

    /// A dash with a participle or a contrast after it: *— asserting that*, *– even though*.
    private func isDashBorder(_ index: Int) -> Bool {
        guard isDash(index), !isCapitalised(index + 1) else { return false }
        return isAny(index + 1, .gerund)
            || ["even", "though", "although", "but", "while"].contains(word(index + 1))
    }

    private func holdsQuotation(from start: Int, to end: Int) -> Bool {
        let next = quotations.partitioningIndex { $0.lowerBound >= start }
        return next < quotations.count && quotations[next].lowerBound < end
    }

    /// *and added that*: a cue verb without a subject of its own.
    private func startsSharedCue(_ index: Int, to end: Int) -> Bool {
        var head = index
        while head < min(end, index + 10), isAny(head, .adverb) { head += 1 }
        guard head < end, quotation(at: head) == nil, let entry = cue(head) else { return false }
        let verb = CueLexicon.shared.verbs[entry.verb]
        guard entry.form == .past || entry.form == .thirdPerson else { return false }
        return verb.share(frame(after: head, verb: verb, to: end).frame, .active) >= 0.6
    }

    /// *Clinton said*, *the two officials later announced*: a subject with a cue verb.
    func startsReportingClause(_ index: Int, to end: Int) -> Bool {
        var head = index
        let limit = min(end, index + 10)
        while head < limit {
            if head > index, let entry = cue(head), entry.form != .gerund,
                let group = verbGroup(at: head, from: index), group.voice == .active,
                CueLexicon.shared.verbs[entry.verb].share(
                    frame(after: head, verb: group.verb, to: end).frame, .active) >= 0.6,
                let phrase = subject(before: group.range.lowerBound, from: index)
            {
                return phrase.lowerBound <= index + 1
            }
            guard
                continuesNounPhrase(head) || isAny(head, [.adverb, .auxiliary, .modal, .subjectPronoun])
                    || ["of", "for", "in", "at"].contains(word(head))
            else { return false }
            head += 1
        }
        return false
    }

    /// The first word of a clause that starts the statement, after *But*, *And* and a comma.
    func clauseStart(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end, isAny(index, .coordinator) || isMark(index, ",", ":", ";") || isDash(index) {
            index += 1
        }
        return index
    }
}
