/// Who does what to whom in a claim: its main predicate and what takes part in it.
///
/// Two claims whose frames are alike speak of the same thing; this is what agreement and conflict are found by.
/// Words are lemmas in lower case (`provide` for *would not have provided*, `troop` for *troops*).
public struct ClaimFrame: Hashable, Sendable {
    /// One who or which takes part.
    public struct Participant: Hashable, Sendable {
        /// The lemma of the phrase's head (`response` for *a written response*).
        public var head: String
        /// The lemmas of the words that narrow it down (`written`), in text order.
        public var modifiers: [String]
        /// The id of the entity that is meant; nil where none is known.
        public var entity: String?
        /// The preposition before it (`with`); nil for agents and objects.
        public var preposition: String?

        /// Names a participant.
        public init(head: String, modifiers: [String] = [], entity: String? = nil, preposition: String? = nil)
        {
            self.head = head
            self.modifiers = modifiers
            self.entity = entity
            self.preposition = preposition
        }
    }

    /// When the predicate holds, as its form tells.
    public enum Tense: String, Sendable, Codable { case past, present, future }

    /// The lemma of the verb that tells what happens; `be` for a state, whose complement is the object.
    public var predicate: String
    /// Whether it is said not to be so.
    public var isNegated: Bool
    /// Past, present or future.
    public var tense: Tense
    /// Who acts; also of a passive, if it is said.
    public var agent: Participant?
    /// To whom or what it is done; the subject of a passive.
    public var object: Participant?
    /// Where, with whom, about what.
    public var others: [Participant]

    /// Makes a frame.
    public init(
        predicate: String, isNegated: Bool = false, tense: Tense = .present, agent: Participant? = nil,
        object: Participant? = nil, others: [Participant] = []
    ) {
        self.predicate = predicate
        self.isNegated = isNegated
        self.tense = tense
        self.agent = agent
        self.object = object
        self.others = others
    }
}
