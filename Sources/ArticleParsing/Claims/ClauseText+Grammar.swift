import Linguistics

/// What the trees of the sentences tell of single words.
extension ClauseText {
    /// The subject of a predicate; of several words read as one the last before the verb (`Secretary Blinken`), but no
    /// time (`a meeting today`).
    func subject(of predicate: Int) -> Int? {
        let subjects = grammar.dependents[predicate].filter {
            [.subject, .passiveSubject, .outerSubject].contains(grammar.relations[$0]) && isWord($0)
                && (roles[$0].isDisjoint(with: .time) || source.tokens[$0].shape != .lower)
        }
        return subjects.last { $0 < predicate } ?? subjects.first
            ?? grammar.dependent(of: predicate, .expletive, .clausalSubject) ?? unnamedSubject(of: predicate)
    }

    /// A noun right before the verb group that the tree ties to the verb without saying how.
    private func unnamedSubject(of predicate: Int) -> Int? {
        guard grammar.tags[predicate] == .verb else { return nil }
        return grammar.dependents[predicate].last {
            $0 < predicate && [.properNoun, .noun, .pronoun].contains(grammar.tags[$0])
                && [.flat, .compound, .apposition, .unspecified, .nominalModifier].contains(
                    grammar.relations[$0])
                && grammar.dependent(of: $0, .caseMarker) == nil && roles[$0].isDisjoint(with: .time)
        }
    }

    /// Whether the token is the predicate of a clause with a finite verb or a subject.
    func isPredicate(_ token: Int) -> Bool {
        grammar.tags[token] == .verb || grammar.tags[token] == .auxiliary
            || grammar.dependent(of: token, .copula, .subject, .passiveSubject) != nil
    }

    /// Whether an auxiliary carries the tense of a predicate.
    func hasAuxiliary(_ predicate: Int) -> Bool {
        grammar.dependents[predicate].contains {
            [.auxiliary, .passiveAuxiliary, .copula].contains(grammar.relations[$0])
                && !roles[$0].isDisjoint(with: .auxiliary)
        }
            || grammar.dependents[predicate].contains {
                $0 < predicate && source.lowercased[$0].hasSuffix("n't")
            }
    }

    /// Whether the predicate carries its own tense: it has an auxiliary, or is a finite form itself.
    func isFinite(_ predicate: Int) -> Bool {
        let isInfinitive = grammar.dependents[predicate].contains {
            $0 < predicate && source.lowercased[$0] == "to" && grammar.relations[$0] != .caseMarker
        }
        if isInfinitive { return false }
        if hasAuxiliary(predicate) { return true }
        return (grammar.tags[predicate] == .verb || grammar.tags[predicate] == .auxiliary)
            && !source.lowercased[predicate].hasSuffix("ing")
    }

    /// The head of a noun phrase that ends right before a position.
    ///
    /// - Parameter isPerson: whether a person is meant: then it is the name that stands last (`the rise of Ann Lee, who …`).
    func nounPhrase(endingBefore token: Int, within members: Set<Int>, isPerson: Bool) -> Int? {
        var noun = token - 1
        guard members.contains(noun), isWord(noun) else { return nil }
        let endsWithName = isPerson && grammar.tags[noun] == .properNoun
        while let head = grammar.heads[noun], head < token,
            !endsWithName || grammar.relations[noun] == .flat || grammar.relations[noun] == .compound,
            members.contains(head),
            grammar.tags[head] != .verb,
            grammar.tags[head] != .auxiliary
        { noun = head }
        let isNoun = [.noun, .properNoun, .pronoun, .numeral].contains(grammar.tags[noun])
        return isNoun ? noun : nil
    }
}
