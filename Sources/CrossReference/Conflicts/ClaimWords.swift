import ArticleModel

/// The words of a claim's text by which an agreement or a conflict is told: nothing in them is put in or changed; `…`
/// stands for what is left out between them.
struct ClaimWords {
    private struct Word {
        /// As it stands in the text.
        var shown: String
        /// In lower case, without what is no letter or digit at its ends.
        var key: String
    }

    private let claim: ComparedClaim
    private let text: ArticleText
    private let words: [Word]
    /// The place of the predicate's verb; nil where it is not found.
    private let verb: Int?
    /// The place of the first word that turns the claim.
    private let negation: Int?

    /// Words around and within a predicate that are shown at most; fewer than these between two that are shown are shown
    /// as well.
    private static let mostBetween = 3
    private static let mostAfterVerb = 4

    init(_ claim: ComparedClaim, in text: ArticleText) {
        self.claim = claim
        self.text = text
        let words = claim.claim.content.flatMap { text[$0].split(whereSeparator: \.isWhitespace) }.map {
            Word(shown: String($0), key: Self.trimmed(String($0)).lowercased())
        }
        self.words = words
        let negation = words.firstIndex { Self.isNegation($0.key) }
        let verbs = words.indices.filter { WordForms.isForm(words[$0].key, of: claim.frame.predicate) }
        let after = negation.flatMap { turned in verbs.first { $0 > turned } }
        verb = claim.frame.isNegated ? after ?? verbs.first : verbs.first
        self.negation = claim.frame.isNegated ? negation : nil
    }

    /// What is said to be so or not: the predicate with its auxiliaries and its object (`would not provide a written
    /// response`). The whole claim, shortened, where its verb is not found.
    var predicate: String {
        guard let verb else {
            let first = words.indices.prefix(Self.mostAfterVerb * 2)
            return shown(Array(first)) + (first.count < words.count ? " …" : "")
        }
        var places = Set(auxiliaries(before: verb)).union([verb])
        if let negation { places.formUnion(auxiliaries(before: negation) + [negation]) }
        if let object = claim.object, let phrase = phrase(of: object, near: verb) {
            places.formUnion(phrase)
        } else {
            for place in words.indices.dropFirst(verb + 1).prefix(Self.mostAfterVerb) {
                places.insert(place)
                if Self.endsClause(words[place].shown) { break }
            }
            // Nothing ends with a word that only leads on to others.
            while let last = places.max(), last > verb, Self.leadsOn.contains(words[last].key) {
                places.remove(last)
            }
        }
        return shown(places.sorted())
    }

    /// Who acts and on what (`Antony Blinken: a written response`); nil where the text does not tell it.
    var parties: String? {
        let parts = [claim.agent, claim.object].compactMap { party in
            party.flatMap { name(of: $0, near: verb ?? 0) }
        }
        return parts.isEmpty ? nil : parts.joined(separator: ": ")
    }

    /// The same; of who acts on nothing also what is done (`people: waited in the rain`).
    var subject: String? {
        let isActor = claim.agent.flatMap { name(of: $0, near: verb ?? 0) } != nil
        let isActedOn = claim.object.flatMap { name(of: $0, near: verb ?? 0) } != nil
        guard isActor, !isActedOn, verb != nil else { return parties }
        return parties.map { $0 + ": " + predicate }
    }

