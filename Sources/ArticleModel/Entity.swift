/// A person, organisation, place, title, date or number, with all its mentions in one article.
public struct Entity: Hashable, Sendable, Identifiable {
    /// What kind of thing is meant.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case person = "PER"
        case organisation = "ORG"
        case location = "LOC"
        case other = "MISC"
        case date = "DATE"
        case number = "NUMBER"
        case title = "TITLE"

        /// Whether mentions of this kind are names (people, organisations, places, others).
        public var isNamed: Bool {
            switch self {
            case .person, .organisation, .location, .other: true
            case .date, .number, .title: false
            }
        }
    }

    /// Unique within the article (`e1`, `e2` … in order of first mention).
    public var id: String
    /// Person, organisation, place …
    public var kind: Kind
    /// The fullest form of the name found in the article.
    public var name: String
    /// Other forms of the name found in the article, spelling variants and short names alike.
    public var variants: [String]
    /// Titles under which the entity appears (*Secretary of State*).
    public var titles: [String]
    /// How sure the parser is, 0 to 1.
    public var confidence: Double
    /// Where it is mentioned, in text order.
    public var mentions: [Mention]

    /// Makes an entity.
    public init(
        id: String, kind: Kind, name: String, variants: [String] = [], titles: [String] = [],
        confidence: Double = 1, mentions: [Mention] = []
    ) {
        self.id = id
        self.kind = kind
        self.name = name
        self.variants = variants
        self.titles = titles
        self.confidence = confidence
        self.mentions = mentions
    }
}

/// One place in the text that refers to an entity.
public struct Mention: Hashable, Sendable {
    /// The form of words used.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// A name or part of one: *Blinken*.
        case name
        /// A description: *the secretary*.
        case nominal
        /// A pronoun: *he*.
        case pronoun
    }

    /// The words; without a title before a name and without `’s`.
    public var span: TextSpan
    /// Name, nominal or pronoun.
    public var kind: Kind

    /// Makes a mention.
    public init(_ span: TextSpan, _ kind: Kind) {
        self.span = span
        self.kind = kind
    }
}
