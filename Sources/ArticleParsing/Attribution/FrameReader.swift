/// What follows a cue verb, and where its content would start.
struct FrameReading {
    var frame: CueFrame
    /// First token of the content.
    var contentStart: Int
    /// End of the cue: after the verb, or after the preposition that belongs to it.
    var cueEnd: Int
}

extension PassageReader {
    /// Verbs whose first object is the person spoken to.
    private static let addressing: Set<String> = [
        "tell", "ask", "inform", "remind", "assure", "warn", "advise", "urge", "notify", "reassure", "brief",
        "convince", "persuade", "order", "instruct",
    ]

    /// Reads the frame of the verb at `head`: adverbs and times after it are passed (*said on Friday that*).
    func frame(after head: Int, verb: CueLexicon.Verb, to end: Int) -> FrameReading {
        var next = head + 1
        if Self.addressing.contains(verb.lemma) { next = passAddressee(from: next, to: end) }
        if Self.addressing.contains(verb.lemma), let that = clauseAfterAddressee(from: next, to: end) {
            return FrameReading(frame: .that, contentStart: that, cueEnd: head + 1)
        }
        let passed = next
        next = passTimesAndAdverbs(from: passParenthesis(from: next, to: end), to: end)
        let (isPlain, cueEnd) = (next, head + 1)
        guard next < end else { return FrameReading(frame: .after, contentStart: end, cueEnd: cueEnd) }
        if quotation(at: next) != nil {
            return FrameReading(frame: .quotation, contentStart: next, cueEnd: cueEnd)
        }
        if isMark(next, ",", ":"), quotation(at: next + 1) != nil {
            return FrameReading(frame: .quotation, contentStart: next + 1, cueEnd: cueEnd)
        }
        if kind(next) == .punctuation || kind(next) == .quotationMark {
            return isMark(next, ":")
                ? FrameReading(frame: .complement, contentStart: next + 1, cueEnd: cueEnd)
                : FrameReading(frame: .after, contentStart: next, cueEnd: cueEnd)
        }
        if word(next) == "that" { return FrameReading(frame: .that, contentStart: next, cueEnd: cueEnd) }
        if isAny(next, .question) {
            return FrameReading(frame: .question, contentStart: next, cueEnd: cueEnd)
        }
        if word(next) == "to" { return infinitive(at: next, after: head) }
        if next == head + 1, let preposition = CueFrame(rawValue: word(next)),
            isAny(next, .preposition) || preposition == .out || preposition == .up
        {
            let isWithin = preposition == .as || isSetting(next, to: end)
            return FrameReading(
                frame: preposition, contentStart: isWithin ? isPlain : next + 1,
                cueEnd: isWithin ? cueEnd : next + 1)
        }
        if passed > head + 1, isAny(next, .preposition), !["of", "about", "against"].contains(word(next)) {
            return FrameReading(frame: .after, contentStart: next, cueEnd: cueEnd)
        }
        if word(next) == "as" { return FrameReading(frame: .as, contentStart: next, cueEnd: cueEnd) }
        return FrameReading(frame: .complement, contentStart: next, cueEnd: cueEnd)
    }

    /// *to comment* is content; in *pointed to the polls* the *to* belongs to the cue.
    private func infinitive(at to: Int, after head: Int) -> FrameReading {
        let isVerb =
            !isAny(to + 1, [.determiner, .ownersWord, .objectPronoun, .gerund]) && !isCapitalised(to + 1)
            && (isAny(to + 1, [.verb, .auxiliary]) || cue(to + 1)?.form == .base || kind(to + 1) == .word)
        return FrameReading(
            frame: .infinitive, contentStart: isVerb ? to : to + 1,
            cueEnd: isVerb || to > head + 1 ? head + 1 : to + 1)
    }

    /// *in a statement*, *on Friday*, *at a rally*: where or when, not what.
    private func isSetting(_ preposition: Int, to end: Int) -> Bool {
        guard ["in", "on", "at", "after", "before", "during"].contains(word(preposition)) else {
            return false
        }
        var index = preposition + 1
        while index < min(end, preposition + 8), continuesNounPhrase(index) {
            if isAny(index, .time) || Self.settings.contains(word(index)) { return true }
            index += 1
        }
        return false
    }

