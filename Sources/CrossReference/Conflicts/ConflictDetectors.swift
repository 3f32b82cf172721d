import ArticleModel

/// What two claims of one event say of it that goes together, or does not.
struct ClaimComparison {
    /// What was found, in plain words.
    struct Finding: Equatable {
        var kind: Link.Kind
        var detail: Link.Detail
        var reason: String
        /// 0 to 1.
        var strength: Double
    }

    let a: ComparedClaim
    let b: ComparedClaim
    let match: EventMatch
    /// The texts in which their spans lie.
    let textA: ArticleText
    let textB: ArticleText
    /// Days between the articles; nil where a date is not known.
    let daysApart: Int?

    /// The first that applies: a conflict of polarity, date or number, or else agreement.
    func finding() -> Finding? {
        if a.frame.isNegated != b.frame.isNegated { return polarity() }
        let dates = dateConflict()
        if let dates { return dates }
        if let numbers = numberConflict() { return numbers }
        return agreement()
    }

    // MARK: Polarity and denial

    /// One says that it is so, the other that it is not.
    private func polarity() -> Finding? {
        guard a.isFactual, b.isFactual, a.canBeOfOneTime(b) else { return nil }
        let no = a.frame.isNegated ? a : b
        // Who denies that a shot was fired need not say by whom.
        let isDenied = no.claim.kind == .denial && match.isOfOneEvent
        guard isSameObject, isDenied || (match.sharedNames > 0 && match.isSameAgent) else { return nil }
        // Without anybody who acts the rest has to be much the same (`Rubio is tested`).
        guard a.agent != nil || b.agent != nil || overlap >= 0.4 else { return nil }
        var strength = match.certainty
        var reason = Contrast(wordsA.predicate, wordsB.predicate).quoted + ": " + parties
        if let gap = timeGap() {
            strength -= 0.2
            reason += "; said of different times (\(gap))"
        }
        let isDenial = no.claim.kind == .denial
        if isDenial { reason = Contrast.denied + reason }
        return Finding(
            kind: .conflict, detail: isDenial ? .denial : .polarity, reason: reason,
            strength: max(0.1, strength))
    }

    /// Whether the object is known to be the same, or most words are.
    private var isSameObject: Bool { match.isSameObject || overlap >= 0.4 }

    private var overlap: Double {
        WordOverlap(a.claim, in: textA).share(with: WordOverlap(b.claim, in: textB))
    }

    // MARK: Words

    private var wordsA: ClaimWords { ClaimWords(a, in: textA) }
    private var wordsB: ClaimWords { ClaimWords(b, in: textB) }

    /// What both are about, in plain words.
    private var subject: String { about(wordsA.subject ?? wordsB.subject) }

    /// The same without what is done.
    private var parties: String { about(wordsA.parties ?? wordsB.parties) }

    private func about(_ subject: String?) -> String {
        if a.act == "meet" { return "same meeting" }
        return subject.map { "both about " + $0 } ?? "the same act"
    }

    // MARK: Dates

    private func dateConflict() -> Finding? {
        guard !a.frame.isNegated, a.isFuture == b.isFuture, match.sharedNames >= 1, isSameObject,
            let timeA = MentionedDay(of: a, in: textA), let timeB = MentionedDay(of: b, in: textB),
            let apart = timeA.daysApart(from: timeB), apart > 0
        else { return nil }
        // The same act on days far apart was done twice.
        guard apart <= 6, daysApart ?? 0 <= 7 else { return nil }
        let isSure = timeA.day != nil && timeB.day != nil
        return Finding(
            kind: .conflict, detail: .date,
            reason: Contrast(timeA.surface, timeB.surface).plain + ": " + subject
                + (isSure ? "" : "; the date of an article is not known"),
            strength: max(0.1, match.certainty - (isSure ? 0 : 0.15)))
    }

    /// The days that the claims speak of, where they are known and differ.
    private func timeGap() -> String? {
        guard let timeA = MentionedDay(of: a, in: textA), let timeB = MentionedDay(of: b, in: textB),
            let apart = timeA.daysApart(from: timeB), apart > 0
        else { return daysApart.flatMap { $0 > 1 ? "articles \($0) days apart" : nil } }
        return "\(timeA.surface), \(timeB.surface)"
    }

    /// Times without a day (`in 2011`, `last week`) where no words are the same.
    private func otherPeriod() -> String? {
        let timesA = Set(a.claim.times.map { textA[$0.span].lowercased() })
        let timesB = Set(b.claim.times.map { textB[$0.span].lowercased() })
        guard let first = timesA.min(), let second = timesB.min(), timesA.isDisjoint(with: timesB) else {
            return nil
        }
        return "\(first), \(second)"
    }

    // MARK: Numbers

    private func numberConflict() -> Finding? {
        guard a.isFactual, b.isFactual, a.isFuture == b.isFuture, match.isSameAgent,
            match.sharedNames > 0 || (match.isOfOneEvent && overlap >= 0.25)
        else {
            return nil
        }
        for own in CountedThing.all(in: a) {
            for other in CountedThing.all(in: b) where own.part == other.part && own.unit == other.unit {
                guard own.excludes(other) else { continue }
                var strength = match.certainty
                let numbers = Contrast(wordsA.number(own.quantity), wordsB.number(other.quantity))
                var reason = numbers.plain + ": " + subject
                if let days = daysApart, days > 1 {
                    strength -= 0.15
                    reason += "; articles \(days) days apart"
                }
                return Finding(kind: .conflict, detail: .number, reason: reason, strength: max(0.1, strength))
            }
        }
        return nil
    }

    // MARK: Agreement

    private func agreement() -> Finding? {
        guard a.isFuture == b.isFuture,
            isSameObject || (match.isOfOneEvent && a.frame.isNegated && overlap >= 0.3),
            overlap >= 0.2, haveSameDetails,
            match.sharedNames + match.sharedWords >= 2
                || (match.isOfOneEvent && a.frame.isNegated && overlap >= 0.3),
            a.act != "be" || a.object?.name != nil || match.sharedWords > 0
        else { return nil }
        var strength = match.certainty
        let timeA = MentionedDay(of: a, in: textA)
        let timeB = MentionedDay(of: b, in: textB)
        let isSameDay = timeA.flatMap { timeA in timeB.flatMap { timeA.daysApart(from: $0) } } == 0
        if isSameDay { strength += 0.1 }
        if let days = daysApart, days > 7 { return nil }
        if a.claim.voice == .headline || b.claim.voice == .headline { strength -= 0.1 }
        return Finding(
            kind: .agrees, detail: .wording,
            reason: "the same claim: \(subject)" + (isSameDay ? "; the same day" : ""),
            strength: min(1, strength))
    }

    /// Whether a number and a day are the same where both claims have some.
    private var haveSameDetails: Bool {
        let days = [a, b].map { Set($0.claim.times.compactMap(\.resolved)) }
        if !days[0].isEmpty, !days[1].isEmpty {
            if days[0].isDisjoint(with: days[1]) { return false }
        } else if otherPeriod() != nil {
            // Whether `this morning` is `Wednesday` nobody can tell.
            return false
        }
        let values = [a, b].map { Set($0.claim.quantities.map(\.value)) }
        return values[0].isEmpty || values[1].isEmpty || !values[0].isDisjoint(with: values[1])
    }
}
