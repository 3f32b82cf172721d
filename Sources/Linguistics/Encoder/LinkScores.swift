/// How probably a word is linked to each word of its window, or to none.
public struct LinkScores: Sendable {
    /// The words of the window, as indices of the whole text.
    public let words: Range<Int>
    /// Log probabilities (natural logarithms): first that of no link, then that of each word.
    public let values: [Float]

    /// The log probability of a link to a word, or to none; nil for a word of another window.
    public subscript(word: Int?) -> Float? {
        guard let word else { return values.first }
        return words.contains(word) ? values[word - words.lowerBound + 1] : nil
    }

    /// The most probable end of the link (nil: none), with its log probability.
    public var best: (word: Int?, logProbability: Float) {
        var best = 0
        for index in values.indices where values[index] > values[best] { best = index }
        return (best == 0 ? nil : words.lowerBound + best - 1, values[best])
    }
}