    private static let settings: Set<String> = [
        "statement", "interview", "speech", "letter", "email", "e-mail", "tweet", "post", "conference",
        "rally",
        "call", "message", "report", "debate", "hearing", "briefing", "article", "memo", "column", "op-ed",
        "event",
        "video", "testimony", "remarks", "release", "appearance", "meeting", "address", "filing", "note",
        "story",
        "editorial", "book", "twitter", "facebook", "show", "program", "radio", "television", "editorial",
    ]

    private func passAddressee(from start: Int, to end: Int) -> Int {
        var index = start
        if isAny(index, [.objectPronoun]) { return index + 1 }
        while index < min(end, start + Self.horizon), continuesNounPhrase(index) {
            // "his counterpart | the talks": a second determiner starts the clause.
            if index > start, isAny(index, [.determiner, .ownersWord]), kind(index) != .possessive { break }
            // "reporters | Clinton would": a name after a plural.
            if index > start, isCapitalised(index), isNominal(index - 1), !isCapitalised(index - 1),
                word(index - 1).hasSuffix("s")
            {
                break
            }
            index += 1
        }
        return index
    }

    /// Passes *, however,* and *, for example,* before *that*.
    private func passParenthesis(from start: Int, to end: Int) -> Int {
        guard isMark(start, ",") else { return start }
        let limit = min(end, start + 5)
        guard let closing = (start + 1..<max(limit, start + 1)).first(where: { isMark($0, ",") }),
            word(closing + 1) == "that" || isAny(closing + 1, .question)
        else { return start }
        return closing + 1
    }

    /// The *that* of *is telling customers at a breakfast spot that*.
    private func clauseAfterAddressee(from start: Int, to end: Int) -> Int? {
        guard isAny(start, .preposition) || isMark(start, ","), word(start) != "to" else { return nil }
        for index in start..<min(end, start + 20) {
            if word(index) == "that" { return isNominal(index - 1) || isMark(index - 1, ",") ? index : nil }
            if quotation(at: index) != nil || isFiniteVerb(index) || isMark(index, ";", ":") { return nil }
        }
        return nil
    }

    private func passTimesAndAdverbs(from start: Int, to end: Int) -> Int {
        var index = start
        while index < min(end, start + Self.horizon), quotation(at: index) == nil {
            if isAny(index, .adverb), !isAny(index, .negation), word(index) != "only" {
                index += 1
                continue
            }
            if word(index) == "for", word(index + 2) == "first", word(index + 3) == "time" {
                index += 4
                continue
            }
            if isAny(index, .time), !isAny(index + 1, .auxiliary) {
                index += 1
                continue
            }
            if ["on", "in", "at", "during", "after", "last", "this", "earlier"].contains(word(index)) {
                if let after = setting(from: index, to: end) {
                    index = after
                    continue
                }
            }
            break
        }
        // "said in an interview that": passed only when a clause or quotation comes after it.
        return index
    }

    /// The index after a place or time of speaking, when *that*, a quotation or a mark follows it.
    private func setting(from preposition: Int, to end: Int) -> Int? {
        var index = preposition + 1
        var sawSetting = isAny(preposition + 1, .time)
        let limit = min(end, preposition + 14)
        while index < limit, quotation(at: index) == nil {
            if isAny(index, .time) || Self.settings.contains(word(index)) { sawSetting = true }
            guard
                continuesNounPhrase(index)
                    || ["with", "of", "to", "on", "at", "in", "from", "for"].contains(word(index))
            else { break }
            index += 1
        }
        guard sawSetting || (word(index) == "that" && index - preposition <= 6) else { return nil }
        if isAny(preposition + 1, .time) { return preposition + 2 }
        let clauseFollows =
            index >= end || word(index) == "that" || quotation(at: index) != nil || isMark(index, ",", ":")
            || isStop(index) || isAny(index, .subjectPronoun)
        return clauseFollows ? index : nil
    }
}
