/// What an article asserts, or reports as asserted.
public struct Claim: Hashable, Sendable, Identifiable {
    /// In whose voice the words stand.
    public enum Voice: String, Sendable, Codable, CaseIterable {
        case article, direct, mixed, indirect, headline
    }

    /// What sort of statement it is.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case event, statistic, commitment, demand, denial, prediction, opinion, comparison
    }

    /// Whether the content is affirmed or negated.
    public enum Polarity: String, Sendable, Codable { case positive, negative }

    /// How the content is put forward.
    public enum Modality: String, Sendable, Codable, CaseIterable {
        case asserted, possible, future, desired, asked
    }

    /// Unique within the article (`c1`, `c2` … in text order).
    public var id: String
    /// The exact words, in text order.
    public var content: [TextSpan]
    /// The claim as a sentence that can be read alone; what was put in for a pronoun stands in brackets.
    public var standalone: String
    /// The id of the entity that makes the claim; nil for the article itself or an unnamed source.
    public var claimant: String?
    /// Entity ids from the outermost voice to the claimant (outlet, speaker).
    public var chain: [String]
    /// The voice in which it stands.
    public var voice: Voice
    /// The sort of statement.
    public var kind: Kind
    /// Affirmed or negated.
    public var polarity: Polarity
    /// Asserted, possible, future, desired or asked.
    public var modality: Modality
    /// Numbers with units in the content.
    public var quantities: [Quantity]
    /// Times in the content.
    public var times: [TimeReference]
    /// How much the claim is worth checking, 0 to 1. Orders claims, never hides them.
    public var worth: Double
    /// The id of the quote whose content it comes from; nil in the article's own voice.
    public var quote: String?
    /// Who does what to whom; nil where the grammar does not tell it.
    public var frame: ClaimFrame?

    /// Makes a claim.
    public init(
        id: String, content: [TextSpan], standalone: String, claimant: String? = nil, chain: [String] = [],
        voice: Voice = .article, kind: Kind = .event, polarity: Polarity = .positive,
        modality: Modality = .asserted, quantities: [Quantity] = [], times: [TimeReference] = [],
        worth: Double = 0, quote: String? = nil, frame: ClaimFrame? = nil
    ) {
        self.id = id
        self.content = content
        self.standalone = standalone
        self.claimant = claimant
        self.chain = chain
        self.voice = voice
        self.kind = kind
        self.polarity = polarity
        self.modality = modality
        self.quantities = quantities
        self.times = times
        self.worth = worth
        self.quote = quote
        self.frame = frame
    }
}

/// A number in a claim, with what it counts.
public struct Quantity: Hashable, Sendable {
    /// How exact the text says the number is.
    public enum Precision: String, Sendable, Codable { case exactly, about, over, under }

    /// Where the number and its unit stand.
    public var span: TextSpan
    /// The number (1.5 million is 1500000).
    public var value: Double
    /// What is counted (*troops*, *percent*, *dollars*); nil where that is not clear.
    public var unit: String?
    /// Exactly, about, over or under.
    public var precision: Precision

    /// Makes a quantity.
    public init(span: TextSpan, value: Double, unit: String? = nil, precision: Precision = .exactly) {
        self.span = span
        self.value = value
        self.unit = unit
        self.precision = precision
    }
}

/// A time named in a claim.
public struct TimeReference: Hashable, Sendable {
    /// Where it stands.
    public var span: TextSpan
    /// The day meant, where it can be told from the words and the article's date.
    public var resolved: CalendarDate?

    /// Makes a time reference.
    public init(span: TextSpan, resolved: CalendarDate? = nil) {
        self.span = span
        self.resolved = resolved
    }
}
