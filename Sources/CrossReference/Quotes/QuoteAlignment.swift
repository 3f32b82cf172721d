/// Two quotes laid side by side: runs of words that both have, as few changes as possible between them.
///
/// Local alignment with affine gaps (Smith and Waterman 1981; Gotoh 1982), where a word counts by what it tells. It is
/// repeated on the words that are left, so that blocks which have changed places are found as well.
struct QuoteAlignment: Sendable {
    /// A pair of equal words: their numbers in both quotes.
    struct Pair: Hashable, Sendable {
        var a: Int
        var b: Int
    }

    /// All pairs, in the order of the first quote.
    private(set) var pairs: [Pair] = []

    /// The pairs in blocks that have changed places with one another: within each both quotes run on, and what they
    /// skip belongs to no other block. One block where nothing has changed its place.
    var blocks: [[Pair]] {
        let usedB = Set(pairs.map(\.b))
        var blocks: [[Pair]] = []
        var last: Pair?
        for pair in pairs {
            if let last, pair.b > last.b, !((last.b + 1)..<pair.b).contains(where: usedB.contains) {
                blocks[blocks.count - 1].append(pair)
            } else {
                blocks.append([pair])
            }
            last = pair
        }
        return blocks
    }

    /// No more than so many cells are compared: pairs of very long passages are cut to what fits.
    private static let mostCells = 4_000_000
    private static let mostAlignments = 4
    /// What further ones need, so that no common words are gathered from everywhere.
    private static let leastRun = 3
    private static let leastInformation: Float = 7

    init(_ a: [QuoteWord], _ b: [QuoteWord]) {
        guard !a.isEmpty, !b.isEmpty else { return }
        if a.count == b.count, zip(a, b).allSatisfy({ $0.id == $1.id }) {
            pairs = a.indices.map { Pair(a: $0, b: $0) }
            return
        }
        let limit = Self.mostCells / min(max(a.count, 1), 2000)
        var table = AlignmentTable(Array(a.prefix(2000)), Array(b.prefix(limit)))
        for number in 0..<Self.mostAlignments {
            let found = table.best()
            if found.isEmpty || (number > 0 && !Self.isSound(found, a)) { break }
            pairs += found
            if pairs.count == min(a.count, b.count) { break }
            table.remove(found)
        }
        pairs.sort { $0.a < $1.a }
    }

    private static func isSound(_ pairs: [Pair], _ a: [QuoteWord]) -> Bool {
        longestRun(of: pairs) >= leastRun
            && pairs.reduce(0) { $0 + WordInformation.of(a[$1.a].id) } >= leastInformation
    }

    /// The most words that follow one another in both quotes.
    static func longestRun(of pairs: [Pair]) -> Int {
        var longest = 0
        var run = 0
        var last: Pair?
        for pair in pairs {
            let continues = last.map { $0.a + 1 == pair.a && $0.b + 1 == pair.b } ?? false
            run = continues ? run + 1 : 1
            longest = max(longest, run)
            last = pair
        }
        return longest
    }
}

/// The scores of all pairs of words, from which the best alignment is read.
private struct AlignmentTable {
    private let a: [QuoteWord]
    private let b: [QuoteWord]
    private let information: [Float]
    private var isUsedA: [Bool]
    private var isUsedB: [Bool]

    private static let mismatch: Float = -1
    /// An editor's own words in brackets stand for whatever was said.
    private static let bracketed: Float = -0.15
    private static let gapOpen: Float = -1.2
    private static let gapExtension: Float = -0.12

    /// How a cell's score came about: two bits for the pair itself, one each for gaps that go on.
    private enum Step {
        static let stop: UInt8 = 0
        static let diagonal: UInt8 = 1
        static let gapInA: UInt8 = 2
        static let gapInB: UInt8 = 3
        static let extendsA: UInt8 = 4
        static let extendsB: UInt8 = 8
    }

    init(_ a: [QuoteWord], _ b: [QuoteWord]) {
        self.a = a
        self.b = b
        information = a.map { 0.7 + 0.2 * WordInformation.of($0.id) }
        isUsedA = Array(repeating: false, count: a.count)
        isUsedB = Array(repeating: false, count: b.count)
    }

    mutating func remove(_ pairs: [QuoteAlignment.Pair]) {
        for pair in pairs {
            isUsedA[pair.a] = true
            isUsedB[pair.b] = true
        }
    }

    /// The pairs of the best local alignment of the words that are left; none where nothing matches.
    func best() -> [QuoteAlignment.Pair] {
        let width = b.count + 1
        var steps = [UInt8](repeating: Step.stop, count: (a.count + 1) * width)
        var above = [Float](repeating: 0, count: width)
        var gapsInB = [Float](repeating: -.infinity, count: width)
        var (bestScore, bestRow, bestColumn): (Float, Int, Int) = (0, 0, 0)
        let idsB = b.map(\.id)
        for row in 1...a.count {
            var diagonal = above[0]
            var gapInA = -Float.infinity
            let word = a[row - 1]
            let match = information[row - 1]
            let different = word.isBracketed ? Self.bracketed : Self.mismatch
            for column in 1..<width {
                var step = Step.stop
                let openB = above[column] + Self.gapOpen
                let goOnB = gapsInB[column] + Self.gapExtension
                if goOnB > openB { step |= Step.extendsB }
                gapsInB[column] = max(openB, goOnB)
                let openA = above[column - 1] + Self.gapOpen
                let goOnA = gapInA + Self.gapExtension
                if goOnA > openA { step |= Step.extendsA }
                gapInA = max(openA, goOnA)

                var pair = -Float.infinity
                if !isUsedA[row - 1], !isUsedB[column - 1] {
                    let isMatch = word.id == idsB[column - 1]
                    pair =
                        diagonal + (isMatch ? match : b[column - 1].isBracketed ? Self.bracketed : different)
                }
                var score: Float = 0
                if pair > score {
                    score = pair
                    step = step & ~3 | Step.diagonal
                }
                if gapInA > score {
                    score = gapInA
                    step = step & ~3 | Step.gapInA
                }
                if gapsInB[column] > score {
                    score = gapsInB[column]
                    step = step & ~3 | Step.gapInB
                }
                diagonal = above[column]
                above[column] = score
                steps[row * width + column] = step
                if score > bestScore { (bestScore, bestRow, bestColumn) = (score, row, column) }
            }
        }
        return path(steps, width, bestRow, bestColumn)
    }

    /// Follows the steps back from the best cell.
    private func path(_ steps: [UInt8], _ width: Int, _ row: Int, _ column: Int) -> [QuoteAlignment.Pair] {
        var pairs: [QuoteAlignment.Pair] = []
        var (row, column) = (row, column)
        walk: while row > 0, column > 0 {
            let step = steps[row * width + column]
            switch step & 3 {
            case Step.diagonal:
                if a[row - 1].id == b[column - 1].id { pairs.append(.init(a: row - 1, b: column - 1)) }
                row -= 1
                column -= 1
            case Step.gapInA:
                while column > 1, steps[row * width + column] & Step.extendsA != 0 { column -= 1 }
                column -= 1
            case Step.gapInB:
                while row > 1, steps[row * width + column] & Step.extendsB != 0 { row -= 1 }
                row -= 1
            default: break walk
            }
        }
        return pairs.reversed()
    }
}
