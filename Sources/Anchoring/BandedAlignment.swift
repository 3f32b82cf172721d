import ArticleModel

/// The heaviest common subsequence of a stretch of the source's words and the target's, near one diagonal.
///
/// Within the passage itself words that are nearly the same (`Lavrov`, `Lavrow`) count as well, though less.
struct BandedAlignment {
    /// Two words that belong together.
    struct Pair {
        var source: Int
        var target: Int
        var weight: Double
    }

    /// In order on both sides.
    let pairs: [Pair]

    /// From this likeness on two words can be one word, changed.
    private static let likeness = 0.7
    /// Longer passages have enough words that are the same.
    private static let longestForLikeness = 64

    /// How much a word tells: by its length, up to 8 bytes.
    static func weight(_ word: TextSpan) -> Double { Double(min(word.length, 8) + 1) }

    private enum Step: UInt8 { case none, up, left, pair }

    init(source: WordText, window: Range<Int>, passage: Range<Int>, target: WordText, diagonal: Int) {
        let width = 2 * EditedPassage.band + 1
        var steps = [Step](repeating: .none, count: window.count * width)
        var above = [Double](repeating: 0, count: width + 1)
        for (row, index) in window.enumerated() {
            let first = index + diagonal - EditedPassage.band
            var current = [Double](repeating: 0, count: width + 1)
            var left = 0.0
            for column in 0..<width {
                // The band moves one word to the right with each row: the cell above is one further in it.
                let up = column + 1 < width ? above[column + 1] : 0
                var (value, step) = up >= left ? (up, Step.up) : (left, Step.left)
                let other = first + column
                if target.words.spans.indices.contains(other) {
                    let weight = Self.weight(
                        source, index, target, other,
                        isPassage: passage.contains(index)
                            && passage.count <= Self.longestForLikeness)
                    if weight > 0, above[column] + weight > value {
                        (value, step) = (above[column] + weight, .pair)
                    }
                }
                current[column] = value
                steps[row * width + column] = step
                left = value
            }
            above = current
        }
        pairs = Self.trace(steps, width, source, window, passage, target, diagonal)
    }

    private static func weight(_ source: WordText, _ a: Int, _ target: WordText, _ b: Int, isPassage: Bool)
        -> Double
    {
        let (word, other) = (source.words.spans[a], target.words.spans[b])
        if source.words.hashes[a] == target.words.hashes[b] { return weight(word) }
        guard isPassage, word.length >= 4, other.length >= 4, word.length < 2 * other.length,
            other.length < 2 * word.length
        else { return 0 }
        let alike = WordDistance.similarity(
            source.text.bytes[word.range], target.text.bytes[other.range])
        return alike >= likeness ? weight(word) * alike * 0.8 : 0
    }

    private static func trace(
        _ steps: [Step], _ width: Int, _ source: WordText, _ window: Range<Int>, _ passage: Range<Int>,
        _ target: WordText, _ diagonal: Int
    ) -> [Pair] {
        var pairs: [Pair] = []
        var (row, column) = (window.count - 1, width - 1)
        while row >= 0, (0..<width).contains(column) {
            switch steps[row * width + column] {
            case .pair:
                let index = window.lowerBound + row
                let other = index + diagonal - EditedPassage.band + column
                pairs.append(
                    Pair(
                        source: index, target: other,
                        weight: weight(source, index, target, other, isPassage: passage.contains(index))))
                row -= 1
            case .up:
                row -= 1
                column += 1
            case .left, .none: column -= 1
            }
        }
        return pairs.reversed()
    }
}
