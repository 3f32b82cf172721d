/// An entity in files and output.
public struct EntityDocument: Codable, Sendable {
    /// A mention in files and output.
    public struct MentionDocument: Codable, Sendable {
        /// First code point.
        public var start: Int
        /// After the last code point.
        public var end: Int
        /// Name, nominal or pronoun.
        public var kind: Mention.Kind
    }

    /// See `Entity`.
    public var id: String
    /// PER, ORG, LOC …
    public var type: Entity.Kind
    /// See `Entity`.
    public var name: String
    /// See `Entity`.
    public var variants: [String]
    /// See `Entity`.
    public var titles: [String]
    /// 0 to 1.
    public var confidence: Double
    /// See `Entity`.
    public var mentions: [MentionDocument]

    init(_ entity: Entity, _ map: OffsetMap) {
        id = entity.id
        type = entity.kind
        name = entity.name
        variants = entity.variants
        titles = entity.titles
        confidence = rounded(entity.confidence)
        mentions = entity.mentions.map {
            MentionDocument(
                start: map.codePoint(atByte: $0.span.start), end: map.codePoint(atByte: $0.span.end),
                kind: $0.kind)
        }
    }

    func entity(_ map: OffsetMap) -> Entity {
        Entity(
            id: id, kind: type, name: name, variants: variants, titles: titles, confidence: confidence,
            mentions: mentions.map { Mention(map.bytes(CodePointRange($0.start, $0.end)), $0.kind) })
    }
}
