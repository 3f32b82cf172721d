/// An attribution as shown to the reader: somebody (source) said (cue) something (content).
public struct Quote: Hashable, Sendable, Identifiable {
    /// How the content is given.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// The whole content stands in quotation marks (or in a block quote).
        case direct
        /// None of the content stands in quotation marks.
        case indirect
        /// Part of the content stands in quotation marks.
        case mixed
    }

    /// Unique within the article (`q1`, `q2` … in text order).
    public var id: String
    /// Direct, indirect or mixed.
    public var kind: Kind
    /// The words said, in text order; a quotation's marks are part of it.
    public var content: [TextSpan]
    /// The words that tell that something was said (*said*, *according to*); empty where there are none.
    public var cue: [TextSpan]
    /// The words that name who said it; empty where nobody is named.
    public var source: [TextSpan]
    /// The id of the entity that the source refers to; nil when the source is unnamed (`officials`).
    public var speaker: String?
    /// The id of the quote inside which this one stands (an outlet's excerpt, a quoted speech).
    public var parent: String?
    /// How sure the parser is that this is an attribution with these borders, 0 to 1.
    public var confidence: Double
    /// How sure the parser is of the speaker, 0 to 1; of there being none when `speaker` is nil.
    public var speakerConfidence: Double
    /// Whether the user has corrected it. No part of what the parser finds, and not kept with it.
    public var isCorrected = false

    /// Makes a quote.
    public init(
        id: String, kind: Kind, content: [TextSpan], cue: [TextSpan] = [], source: [TextSpan] = [],
        speaker: String? = nil, parent: String? = nil, confidence: Double = 1, speakerConfidence: Double = 1
    ) {
        self.id = id
        self.kind = kind
        self.content = content
        self.cue = cue
        self.source = source
        self.speaker = speaker
        self.parent = parent
        self.confidence = confidence
        self.speakerConfidence = speakerConfidence
    }
}
