import ArticleModel

/// What sort of statement a claim is, whether it is affirmed, and how it is put forward.
struct ClaimNature: Hashable {
    var kind: Claim.Kind
    var polarity: Claim.Polarity
    var modality: Claim.Modality
}

/// Judges claims by their words and by the words that report them.
struct ClaimJudge {
    /// What the judge needs to know besides the words.
    struct Setting {
        /// The roles of the words that report the claim, all together; none in the article's own voice.
        var cue: WordRole = []
        /// Whether the words stand as they were spoken (a direct quote).
        var isVerbatim = false
        /// Whether the claim is reported without being quoted word for word.
        var isReported = false
        /// Whether the claim's subject is the one who makes it.
        var subjectIsSpeaker = false
        /// Whether the claim is judged together with the words that report it.
        var isFramed = false
        /// Whether the content is an infinitive (`to let the ferries cross`).
        var isInfinitive = false
    }

    let text: ClauseText

    /// Judges the claim that these tokens make.
    func nature(of tokens: [Int], quantities: [Quantity], in setting: Setting) -> ClaimNature {
        let signs = signs(of: tokens)
        let cue = setting.isVerbatim ? [] : setting.cue
        let reporting = cue.union(setting.cue == [] ? signs.mainVerb : [])
        let modality = modality(of: tokens, signs, cue: cue, reporting: reporting, setting)
        var isNegative = signs.negations > 0
        if cue.contains(.denial) { isNegative.toggle() }
        let polarity: Claim.Polarity =
            isNegative || (setting.cue == [] && signs.mainVerb.contains(.denial)) ? .negative : .positive
        let kind = kind(of: tokens, signs, quantities, modality: modality, reporting: reporting, setting)
        return ClaimNature(kind: kind, polarity: polarity, modality: modality)
    }

    // MARK: Signs

    private struct Signs {
        /// Roles of all words of the main clause.
        var main: WordRole = []
        /// Roles of its first finite verb.
        var mainVerb: WordRole = []
        /// Roles of the modals and adverbs that govern it; not those of a clause within it (`the best we
        /// could do`).
        var modals: WordRole = []
        var negations = 0
        /// `is to`, `going to`, `about to`.
        var hasInfinitiveFuture = false
        /// `larger than`, `as large as`, `the largest`.
        var compares = false
    }

    private func signs(of tokens: [Int]) -> Signs {
        var signs = Signs()
        let mask = text.mainClauseMask(tokens[...])
        let counts: (Int) -> Bool = { mask[$0] || !mask.contains(true) }
        var hasVerb = false
        for position in tokens.indices where counts(position) {
            let role = text.roles[tokens[position]]
            signs.main.formUnion(role)
            if opensVerbGroup(position, tokens) { hasVerb = false }
            // `It is still possible that …`
            if role.contains(.possible), word(0, tokens) == "it", position < 6 {
                signs.modals.insert(.possible)
            }
            if !hasVerb { signs.modals.formUnion(role.intersection([.future, .would, .possible])) }
            if text.verbStrength(at: position, of: tokens[...]) == .sure, isHead(role) { hasVerb = true }
            if signs.mainVerb == [], text.verbStrength(at: position, of: tokens[...]) > .none {
                signs.mainVerb = role
            }
            if isNegation(at: position, of: tokens) { signs.negations += 1 }
            if word(position, tokens) == "to", isFutureBeforeTo(position - 1, tokens) {
                signs.hasInfinitiveFuture = true
            }
            if compares(at: position, of: tokens) { signs.compares = true }
        }
        return signs
    }

    /// After a pause, a coordinator or `that` a new verb can come that counts as much as the first.
    private func opensVerbGroup(_ position: Int, _ tokens: [Int]) -> Bool {
        text.isPause(tokens[position]) || text.roles[tokens[position]].contains(.coordinator)
            || word(position, tokens) == "that"
    }

    /// Whether a verb makes the statement itself: not `believe` in `I believe we will win`.
    private func isHead(_ role: WordRole) -> Bool {
        role.isDisjoint(with: [.modal, .belief, .promise, .forecast, .hope])
    }

    private func isNegation(at position: Int, of tokens: [Int]) -> Bool {
        let index = tokens[position]
        let (this, next, before) = (
            word(position, tokens), word(position + 1, tokens), word(position - 1, tokens)
        )
        if this == "without" { return position > 0 && text.roles[tokens[position - 1]].contains(.copula) }
        if (this == "failed" || this == "refused" || this == "refuses"), next == "to" { return true }
        guard text.roles[index].contains(.negation), belongsToVerb(position, tokens) else { return false }
        switch this {
        case "not": return before != "or" && next != "only" && next != "just"
        case "no": return !["doubt", "matter", "less", "fewer", "wonder"].contains(next)
        case "nothing", "none": return next != "but"
        default: return true
        }
    }

