import ArticleModel

/// Writes what was found between two articles down as links.
struct ConflictLinkWriter {
    private let a: ArticleClaims
    private let b: ArticleClaims
    private let readerA: PassageReader
    private let readerB: PassageReader

    init(_ a: ArticleClaims, _ b: ArticleClaims) {
        self.a = a
        self.b = b
        readerA = PassageReader(article: a.article, text: a.text.string)
        readerB = a.article == b.article ? readerA : PassageReader(article: b.article, text: b.text.string)
    }

    /// The links in the order of the first article, each pair of claims once.
    func links(_ found: [ConflictFinder.Found]) -> [Link] {
        let order = found.sorted { x, y in
            (x.a.span, x.b.span, y.finding.strength) < (y.a.span, y.b.span, x.finding.strength)
        }
        var seen: Set<String> = []
        return order.map { found in
            link(
                found.finding.kind, found.finding.detail, (found.a.span, found.a.claim.id),
                (found.b.span, found.b.claim.id), found.finding.reason, found.finding.strength)
        }.filter { seen.insert($0.id).inserted }
    }

    /// The link of two names.
    func link(_ finding: NameComparison.Finding) -> Link {
        link(
            finding.kind, finding.detail, (finding.a.span, finding.a.id), (finding.b.span, finding.b.id),
            finding.reason,
            finding.strength)
    }

    /// The link of a claim and its denial.
    func link(_ finding: ContainedDenials.Finding) -> Link {
        let spans = [finding.claim, finding.denial].map { $0.content.hull ?? TextSpan(0, 0) }
        return link(
            .conflict, .denial, (spans[0], finding.claim.id), (spans[1], finding.denial.id), finding.reason,
            0.7)
    }

    private func link(
        _ kind: Link.Kind, _ detail: Link.Detail, _ own: (span: TextSpan, id: String),
        _ other: (span: TextSpan, id: String), _ reason: String, _ strength: Double
    ) -> Link {
        Link(
            id: LinkIdentity.id(kind, readerA.identity(of: own.span), readerB.identity(of: other.span)),
            kind: kind,
            detail: detail, a: Link.Side(article: a.article, span: own.span, reference: own.id),
            b: Link.Side(article: b.article, span: other.span, reference: other.id), reason: reason,
            strength: strength)
    }
}
