import ArticleModel

/// Writes a match of two quotes down as a link.
struct QuoteLinkWriter {
    private let a: IndexedQuote
    private let b: IndexedQuote
    private let comparison: QuoteComparison
    private let match: QuoteMatch

    /// The earlier quote becomes the link's first side.
    init(_ quote: IndexedQuote, _ match: QuoteMatch) {
        let isInOrder = IndexedQuote.isEarlier(quote, than: match.quote)
        a = isInOrder ? quote : match.quote
        b = isInOrder ? match.quote : quote
        comparison = isInOrder ? match.comparison : match.comparison.reversed
        self.match = match
    }

    var link: FoundLink {
        let kind: Link.Kind = comparison.isAltered ? .alteredQuote : .sameQuote
        return FoundLink(
            id: LinkIdentity.id(kind, identity(of: a), identity(of: b)), kind: kind,
            detail: comparison.detail,
            a: side(a), b: side(b), reason: reason, strength: match.strength)
    }

    private func identity(of quote: IndexedQuote) -> PassageIdentity {
        var folding = TextFolding()
        return PassageIdentity(
            article: quote.article, words: folding.fold(quote.text).joined, occurrence: quote.occurrence)
    }

    private func side(_ quote: IndexedQuote) -> FoundLink.Side {
        FoundLink.Side(
            article: quote.article, span: quote.span, reference: quote.reference, words: quote.shownText)
    }

    private var reason: String {
        let isNamed = a.outlet != b.outlet && a.outlet != nil && b.outlet != nil
        let (nameA, nameB) = isNamed ? (a.outlet ?? "", b.outlet ?? "") : ("the first", "the second")
        let reason = ComparisonText(comparison, (nameA, a.text), (nameB, b.text)).reason
        guard match.speaker == .different, let speakerA = a.speaker, let speakerB = b.speaker else {
            return reason
        }
        return reason + "; by \(speakerA) in \(nameA), by \(speakerB) in \(nameB)"
    }
}

extension QuoteComparison {
    var detail: Link.Detail {
        switch form {
        case .verbatim: .verbatim
        case .excerpt: .excerpt
        case .joined: .joined
        case .reordered: .reordered
        case .wording: .wording
        }
    }
}
