/// Finds who says the quotations of one statement: a reporting clause after, before or between them.
struct QuotationRules {
    let reader: PassageReader
    let statement: Range<Int>

    /// Goes through the quotations from left to right.
    func apply(to board: inout ProposalBoard) {
        for quotation in reader.quotations(in: statement) {
            guard !board.isTaken(quotation.lowerBound) else { continue }
            guard let proposal = before(quotation) ?? after(quotation) ?? colon(before: quotation) else {
                continue
            }
            board.add(proposal)
        }
    }

    // MARK: “…,” Blinken said / said Mr. Blinken

    private func after(_ quotation: Range<Int>) -> AttributionProposal? {
        let next = quotation.upperBound
        guard next < statement.upperBound else { return nil }
        let stands = opensSpeech(quotation) || closesSpeech(quotation)
        guard stands, let clause = reporting(from: next) else { return nil }
        // On “Face the Nation,” Cole said inflation is falling: the cue looks ahead, not back at a title.
        if !opensSpeech(quotation), opensOwnWords(clause) { return nil }
        let start = words(before: quotation)
        let contents = [start..<quotation.upperBound] + continuation(after: clause.end)
        return AttributionProposal(
            cue: clause.cue, source: clause.source, contents: contents, confidence: 0.95)
    }

    /// Whether the clause goes on with words said of its own.
    private func opensOwnWords(_ clause: ReportingClause) -> Bool {
        let head = clause.end - 1
        guard let group = reader.verbGroup(at: head, from: statement.lowerBound) else { return false }
        let reading = reader.frame(after: head, verb: group.verb, to: statement.upperBound)
        switch reading.frame {
        case .that, .question: return true
        case .quotation: return reading.contentStart == head + 1
        case .complement:
            let soon = reading.contentStart..<min(statement.upperBound, reading.contentStart + 6)
            return reader.isBareClause(from: reading.contentStart, to: statement.upperBound)
                || soon.contains { reader.quotation(at: $0) != nil }
        default: return false
        }
    }

    private struct ReportingClause {
        var cue: Range<Int>
        var source: Range<Int>?
        var end: Int
    }

    /// The clause after a quotation, inverted or not.
    private func reporting(from start: Int) -> ReportingClause? {
        var first = start
        while first < statement.upperBound, reader.isMark(first, ",") || reader.isDash(first) { first += 1 }
        // "…,” while Collins suggested": another clause, another speaker.
        if reader.isAny(first, [.coordinator, .subordinator]), reader.word(first) != "as" { return nil }
        return inverted(at: first) ?? accordingTo(at: first) ?? plain(from: first) ?? unlisted(from: start)
    }

    private func inverted(at first: Int) -> ReportingClause? {
        var head = first
        while head < statement.upperBound, reader.isAny(head, .adverb) { head += 1 }
        guard let entry = reader.cue(head),
            entry.form == .past || entry.form == .thirdPerson || entry.form == .base,
            let group = reader.verbGroup(at: head, from: first), isSpeech(group.verb),
            let source = reader.subject(after: head, to: statement.upperBound)
        else { return nil }
        return ReportingClause(cue: first..<head + 1, source: source, end: source.upperBound)
    }

    private func accordingTo(at first: Int) -> ReportingClause? {
        guard reader.word(first) == "according", reader.word(first + 1) == "to" else { return nil }
        let source = reader.phrase(from: first + 2, to: statement.upperBound)
        return ReportingClause(cue: first..<first + 2, source: source, end: source.upperBound)
    }

    private func plain(from first: Int) -> ReportingClause? {
        var head = first + 1
        while head < min(statement.upperBound, first + 40), reader.quotation(at: head) == nil {
            if let group = reader.verbGroup(at: head, from: first), group.voice == .active,
                isSpeech(group.verb),
                let source = reader.subject(before: group.range.lowerBound, from: first),
                source.lowerBound - first <= 2
            {
                let frame = reader.frame(after: head, verb: group.verb, to: statement.upperBound)
                guard frame.frame != .that else { return nil }
                return ReportingClause(cue: group.range, source: source, end: head + 1)
            }
            if reader.isStop(head) || reader.isMark(head, ";", ":") { return nil }
            head += 1
        }
        return nil
    }

