/// How probable it is that one word hangs on each of the words around it, or on none of them.
struct LinkRow {
    /// The token to which the first probability belongs.
    var firstToken: Int
    /// For each token from the first on; tokens without a word of their own have 0.
    var probabilities: [Float]
    /// The probability that it hangs on no word of the window.
    var none: Float

    /// The probability that it hangs on one of these tokens.
    func probability(of tokens: Range<Int>) -> Float {
        let end = firstToken + probabilities.count
        let inside = tokens.clamped(to: firstToken..<max(firstToken, end))
        return inside.reduce(0) { $0 + probabilities[$1 - firstToken] }
    }
}

/// The mean of the rows of several words.
struct MeanLink {
    private let rows: [LinkRow]

    init(_ rows: [LinkRow]) { self.rows = rows }

    /// The mean probability of these tokens.
    func probability(of tokens: Range<Int>) -> Float { mean { $0.probability(of: tokens) } }

    /// The mean probability of no token.
    var none: Float { mean(\.none) }

    private func mean(_ value: (LinkRow) -> Float) -> Float {
        rows.isEmpty ? 0 : rows.reduce(0) { $0 + value($1) } / Float(rows.count)
    }
}
