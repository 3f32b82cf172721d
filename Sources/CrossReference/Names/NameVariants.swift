import ArticleModel

/// Finds names that two articles spell differently: *Antony Blinken* and *Anthony Blinken*.
///
/// Two names are one when all their words are the same but for one that is spelt alike, and at least one is the same: so
/// *Johnson* alone is never taken for *Johnston*.
public struct NameVariants: ClaimComparing {
    private static let mostEdits = 2
    private static let leastLetters = 5

    /// Needs nothing.
    public init() {}

    /// See `ClaimComparing`. Within one article the parser has put spellings together already.
    public func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
        if a.article == b.article { return [] }
        let others = b.analysis.entities.filter(Self.isCompared).map {
            ($0, FamilyNameComparison.parts(of: $0.name))
        }
        let namesOfA = Set(a.analysis.entities.flatMap { [$0.name] + $0.variants })
        let namesOfB = Set(b.analysis.entities.flatMap { [$0.name] + $0.variants })
        var links: [Link] = []
        for entity in a.analysis.entities where Self.isCompared(entity) && !namesOfB.contains(entity.name) {
            let parts = FamilyNameComparison.parts(of: entity.name)
            for (other, otherParts) in others where other.kind == entity.kind {
                guard !namesOfA.contains(other.name), Self.areSpellings(parts, otherParts) else { continue }
                links += [link(entity, a, other, b)].compactMap { $0 }
            }
        }
        return links
    }

    private static func isCompared(_ entity: Entity) -> Bool {
        entity.kind == .person || entity.kind == .organisation
    }

    private static func areSpellings(_ a: [String], _ b: [String]) -> Bool {
        guard a.count == b.count, a.count >= 2 else { return false }
        let different = zip(a, b).filter { $0 != $1 }
        guard different.count == 1, let pair = different.first else { return false }
        let (one, two) = (Array(pair.0.utf8), Array(pair.1.utf8))
        guard min(one.count, two.count) >= leastLetters, one.first == two.first else { return false }
        // A plural is another word, not another spelling.
        if one + [UInt8(ascii: "s")] == two || two + [UInt8(ascii: "s")] == one { return false }
        return WordDistance.edits(one[...], two[...]).map { $0 <= mostEdits } ?? false
    }

    private func link(_ a: Entity, _ articleA: ArticleClaims, _ b: Entity, _ articleB: ArticleClaims) -> Link?
    {
        guard let spanA = place(of: a), let spanB = place(of: b) else { return nil }
        let id = LinkIdentity.id(
            .nameVariant, PassageIdentity(article: articleA.article, words: a.name, occurrence: 0),
            PassageIdentity(article: articleB.article, words: b.name, occurrence: 0))
        return Link(
            id: id, kind: .nameVariant, detail: .spelling,
            a: Link.Side(article: articleA.article, span: spanA, reference: a.id),
            b: Link.Side(article: articleB.article, span: spanB, reference: b.id),
            reason: "“\(a.name)” and “\(b.name)”: one name in two spellings", strength: 0.7)
    }

    /// The longest mention by name, the first of these.
    private func place(of entity: Entity) -> TextSpan? {
        entity.mentions.filter { $0.kind == .name }.map(\.span)
            .max { ($0.length, $1.start) < ($1.length, $0.start) }
    }
}

/// Several comparisons, one after the other.
public struct CombinedComparison: ClaimComparing {
    private let parts: [any ClaimComparing]

    /// Puts comparisons together.
    public init(_ parts: [any ClaimComparing]) { self.parts = parts }

    /// All comparisons that the program makes.
    public static let all = CombinedComparison([NameVariants()])

    /// See `ClaimComparing`.
    public func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
        parts.flatMap { $0.links(between: a, and: b) }
    }
}
