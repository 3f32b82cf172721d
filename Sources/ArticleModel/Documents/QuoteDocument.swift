/// A quote in files and output.
public struct QuoteDocument: Codable, Sendable {
    /// See `Quote`.
    public var id: String
    /// See `Quote`.
    public var kind: Quote.Kind
    /// See `Quote`.
    public var content: [CodePointRange]
    /// See `Quote`.
    public var cue: [CodePointRange]
    /// See `Quote`.
    public var source: [CodePointRange]
    /// The speaker's entity id.
    public var speaker: String?
    /// The id of the quote around this one.
    public var parent: String?
    /// 0 to 1.
    public var confidence: Double
    /// 0 to 1.
    public var speakerConfidence: Double

    init(_ quote: Quote, _ map: OffsetMap) {
        id = quote.id
        kind = quote.kind
        content = quote.content.map { map.codePoints($0) }
        cue = quote.cue.map { map.codePoints($0) }
        source = quote.source.map { map.codePoints($0) }
        speaker = quote.speaker
        parent = quote.parent
        confidence = rounded(quote.confidence)
        speakerConfidence = rounded(quote.speakerConfidence)
    }

    func quote(_ map: OffsetMap) -> Quote {
        Quote(
            id: id, kind: kind, content: content.map { map.bytes($0) }, cue: cue.map { map.bytes($0) },
            source: source.map { map.bytes($0) }, speaker: speaker, parent: parent, confidence: confidence,
            speakerConfidence: speakerConfidence)
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(kind, forKey: .kind)
        try container.encode(content, forKey: .content)
        try container.encode(cue, forKey: .cue)
        try container.encode(source, forKey: .source)
        try container.encode(speaker, forKey: .speaker)
        try container.encode(parent, forKey: .parent)
        try container.encode(confidence, forKey: .confidence)
        try container.encode(speakerConfidence, forKey: .speakerConfidence)
    }
}

/// Three decimals: more would only pretend to be exact, and would differ between machines.
func rounded(_ value: Double) -> Double {
    value.isFinite ? (value * 1000).rounded() / 1000 : 0
}
