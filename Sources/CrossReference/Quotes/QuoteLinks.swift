import ArticleModel

/// A link with what it takes to show it without reading the articles' files: both passages' words, outlets and dates.
public struct FoundLink: Sendable, Hashable {
    /// One of the passages.
    public struct Side: Sendable, Hashable {
        /// The article's id.
        public var article: String
        /// The passage, in code points of the article's text.
        public var span: CodePointRange
        /// The claim, quote or entity meant; empty for a whole article.
        public var reference: String
        /// The passage's words, with single spaces.
        public var words: String

        /// Names a passage.
        public init(article: String, span: CodePointRange, reference: String, words: String) {
            self.article = article
            self.span = span
            self.reference = reference
            self.words = words
        }
    }

    /// Stable over analyses, see `LinkIdentity`.
    public var id: String
    /// The sort of relation.
    public var kind: Link.Kind
    /// What it rests on.
    public var detail: Link.Detail
    /// The earlier passage.
    public var a: Side
    /// The later passage.
    public var b: Side
    /// Why, in plain words.
    public var reason: String
    /// 0 to 1.
    public var strength: Double

    /// Makes a link.
    public init(
        id: String, kind: Link.Kind, detail: Link.Detail, a: Side, b: Side, reason: String, strength: Double
    ) {
        self.id = id
        self.kind = kind
        self.detail = detail
        self.a = a
        self.b = b
        self.reason = reason
        self.strength = strength
    }
}

/// Links an article's quotes with those of an index and with one another.
public struct QuoteLinker: Sendable {
    private let across: QuoteMatcher
    private let within: QuoteMatcher

    /// At most so many articles are linked with one quote, the likeliest first: a slogan that all have quoted.
    public static let mostArticlesOfQuote = 24

    /// Makes a linker.
    public init(speakers: any SpeakerComparing = FamilyNameComparison()) {
        across = QuoteMatcher(.links, speakers: speakers)
        within = QuoteMatcher(.withinArticle, speakers: speakers)
    }

    /// The links among the quotes of one article.
    public func links(within quotes: [IndexedQuote]) -> [FoundLink] {
        let index = MemoryQuoteIndex(quotes)
        var best = BestMatches()
        for quote in index.quotes {
            // A memory index does not fail.
            let matches = try? within.matches(for: quote, in: index) { other in
                other.key != quote.key && !Self.overlap(quote, other)
            }
            best.add(matches ?? [], of: quote)
        }
        return best.links
    }

    /// The links of an article's quotes with those of other articles. `isWanted` may leave articles out.
    public func links(
        of quotes: [IndexedQuote], in index: some QuoteIndex, where isWanted: (String) -> Bool = { _ in true }
    ) throws -> [FoundLink] {
        var best = BestMatches()
        for quote in quotes {
            let matches = try across.matches(for: quote, in: index) { other in
                other.article != quote.article && isWanted(other.article)
            }
            best.add(matches, of: quote)
        }
        return best.links
    }

    /// The links of an article's quotes with those of its copies: only where the copy has changed words, for that all
    /// others are the same goes without saying.
    public func links(
        of quotes: [IndexedQuote], inCopies index: some QuoteIndex, where isCopy: (String) -> Bool
    ) throws -> [FoundLink] {
        try links(of: quotes, in: index, where: isCopy).filter { $0.kind == .alteredQuote }
    }

    private static func overlap(_ a: IndexedQuote, _ b: IndexedQuote) -> Bool {
        a.span.start < b.span.end && b.span.start < a.span.end
    }
}

/// Of all matches those that are shown: for each quote the best one in each article, seen from either side. So the
/// repetitions of one phrase are not linked each with each, and of quotes within quotes the nearest fit is taken.
private struct BestMatches {
    /// A quote, and an article in which it is looked for.
    private struct Sought: Hashable {
        var article: String
        var reference: String
        var within: String
    }

    private struct Candidate {
        var quote: IndexedQuote
        var match: QuoteMatch
    }

    private var best: [Sought: Candidate] = [:]
    private var articles: [IndexedQuote: Int] = [:]

    mutating func add(_ matches: [QuoteMatch], of quote: IndexedQuote) {
        let strongest = matches.sorted { $0.strength > $1.strength }
        var seen: Set<String> = []
        for match in strongest {
            seen.insert(match.quote.article)
            if seen.count > QuoteLinker.mostArticlesOfQuote { break }
            let candidate = Candidate(quote: quote, match: match)
            consider(candidate, quote, match.quote)
            consider(candidate, match.quote, quote)
        }
    }

    private mutating func consider(_ candidate: Candidate, _ quote: IndexedQuote, _ other: IndexedQuote) {
        let sought = Sought(article: quote.article, reference: quote.reference, within: other.article)
        if let known = best[sought], !Self.isBetter(candidate, than: known) { return }
        best[sought] = candidate
    }

    /// The stronger match; of equal ones the one whose passages are shorter, then the one that stands first.
    private static func isBetter(_ new: Candidate, than old: Candidate) -> Bool {
        let (newSize, oldSize) = (size(new), size(old))
        if abs(new.match.strength - old.match.strength) > 0.001 {
            return new.match.strength > old.match.strength
        }
        if newSize != oldSize { return newSize < oldSize }
        return place(new) < place(old)
    }

    private static func size(_ candidate: Candidate) -> Int {
        candidate.match.comparison.counts.a + candidate.match.comparison.counts.b
    }

    private static func place(_ candidate: Candidate) -> Int {
        candidate.quote.span.start + candidate.match.quote.span.start
    }

    var links: [FoundLink] {
        var links: [String: FoundLink] = [:]
        for candidate in best.values {
            let link = QuoteLinkWriter(candidate.quote, candidate.match).link
            links[link.id] = link
        }
        return links.values.sorted {
            ($0.a.span.start, $0.b.span.start, $0.id) < ($1.a.span.start, $1.b.span.start, $1.id)
        }
    }
}
