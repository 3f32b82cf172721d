/// A claim in files and output.
public struct ClaimDocument: Codable, Sendable {
    /// See `Claim`.
    public var id: String
    /// See `Claim`.
    public var content: [CodePointRange]
    /// See `Claim`.
    public var standalone: String
    /// The claimant's entity id.
    public var claimant: String?
    /// See `Claim`.
    public var chain: [String]
    /// See `Claim`.
    public var voice: Claim.Voice
    /// Event, statistic, commitment …
    public var type: Claim.Kind
    /// See `Claim`.
    public var polarity: Claim.Polarity
    /// See `Claim`.
    public var modality: Claim.Modality
    /// See `Claim`.
    public var quantities: [QuantityDocument]
    /// See `Claim`.
    public var times: [TimeDocument]
    /// 0 to 1.
    public var worth: Double
    /// The id of the quote that the claim comes from.
    public var quote: String?
    /// See `Claim`; nil also in analyses of earlier versions.
    public var frame: ClaimFrame?

    init(_ claim: Claim, _ map: OffsetMap) {
        id = claim.id
        content = claim.content.map { map.codePoints($0) }
        standalone = claim.standalone
        claimant = claim.claimant
        chain = claim.chain
        voice = claim.voice
        type = claim.kind
        polarity = claim.polarity
        modality = claim.modality
        quantities = claim.quantities.map { QuantityDocument($0, map) }
        times = claim.times.map { TimeDocument($0, map) }
        worth = rounded(claim.worth)
        quote = claim.quote
        frame = claim.frame
    }

    func claim(_ map: OffsetMap) -> Claim {
        Claim(
            id: id, content: content.map { map.bytes($0) }, standalone: standalone, claimant: claimant,
            chain: chain, voice: voice, kind: type, polarity: polarity, modality: modality,
            quantities: quantities.map { $0.quantity(map) }, times: times.map { $0.time(map) }, worth: worth,
            quote: quote, frame: frame)
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(content, forKey: .content)
        try container.encode(standalone, forKey: .standalone)
        try container.encode(claimant, forKey: .claimant)
        try container.encode(chain, forKey: .chain)
        try container.encode(voice, forKey: .voice)
        try container.encode(type, forKey: .type)
        try container.encode(polarity, forKey: .polarity)
        try container.encode(modality, forKey: .modality)
        try container.encode(quantities, forKey: .quantities)
        try container.encode(times, forKey: .times)
        try container.encode(worth, forKey: .worth)
        try container.encode(quote, forKey: .quote)
        try container.encode(frame, forKey: .frame)
    }
}

/// A quantity in files and output.
public struct QuantityDocument: Codable, Sendable {
    /// First code point.
    public var start: Int
    /// After the last code point.
    public var end: Int
    /// See `Quantity`.
    public var value: Double
    /// See `Quantity`.
    public var unit: String?
    /// Exactly, about, over or under.
    public var about: Quantity.Precision

    init(_ quantity: Quantity, _ map: OffsetMap) {
        start = map.codePoint(atByte: quantity.span.start)
        end = map.codePoint(atByte: quantity.span.end)
        value = quantity.value
        unit = quantity.unit
        about = quantity.precision
    }

    func quantity(_ map: OffsetMap) -> Quantity {
        Quantity(span: map.bytes(CodePointRange(start, end)), value: value, unit: unit, precision: about)
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(value, forKey: .value)
        try container.encode(unit, forKey: .unit)
        try container.encode(about, forKey: .about)
    }
}

/// A time in files and output.
public struct TimeDocument: Codable, Sendable {
    /// First code point.
    public var start: Int
    /// After the last code point.
    public var end: Int
    /// The day meant, `YYYY-MM-DD`.
    public var resolved: String?

    init(_ time: TimeReference, _ map: OffsetMap) {
        start = map.codePoint(atByte: time.span.start)
        end = map.codePoint(atByte: time.span.end)
        resolved = time.resolved?.iso
    }

    func time(_ map: OffsetMap) -> TimeReference {
        TimeReference(
            span: map.bytes(CodePointRange(start, end)), resolved: resolved.flatMap { CalendarDate(iso: $0) })
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(resolved, forKey: .resolved)
    }
}
