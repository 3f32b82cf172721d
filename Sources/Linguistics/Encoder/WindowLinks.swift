import CKernels

/// The links between the words of one window: from contents to cues, from cues to sources, from words to their heads.
///
/// A link's score is bilinear in a vector of the dependent word and one of the other (Dozat and Manning 2017).
public struct WindowLinks: Sendable {
    /// The words of the window, as indices of the whole text.
    public let words: Range<Int>
    private let encoder: Encoder
    /// What each row (the start piece, then the words) is as either side of each link [rows × sides].
    private let sides: [Float]
    /// The dependent side of the words times the link's matrix.
    private let cues: [Float]
    private let sources: [Float]
    private let arcs: [Float]

    /// - Parameters:
    ///   - words: the words of a window.
    ///   - firstRow: the row of the window's start piece.
    init(words: Range<Int>, hidden: HiddenRows, firstRow: Int, encoder: Encoder) {
        self.words = words
        self.encoder = encoder
        let weights = encoder.weights
        let sizes = weights.sizes
        let rows = words.count + 1
        sides = Self.sides(hidden, firstRow: firstRow, rows: rows, encoder: encoder)
        cues = Self.dependents(sides, at: 0, of: encoder, times: weights.cueLink)
        sources = Self.dependents(sides, at: 2 * sizes.link, of: encoder, times: weights.sourceLink)
        arcs = Self.dependents(sides, at: 4 * sizes.link, of: encoder, times: weights.arcLink)
    }

    /// Links from a word of a content to the first word of its cue; nil for a word of another window.
    public func cueScores(_ word: Int) -> LinkScores? {
        scores(word, cues, width: sizes.link, headsAt: sizes.link)
    }

    /// Links from the first word of a cue to the first word of its source; nil for a word of another window.
    public func sourceScores(_ word: Int) -> LinkScores? {
        scores(word, sources, width: sizes.link, headsAt: 3 * sizes.link)
    }

    /// Links from a word to its grammatical head, none for the root; nil for a word of another window.
    public func headScores(_ word: Int) -> LinkScores? {
        scores(word, arcs, width: sizes.arc, headsAt: 4 * sizes.link + sizes.arc)
    }

    /// How well each of some words would be the head of each: for every word a row with the score of being the root,
    /// then of each of the words. The words must be of this window.
    public func headScores(among part: Range<Int>) -> [Float] {
        let (width, headsAt) = (sizes.arc, 4 * sizes.link + sizes.arc)
        var scores: [Float] = []
        scores.reserveCapacity(part.count * (part.count + 1))
        arcs.withUnsafeBufferPointer { dependents in
            sides.withUnsafeBufferPointer { sides in
                for word in part {
                    let own = (word - words.lowerBound) * width
                    let root = Self.dot(dependents, own, sides, headsAt, count: width)
                    scores.append(root)
                    for head in part {
                        let row = head - words.lowerBound + 1
                        scores.append(
                            Self.dot(dependents, own, sides, row * sizes.sides + headsAt, count: width))
                    }
                }
            }
        }
        return scores
    }

    /// The relations of some words to heads chosen for them (nil: the root), one row of log probabilities for each.
    /// Words and heads must be of this window: for others the root is taken.
    public func relationScores(_ dependents: [(word: Int, head: Int?)]) -> LabelTable {
        let relations = Relation.names.count
        var table = LabelTable(labels: relations, capacity: dependents.count)
        let matrix = encoder.weights.relationLink
        let at = 4 * sizes.link + 2 * sizes.arc
        // Some at a time: the pairs of all numbers of many words would take much room.
        var next = 0
        while next < dependents.count {
            let group = dependents[next..<min(next + 16, dependents.count)]
            var pairs: [Float] = []
            pairs.reserveCapacity(group.count * matrix.rows)
            for (word, head) in group {
                let heads = side(row(of: head), at + sizes.relation, sizes.relation) + [1]
                for number in side(row(of: word), at, sizes.relation) + [1] {
                    for other in heads { pairs.append(number * other) }
                }
            }
            var scores = [Float](repeating: 0, count: group.count * matrix.columns)
            encoder.multiply(pairs, rows: group.count, matrix, into: &scores)
            scores.withUnsafeMutableBufferPointer { scores in
                guard let base = scores.baseAddress else { return }
                for index in 0..<group.count {
                    let row = base + index * matrix.columns
                    encoder.kernels.log_softmax(row, 1, Int32(relations))
                    table.append(UnsafeBufferPointer(start: row, count: relations))
                }
            }
            next = group.endIndex
        }
        return table
    }

