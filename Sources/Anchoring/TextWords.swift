import ArticleModel

/// The words of a text, numbered, with where each one occurs.
///
/// Words are told apart by a 64-bit hash; whoever claims that two stretches of text are the same compares bytes.
struct TextWords: Sendable {
    /// Where each word stands, in order.
    let spans: [TextSpan]
    /// A hash of each word.
    let hashes: [UInt64]
    /// Numbers of words, sorted by hash and then by place.
    private let byHash: [Int32]

    init(_ text: ArticleText) {
        var spans: [TextSpan] = []
        var hashes: [UInt64] = []
        for piece in WordScanner(text) where piece.kind == .word {
            spans.append(piece.span)
            hashes.append(Self.hash(text.bytes, piece.span))
        }
        self.spans = spans
        self.hashes = hashes
        byHash = hashes.indices.map { Int32($0) }.sorted { a, b in
            let (first, second) = (hashes[Int(a)], hashes[Int(b)])
            return first == second ? a < b : first < second
        }
    }

    var count: Int { spans.count }

    /// The numbers of all words with a hash, in order of place.
    func places(of hash: UInt64) -> ArraySlice<Int32> {
        let start = byHash.partitioningIndex { hashes[Int($0)] >= hash }
        let end = byHash[start...].partitioningIndex { hashes[Int($0)] > hash }
        return byHash[start..<end]
    }

    /// The number of the first word that ends after an offset; `count` when there is none.
    func firstWord(endingAfter offset: Int) -> Int { spans.partitioningIndex { $0.end > offset } }

    /// The words that lie wholly within a span.
    func words(within span: TextSpan) -> Range<Int> {
        let first = spans.partitioningIndex { $0.start >= span.start }
        let end = spans.partitioningIndex { $0.end > span.end }
        return first..<max(first, end)
    }

    /// How many words from two numbers on, here and in other words, are the same, `limit` at most.
    func equalWords(from a: Int, in other: TextWords, from b: Int, limit: Int) -> Int {
        var count = 0
        while count < limit, a + count < hashes.count, b + count < other.hashes.count,
            hashes[a + count] == other.hashes[b + count]
        {
            count += 1
        }
        return count
    }

    /// How many words before two numbers are the same, `limit` at most.
    func equalWords(before a: Int, _ b: Int, limit: Int) -> Int {
        var count = 0
        while count < limit, min(a, b) > count, hashes[a - 1 - count] == hashes[b - 1 - count] { count += 1 }
        return count
    }

    /// FNV-1a over some bytes.
    static func hash(_ bytes: [UInt8], _ span: TextSpan) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in span.range { state = (state ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01B3 }
        return state ^ state >> 29
    }
}

extension RandomAccessCollection {
    /// The first index from which on a condition holds, in a collection where it never stops holding once it does.
    func partitioningIndex(where holds: (Element) -> Bool) -> Index {
        var low = startIndex
        var length = count
        while length > 0 {
            let half = length / 2
            let middle = index(low, offsetBy: half)
            if holds(self[middle]) {
                length = half
            } else {
                low = index(after: middle)
                length -= half + 1
            }
        }
        return low
    }
}