    /// A number with what makes it more or less exact: `fewer than 300 people`.
    func number(_ quantity: Quantity) -> String {
        let start = claim.claim.content.first { $0.contains(quantity.span) }?.start ?? quantity.span.start
        let before = text[TextSpan(start, quantity.span.start)].lowercased()
            .split(whereSeparator: \.isWhitespace).map(String.init)
        let number = text[quantity.span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for count in [3, 2, 1] where Self.bounds.contains(before.suffix(count).joined(separator: " ")) {
            return before.suffix(count).joined(separator: " ") + " " + number
        }
        return number
    }

    // MARK: Phrases

    private func name(of party: ComparedClaim.Party, near verb: Int) -> String? {
        if let name = party.name { return name.name }
        return phrase(of: party, near: verb).map(shown)
    }

    /// The places of a participant: its head with what narrows it down before it; nil where the head is not found.
    private func phrase(of party: ComparedClaim.Party, near verb: Int) -> [Int]? {
        let head =
            party.name?.name.split(separator: " ").last.map { Self.trimmed(String($0)).lowercased() }
            ?? party.head
        if head.isEmpty { return nil }
        let found = words.indices.filter { WordForms.isForm(words[$0].key, of: head) && $0 != verb }
        guard let place = found.first(where: { $0 > verb }) ?? found.last else { return nil }
        var first = place
        let narrowing = party.modifiers.union(
            party.name.map { Set($0.name.lowercased().split(separator: " ").map(String.init)) } ?? [])
        while first > 0, first - 1 != verb, place - first < Self.mostAfterVerb,
            !Self.endsClause(words[first - 1].shown)
        {
            let key = words[first - 1].key
            guard
                Self.determiners.contains(key) || narrowing.contains(where: { WordForms.isForm(key, of: $0) })
            else { break }
            first -= 1
        }
        return Array(first...place)
    }

    /// The places right before a verb that belong to it: `would not have`, `will soon`.
    private func auxiliaries(before verb: Int) -> [Int] {
        var first = verb
        while first > 0 {
            if isAuxiliary(first - 1) {
                first -= 1
            } else if first > 1, isAuxiliary(first - 2), !Self.endsClause(words[first - 1].shown) {
                first -= 2
            } else {
                break
            }
        }
        return Array(first..<verb)
    }

    private func isAuxiliary(_ place: Int) -> Bool {
        let key = words[place].key
        return Self.auxiliaries.contains(key) || Self.isNegation(key) || key.hasSuffix("ly")
    }

    /// The words at some places, in order, with a sign where others are left out between them.
    private func shown(_ places: [Int]) -> String {
        var result = ""
        var last: Int?
        for place in places {
            if let last, place - last > Self.mostBetween {
                result += " …"
            } else if let last {
                for between in words[(last + 1)..<place] { result += " " + between.shown }
            }
            result += (result.isEmpty ? "" : " ") + words[place].shown
            last = place
        }
        return Self.trimmed(result)
    }

    // MARK: Words

    /// Without marks at its ends; what shortens a word stays (`don’t`), and so do signs of money and of shares.
    private static func trimmed(_ word: String) -> String {
        let isInside = { (character: Character) in
            character.isLetter || character.isNumber || character.isCurrencySymbol || character == "%"
        }
        guard let start = word.firstIndex(where: isInside), let end = word.lastIndex(where: isInside) else {
            return ""
        }
        return String(word[start...end])
    }

    private static func endsClause(_ word: String) -> Bool {
        word.last.map { ",;:.!?—”".contains($0) } ?? false
    }

    private static func isNegation(_ key: String) -> Bool {
        negations.contains(key) || key.hasSuffix("n’t") || key.hasSuffix("n't")
    }

    private static let negations: Set<String> = [
        "not", "never", "no", "none", "nobody", "nothing", "neither", "nor", "without", "cannot",
    ]
    private static let auxiliaries: Set<String> = [
        "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did",
        "has",
        "have", "had", "having", "be", "is", "are", "was", "were", "been", "being", "am", "to", "longer",
        "ever",
        "also", "still", "already",
    ]
    private static let determiners: Set<String> = [
        "a", "an", "the", "any", "its", "his", "her", "their", "our", "my", "this", "these", "those",
        "no",
        "more", "some",
    ]
    private static let leadsOn: Set<String> = [
        "a", "an", "the", "at", "of", "in", "on", "to", "for", "by", "with", "from", "and", "or", "but",
        "that", "as",
        "its", "his", "her", "their", "between", "than", "into",
    ]
    private static let bounds: Set<String> = [
        "about", "around", "roughly", "approximately", "nearly", "almost", "over", "under", "above", "below",
        "more than", "fewer than", "less than", "at least", "at most", "up to", "as many as", "as few as",
        "no more than", "no fewer than", "no less than", "not more than", "some", "only", "just", "close to",
        "just over", "just under", "well over",
    ]
}
