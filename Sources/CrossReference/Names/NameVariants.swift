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
        let namesOfA = Self.forms(of: a)
        let namesOfB = Self.forms(of: b)
        var links: [Link] = []
        for (entity, forms) in namesOfA {
            for (other, otherForms) in namesOfB where other.kind == entity.kind {
                guard let pair = Self.spellings(forms, otherForms) else { continue }
                // Where both articles have both spellings, neither spells it otherwise than the other.
                let isInBoth =
                    namesOfB.contains { $0.forms.contains(pair.a) }
                    && namesOfA.contains { $0.forms.contains(pair.b) }
                if !isInBoth { links += [link(entity, pair.a, a, other, pair.b, b)].compactMap { $0 } }
            }
        }
        return links
    }

    /// The people and organisations of an article with all forms of their names.
    private static func forms(of article: ArticleClaims) -> [(entity: Entity, forms: [String])] {
        article.analysis.entities.filter(isCompared).map { ($0, [$0.name] + $0.variants) }
    }

    /// The first two forms that are one name in two spellings; nil where there are none.
    private static func spellings(_ a: [String], _ b: [String]) -> (a: String, b: String)? {
        let partsOfB = b.map { ($0, FamilyNameComparison.parts(of: $0)) }
        for form in a {
            let parts = FamilyNameComparison.parts(of: form)
            if let other = partsOfB.first(where: { areSpellings(parts, $0.1) }) { return (form, other.0) }
        }
        return nil
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

    private func link(
        _ a: Entity, _ nameA: String, _ articleA: ArticleClaims, _ b: Entity, _ nameB: String,
        _ articleB: ArticleClaims
    ) -> Link? {
        guard let spanA = place(of: nameA, a, articleA), let spanB = place(of: nameB, b, articleB) else {
            return nil
        }
        let id = LinkIdentity.id(
            .nameVariant, PassageIdentity(article: articleA.article, words: nameA, occurrence: 0),
            PassageIdentity(article: articleB.article, words: nameB, occurrence: 0))
        return Link(
            id: id, kind: .nameVariant, detail: .spelling,
            a: Link.Side(article: articleA.article, span: spanA, reference: a.id),
            b: Link.Side(article: articleB.article, span: spanB, reference: b.id),
            reason: "“\(nameA)” and “\(nameB)”: one name in two spellings", strength: 0.7)
    }

    /// The first mention in this form, else the longest one by name.
    private func place(of form: String, _ entity: Entity, _ article: ArticleClaims) -> TextSpan? {
        let mentions = entity.mentions.filter { $0.kind == .name }.map(\.span)
        return mentions.first { article.text[$0] == form }
            ?? mentions.max { ($0.length, $1.start) < ($1.length, $0.start) }
    }
}

/// Several comparisons, one after the other.
public struct CombinedComparison: ClaimComparing {
    private let parts: [any ClaimComparing]

    /// Puts comparisons together.
    public init(_ parts: [any ClaimComparing]) { self.parts = parts }

    /// All comparisons that the program makes.
    public static let all = CombinedComparison([ConflictFinder(), NameVariants()])

    /// See `ClaimComparing`.
    public func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
        var seen: Set<Pair> = []
        return parts.flatMap { $0.links(between: a, and: b) }.filter { seen.insert(Pair($0)).inserted }
    }

    /// What two comparisons can both find.
    private struct Pair: Hashable {
        let kind: Link.Kind
        let references: Set<String>

        init(_ link: Link) {
            kind = link.kind
            references = [link.a, link.b].reduce(into: []) { $0.insert($1.article + $1.reference) }
        }
    }
}
