/// Finds which pieces of two texts belong together, in order.
struct WordMatching {
    /// A run of pieces that both texts have.
    struct Match: Hashable {
        var a: Int
        var b: Int
        var count: Int
    }

    private let a: ComparedText
    private let b: ComparedText

    /// So many pieces in a row that both texts have once are the same passage.
    private static let anchorLength = 4
    /// The largest table made to compare what lies between, in cells.
    private static let largestTable = 4_000_000

    init(_ a: ComparedText, _ b: ComparedText) {
        self.a = a
        self.b = b
    }

    /// The runs, in order on both sides.
    func matches() -> [Match] {
        var pairs: [(a: Int, b: Int)] = []
        let whole = (0..<a.count, 0..<b.count)
        for gap in gaps(in: whole, around: anchors(in: whole, length: Self.anchorLength), &pairs) {
            compare(gap, &pairs)
        }
        var runs = Self.runs(pairs.sorted { $0 < $1 })
        joinLonelyRuns(&runs)
        return settled(runs)
    }

    // MARK: Passages that both texts have once

    private typealias Gap = (a: Range<Int>, b: Range<Int>)

    /// Stretches that stand once on either side, in the longest order that both sides share.
    private func anchors(in gap: Gap, length: Int) -> [(a: Int, b: Int)] {
        let (inA, inB) = (unique(a.hashes, gap.a, length), unique(b.hashes, gap.b, length))
        let common = inA.compactMap { hash, place in inB[hash].map { (a: place, b: $0) } }
            .filter { pair in
                a.hashes[pair.a..<(pair.a + length)].elementsEqual(b.hashes[pair.b..<(pair.b + length)])
            }
        return Self.longestRising(common.sorted { $0.a < $1.a })
    }

    private func unique(_ hashes: [UInt64], _ range: Range<Int>, _ length: Int) -> [UInt64: Int] {
        var places: [UInt64: Int] = [:]
        guard range.count >= length else { return places }
        for start in range.lowerBound...(range.upperBound - length) {
            let hash = hashes[start..<(start + length)].reduce(0) {
                ($0 &* 0x9E37_79B9_7F4A_7C15) ^ ($1 &+ $0 >> 31)
            }
            places[hash] = places[hash] == nil ? start : -1
        }
        return places.filter { $0.value >= 0 }
    }

    /// The longest subsequence that rises on side b (Schensted 1961); `pairs` rise on side a.
    private static func longestRising(_ pairs: [(a: Int, b: Int)]) -> [(a: Int, b: Int)] {
        /// For each length the pair that ends a rising sequence of it with the least b.
        var ends: [Int] = []
        var previous = [Int?](repeating: nil, count: pairs.count)
        for (index, pair) in pairs.enumerated() {
            let length = ends.partitioningIndex { pairs[$0].b >= pair.b }
            previous[index] = length > 0 ? ends[length - 1] : nil
            if length < ends.count { ends[length] = index } else { ends.append(index) }
        }
        var rising: [(a: Int, b: Int)] = []
        var next = ends.last
        while let index = next {
            rising.append(pairs[index])
            next = previous[index]
        }
        return rising.reversed()
    }

    /// Widens each anchor as far as both sides agree, adds its pairs, and gives what lies between.
    private func gaps(in gap: Gap, around anchors: [(a: Int, b: Int)], _ pairs: inout [(a: Int, b: Int)])
        -> [Gap]
    {
        var gaps: [Gap] = []
        var (startA, startB) = (gap.a.lowerBound, gap.b.lowerBound)
        for anchor in anchors where anchor.a >= startA && anchor.b >= startB {
            var (fromA, fromB) = (anchor.a, anchor.b)
            while fromA > startA, fromB > startB, a.hashes[fromA - 1] == b.hashes[fromB - 1] {
                fromA -= 1
                fromB -= 1
            }
            var (toA, toB) = (anchor.a, anchor.b)
            while toA < gap.a.upperBound, toB < gap.b.upperBound, a.hashes[toA] == b.hashes[toB] {
                toA += 1
                toB += 1
            }
            gaps.append((startA..<fromA, startB..<fromB))
            pairs += zip(fromA..<toA, fromB..<toB).map { (a: $0, b: $1) }
            (startA, startB) = (toA, toB)
        }
        gaps.append((startA..<gap.a.upperBound, startB..<gap.b.upperBound))
        return gaps
    }

    // MARK: What lies between

