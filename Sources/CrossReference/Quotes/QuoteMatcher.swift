import ArticleModel

/// Another place where a quote, or something made of it, stands.
public struct QuoteMatch: Sendable {
    /// The quote found.
    public var quote: IndexedQuote
    /// How it differs: first the one looked for, then the one found.
    public var comparison: QuoteComparison
    /// Whether both are the same speaker's.
    public var speaker: SameName
    /// How sure it is that both are the same utterance, 0 to 1.
    public var strength: Double
}

/// Finds quotes with the same words, or some of them, in an index.
public struct QuoteMatcher: Sendable {
    /// What the words that two quotes share must tell, in nats, for the quotes to be one utterance; by who speaks.
    public struct Gate: Sendable {
        /// By one speaker.
        public var sameSpeaker: Double
        /// Where one of the speakers is not known.
        public var unknownSpeaker: Double
        /// By different ones: one of two articles may have taken the wrong one.
        public var differentSpeaker: Double
        /// For the same quote with other words.
        public var altered: Double
        /// The words that follow one another in both.
        public var run: Int
        /// The share of equal words where the two run side by side.
        public var compactness: Double
        /// The share of the shorter one's words.
        public var coverage: Double
        /// Whether titles in quotation marks, and other speakers' altered words, are left out.
        public var isStrict: Bool

        /// For links between articles, which nobody has asked for: few are wrong.
        public static let links = Gate(
            sameSpeaker: 24, unknownSpeaker: 32, differentSpeaker: 34, altered: 28, run: 4, compactness: 0.75,
            coverage: 0.8, isStrict: true)
        /// For links within one article, where the same words are more likely the same utterance.
        public static let withinArticle = Gate(
            sameSpeaker: 20, unknownSpeaker: 22, differentSpeaker: 28, altered: 28, run: 4, compactness: 0.75,
            coverage: 0.8, isStrict: true)
        /// For words that somebody looks for: more is found.
        public static let search = Gate(
            sameSpeaker: 12, unknownSpeaker: 12, differentSpeaker: 12, altered: 14, run: 3, compactness: 0.6,
            coverage: 0.55, isStrict: false)

        func accepts(_ comparison: QuoteComparison, _ speaker: SameName) -> Bool {
            let least =
                switch speaker {
                case .same: sameSpeaker
                case .unknown: unknownSpeaker
                case .different: differentSpeaker
                }
            let needed = comparison.isAltered ? max(least, altered) : least
            guard comparison.information >= needed, comparison.longestRun >= run,
                comparison.compactness >= compactness
            else { return false }
            // Other words of another speaker are another quote.
            if isStrict, comparison.isAltered, speaker == .different { return false }
            if comparison.coverage >= coverage { return true }
            // Two ends of one speech overlap; a speaker's favourite phrases come with other words around them.
            return comparison.longestRun >= 8 && comparison.information >= 2 * needed
                && (!isStrict || !comparison.isAltered || comparison.compactness >= 0.9)
        }
    }

    /// Grams that more quotes have tell nothing.
    public static let mostQuotesWithGram = 500
    /// So many quotes are compared in full, those first that share most grams.
    public static let mostCandidates = 60

    private let speakers: any SpeakerComparing
    private let gate: Gate

    /// Makes a matcher.
    public init(_ gate: Gate = .links, speakers: any SpeakerComparing = FamilyNameComparison()) {
        self.gate = gate
        self.speakers = speakers
    }

    /// The quotes that match, the earliest first. `isWanted` may leave some out before they are read.
    public func matches(
        for quote: IndexedQuote, in index: some QuoteIndex,
        where isWanted: (IndexedQuote) -> Bool = { _ in true }
    ) throws -> [QuoteMatch] {
        var folding = TextFolding()
        let words = QuoteWords(quote.text, &folding)
        var matches: [QuoteMatch] = []
        var compared = 0
        for (key, _) in try candidates(words, in: index) where compared < Self.mostCandidates {
            guard let other = try index.quote(key), isWanted(other) else { continue }
            compared += 1
            let speaker = speakers.compare(quote.speaker, other.speaker)
            let otherWords = QuoteWords(other.text, &folding)
            // In one order, whichever of the two is looked for.
            let isInOrder = IndexedQuote.isEarlier(quote, than: other)
            guard
                let found = isInOrder
                    ? QuoteComparison(words, otherWords) : QuoteComparison(otherWords, words)?.reversed,
                gate.accepts(found, speaker)
            else { continue }
            // The title of a show or a book in quotation marks is nobody's words.
            if gate.isStrict, speaker != .same, words.isTitle, otherWords.isTitle { continue }
            matches.append(
                QuoteMatch(
                    quote: other, comparison: found, speaker: speaker,
                    strength: Self.strength(of: found, speaker)))
        }
        if !gate.isStrict { matches = Self.withoutFaint(matches) }
        return matches.sorted { IndexedQuote.isEarlier($0.quote, than: $1.quote) }
    }

    /// Beside a quote that shares most of the words, others that share a turn of phrase are noise.
    private static func withoutFaint(_ matches: [QuoteMatch]) -> [QuoteMatch] {
        let most = matches.map(\.comparison.information).max() ?? 0
        return matches.filter {
            $0.comparison.information >= 0.65 * most || $0.comparison.coverage >= 0.95
        }
    }

    /// Quotes by the number of grams shared, most first.
    private func candidates(
        _ words: QuoteWords, in index: some QuoteIndex
    ) throws -> [(key: Int64, count: Int)] {
        var counts: [Int64: Int] = [:]
        for gram in WordGrams.of(words.words) {
            for key in try index.quotes(withGram: gram, atMost: Self.mostQuotesWithGram) {
                counts[key, default: 0] += 1
            }
        }
        return counts.map { ($0.key, $0.value) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
    }

    private static func strength(of comparison: QuoteComparison, _ speaker: SameName) -> Double {
        let evidence = 1 - 1 / (1 + comparison.information / 15)
        let sameness = comparison.compactness * (0.5 + 0.5 * min(1, comparison.coverage))
        let speaker = speaker == .same ? 1.0 : speaker == .unknown ? 0.9 : 0.8
        return min(0.99, (0.4 + 0.6 * evidence) * sameness * speaker)
    }
}
