import ArticleModel

/// What two quotes have to do with each other, found by laying them side by side.
public struct QuoteComparison: Sendable {
    /// What one has made of the other.
    public enum Form: Hashable, Sendable {
        /// The same words.
        case verbatim
        /// Part of the words, in one piece or with what is left out marked; or both have parts of one speech.
        case excerpt
        /// Two passages put together as if nothing stood between them.
        case joined
        /// The same passages in another order.
        case reordered
        /// Some words are others, left out or put in.
        case wording
    }

    /// A place where the words differ: ranges of words in both quotes, at least one not empty.
    public struct Difference: Hashable, Sendable {
        /// The words of the first quote.
        public var a: Range<Int>
        /// The words of the second quote.
        public var b: Range<Int>
    }

    /// The form.
    public private(set) var form: Form
    /// The places where words are other ones, left out or put in, in text order.
    public private(set) var differences: [Difference]
    /// Passages of one that the other leaves out without a sign, where it joins what stands around them.
    public private(set) var cuts: [Difference]
    /// How many words are the same.
    public let sharedWords: Int
    /// The words of each quote in which the other has a part: from the first shared one to the last.
    public private(set) var shared: Difference
    /// How much the same words tell, in nats.
    public let information: Double
    /// The most words that follow one another in both.
    public let longestRun: Int
    /// The share of words that are the same where the two run side by side, 0 to 1.
    public let compactness: Double
    /// How many words each quote has.
    public private(set) var counts: (a: Int, b: Int)

    /// Whether the words, or their order, are others.
    public var isAltered: Bool { form == .wording || form == .reordered || form == .joined }

    /// The share of the shorter quote's words that the other has as well, 0 to 1.
    public var coverage: Double { Double(sharedWords) / Double(max(1, min(counts.a, counts.b))) }

    /// The same with the sides changed.
    var reversed: QuoteComparison {
        var other = self
        other.differences = differences.map { Difference(a: $0.b, b: $0.a) }
        other.cuts = cuts.map { Difference(a: $0.b, b: $0.a) }
        other.shared = Difference(a: shared.b, b: shared.a)
        other.counts = (counts.b, counts.a)
        return other
    }

    /// At most so many words at the beginning or end of one are taken for changed ones, not for parts of a longer speech.
    static let changedAtEnd = 2
    /// From so many words on, what is left out makes two passages of one.
    static let leastCut = 5

    /// Compares two quotes; nil where they share no words in a row.
    public init?(_ a: QuoteWords, _ b: QuoteWords) {
        let alignment = QuoteAlignment(a.words, b.words)
        let pairs = alignment.pairs
        guard let first = pairs.first, let last = pairs.last else { return nil }
        var reading = Reading(a.words, b.words)
        let blocks = alignment.blocks
        let isReordered = blocks.count > 1
        for block in blocks { reading.readInside(block) }
        if !isReordered { reading.readEnds(first, last) }
        counts = (a.words.count, b.words.count)
        differences = reading.differences
        cuts = reading.cuts
        sharedWords = pairs.count
        shared = Difference(
            a: first.a..<(last.a + 1),
            b: (pairs.map(\.b).min() ?? 0)..<((pairs.map(\.b).max() ?? 0) + 1))
        information = pairs.reduce(0) { $0 + Double(WordInformation.of(a.words[$1.a].id)) }
        longestRun = QuoteAlignment.longestRun(of: pairs)
        let changed = reading.changedWords
        compactness = Double(pairs.count) / (Double(pairs.count) + Double(changed) / 2)
        form =
            isReordered
            ? .reordered
            : !reading.differences.isEmpty
                ? .wording
                : !reading.cuts.isEmpty ? .joined : reading.isPartial ? .excerpt : .verbatim
    }
}

/// Reads what stands between the pairs of an alignment.
private struct Reading {
    let a: [QuoteWord]
    let b: [QuoteWord]
    var differences: [QuoteComparison.Difference] = []
    var cuts: [QuoteComparison.Difference] = []
    /// Whether one has more at the ends than the other, or leaves something out openly.
    var isPartial = false

    init(_ a: [QuoteWord], _ b: [QuoteWord]) {
        self.a = a
        self.b = b
    }

    /// The words on both sides that differ.
    var changedWords: Int { differences.reduce(0) { $0 + $1.a.count + $1.b.count } }

    mutating func readInside(_ pairs: [QuoteAlignment.Pair]) {
        for (pair, next) in zip(pairs, pairs.dropFirst()) {
            read(QuoteComparison.Difference(a: (pair.a + 1)..<next.a, b: (pair.b + 1)..<next.b))
        }
    }

    private mutating func read(_ gap: QuoteComparison.Difference) {
        if gap.a.isEmpty, gap.b.isEmpty { return }
        if isEditors(gap.a, a) || isEditors(gap.b, b) { return }
        if gap.a.isEmpty || gap.b.isEmpty {
            let isOpen = gap.a.isEmpty ? a[gap.a.upperBound].followsGap : b[gap.b.upperBound].followsGap
            if isOpen {
                isPartial = true
            } else if max(gap.a.count, gap.b.count) >= QuoteComparison.leastCut {
                cuts.append(gap)
            } else {
                differences.append(gap)
            }
            return
        }
        differences.append(gap)
    }

    /// Words that an editor has put in brackets for what was said.
    private func isEditors(_ range: Range<Int>, _ words: [QuoteWord]) -> Bool {
        !range.isEmpty && words[range].allSatisfy(\.isBracketed)
    }

    mutating func readEnds(_ first: QuoteAlignment.Pair, _ last: QuoteAlignment.Pair) {
        readEnd(QuoteComparison.Difference(a: 0..<first.a, b: 0..<first.b), isFirst: true)
        readEnd(
            QuoteComparison.Difference(a: (last.a + 1)..<a.count, b: (last.b + 1)..<b.count), isFirst: false)
    }

    private mutating func readEnd(_ end: QuoteComparison.Difference, isFirst: Bool) {
        if end.a.isEmpty, end.b.isEmpty { return }
        if isEditors(end.a, a) || isEditors(end.b, b) { return }
        let count = min(end.a.count, end.b.count)
        guard (1...QuoteComparison.changedAtEnd).contains(count) else {
            isPartial = true
            return
        }
        // The shorter one's last words stand where the other has as many others, and perhaps goes on.
        let goesOn =
            end.a.count != end.b.count && max(end.a.count, end.b.count) > QuoteComparison.changedAtEnd
        if goesOn { isPartial = true }
        let near =
            goesOn
            ? QuoteComparison.Difference(
                a: isFirst ? end.a.suffix(count) : end.a.prefix(count),
                b: isFirst ? end.b.suffix(count) : end.b.prefix(count)) : end
        if isFirst { differences.insert(near, at: 0) } else { differences.append(near) }
    }
}