    /// Whether a negation stands where it negates the clause: at its start (`no agreement was reached`),
    /// within or after its verb (`gave no details`). `his stance of not signing` negates less.
    private func belongsToVerb(_ position: Int, _ tokens: [Int]) -> Bool {
        let verbal = WordRole.verb.union(.copula)
        if !text.roles[tokens[position]].isDisjoint(with: verbal) { return true }
        guard tokens[..<position].count(where: text.isWord) > 1 else { return true }
        let before = tokens[max(0, position - 2)..<position]
        if text.roles[tokens[position - 1]].contains(.preposition) { return false }
        if word(position, tokens) == "not" {
            let carriers = WordRole.auxiliary.union(.copula)
            return before.contains { !text.roles[$0].isDisjoint(with: carriers) }
        }
        let neighbours = before + tokens[(position + 1)..<min(tokens.count, position + 3)]
        return neighbours.contains { !text.roles[$0].isDisjoint(with: verbal) }
    }

    private func isFutureBeforeTo(_ position: Int, _ tokens: [Int]) -> Bool {
        guard position >= 0 else { return false }
        let isCopula =
            text.roles[tokens[position]].contains(.copula)
            && text.roles[tokens[position]].contains(.auxiliaryPresent)
        return isCopula || Self.plansBeforeTo.contains(word(position, tokens))
    }

    /// Words that turn an infinitive after them to the future: *is expected to vote*.
    static let plansBeforeTo: Set<String> = [
        "going", "expected", "set", "due", "about", "scheduled", "slated", "planning", "plans", "plan",
    ]

    private func compares(at position: Int, of tokens: [Int]) -> Bool {
        let role = text.roles[tokens[position]]
        if role.contains(.superlative) {
            let before = word(position - 1, tokens)
            return before == "the"
                || (position > 0 && text.source.tokens[tokens[position - 1]].kind == .possessive)
        }
        guard word(position, tokens) == "than", position > 0, position + 1 < tokens.count else {
            return false
        }
        // `more than 1,200 people` says how exact a number is.
        return text.source.tokens[tokens[position + 1]].kind != .number
            && !text.roles[tokens[position + 1]].contains(.numeral) && word(position - 1, tokens) != "rather"
            && word(position - 1, tokens) != "other"
    }

    // MARK: Judgements

    private func modality(
        of tokens: [Int], _ signs: Signs, cue: WordRole, reporting: WordRole, _ setting: Setting
    ) -> Claim.Modality {
        let opensQuestion = ["whether", "if", "why", "who", "what", "how", "when", "where"].contains(
            word(0, tokens))
        if cue.contains(.question), !opensQuestion, setting.isInfinitive { return .desired }
        if cue.contains(.question) { return .asked }
        if !reporting.isDisjoint(with: [.demand, .hope]), !reporting.contains(.forecast) { return .desired }
        if signs.modals.contains(.future) || signs.hasInfinitiveFuture { return .future }
        if signs.modals.contains(.would) { return setting.isReported ? .future : .possible }
        if !cue.isDisjoint(with: [.promise, .forecast]), setting.isInfinitive { return .future }
        if signs.modals.contains(.possible) {
            // `could not say` tells what was so, not what may be.
            let isInability =
                signs.mainVerb.contains(.possible) && signs.negations > 0 && contains("could", tokens)
            return isInability ? .asserted : .possible
        }
        return .asserted
    }

    private func kind(
        of tokens: [Int], _ signs: Signs, _ quantities: [Quantity], modality: Claim.Modality,
        reporting: WordRole,
        _ setting: Setting
    ) -> Claim.Kind {
        if reporting.contains(.denial) { return .denial }
        if modality == .asked { return .opinion }
        let isOrder = setting.cue != [] && !setting.isFramed && contains("must", tokens)
        if reporting.contains(.demand) || isOrder { return .demand }
        if modality == .desired, reporting.contains(.question) { return .demand }
        if reporting.contains(.promise) { return .commitment }
        let isOwnPlan =
            setting.subjectIsSpeaker && modality == .future
            && (!signs.mainVerb.isDisjoint(with: [.future, .would]) || signs.hasInfinitiveFuture)
        if isOwnPlan { return .commitment }
        if modality == .future || modality == .possible || reporting.contains(.forecast) {
            return .prediction
        }
        if signs.compares { return .comparison }
        if quantities.contains(where: isStatistic) { return .statistic }
        if reporting.contains(.hope) || !signs.main.isDisjoint(with: [.belief, .evaluation])
            || reporting.contains(.belief)
        {
            return .opinion
        }
        return .event
    }

    /// Shares, sums of money and counts of ten and more of something that is not a stretch of time.
    private func isStatistic(_ quantity: Quantity) -> Bool {
        guard let unit = quantity.unit else { return quantity.value >= 1000 || quantity.value < 1 }
        if ["percent", "points", "dollars", "euros", "pounds", "yen"].contains(unit) { return true }
        let isTime = [
            "day", "days", "hours", "hour", "weeks", "months", "years", "minutes", "seconds", "week",
        ].contains(unit)
        return !isTime && (quantity.value >= 10 || quantity.value < 1)
    }

    private func contains(_ word: String, _ tokens: [Int]) -> Bool {
        tokens.contains { text.source.lowercased[$0] == word }
    }

    /// The word at a position in lower case; empty outside the clause.
    private func word(_ position: Int, _ tokens: [Int]) -> String {
        tokens.indices.contains(position) ? text.source.lowercased[tokens[position]] : ""
    }
}