    /// *“…,” Trump barked*: a comma inside the marks makes any past form right after a subject a cue.
    private func unlisted(from first: Int) -> ReportingClause? {
        let asks = reader.isMark(first - 2, "?", "!")
        guard reader.endsWithComma(quotationEnding: first) || asks else { return nil }
        let limit = min(statement.upperBound, first + 8)
        guard let verb = (first..<limit).first(where: reader.isFiniteVerb), verb > first,
            !reader.isAny(verb, [.auxiliary, .modal]),
            !asks || verb + 1 >= statement.upperBound || reader.isStop(verb + 1),
            let source = reader.subject(before: verb, from: first), source.lowerBound == first,
            source.contains(where: reader.isCapitalised) || reader.isAny(first, .subjectPronoun)
        else { return nil }
        return ReportingClause(cue: verb..<verb + 1, source: source, end: verb + 1)
    }

    private func isSpeech(_ verb: CueLexicon.Verb) -> Bool {
        verb.share(.after, .active) >= 0.5 || verb.share(.quotation, .active) >= 0.55
    }

    /// `and that gives …` after `“We know …,” he said,`: up to the clause that reports the next quotation.
    private func continuation(after end: Int) -> [Range<Int>] {
        var index = end
        while index < statement.upperBound, reader.quotation(at: index) == nil {
            if reader.isMark(index, ";") || reader.isStop(index) { return [] }
            if reader.cue(index)?.form == .gerund { return [] }
            index += 1
        }
        guard let next = reader.quotation(at: index),
            reader.isMark(index - 1, ",", ":") || reader.isDash(index - 1)
        else { return [] }
        let quotation = reader.quotations[next]
        return reporting(from: quotation.upperBound) == nil ? [quotation] : []
    }

    /// Where the content starts: at the quotation, or with the words before it that belong to the same
    /// clause.
    private func words(before quotation: Range<Int>) -> Int {
        let start = reader.clauseStart(from: statement.lowerBound, to: quotation.lowerBound)
        guard start < quotation.lowerBound, !reader.isMark(quotation.lowerBound - 1, ",", ":") else {
            return quotation.lowerBound
        }
        return start
    }

    private func opensSpeech(_ quotation: Range<Int>) -> Bool {
        quotation.lowerBound == reader.clauseStart(from: statement.lowerBound, to: quotation.lowerBound)
    }

    private func closesSpeech(_ quotation: Range<Int>) -> Bool {
        let last = quotation.upperBound - 2
        return reader.isMark(last, ",", "?", "!") || reader.isDash(last)
            || reader.isMark(quotation.upperBound, ",")
    }

    // MARK: Blinken said, “…”

    private func before(_ quotation: Range<Int>) -> AttributionProposal? {
        let mark = quotation.lowerBound - 1
        guard mark > statement.lowerBound, reader.isMark(mark, ",", ":") else { return nil }
        var head = mark - 1
        var passed = 0
        while head >= statement.lowerBound, passed < 24, reader.quotation(at: head) == nil {
            if let group = reader.verbGroup(at: head, from: statement.lowerBound), introduces(group),
                !opensClause(group, before: mark), !hasClause(between: head, mark)
            {
                let source = reader.speaker(of: group, in: statement)
                return AttributionProposal(
                    cue: group.range, source: source, contents: [quotation] + joined(to: quotation),
                    confidence: source == nil ? 0.6 : 0.95)
            }
            if reader.isMark(head, ";") { return nil }
            head -= 1
            passed += 1
        }
        return nil
    }

