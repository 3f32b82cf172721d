/// A cue verb with the auxiliaries and adverbs before it: *has repeatedly denied*.
struct VerbGroup {
    /// From the first auxiliary or adverb to the verb.
    var range: Range<Int>
    /// The verb itself.
    var head: Int { range.upperBound - 1 }
    let verb: CueLexicon.Verb
    let voice: CueVoice
    /// Whether *not* or *never* stands in it.
    let isNegated: Bool
}

extension PassageReader {
    /// The group around a cue verb at `head`; nil where the word is no form of a cue verb.
    /// Nothing before `start` is looked at.
    func verbGroup(at head: Int, from start: Int) -> VerbGroup? {
        guard let entry = cue(head) else { return nil }
        // *United States*, *Reports*: in prose a verb is capitalised at most where its sentence starts.
        if isCapitalised(head), !isTitleCase, head > passage.lowerBound, !isStop(head - 1),
            kind(head - 1) != .quotationMark
        {
            return nil
        }
        var first = head
        var hasBe = false
        var hasHelper = false
        var hasHave = false
        var isNegated = false
        while first > max(start, head - Self.horizon), quotation(at: first - 1) == nil,
            isAny(first - 1, .verbGroup) || isUnlistedAdverb(first - 1, before: head, entry)
                || isShortenedBe(first - 1)
        {
            if isShortenedBe(first - 1) { hasBe = true }
            let classes = classes(first - 1)
            if classes.contains(.be) { hasBe = true }
            if classes.contains(.have) { hasHave = true }
            if !classes.isDisjoint(with: [.auxiliary, .modal]) { hasHelper = true }
            if classes.contains(.negation) { isNegated = true }
            first -= 1
        }
        // "Later, he", "But also": adverbs alone belong to the group only when they touch the verb's subject.
        while first < head, !isAny(first, [.auxiliary, .modal]), first == start { first += 1 }
        if entry.form == .past || entry.form == .participle {
            let isAttribute = first == head && isNounPosition(head)
            // *written* can only be a part of *has written* or *was written*.
            guard !isAttribute, entry.form == .past || hasBe || hasHave else { return nil }
        }
        let voice = voice(of: entry.form, at: head, before: first, hasBe: hasBe, hasHelper: hasHelper)
        return VerbGroup(
            range: first..<head + 1, verb: CueLexicon.shared.verbs[entry.verb], voice: voice,
            isNegated: isNegated)
    }

    private func voice(
        of form: CueLexicon.Form, at head: Int, before first: Int, hasBe: Bool, hasHelper: Bool
    ) -> CueVoice {
        if form == .gerund { return hasBe ? .active : .gerund }
        if word(first - 1) == "to", form == .base { return .infinitive }
        if hasBe, form == .past || form == .participle { return .passive }
        if hasHelper { return .active }
        let isNounForm = form == .base || form == .thirdPerson
        if isNounForm, isNounPosition(head) { return .noun }
        if form == .base, !canBePlural(first - 1) { return .noun }
        return .active
    }

    /// The *’s* of *he’s praising*.
    private func isShortenedBe(_ index: Int) -> Bool {
        kind(index) == .possessive && isAny(index - 1, .subjectPronoun)
    }

    /// A word between *have* and a participle: *have wholesale rejected*.
    private func isUnlistedAdverb(_ index: Int, before head: Int, _ entry: CueLexicon.Entry) -> Bool {
        guard entry.form == .past || entry.form == .participle, index == head - 1 else { return false }
        return isAny(index - 1, .have) && kind(index) == .word && !isCapitalised(index)
            && isAny(index, [.determiner, .ownersWord]) == false
    }

    /// Whether the word can be the subject of a verb without an ending: *officials*, *they*, *who*.
    private func canBePlural(_ index: Int) -> Bool {
        if isAny(index, [.subjectPronoun, .relative, .modal, .coordinator]) { return true }
        if kind(index) == .punctuation || isCapitalised(index) { return true }
        let word = word(index)
        return word.hasSuffix("s") || Self.irregularPlurals.contains(word)
    }

    private static let irregularPlurals: Set<String> = [
        "people", "police", "men", "women", "children", "media", "many", "some", "others", "few", "most",
        "both",
        "congressmen", "congresswomen", "spokesmen", "businessmen", "data", "staff", "public", "majority",
        "percent",
        "million", "half", "those", "these", "all", "several", "to",
    ]

    /// Whether a determiner, possessive, preposition or adjective-like word right before makes the word a
    /// noun.
    private func isNounPosition(_ index: Int) -> Bool {
        if kind(index - 1) == .possessive { return true }
        let before = classes(index - 1)
        if word(index - 1) == "that" || before.contains(.subjectPronoun) { return false }
        return !before.isDisjoint(with: [.determiner, .ownersWord, .preposition, .number])
    }
}
