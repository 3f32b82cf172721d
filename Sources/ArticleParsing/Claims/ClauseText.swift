import ArticleModel
import Linguistics

/// A tokenized text with the role of every word at hand: what the claim stages read.
struct ClauseText: Sendable {
    /// How sure a word is the finite verb of a clause.
    enum VerbStrength: Int, Comparable, Sendable {
        case none, weak, sure
        static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
    }

    let source: TokenizedText
    /// The trees of its sentences.
    let grammar: Grammar
    /// One for each token.
    let roles: [WordRole]

    /// Looks every word up once.
    ///
    /// - Parameters:
    ///   - grammar: what the engine says of each word; it decides which words are verbs.
    ///   - titleCased: blocks in which a capital letter says nothing (headlines).
    init(_ source: TokenizedText, grammar: Grammar, titleCased: [TextSpan]) {
        self.source = source
        self.grammar = grammar
        let lexicon = ClauseLexicon.shared
        var roles: [WordRole] = []
        roles.reserveCapacity(source.tokens.count)
        for (index, token) in source.tokens.enumerated() {
            guard token.kind == .word else {
                roles.append([])
                continue
            }
            let role = lexicon.roles(of: source.lowercased[index])
            let isName = token.shape == .capitalised && !Self.startsSentence(index, in: source) && role != []
            roles.append(isName ? role.subtracting(Self.impossibleInNames) : role)
        }
        for span in titleCased {
            for index in source.tokens(in: span) where source.tokens[index].kind == .word {
                roles[index] = lexicon.roles(of: source.lowercased[index])
            }
        }
        for index in source.tokens.indices.dropFirst() where source.tokens[index].kind == .possessive {
            if Self.contractsIs.contains(source.lowercased[index - 1]) {
                roles[index] = [.auxiliaryPresent, .copula]
            }
        }
        for index in source.tokens.indices.dropLast() where roles[index] != [] && Self.callsFor(source, index)
        {
            roles[index].insert(.demand)
        }
        for index in source.tokens.indices
        where roles[index].contains(.promise) && Self.isConsent(source, index) {
            roles[index].remove(.promise)
        }
        for index in source.tokens.indices {
            roles[index] = Self.settled(roles[index], index, source, grammar)
        }
        self.roles = roles
    }

    /// The roles with those of verbs as the grammar has it: what it reads as a noun is no verb, and the other way round.
    private static func settled(_ role: WordRole, _ index: Int, _ text: TokenizedText, _ grammar: Grammar)
        -> WordRole
    {
        switch grammar.tags[index] {
        case .noun, .properNoun, .adjective, .adposition, .determiner, .adverb, .numeral:
            return role.isDisjoint(with: .auxiliary) ? role.subtracting([.past, .present, .base]) : role
        case .verb:
            guard role.isDisjoint(with: .verb), grammar.dependent(of: index, .subject) != nil,
                grammar.dependent(of: index, .auxiliary, .passiveAuxiliary, .copula, .marker) == nil,
                !text.lowercased[index].hasSuffix("ing")
            else { return role }
            return role.union(text.lowercased[index].hasSuffix("s") ? .surePresent : .base)
        default: return role
        }
    }

    /// `agree with`: only `agree to` and `agree that` promise something.
    private static func isConsent(_ text: TokenizedText, _ index: Int) -> Bool {
        guard text.lowercased[index].hasPrefix("agree") else { return false }
        let following = text.lowercased[(index + 1)...].prefix(3)
        return !following.contains("to") && !following.contains("that")
    }

    /// `called for`, `calls on`: the verb alone only names.
    private static func callsFor(_ text: TokenizedText, _ index: Int) -> Bool {
        text.lowercased[index].utf8.first == UInt8(ascii: "c")
            && ["call", "calls", "called", "calling"].contains(text.lowercased[index])
            && ["for", "on", "upon"].contains(text.lowercased[index + 1])
    }

    /// What a capitalised word within a sentence is not (`in May`, `Mr. Will`).
    private static let impossibleInNames: WordRole = WordRole.verb.union([
        .negation, .possible, .future, .would, .obligation, .copula,
    ])

    /// After these words `’s` is a verb.
    private static let contractsIs: Set<String> = [
        "he", "she", "it", "that", "there", "what", "who", "here", "this", "everyone", "nobody", "where",
        "how",
    ]

    private static func startsSentence(_ index: Int, in text: TokenizedText) -> Bool {
        if text.lowercased[index].utf8.first == UInt8(ascii: "i"), text.lowercased[index].utf8.count <= 4 {
            return true
        }
        guard index > 0, text.sentences[text.sentenceOfToken[index]].lowerBound < index else { return true }
        let before = text.tokens[index - 1]
        return before.kind == .quotationMark || text.lowercased[index - 1] == ":"
    }

    /// Whether the token is this mark.
    func isMark(_ index: Int, _ mark: String) -> Bool {
        source.tokens[index].kind == .punctuation && source.lowercased[index] == mark
    }

    /// A comma, semicolon, colon, dash or bracket: where a clause may pause.
    func isPause(_ index: Int) -> Bool {
        guard source.tokens[index].kind == .punctuation else { return false }
        switch source.lowercased[index] {
        case ",", ";", ":", "—", "–", "-", "(", ")", "--": return true
        default: return false
        }
    }