    /// *said that he likes a good, “peaceful” protest*: the verb has a clause of its own, in which the
    /// quotation stands.
    private func opensClause(_ group: VerbGroup, before mark: Int) -> Bool {
        guard reader.isMark(mark, ",") else { return false }
        let reading = reader.frame(after: group.head, verb: group.verb, to: statement.upperBound)
        if reading.frame == .that || reading.frame == .question { return true }
        guard reading.frame == .complement, reading.contentStart < mark else { return false }
        return (reading.contentStart..<mark).contains(where: reader.isFiniteVerb)
    }

    /// *When Trump suggested …, Rubio fired back:* a clause with a subject of its own stands nearer to the
    /// mark.
    private func hasClause(between head: Int, _ mark: Int) -> Bool {
        guard let verb = (head + 1..<mark).last(where: reader.isFiniteVerb),
            let subject = reader.subject(
                before: reader.withoutAdverbs(before: verb, from: head + 1), from: head + 1)
        else { return false }
        return reader.isMark(subject.lowerBound - 1, ",")
    }

    /// `“A,” and “B”`: the quotations that *and* joins to this one.
    private func joined(to quotation: Range<Int>) -> [Range<Int>] {
        var index = quotation.upperBound
        if reader.isMark(index, ",") { index += 1 }
        guard ["and", "or"].contains(reader.word(index)) else { return [] }
        index += 1
        if reader.isMark(index, ",") { index += 1 }
        guard let next = reader.quotation(at: index) else { return [] }
        let other = reader.quotations[next]
        return reporting(from: other.upperBound) == nil ? [other] : []
    }

    private func introduces(_ group: VerbGroup) -> Bool {
        guard group.voice != .noun, group.voice != .passive else { return false }
        return group.verb.share(.quotation, .active) >= 0.55 || group.verb.share(.after, .active) >= 0.7
    }

    // MARK: Blinken said: ¶ “…”

    /// *Blinken said:* at a paragraph's end; what is said stands in the next paragraph.
    func introduceNextParagraph(on board: inout ProposalBoard) {
        let mark = statement.upperBound - 1
        guard mark > statement.lowerBound, reader.isMark(mark, ":"), reader.quotation(at: mark) == nil else {
            return
        }
        var head = mark - 1
        while head >= statement.lowerBound, mark - head < 24 {
            if !board.isTaken(head), reader.quotation(at: head) == nil,
                let group = reader.verbGroup(at: head, from: statement.lowerBound), introduces(group)
            {
                let source =
                    reader.subject(before: group.range.lowerBound, from: statement.lowerBound)
                    ?? reader.subject(after: head, to: mark)
                    ?? reader.statementSubject(statement, before: group.range.lowerBound)
                guard let source else { return }
                board.add(
                    AttributionProposal(cue: group.range, source: source, contents: [], confidence: 0.8))
                return
            }
            head -= 1
        }
    }

    // MARK: Lavrov: “…”

    private func colon(before quotation: Range<Int>) -> AttributionProposal? {
        let mark = quotation.lowerBound - 1
        guard mark > statement.lowerBound, reader.isMark(mark, ":") || reader.isDash(mark) else { return nil }
        let lead = reader.clauseStart(from: statement.lowerBound, to: mark)..<mark
        guard
            let verb = lead.last(where: { reader.isFiniteVerb($0) && hasSubject($0, from: lead.lowerBound) })
        else {
            let source = reader.nounPhrase(endingAt: mark - 1, from: lead.lowerBound)
            guard let source, lead.count <= 8 else { return nil }
            return AttributionProposal(
                cue: mark..<mark + 1, source: source, contents: [quotation], confidence: 0.8)
        }
        guard reader.isMark(mark, ":") else { return nil }
        let source = reader.subject(
            before: reader.withoutAdverbs(before: verb, from: lead.lowerBound), from: lead.lowerBound)
        return AttributionProposal(
            cue: mark..<mark + 1, source: source, contents: [quotation], confidence: 0.6)
    }

    private func hasSubject(_ verb: Int, from start: Int) -> Bool {
        reader.subject(before: reader.withoutAdverbs(before: verb, from: start), from: start) != nil
    }
}
