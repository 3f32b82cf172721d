import ArticleModel

/// Writes a match of two quotes down as a link, with its reason in plain words.
struct QuoteLinkWriter {
    private let a: IndexedQuote
    private let b: IndexedQuote
    private let wordsA: [QuoteWord]
    private let wordsB: [QuoteWord]
    private let comparison: QuoteComparison
    private let match: QuoteMatch

    /// Differences beyond so many are counted only.
    private static let mostNamed = 3

    /// The earlier quote becomes the link's first side.
    init(_ quote: IndexedQuote, _ match: QuoteMatch) {
        let isInOrder = IndexedQuote.isEarlier(quote, than: match.quote)
        a = isInOrder ? quote : match.quote
        b = isInOrder ? match.quote : quote
        wordsA = QuoteWords(a.text).words
        wordsB = QuoteWords(b.text).words
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

    // MARK: The reason

    private var reason: String {
        var reason =
            switch comparison.form {
            case .verbatim: "the same words"
            case .excerpt: excerpt
            case .joined: cuts
            case .reordered:
                "the same passages in another order"
                    + (comparison.differences.isEmpty ? "" : "; " + differences)
            case .wording: differences
            }
        if match.speaker == .different, let speakerA = a.speaker, let speakerB = b.speaker {
            reason += "; by \(speakerA) in \(nameA), by \(speakerB) in \(nameB)"
        }
        return reason
    }

    private var excerpt: String {
        let shared = comparison.sharedWords
        if shared == wordsB.count { return "\(nameB) has \(shared) of the \(wordsA.count) words" }
        if shared == wordsA.count { return "\(nameA) has \(shared) of the \(wordsB.count) words" }
        return "\(shared) words in a row are the same; each has more of what was said"
    }

    private var cuts: String {
        var parts: [String] = []
        for cut in comparison.cuts.prefix(Self.mostNamed) {
            let (name, count) = cut.a.isEmpty ? (nameA, cut.b.count) : (nameB, cut.a.count)
            let words = cut.a.isEmpty ? text(cut.b, wordsB, b) : text(cut.a, wordsA, a)
            parts.append("\(name) leaves out \(count) words without a sign: \(Self.shortened(words))")
        }
        return parts.joined(separator: "; ")
    }

    private var differences: String {
        var parts = comparison.differences.prefix(Self.mostNamed).map { describe($0) }
        let more = comparison.differences.count - parts.count
        if more > 0 { parts.append("\(more) more \(more == 1 ? "difference" : "differences")") }
        return parts.joined(separator: "; ")
    }

    private func describe(_ difference: QuoteComparison.Difference) -> String {
        if difference.a.isEmpty { return "\(nameB) adds “\(text(difference.b, wordsB, b))”" }
        if difference.b.isEmpty { return "\(nameB) leaves out “\(text(difference.a, wordsA, a))”" }
        return "\(nameB) has “\(Self.shortened(text(difference.b, wordsB, b)))” where \(nameA) has "
            + "“\(Self.shortened(text(difference.a, wordsA, a)))”"
    }

    private func text(_ range: Range<Int>, _ words: [QuoteWord], _ quote: IndexedQuote) -> String {
        guard let hull = words[range].map(\.span).hull else { return "" }
        return ArticleText(quote.text)[hull].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func shortened(_ text: String) -> String {
        let words = text.split(separator: " ")
        return words.count <= 10
            ? text : words.prefix(4).joined(separator: " ") + " … " + words.suffix(4).joined(separator: " ")
    }

    /// What the articles are called beside each other.
    private var nameA: String { isNamed ? a.outlet ?? "the first" : "the first" }
    private var nameB: String { isNamed ? b.outlet ?? "the second" : "the second" }
    private var isNamed: Bool { a.outlet != b.outlet && a.outlet != nil && b.outlet != nil }
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