    /// Whether the token is a word or a number.
    func isWord(_ index: Int) -> Bool {
        source.tokens[index].kind == .word || source.tokens[index].kind == .number
    }

    /// Whether the token is written with a capital letter and so, within a sentence, is part of a name.
    func isCapitalised(_ index: Int) -> Bool {
        source.tokens[index].shape == .capitalised || source.tokens[index].shape == .capitals
    }

    /// How sure the token at `position` of `tokens` is a finite verb, judged by its neighbours.
    func verbStrength(at position: Int, of tokens: ArraySlice<Int>) -> VerbStrength {
        let index = tokens[position]
        let role = roles[index]
        guard !role.isDisjoint(with: .verb) else { return .none }
        let before = wordBefore(position, of: tokens)
        let rolesBefore = before.map { roles[$0] } ?? []
        let follows = position + 1 < tokens.endIndex ? roles[tokens[position + 1]] : []
        let takesObject = !follows.isDisjoint(with: [.determiner, .subjectPronoun])
        let afterInfinitiveMark = before.map { source.lowercased[$0] == "to" } ?? false
        if afterInfinitiveMark || (!rolesBefore.isDisjoint(with: .modal) && role.isDisjoint(with: .modal)) {
            return .none
        }
        if !role.isDisjoint(with: .auxiliary) { return .sure }
        if role.contains(.surePast) { return .sure }
        let afterDeterminer = rolesBefore.contains(.determiner) && !rolesBefore.contains(.subjectPronoun)
        let afterPreposition = rolesBefore.contains(.preposition)
        let afterPossessive = before.map { source.tokens[$0].kind == .possessive && roles[$0] == [] } ?? false
        if afterDeterminer || afterPreposition || afterPossessive { return .none }
        if role.contains(.surePresent) { return .sure }
        if role.contains(.past) {
            if !rolesBefore.isDisjoint(with: [.auxiliaryPresent, .auxiliaryPast, .copula]) { return .none }
            if rolesBefore.contains(.subjectPronoun) { return .sure }
            let isPassive = isByAgent(tokens[(position + 1)...])
            return isPassive ? .none : takesObject ? .sure : .weak
        }
        if role.contains(.present) {
            guard let before else { return .none }
            return rolesBefore.contains(.subjectPronoun) || rolesBefore.contains(.relative)
                || isCapitalised(before)
                || takesObject ? .weak : .none
        }
        if rolesBefore.contains(.pluralPronoun) { return .sure }
        guard let before, source.lowercased[before].utf8.last == UInt8(ascii: "s") else { return .none }
        return .weak
    }

    /// The strongest finite verb among the tokens.
    func strongestVerb(in tokens: ArraySlice<Int>) -> VerbStrength {
        var best = VerbStrength.none
        for position in tokens.indices {
            best = max(best, verbStrength(at: position, of: tokens))
            if best == .sure { break }
        }
        return best
    }

    /// `by the police` makes a participle of the word before it; `by 4%` does not.
    private func isByAgent(_ following: ArraySlice<Int>) -> Bool {
        guard let first = following.first, source.lowercased[first] == "by" else { return false }
        guard let second = following.dropFirst().first else { return true }
        return source.tokens[second].kind == .word && !roles[second].contains(.numeral)
            || source.lowercased[second] == "the"
    }

    /// The word before a position, adverbs left out; nil at the start or after a mark.
    private func wordBefore(_ position: Int, of tokens: ArraySlice<Int>) -> Int? {
        var position = position - 1
        while position >= tokens.startIndex {
            let index = tokens[position]
            if source.tokens[index].kind == .possessive {
                // `Russia’s demands`: what follows a possessive is a noun, as after a determiner.
                return index
            }
            guard isWord(index) else { return nil }
            let isAdverb =
                roles[index].contains(.adverb)
                && roles[index].isDisjoint(with: [.subjectPronoun, .determiner])
            if !isAdverb, !endsInLy(index) { return index }
            position -= 1
        }
        return nil
    }

    private func endsInLy(_ index: Int) -> Bool {
        source.lowercased[index].utf8.count > 4
            && source.lowercased[index].utf8.suffix(2).elementsEqual("ly".utf8)
    }

    /// For each token whether it stands in the main clause; false within a subordinate or relative clause,
    /// which lasts to the next pause.
    func mainClauseMask(_ tokens: ArraySlice<Int>) -> [Bool] {
        var isSubordinate = false
        return tokens.indices.map { position in
            let index = tokens[position]
            if isPause(index) {
                isSubordinate = false
            } else if opensSubordinate(at: position, of: tokens) {
                isSubordinate = true
            }
            return !isSubordinate
        }
    }

    /// Whether a subordinate or relative clause begins here. `that` after a verb opens what the verb is
    /// about, which counts as main.
    func opensSubordinate(at position: Int, of tokens: ArraySlice<Int>) -> Bool {
        let index = tokens[position]
        guard roles[index].contains(.subordinator) else { return false }
        guard source.lowercased[index] == "that" else { return true }
        guard position > tokens.startIndex else { return false }
        let before = roles[tokens[position - 1]]
        let isComplement = !before.isDisjoint(with: [.verb, .belief, .possible, .coordinator, .adverb])
        let isDeterminer = before.contains(.preposition)
        return isWord(tokens[position - 1]) && !isComplement && !isDeterminer
    }
}
