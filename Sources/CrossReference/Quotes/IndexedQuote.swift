import ArticleModel

/// A quote as the index of quotes keeps it, with all that is needed to compare it and to speak of it.
public struct IndexedQuote: Hashable, Sendable {
    /// Its number in the index.
    public var key: Int64
    /// The article's id.
    public var article: String
    /// The publication.
    public var outlet: String?
    /// The article's date, ISO 8601.
    public var date: String?
    /// The quote's id within the article (`q1`).
    public var reference: String
    /// What it covers of the article's text, in code points.
    public var span: CodePointRange
    /// How often the same words stand in the article before.
    public var occurrence: Int
    /// The words in quotation marks; parts are separated by `QuoteWords.partBorder`.
    public var text: String
    /// The speaker's name; nil when unnamed.
    public var speaker: String?

    /// Gathers what is known of a quote.
    public init(
        key: Int64, article: String, outlet: String? = nil, date: String? = nil, reference: String,
        span: CodePointRange, occurrence: Int = 0, text: String, speaker: String? = nil
    ) {
        self.key = key
        self.article = article
        self.outlet = outlet
        self.date = date
        self.reference = reference
        self.span = span
        self.occurrence = occurrence
        self.text = text
        self.speaker = speaker
    }

    /// Earlier ones come first; those without a date last; then by article and place.
    public static func isEarlier(_ a: IndexedQuote, than b: IndexedQuote) -> Bool {
        let (dateA, dateB) = (a.date ?? "9999", b.date ?? "9999")
        return (dateA, a.article, a.span.start, a.span.end) < (dateB, b.article, b.span.start, b.span.end)
    }

    /// The words with single spaces and a sign between parts.
    public var shownText: String {
        text.split(separator: QuoteWords.partBorder).joined(separator: " … ")
    }
}

/// An index of quotes by the 4-grams of their words.
public protocol QuoteIndex {
    /// The numbers of the quotes with a gram, ascending; none where more than `limit` have it.
    func quotes(withGram gram: UInt32, atMost limit: Int) throws -> [Int64]

    /// The quote with a number; nil where there is none.
    func quote(_ key: Int64) throws -> IndexedQuote?
}

/// An index in memory: for the quotes of one article, and for a few.
public struct MemoryQuoteIndex: QuoteIndex {
    /// The quotes, by number from 0.
    public private(set) var quotes: [IndexedQuote] = []
    private var keys: [UInt32: [Int64]] = [:]

    /// Takes quotes in; their numbers become their places in the list.
    public init(_ quotes: some Sequence<IndexedQuote>) {
        var folding = TextFolding()
        for quote in quotes {
            var quote = quote
            quote.key = Int64(self.quotes.count)
            for gram in WordGrams.of(QuoteWords(quote.text, &folding).words) {
                keys[gram, default: []].append(quote.key)
            }
            self.quotes.append(quote)
        }
    }

    /// See `QuoteIndex`.
    public func quotes(withGram gram: UInt32, atMost limit: Int) -> [Int64] {
        let found = keys[gram] ?? []
        return found.count > limit ? [] : found
    }

    /// See `QuoteIndex`.
    public func quote(_ key: Int64) -> IndexedQuote? {
        quotes.indices.contains(Int(key)) ? quotes[Int(key)] : nil
    }
}
