/// Finds words said without marks before the clause that reports them: `…, officials said`, `…, according to
/// X`.
struct ClosingClauseRules {
    let reader: PassageReader
    let statement: Range<Int>

    /// Goes through the statement from left to right.
    func apply(to board: inout ProposalBoard) {
        var clauseStart = reader.clauseStart(from: statement.lowerBound, to: statement.upperBound)
        var index = clauseStart
        while index < statement.upperBound {
            defer { index += 1 }
            if board.isTaken(index) || reader.isMark(index, ";") {
                clauseStart = reader.clauseStart(from: index + 1, to: statement.upperBound)
                continue
            }
            guard reader.quotation(at: index) == nil else { continue }
            let proposal = accordingTo(at: index, from: clauseStart) ?? closing(at: index, from: clauseStart)
            guard let proposal, !proposal.contents.contains(where: { $0.contains(where: board.isTaken) })
            else { continue }
            board.add(proposal)
            clauseStart = index + 1
        }
    }

    private func accordingTo(at index: Int, from start: Int) -> AttributionProposal? {
        guard reader.word(index) == "according", reader.word(index + 1) == "to" else { return nil }
        let source = reader.phrase(from: index + 2, to: statement.upperBound)
        guard !source.isEmpty else { return nil }
        let content: Range<Int>
        if index <= start + 1, reader.isMark(source.upperBound, ",") {
            let first = afterRelativeClause(source.upperBound + 1)
            content = first..<max(first, reader.contentEnd(from: first, to: statement.upperBound))
        } else {
            content = start..<max(start, reader.withoutFinalMarks(start..<index))
        }
        return AttributionProposal(
            cue: index..<index + 2, source: source, contents: [content], confidence: 0.9)
    }

    /// The start of the content when a relative clause about the source comes first: *…, who asked for
    /// silence, …*.
    private func afterRelativeClause(_ start: Int) -> Int {
        guard reader.isAny(start, .relative) else { return start }
        let limit = min(statement.upperBound, start + PassageReader.horizon)
        let comma = (start..<max(limit, start)).first {
            reader.quotation(at: $0) == nil && reader.isMark($0, ",")
        }
        return comma.map { $0 + 1 } ?? start
    }

    /// `…, sources said.`; `…, said the senator.`; `The plan, he said, would fail.`
    private func closing(at head: Int, from start: Int) -> AttributionProposal? {
        guard head > start + 2, let group = reader.verbGroup(at: head, from: start), group.voice == .active
        else {
            return nil
        }
        let share = group.verb.share(.after, .active)
        // A headline's "…, inquiry told" leaves out who told it.
        guard share >= 0.5, group.verb.lemma != "tell" || !endsClause(head + 1) else { return nil }
        if reader.isMark(group.range.lowerBound - 1, ","),
            let source = reader.subject(after: head, to: statement.upperBound),
            endsClause(source.upperBound), group.range.count == 1
        {
            return proposal(
                group, source, from: start, comma: group.range.lowerBound - 1, resume: source.upperBound,
                share)
        }
        let reading = reader.frame(after: head, verb: group.verb, to: statement.upperBound)
        guard reading.frame == .after || isSetting(reading),
            let source = reader.subject(before: group.range.lowerBound, from: start),
            source.lowerBound > start, let comma = commaBefore(source.lowerBound, from: start),
            !reader.isDash(comma) || share >= 0.85
        else { return nil }
        return proposal(group, source, from: start, comma: comma, resume: head + 1, share)
    }

    private func isSetting(_ reading: FrameReading) -> Bool {
        switch reading.frame {
        case .in, .on, .at, .of, .after, .before, .during: true
        default: false
        }
    }

    private func commaBefore(_ first: Int, from start: Int) -> Int? {
        let mark = first - 1
        return mark > start && (reader.isMark(mark, ",") || reader.isDash(mark)) ? mark : nil
    }

    private func endsClause(_ index: Int) -> Bool {
        index >= statement.upperBound || reader.isStop(index) || reader.isMark(index, ",")
            || reader.isAny(index, [.time, .preposition])
    }

    private func proposal(
        _ group: VerbGroup, _ source: Range<Int>, from start: Int, comma: Int, resume: Int, _ share: Double
    ) -> AttributionProposal? {
        guard comma - start >= 2 else { return nil }
        var contents = [start..<comma]
        if reader.isMark(resume, ","), !isAdjunct(resume + 1) {
            let first = resume + 1
            contents.append(first..<max(first, reader.contentEnd(from: first, to: statement.upperBound)))
        }
        let hasVerb = contents.contains { $0.contains { reader.isAny($0, [.verb, .auxiliary, .modal]) } }
        guard hasVerb else { return nil }
        return AttributionProposal(
            cue: group.range, source: source, contents: contents, confidence: share * 0.95)
    }

    private func isAdjunct(_ index: Int) -> Bool {
        reader.isAny(index, [.gerund, .relative, .subordinator, .preposition, .coordinator])
            || reader.word(index) == "according"
    }
}
