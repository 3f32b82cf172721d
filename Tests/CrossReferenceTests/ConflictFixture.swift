import ArticleModel
import CrossReference

/// An article for a test, with entities and claims named by their words.
struct ConflictFixture {
    var id: String
    var text: ArticleText
    var entities: [Entity] = []
    var claims: [Claim] = []
    var quotes: [Quote] = []
    var date: CalendarDate?

    init(_ id: String, _ text: String, dated: String? = "2022-01-21") {
        self.id = id
        self.text = ArticleText(text)
        date = dated.flatMap { CalendarDate(iso: $0) }
    }

    /// Adds a person, organisation or place at the first place of its words.
    func entity(
        _ id: String, _ name: String, _ kind: Entity.Kind = .person, variants: [String] = [],
        titles: [String] = []
    )
        -> ConflictFixture
    {
        var copy = self
        let mentions = ([name] + variants).map { Mention(span($0), .name) }.filter { !$0.span.isEmpty }
        copy.entities.append(
            Entity(id: id, kind: kind, name: name, variants: variants, titles: titles, mentions: mentions))
        return copy
    }

    /// Adds a claim whose content is where its words first stand.
    func claim(
        _ words: String, _ frame: ClaimFrame?, claimant: String? = nil, kind: Claim.Kind = .event,
        modality: Claim.Modality = .asserted, quantities: [(String, Double, String, Quantity.Precision)] = [],
        times: [(String, String?)] = [], quote: String? = nil
    ) -> ConflictFixture {
        var copy = self
        copy.claims.append(
            Claim(
                id: "c\(claims.count + 1)", content: [span(words)], standalone: words, claimant: claimant,
                chain: claimant.map { [$0] } ?? [], kind: kind,
                polarity: frame?.isNegated == true ? .negative : .positive, modality: modality,
                quantities: quantities.map {
                    Quantity(span: span($0.0), value: $0.1, unit: $0.2, precision: $0.3)
                },
                times: times.map {
                    TimeReference(span: span($0.0), resolved: $0.1.flatMap { CalendarDate(iso: $0) })
                },
                quote: quote, frame: frame))
        return copy
    }

    /// Where words first stand; empty where they do not.
    func span(_ words: String) -> TextSpan {
        let bytes = Array(words.utf8)
        for start in 0...max(0, text.count - bytes.count) where text.bytes[start...].starts(with: bytes) {
            return TextSpan(start, start + bytes.count)
        }
        return TextSpan(0, 0)
    }

    /// The article as links are looked for in it; each line of the text is a sentence.
    var article: ArticleClaims {
        var sentences: [TextSpan] = []
        var start = 0
        for (index, byte) in text.bytes.enumerated() where byte == UInt8(ascii: "\n") {
            sentences.append(TextSpan(start, index))
            start = index + 1
        }
        sentences.append(TextSpan(start, text.count))
        return ArticleClaims(
            article: id, outlet: nil, date: date, text: text,
            analysis: Analysis(
                parser: "test", sentences: sentences, quotes: quotes, entities: entities, claims: claims))
    }
}

/// Who takes part.
func party(_ head: String, _ entity: String? = nil, _ preposition: String? = nil, _ modifiers: String...)
    -> ClaimFrame.Participant
{
    ClaimFrame.Participant(head: head, modifiers: modifiers, entity: entity, preposition: preposition)
}

/// What two articles have, as `kind detail reason`.
func findings(_ a: ConflictFixture, _ b: ConflictFixture, least: Double = 0.3) -> [String] {
    ConflictFinder(least: least).links(between: a.article, and: b.article).map {
        "\($0.kind.rawValue) \($0.detail.rawValue): \($0.reason)"
    }
}
