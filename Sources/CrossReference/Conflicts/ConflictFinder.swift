import ArticleModel

/// Finds claims that agree and claims and names that may be in conflict, in two articles or within one.
///
/// The detectors are narrow on purpose (de Marneffe, Rafferty and Manning 2008: contradictions are rare, and all hangs on
/// whether two texts speak of the same event): two claims are compared only where act and participants are the same, and a
/// conflict is one difference of a known sort between them.
public struct ConflictFinder: ClaimComparing {
    /// Findings weaker than this are not shown.
    public var least: Double

    /// Makes a finder.
    ///
    /// - Parameter least: findings weaker than this are left out; 0 to 1.
    public init(least: Double = 0.3) { self.least = least }

    /// See `ClaimComparing`. With the same article twice what stands within it is compared, across its voices.
    public func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
        let isOne = a.article == b.article
        let first = ComparedArticle(a)
        let second = isOne ? first : ComparedArticle(b)
        let sharesPersons = isOne || first.sharesPersons(with: second)
        let daysApart = a.date.flatMap { day in b.date.map { abs(day.dayNumber - $0.dayNumber) } }
        var found: [Found] = []
        for (act, claims) in first.byAct {
            for x in claims {
                for y in second.byAct[act] ?? [] where !isOne || mayBeCompared(x, y) {
                    guard let match = EventMatch(x, y, ofOneEvent: sharesPersons) else { continue }
                    let comparison = ClaimComparison(
                        a: x, b: y, match: match, textA: a.text, textB: b.text,
                        daysApart: isOne ? 0 : daysApart)
                    guard let finding = comparison.finding(), finding.strength >= least,
                        !areSameWords(x, y, a, b), !isOne || !areOfOneSentence(x, y, a)
                    else { continue }
                    found.append(Found(a: x, b: y, finding: finding))
                }
            }
        }
        let names = NameComparison(a, b).findings()
        let denials = isOne ? ContainedDenials(a).findings() : []
        if found.isEmpty, names.isEmpty, denials.isEmpty { return [] }
        let writer = ConflictLinkWriter(a, b)
        return writer.links(found) + denials.map(writer.link) + names.map(writer.link)
    }

    struct Found {
        var a: ComparedClaim
        var b: ComparedClaim
        var finding: ClaimComparison.Finding
    }

    /// Within one article claims of different voices, each pair once: what somebody says is not compared with itself.
    private func mayBeCompared(_ a: ComparedClaim, _ b: ComparedClaim) -> Bool {
        guard a.span < b.span, !a.span.overlaps(b.span) else { return false }
        return a.claim.chain != b.claim.chain || a.claim.quote != b.claim.quote
    }

    /// A sentence that is read in two ways agrees with itself.
    private func areOfOneSentence(_ x: ComparedClaim, _ y: ComparedClaim, _ article: ArticleClaims) -> Bool {
        let sentence = article.analysis.sentences.first { $0.contains(x.span.start) }
        return sentence.map { $0.contains(y.span.start) } ?? false
    }

    /// The same words are a quote that both have, not two reports that agree.
    private func areSameWords(_ x: ComparedClaim, _ y: ComparedClaim, _ a: ArticleClaims, _ b: ArticleClaims)
        -> Bool
    {
        WordOverlap(x.claim, in: a.text).share(with: WordOverlap(y.claim, in: b.text)) == 1
            && x.frame.isNegated == y.frame.isNegated
    }
}

/// An article's claims by what happens in them.
struct ComparedArticle {
    let byAct: [String: [ComparedClaim]]
    let persons: [EntityName]

    init(_ article: ArticleClaims) {
        let names = Dictionary(
            article.analysis.entities.filter(\.kind.isNamed).map { ($0.id, EntityName($0)) },
            uniquingKeysWith: { first, _ in first })
        persons = names.values.filter { $0.kind == .person }
        byAct = Dictionary(
            grouping: article.analysis.claims.compactMap { ComparedClaim($0, names: names) }, by: \.act)
    }

    /// Whether two persons are named in both: then the articles may be on one event.
    func sharesPersons(with other: ComparedArticle) -> Bool {
        var shared = 0
        for person in persons where other.persons.contains(where: { $0.match(person) == .same }) {
            shared += 1
            if shared == 2 { return true }
        }
        return false
    }
}