    private func compare(_ gap: Gap, _ pairs: inout [(a: Int, b: Int)]) {
        if gap.a.isEmpty || gap.b.isEmpty { return }
        if gap.a.count * gap.b.count <= Self.largestTable { return compareInTable(gap, &pairs) }
        let anchors = anchors(in: gap, length: 1)
        // Two long stretches without a word in common that stands once: one has replaced the other.
        if anchors.isEmpty { return }
        for gap in gaps(in: gap, around: anchors, &pairs) where gap.a.count * gap.b.count <= Self.largestTable
        {
            compareInTable(gap, &pairs)
        }
    }

    /// The longest common subsequence, by the textbook's table.
    private func compareInTable(_ gap: Gap, _ pairs: inout [(a: Int, b: Int)]) {
        let (height, width) = (gap.a.count, gap.b.count)
        var table = [Int32](repeating: 0, count: (height + 1) * (width + 1))
        for row in stride(from: height - 1, through: 0, by: -1) {
            let hash = a.hashes[gap.a.lowerBound + row]
            let (here, below) = (row * (width + 1), (row + 1) * (width + 1))
            for column in stride(from: width - 1, through: 0, by: -1) {
                table[here + column] =
                    hash == b.hashes[gap.b.lowerBound + column]
                    ? table[below + column + 1] + 1 : max(table[below + column], table[here + column + 1])
            }
        }
        var (row, column) = (0, 0)
        while row < height, column < width {
            let here = row * (width + 1) + column
            if a.hashes[gap.a.lowerBound + row] == b.hashes[gap.b.lowerBound + column] {
                pairs.append((gap.a.lowerBound + row, gap.b.lowerBound + column))
                row += 1
                column += 1
            } else if table[here + width + 1] >= table[here + 1] {
                row += 1
            } else {
                column += 1
            }
        }
    }
}

/// Making the result readable.
extension WordMatching {
    fileprivate static func runs(_ pairs: [(a: Int, b: Int)]) -> [Match] {
        var runs: [Match] = []
        for pair in pairs {
            if let last = runs.last, last.a + last.count == pair.a, last.b + last.count == pair.b {
                runs[runs.count - 1].count += 1
            } else {
                runs.append(Match(a: pair.a, b: pair.b, count: 1))
            }
        }
        return runs
    }

    /// A word or two that stayed between longer changes are part of the change: `a [-b-] the [+c+] d` reads worse.
    fileprivate func joinLonelyRuns(_ runs: inout [Match]) {
        var index = 0
        while index < runs.count {
            let run = runs[index]
            let before = index > 0 ? runs[index - 1] : Match(a: 0, b: 0, count: 0)
            let after = index + 1 < runs.count ? runs[index + 1] : Match(a: a.count, b: b.count, count: 0)
            let words = a.words(in: run.a..<(run.a + run.count))
            let changedBefore = changed(from: before, to: run)
            let changedAfter = changed(from: run, to: after)
            let holdsParagraph = a.hashes[run.a..<(run.a + run.count)].contains(ComparedText.paragraphBreak)
            if !holdsParagraph, words <= 2, changedBefore > 2 * words, changedAfter > 2 * words {
                runs.remove(at: index)
                index = max(0, index - 1)
            } else {
                index += 1
            }
        }
    }

    private func changed(from run: Match, to next: Match) -> Int {
        max(a.words(in: (run.a + run.count)..<next.a), b.words(in: (run.b + run.count)..<next.b))
    }

    /// Moves what is only added or only removed to where a sentence or a line begins, where it can be moved: of `He left.
    /// [He came. ]` and `He [left. He ]came.` the first is meant.
    fileprivate func settled(_ runs: [Match]) -> [Match] {
        var runs = runs
        for index in runs.indices.dropFirst() {
            let (before, after) = (runs[index - 1], runs[index])
            let (endA, endB) = (before.a + before.count, before.b + before.count)
            guard (endA == after.a) != (endB == after.b) else { continue }
            let side = endA == after.a ? b : a
            let (start, end) = endA == after.a ? (endB, after.b) : (endA, after.a)
            var (least, most) = (0, 0)
            while -least < before.count - 1, side.hashes[start + least - 1] == side.hashes[end + least - 1] {
                least -= 1
            }
            while most < after.count - 1, side.hashes[start + most] == side.hashes[end + most] { most += 1 }
            let shift = (least...most).max { a, b in
                (side.beginning(start + a), -abs(a)) < (side.beginning(start + b), -abs(b))
            }
            guard let shift, shift != 0 else { continue }
            runs[index - 1].count += shift
            runs[index] = Match(a: after.a + shift, b: after.b + shift, count: after.count - shift)
        }
        return runs
    }
}
