/// Finds who speaks where a verb has no subject right before it.
extension PassageReader {
    /// A noun phrase with what hangs on it, up to a comma, a stop, a quotation or a verb.
    func phrase(from start: Int, to end: Int) -> Range<Int> {
        var index = start
        while index < min(end, start + Self.horizon), quotation(at: index) == nil,
            kind(index) != .punctuation, kind(index) != .quotationMark
        {
            if index > start, isAny(index, [.auxiliary, .modal, .relative, .subordinator]) { break }
            index += 1
        }
        return start..<max(index, start)
    }

    /// Who speaks with a verb that may have no subject of its own.
    func speaker(of group: VerbGroup, in statement: Range<Int>) -> Range<Int>? {
        let start = group.range.lowerBound
        let isParticiple = group.voice == .gerund && isMark(start - 1, ",")
        if !isParticiple, let own = subject(before: start, from: statement.lowerBound) { return own }
        // "Spicer said, adding": the subject of the verb right before.
        if isParticiple, let before = verbGroup(at: start - 2, from: statement.lowerBound),
            before.voice == .active,
            let shared = subject(before: before.range.lowerBound, from: statement.lowerBound)
        {
            return shared
        }
        return statementSubject(statement, before: start) ?? leadingName(statement, before: start)
    }

    /// The name or pronoun with which a statement starts, after an opening adverbial.
    func leadingName(_ statement: Range<Int>, before limit: Int) -> Range<Int>? {
        var first = clauseStart(from: statement.lowerBound, to: limit)
        if isAny(first, [.preposition, .subordinator]) {
            let end = min(limit, first + Self.horizon)
            guard let comma = (first..<max(end, first)).first(where: { isMark($0, ",") }) else { return nil }
            first = comma + 1
        }
        if isAny(first, .subjectPronoun) { return first..<first + 1 }
        var index = first
        while index < min(limit, first + 12), isCapitalised(index) || kind(index) == .possessive {
            index += 1
        }
        return index > first && isNominal(index - 1) ? first..<index : nil
    }

    /// The subject of a statement's first clause, for verbs that have none of their own.
    func statementSubject(_ statement: Range<Int>, before limit: Int) -> Range<Int>? {
        let start = clauseStart(from: statement.lowerBound, to: limit)
        var index = start
        while index < min(limit, start + Self.horizon) {
            if quotation(at: index) == nil, isFiniteVerb(index), index > start,
                let found = subject(before: withoutAdverbs(before: index, from: start), from: start)
            {
                return found
            }
            index += 1
        }
        return nil
    }

    /// The index of the first of the adverbs before a verb.
    func withoutAdverbs(before verb: Int, from start: Int) -> Int {
        var index = verb
        while index > start, isAny(index - 1, .adverb) { index -= 1 }
        return index
    }
}
