import Linguistics

/// Cuts a sentence into the independent clauses that it asserts one by one.
///
/// A cut is made at a coordinator (`and`, `but`, `so`, `yet`), at a semicolon, and at a concessive
/// conjunction (`although`) after a comma, where both sides have a subject and a finite verb. Where that is
/// in doubt the sentence stays whole: a long claim is better than half of one.
struct ClauseSplitter {
    /// A subject with more words than this before its verb is not looked for.
    private static let longestSubject = 14

    let text: ClauseText

    /// The clauses of a sentence (token indices in text order), without the words that joined them.
    func clauses(of sentence: [Int]) -> [[Int]] {
        var clauses: [[Int]] = []
        var start = sentence.startIndex
        var depth = 0
        for position in sentence.indices {
            if text.isMark(sentence[position], "(") { depth += 1 }
            if text.isMark(sentence[position], ")") { depth = max(0, depth - 1) }
            guard depth == 0, position > start, let next = rightSide(at: position, of: sentence),
                isComplete(sentence[start..<position], beforePause: isPauseBefore(position, of: sentence))
            else { continue }
            clauses.append(trimmed(sentence[start..<position]))
            start = next
        }
        clauses.append(trimmed(sentence[start...]))
        return clauses.filter { !$0.isEmpty }
    }

    /// Where the clause on the right begins, if the word at `position` joins two clauses.
    private func rightSide(at position: Int, of sentence: [Int]) -> Int? {
        let index = sentence[position]
        let role = text.roles[index]
        let afterPause = isPauseBefore(position, of: sentence)
        if text.isMark(index, ";") {
            return beginsClause(sentence[(position + 1)...], needsSureVerb: false) ? position + 1 : nil
        }
        if role.contains(.concessive), afterPause {
            return beginsClause(sentence[(position + 1)...], needsSureVerb: true) ? position + 1 : nil
        }
        guard role.contains(.coordinator) else { return nil }
        var next = position + 1
        if next < sentence.endIndex, text.source.lowercased[sentence[next]] == "that" {
            next += 1
            let repeatsThat = sentence.first.map { text.source.lowercased[$0] == "that" } ?? false
            return repeatsThat || beginsClause(sentence[next...], needsSureVerb: true) ? next : nil
        }
        guard next < sentence.endIndex else { return nil }
        let startsWithPronoun =
            text.roles[sentence[next]].contains(.subjectPronoun)
            && text.roles[sentence[next]].isDisjoint(with: .determiner)
        guard afterPause || startsWithPronoun else { return nil }
        return beginsClause(sentence[next...], needsSureVerb: !startsWithPronoun) ? next : nil
    }

    /// Whether the words on the left can stand alone. Without a pause after them they must not end within a
    /// subordinate clause, which the coordinator would then continue (`if it fails and …`).
    private func isComplete(_ left: ArraySlice<Int>, beforePause: Bool) -> Bool {
        let mask = text.mainClauseMask(left)
        if !beforePause, mask.last == false { return false }
        return left.indices.contains { position in
            mask[position - left.startIndex] && text.verbStrength(at: position, of: left) > .none
        }
    }

    /// Whether the words start with a subject and its verb, or with a subordinate clause and then these.
    private func beginsClause(_ right: ArraySlice<Int>, needsSureVerb: Bool) -> Bool {
        var right = right
        while let first = right.first,
            isOpeningAdverb(first) || text.source.tokens[first].kind == .quotationMark
        {
            right = right.dropFirst()
        }
        guard let first = right.first else { return false }
        if text.roles[first].contains(.subordinator), text.roles[first].isDisjoint(with: .relative),
            text.source.lowercased[first] != "that"
        {
            guard let comma = right.firstIndex(where: { text.isMark($0, ",") }) else { return false }
            return beginsClause(right[(comma + 1)...], needsSureVerb: false)
        }
        guard canBeginSubject(first) else { return false }
        return hasVerbAfterSubject(right, needsSureVerb: needsSureVerb)
    }

    private func isOpeningAdverb(_ index: Int) -> Bool {
        text.roles[index].contains(.adverb)
            && text.roles[index].isDisjoint(with: [.determiner, .subjectPronoun, .verb])
    }

    private func canBeginSubject(_ index: Int) -> Bool {
        let role = text.roles[index]
        if !role.isDisjoint(with: [.subjectPronoun, .determiner]) { return true }
        return text.isWord(index)
            && role.isDisjoint(with: [.auxiliaryPresent, .auxiliaryPast, .modal, .surePast])
            && role.isDisjoint(with: [.surePresent, .preposition, .coordinator, .subordinator, .negation])
    }

    private func hasVerbAfterSubject(_ right: ArraySlice<Int>, needsSureVerb: Bool) -> Bool {
        if let first = right.first,
            text.roles[first].contains(.auxiliaryPresent) || text.roles[first].contains(.modal)
        {
            return true  // `we’re`, `they’ll`: subject and verb in one word
        }
        for position in right.indices.dropFirst().prefix(Self.longestSubject) {
            let index = right[position]
            let role = text.roles[index]
            if text.isPause(index) || text.opensSubordinate(at: position, of: right) { return false }
            if role.contains(.coordinator), text.source.lowercased[index] != "and" { return false }
            let strength = text.verbStrength(at: position, of: right)
            if strength == .sure || (strength == .weak && !needsSureVerb) { return true }
        }
        return false
    }

    private func isPauseBefore(_ position: Int, of sentence: [Int]) -> Bool {
        position > sentence.startIndex && text.isPause(sentence[position - 1])
    }

    /// Without the marks and conjunctions at either end.
    private func trimmed(_ clause: ArraySlice<Int>) -> [Int] {
        var clause = clause
        while let last = clause.last, text.isPause(last), !text.isMark(last, ")") {
            clause = clause.dropLast()
        }
        while let first = clause.first, text.isPause(first), !text.isMark(first, "(") {
            clause = clause.dropFirst()
        }
        return Array(clause)
    }
}
