/// For each word of a text a row of log probabilities, one for each label.
public struct LabelTable: Sendable {
    /// The number of labels.
    public let labels: Int
    /// The rows one after another; natural logarithms, 0 or less.
    public private(set) var values: [Float] = []

    init(labels: Int, capacity: Int) {
        self.labels = labels
        values.reserveCapacity(capacity * labels)
    }

    /// The number of words.
    public var count: Int { values.count / labels }

    /// The log probability of a label for a word. Both must be in range.
    public subscript(word: Int, label: Int) -> Float { values[word * labels + label] }

    /// The log probabilities of a word, label by label. The word must be in range.
    public subscript(word: Int) -> ArraySlice<Float> { values[word * labels..<(word + 1) * labels] }

    /// The most probable label of a word.
    public func best(_ word: Int) -> Int {
        let row = self[word]
        var best = row.startIndex
        for index in row.indices where row[index] > row[best] { best = index }
        return best - row.startIndex
    }

    mutating func append(_ row: UnsafeBufferPointer<Float>) { values.append(contentsOf: row) }
}
