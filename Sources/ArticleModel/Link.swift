/// A relation between two claims, quotes, entities or articles, for the reader to confirm or dismiss.
public struct Link: Hashable, Sendable, Identifiable {
    /// What sort of relation it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case sameQuote = "same-quote"
        case alteredQuote = "altered-quote"
        case agrees
        case conflict
        case nameVariant = "name-variant"
        case duplicateArticle = "duplicate-article"

        /// What stands for it on a screen.
        public var sign: String {
            switch self {
            case .conflict: "≠"
            case .alteredQuote: "≈"
            case .sameQuote: "="
            case .agrees: "+"
            case .nameVariant: "~"
            case .duplicateArticle: "≡"
            }
        }
    }

    /// What the relation rests on.
    public enum Detail: String, Sendable, Codable, CaseIterable {
        case verbatim, excerpt, joined, reordered, wording, date, number, name, denial, polarity, spelling
        case title
    }

    /// The user's word on it.
    public enum State: String, Sendable, Codable { case new, confirmed, dismissed }

    /// One of the two passages.
    public struct Side: Hashable, Sendable {
        /// The article's id.
        public var article: String
        /// The passage.
        public var span: TextSpan
        /// The claim, quote or entity meant (`c1`, `q1`, `e1`).
        public var reference: String

        /// Names a passage.
        public init(article: String, span: TextSpan, reference: String) {
            self.article = article
            self.span = span
            self.reference = reference
        }
    }

    /// Stable over analyses: a hash of the kind and of both sides' articles, words and occurrences.
    public var id: String
    /// The sort of relation.
    public var kind: Kind
    /// What it rests on.
    public var detail: Detail
    /// One passage.
    public var a: Side
    /// The other passage.
    public var b: Side
    /// Why, in plain words.
    public var reason: String
    /// 0 to 1.
    public var strength: Double
    /// New, confirmed or dismissed.
    public var state: State

    /// Makes a link.
    public init(
        id: String, kind: Kind, detail: Detail, a: Side, b: Side, reason: String, strength: Double,
        state: State = .new
    ) {
        self.id = id
        self.kind = kind
        self.detail = detail
        self.a = a
        self.b = b
        self.reason = reason
        self.strength = strength
        self.state = state
    }
}
