import ArticleModel

/// What two claims have in common when they speak of the same event or state.
struct EventMatch {
    /// Participants that are the same entity.
    private(set) var sharedNames = 0
    /// Participants that are told by the same words.
    private(set) var sharedWords = 0
    /// Whether it is told of both who acts, or of neither, and they are the same.
    private(set) var isSameAgent = false
    /// Whether what it is done to, or what narrows it down, is the same.
    private(set) var isSameObject = false
    /// Whether a country is taken for its capital or people, or the other way round.
    private(set) var takesCapitalForCountry = false
    /// Whether the articles themselves are on one event.
    let isOfOneEvent: Bool
    /// In plain words: who does what.
    let subject: String

    /// Acts that a person or thing does once.
    private static let singular: Set<String> = [
        "die", "resign", "be born", "drown", "retire", "crash", "collapse",
    ]
    /// Places where something is: where they differ, so does the event.
    private static let placing: Set<String> = ["in", "at", "near"]

    /// Nil where the claims speak of different things, or too little tells that they do not.
    /// - Parameter ofOneEvent: whether the articles themselves are on one event.
    init?(_ a: ComparedClaim, _ b: ComparedClaim, ofOneEvent: Bool) {
        guard a.act == b.act else { return nil }
        subject = Self.subject(a, b)
        isOfOneEvent = ofOneEvent
        if a.act == "meet" {
            guard addMeeting(a, b) else { return nil }
            (isSameAgent, isSameObject) = (true, true)
        } else {
            let agents = Self.closestAgents(a, b)
            guard addParty(agents.0, agents.1), addParty(a.object, b.object, isObject: true) else {
                return nil
            }
            let known = agents.0.flatMap { agent in agents.1.flatMap { agent.likeness($0) } } ?? 0
            isSameAgent = known > 0 || (a.agent == nil && b.agent == nil)
            isSameObject = Self.isSame(a.object, b.object)
            if a.act == "be", sharedNames + sharedWords < 2 { return nil }
        }
        guard addOthers(a, b) else { return nil }
        let isTold =
            sharedNames + sharedWords >= 2 || (sharedNames == 1 && isSameObject)
            || (sharedNames == 1 && Self.singular.contains(a.act))
        if a.object == nil, b.object == nil, a.act != "meet" {
            isSameObject = isSameObject || sharedNames >= 2 || Self.haveSameComplement(a, b)
        }
        let isCounted = a.agent?.head == "person" && b.agent?.head == "person"
        let isOnlyDone = ofOneEvent && (a.object != nil || isCounted) && sharedWords > 0 && a.act != "be"
        guard (sharedNames > 0 && isTold) || isOnlyDone else { return nil }
    }

    /// How much tells that it is the same event: 0 to 1.
    var certainty: Double {
        let shared = 0.2 * Double(sharedNames) + 0.1 * Double(sharedWords) + (isOfOneEvent ? 0.1 : 0)
        return min(1, 0.3 + shared) - (takesCapitalForCountry ? 0.1 : 0)
    }

    /// Whether what a verb without an object is about is the same: `pay for the pier`.
    private static func haveSameComplement(_ a: ComparedClaim, _ b: ComparedClaim) -> Bool {
        a.others.contains { party in
            guard let preposition = party.preposition,
                ["for", "to", "with", "against", "from", "of"].contains(preposition)
            else { return false }
            return b.others.contains { $0.preposition == preposition && $0.sharesHead(party) }
        }
    }

    /// Of those who act together the two that are most alike.
    private static func closestAgents(_ a: ComparedClaim, _ b: ComparedClaim) -> (
        ComparedClaim.Party?, ComparedClaim.Party?
    ) {
        guard let first = a.agent, let second = b.agent else { return (a.agent, b.agent) }
        let own = [first] + a.others.filter { $0.preposition == "and" }
        let others = [second] + b.others.filter { $0.preposition == "and" }
        for agent in own {
            if let same = others.first(where: { agent.likeness($0) == 2 }) { return (agent, same) }
        }
        return (first, second)
    }

    /// Whether two objects are one thing: a name, or words that are narrowed down alike.
    private static func isSame(_ a: ComparedClaim.Party?, _ b: ComparedClaim.Party?) -> Bool {
        guard let a, let b else { return false }
        switch a.likeness(b) {
        case 2: return true
        case 1: return !a.modifiers.isDisjoint(with: b.modifiers)
        default: return false
        }
    }

    // MARK: Participants

    /// Adds what two participants of one part have in common; false where they are different ones.
    private mutating func addParty(
        _ a: ComparedClaim.Party?, _ b: ComparedClaim.Party?, isObject: Bool = false
    ) -> Bool {
        guard let a, let b else {
            // With an object on one side only the acts are different (`won`, `won Ohio`).
            return !isObject || (a == nil && b == nil)
        }
        guard let likeness = a.likeness(b) else { return !isObject }
        switch likeness {
        case 2: addName(a, b)
        case 1: sharedWords += 1
        default: return false
        }
        return true
    }

    private mutating func addName(_ a: ComparedClaim.Party, _ b: ComparedClaim.Party) {
        sharedNames += 1
        if let name = a.name, let other = b.name, name.match(other) == .country {
            takesCapitalForCountry = true
        }
    }

    private mutating func addOthers(_ a: ComparedClaim, _ b: ComparedClaim) -> Bool {
        for party in a.others where party.preposition == "and" && a.act != "meet" {
            if let other = b.others.first(where: { $0.preposition == "and" && party.likeness($0) == 2 }) {
                addName(party, other)
            }
        }
        for party in a.others where party.preposition != nil && party.preposition != "and" {
            for other in b.others where other.preposition == party.preposition {
                if party.isOfOtherCountry(other) { return false }
                switch party.likeness(other) {
                case 2 where a.act != "meet" || Self.placing.contains(party.preposition ?? ""):
                    addName(party, other)
                    isSameObject = true
                case 1:
                    sharedWords += 1
                    isSameObject = isSameObject || !party.modifiers.isDisjoint(with: other.modifiers)
                case 0
                where party.name != nil && other.name != nil
                    && Self.placing.contains(party.preposition ?? ""):
                    return false
                default: break
                }
            }
        }
        return true
    }

    /// Who met whom, in whatever order they are named.
    private mutating func addMeeting(_ a: ComparedClaim, _ b: ComparedClaim) -> Bool {
        let sides = [a, b].map { claim in
            ([claim.agent, claim.object].compactMap { $0 }
                + claim.others.filter {
                    $0.preposition == "with" || $0.preposition == "and" || $0.preposition == nil
                })
                .filter { $0.name != nil }
        }
        for party in sides[0] where sides[1].contains(where: { party.likeness($0) == 2 }) { sharedNames += 1 }
        return sharedNames >= 2
    }

    private static func subject(_ a: ComparedClaim, _ b: ComparedClaim) -> String {
        if a.act == "meet" { return "same meeting" }
        let agent = a.agent.flatMap { $0.name?.name ?? ($0.head.isEmpty ? nil : $0.head) }
        let object = a.object.flatMap { $0.name?.name ?? ($0.head.isEmpty ? nil : $0.head) }
        let parts = [agent, a.frame.predicate, object].compactMap { $0 }
        return "both on " + parts.joined(separator: " – ")
    }
}
