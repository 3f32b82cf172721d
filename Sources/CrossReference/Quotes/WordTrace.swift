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
    public static let leastForAltered = 5

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

    /// The best place of the words in a text; nil where they do not stand there, not even changed.
    public func finding(in text: String) -> Finding? {
        let words = QuoteWords(text)
        guard let comparison = QuoteComparison(sought, words) else { return nil }
        let isWhole =
            comparison.sharedWords == sought.words.count && comparison.differences.isEmpty
            && comparison.cuts.isEmpty && comparison.form != .reordered
        let gate = QuoteMatcher.Gate.search
        guard isWhole || (canBeAltered && gate.accepts(comparison, .unknown)) else { return nil }
        let span = words.words[comparison.shared.b].map(\.span).hull ?? TextSpan(0, 0)
        return Finding(
            form: isWhole ? .verbatim : comparison.isAltered ? .altered : .cut, span: span,
            reason: isWhole
                ? "" : ComparisonText(comparison, ("the search", self.words), ("the text", text)).reason,
            strength: isWhole ? 1 : comparison.coverage * comparison.compactness)
    }
}
