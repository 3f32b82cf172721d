import ArticleModel

/// Says in plain words what two quotes have to do with each other.
public struct ComparisonText {
    private let comparison: QuoteComparison
    private let nameA: String
    private let nameB: String
    private let textA: String
    private let textB: String
    private let wordsA: [QuoteWord]
    private let wordsB: [QuoteWord]

    /// Differences beyond so many are counted only.
    private static let mostNamed = 3

    /// Speaks of two texts that have been compared, each by its name (*the first*, *The Post*).
    public init(
        _ comparison: QuoteComparison, _ a: (name: String, text: String), _ b: (name: String, text: String)
    ) {
        self.comparison = comparison
        (nameA, textA) = a
        (nameB, textB) = b
        wordsA = QuoteWords(textA).words
        wordsB = QuoteWords(textB).words
    }

    /// What is the same and what is not.
    public var reason: String {
        switch comparison.form {
        case .verbatim: "the same words"
        case .excerpt: excerpt
        case .joined: cuts
        case .reordered:
            "the same passages in another order" + (comparison.differences.isEmpty ? "" : "; " + differences)
        case .wording: differences
        }
    }

    private var excerpt: String {
        let shared = comparison.sharedWords
        if shared == wordsB.count { return "\(nameB) has \(shared) of the \(wordsA.count) words" }
        if shared == wordsA.count { return "\(nameA) has \(shared) of the \(wordsB.count) words" }
        return "\(shared) words are the same; each has more of what was said"
    }

    /// What is left out without a sign.
    public var cuts: String {
        comparison.cuts.prefix(Self.mostNamed).map { cut in
            let (name, count) = cut.a.isEmpty ? (nameA, cut.b.count) : (nameB, cut.a.count)
            let words = cut.a.isEmpty ? text(cut.b, wordsB, textB) : text(cut.a, wordsA, textA)
            return "\(name) leaves out \(count) words without a sign: “\(Self.shortened(words))”"
        }.joined(separator: "; ")
    }

    /// The words that differ.
    public var differences: String {
        var parts = comparison.differences.prefix(Self.mostNamed).map { describe($0) }
        let more = comparison.differences.count - parts.count
        if more > 0 { parts.append("\(more) more \(more == 1 ? "difference" : "differences")") }
        return parts.joined(separator: "; ")
    }

    /// Whether nothing differs but what comes after a sentence or a quotation that ends: each goes on in its own way.
    public var onlyGoesOn: Bool {
        comparison.form == .wording && comparison.cuts.isEmpty && comparison.differences.allSatisfy(isGoingOn)
    }

    private func isGoingOn(_ difference: QuoteComparison.Difference) -> Bool {
        guard difference.a.lowerBound >= comparison.shared.a.upperBound, !difference.a.isEmpty,
            !difference.b.isEmpty
        else { return false }
        return hasEnd(before: difference.a.lowerBound, wordsA, textA)
            || hasEnd(before: difference.b.lowerBound, wordsB, textB)
    }

    /// Whether a sentence or a quotation ends or begins right before a word.
    private func hasEnd(before place: Int, _ words: [QuoteWord], _ text: String) -> Bool {
        guard place > 0, words.indices.contains(place) else { return false }
        let between = TextSpan(words[place - 1].span.end, words[place].span.start)
        return !between.isEmpty && ArticleText(text)[between].contains { ".!?“”\"".contains($0) }
    }

    private func describe(_ difference: QuoteComparison.Difference) -> String {
        if isGoingOn(difference) { return "\(nameB) goes on with “\(text(difference.b, wordsB, textB))”" }
        let a = Self.shortened(text(difference.a, wordsA, textA))
        let b = Self.shortened(text(difference.b, wordsB, textB))
        if difference.a.isEmpty { return "\(nameB) adds “\(b)”" }
        if difference.b.isEmpty { return "\(nameB) leaves out “\(a)”" }
        return "\(nameB) has “\(b)” where \(nameA) has “\(a)”"
    }

    private func text(_ range: Range<Int>, _ words: [QuoteWord], _ text: String) -> String {
        guard let hull = words[range].map(\.span).hull else { return "" }
        return ArticleText(text)[hull].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func shortened(_ text: String) -> String {
        let words = text.split(separator: " ")
        return words.count <= 10
            ? text : words.prefix(4).joined(separator: " ") + " … " + words.suffix(4).joined(separator: " ")
    }
}