    private var sizes: EncoderSizes { encoder.weights.sizes }

    private func row(of word: Int?) -> Int {
        guard let word, words.contains(word) else { return 0 }
        return word - words.lowerBound + 1
    }

    private func side(_ row: Int, _ offset: Int, _ width: Int) -> ArraySlice<Float> {
        let first = row * sizes.sides + offset
        return sides[first..<first + width]
    }

    private func scores(_ word: Int, _ dependents: [Float], width: Int, headsAt: Int) -> LinkScores? {
        guard words.contains(word) else { return nil }
        let own = (word - words.lowerBound) * width
        let values = [Float](unsafeUninitializedCapacity: words.count + 1) { values, count in
            count = words.count + 1
            dependents.withUnsafeBufferPointer { dependents in
                sides.withUnsafeBufferPointer { sides in
                    for row in 0..<count {
                        values[row] = Self.dot(
                            dependents, own, sides, row * sizes.sides + headsAt, count: width)
                    }
                }
            }
            if let base = values.baseAddress { encoder.kernels.log_softmax(base, 1, Int32(count)) }
        }
        return LinkScores(words: words, values: values)
    }

    /// The product of two runs of numbers, whose count is a multiple of 16.
    private static func dot(
        _ a: UnsafeBufferPointer<Float>, _ aStart: Int, _ b: UnsafeBufferPointer<Float>, _ bStart: Int,
        count: Int
    ) -> Float {
        let (a, b) = (UnsafeRawBufferPointer(a), UnsafeRawBufferPointer(b))
        var total = SIMD16<Float>.zero
        for index in stride(from: 0, to: count, by: 16) {
            total +=
                a.loadUnaligned(fromByteOffset: (aStart + index) * 4, as: SIMD16<Float>.self)
                * b.loadUnaligned(fromByteOffset: (bStart + index) * 4, as: SIMD16<Float>.self)
        }
        return total.sum()
    }

    private static func sides(_ hidden: HiddenRows, firstRow: Int, rows: Int, encoder: Encoder) -> [Float] {
        let product = encoder.weights.projections
        return withUnsafeTemporaryAllocation(of: Int32.self, capacity: rows * product.outputs) { sums in
            [Float](unsafeUninitializedCapacity: rows * product.outputs) { values, count in
                guard let sums = sums.baseAddress, let values = values.baseAddress else { return }
                hidden.withRows(from: firstRow) { bytes, scales in
                    encoder.multiply(bytes, rows: rows, product, into: sums)
                    withUnsafePointer(to: product.channels) {
                        encoder.kernels.gelu(sums, scales, $0, Int32(rows), Int32(product.outputs), values)
                    }
                }
                count = rows * product.outputs
            }
        }
    }

    /// One side of all words, with a 1 after it, times a matrix.
    private static func dependents(
        _ sides: [Float], at offset: Int, of encoder: Encoder, times matrix: EncoderWeights.Matrix
    ) -> [Float] {
        let sizes = encoder.weights.sizes
        let count = sides.count / sizes.sides - 1
        guard count > 0 else { return [] }
        var rows: [Float] = []
        rows.reserveCapacity(count * matrix.rows)
        for row in 1...count {
            let first = row * sizes.sides + offset
            rows += sides[first..<first + matrix.columns]
            rows.append(1)
        }
        var result = [Float](repeating: 0, count: count * matrix.columns)
        encoder.multiply(rows, rows: count, matrix, into: &result)
        return result
    }
}
