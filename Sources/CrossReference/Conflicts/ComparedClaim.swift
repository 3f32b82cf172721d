import ArticleModel

/// A claim with its frame's participants in the form by which claims are compared.
struct ComparedClaim: Sendable {
    /// One who or which takes part.
    struct Party: Sendable {
        /// The entity's names; nil where no entity is known.
        var name: EntityName?
        /// The lemma of the head; empty for a pronoun that means nobody known.
        var head: String
        var modifiers: Set<String>
        var preposition: String?
    }

    let claim: Claim
    let frame: ClaimFrame
    /// The class of the predicate (`PredicateClasses`).
    let act: String
    let agent: Party?
    let object: Party?
    let others: [Party]
    /// Where it stands in the text.
    let span: TextSpan

    /// Nil where the claim has no frame, or asks or wishes: then it says nothing that could agree or be in conflict.
    init?(_ claim: Claim, names: [String: EntityName]) {
        guard let frame = claim.frame, claim.modality != .asked, claim.modality != .desired,
            !Self.reports.contains(frame.predicate), let span = claim.content.hull
        else { return nil }
        self.claim = claim
        self.frame = frame
        self.span = span
        act = PredicateClasses.name(of: frame.predicate)
        let countsPeople = claim.quantities.contains { $0.unit == "people" }
        agent = frame.agent.map { Party($0, names, countsPeople: countsPeople) }
        others = frame.others.map { Party($0, names) }
        // `responses to Russia's proposals`: what the object is to is compared by itself.
        let complements = others.filter { $0.preposition != nil }.map(\.head)
        var object = frame.object.map { Party($0, names, countsPeople: countsPeople) }
        object?.modifiers.subtract(complements.flatMap { [$0, $0 + "s"] })
        self.object = object
    }

    /// Verbs of which all hangs on what is said or thought.
    private static let reports: Set<String> = [
        "say", "think", "know", "mean", "believe", "feel", "guess", "suppose", "tell", "add", "note", "let",
    ]

    /// All participants with a name.
    var named: [EntityName] { ([agent, object].compactMap { $0 } + others).compactMap(\.name) }

    /// The claim tells what happened or is so, or what somebody will do: not what may be.
    var isFactual: Bool { claim.modality != .possible && claim.kind != .opinion }

    /// What will be.
    var isFuture: Bool { frame.tense == .future || claim.modality == .future }

    /// Whether both can speak of one time: the present goes with past and future, these not with each other.
    func canBeOfOneTime(_ other: ComparedClaim) -> Bool {
        isFuture == other.isFuture || (isFuture ? other : self).frame.tense == .present
    }
}

extension ComparedClaim.Party {
    /// - Parameter countsPeople: whether people are counted, and so are told from others (`1,200 people`).
    init(_ participant: ClaimFrame.Participant, _ names: [String: EntityName], countsPeople: Bool = false) {
        name = participant.entity.flatMap { names[$0] }
        let isCounted = countsPeople && participant.head == "person"
        head = !isCounted && Self.pronouns.contains(participant.head) ? "" : participant.head
        modifiers = Set(participant.modifiers)
        preposition = participant.preposition
    }

    private static let pronouns: Set<String> = [
        "he", "she", "it", "they", "we", "i", "you", "this", "that", "these", "those", "who", "which", "what",
        "him",
        "her", "them", "us", "me", "one", "some", "many", "most", "all", "other", "someone", "anyone",
        "everyone",
        "somebody", "anybody", "everybody", "something", "anything", "everything", "nothing", "there", "lot",
        "people",
        "person", "thing", "way", "time", "that's", "it's", "none", "nobody", "both", "each", "few", "others",
        "a", "the",
    ]

    /// Whether both have the same head, however it is narrowed down.
    func sharesHead(_ other: ComparedClaim.Party) -> Bool { !head.isEmpty && head == other.head }

    /// Whether both are told by a country, and not by the same: `Russia’s demands`, `Chinese demands`.
    func isOfOtherCountry(_ other: ComparedClaim.Party) -> Bool {
        let (own, others) = (countries, other.countries)
        return !own.isEmpty && !others.isEmpty && own.isDisjoint(with: others)
    }

    private var countries: Set<String> {
        Set(
            modifiers.compactMap { word in
                CountryNames.country(of: word) ?? (CountryNames.standIns(for: word).isEmpty ? nil : word)
            })
    }

    /// How alike two participants are: 0 different, 1 the same word, 2 the same entity; nil where one is not told.
    func likeness(_ other: ComparedClaim.Party) -> Int? {
        if let name, let otherName = other.name {
            switch name.match(otherName) {
            case .same, .country: return 2
            case .different: return 0
            }
        }
        if head.isEmpty || other.head.isEmpty { return nil }
        guard head == other.head, name == nil, other.name == nil else { return 0 }
        // `two officers` and `the officers` may be the same, `the first debate` and `the second debate` are not.
        let ordinals: Set<String> = [
            "first", "second", "third", "fourth", "last", "next", "final", "former", "other",
            "another",
        ]
        let own = modifiers.intersection(ordinals)
        guard own == other.modifiers.intersection(ordinals) else { return 0 }
        // `access to her account` and `access to social media` have only a word in common.
        return modifiers.isSubset(of: other.modifiers) || other.modifiers.isSubset(of: modifiers) ? 1 : nil
    }
}
