import ArticleModel

/// Somebody's words, looked for in quotes and texts.
public struct WordTrace: Sendable {
    /// What has become of the words where they were found.
    public enum Form: String, Sendable, Codable, CaseIterable {
        /// All of them, as they are.
        case verbatim
        /// Part of them, or all with something left out between them.
        case cut
        /// With other words, or in another order.
        case altered
    }

    /// A place where they were found.
    public struct Finding: Sendable {
        /// What has become of them.
        public var form: Form
        /// The words found, in UTF-8 bytes of the text.
        public var span: TextSpan
        /// What differs, in plain words.
        public var reason: String
        /// 0 to 1.
        public var strength: Double
    }

    /// The words as they are looked for.
    public let words: String
    private let sought: QuoteWords

    /// Fewer words than these are only found as they are.
    public static let leastForAltered = 4
    /// Of so few words one may be another, left out or put in, and no more.
    public static let mostForOneChange = 7
    /// What the words that stay must tell then, in nats, and how many of them must be more than grammar.
    private static let leastForOneChange = (information: 10.0, tellingWords: 2)

    /// Nil where there are no words.
    public init?(_ text: String) {
        words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        sought = QuoteWords(words)
        if sought.words.isEmpty { return nil }
    }

    /// The words for a search in an index of quotes.
    public var quote: IndexedQuote {
        IndexedQuote(key: -1, article: "", reference: "", span: CodePointRange(0, 0), text: words)
    }

    /// Whether there are enough words to be found with changes.
    public var canBeAltered: Bool { sought.words.count >= Self.leastForAltered }

    /// Whether there are so few words that one of them may be another.
    public var isShort: Bool { canBeAltered && sought.words.count <= Self.mostForOneChange }

    /// The best place of the words in a text; nil where they do not stand there, not even changed.
    public func finding(in text: String) -> Finding? {
        let words = QuoteWords(text)
        guard let comparison = QuoteComparison(sought, words) else { return nil }
        let isWhole =
            comparison.sharedWords == sought.words.count && comparison.differences.isEmpty
            && comparison.cuts.isEmpty && comparison.form != .reordered
        guard isWhole || isNear(comparison) else { return nil }
        let span = words.words[comparison.shared.b].map(\.span).hull ?? TextSpan(0, 0)
        if isWhole { return Finding(form: .verbatim, span: span, reason: "", strength: 1) }
        let told = ComparisonText(comparison, ("the search", self.words), ("the text", text))
        return Finding(
            form: comparison.isAltered && !told.onlyGoesOn ? .altered : .cut, span: span, reason: told.reason,
            strength: comparison.coverage * comparison.compactness)
    }

    /// Whether the words that are there tell enough to be the same ones with changes.
    private func isNear(_ comparison: QuoteComparison) -> Bool {
        guard canBeAltered else { return false }
        if isShort, hasOneChange(comparison) { return true }
        // Three words of five are a turn of phrase.
        let isFew = isShort && comparison.coverage < Self.leastCoverageOfFew
        return !isFew && sought.words.count > Self.leastForAltered
            && QuoteMatcher.Gate.search.accepts(comparison, .unknown)
    }

    /// What few words must share with the text.
    private static let leastCoverageOfFew = 0.7

    /// Whether one word is another, left out or put in, while the rest and its order are as they were.
    private func hasOneChange(_ comparison: QuoteComparison) -> Bool {
        guard comparison.form != .reordered, comparison.cuts.isEmpty, comparison.differences.count == 1,
            let change = comparison.differences.first, change.a.count <= 1, change.b.count <= 1,
            comparison.sharedWords >= sought.words.count - 1,
            comparison.information >= Self.leastForOneChange.information
        else { return false }
        let telling = sought.words.indices.filter { index in
            !change.a.contains(index) && WordInformation.of(sought.words[index].id) >= Self.tellingInformation
        }
        return telling.count >= Self.leastForOneChange.tellingWords
    }

    /// Words that tell less than this belong to the grammar of most sentences.
    private static let tellingInformation: Float = 4
}
