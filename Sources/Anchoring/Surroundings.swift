import ArticleModel

/// The words before and after a passage, nearest first.
struct Surroundings: Sendable {
    struct Word {
        var hash: UInt64
        /// In bytes: long words tell more than short ones.
        var length: Int
    }

    var before: [Word]
    var after: [Word]

    /// How many words on either side are compared.
    static let reach = 12
    /// How many words on either side of a place are looked through for them: so much may have been inserted.
    static let wideReach = 30

    /// The words around a span of a text, `distance` words on either side left out. A word through which the span's border goes counts with its part outside.
    init(
        of span: TextSpan, in side: WordText, reach: Int,
        beyond distance: WantedSurroundings.Distance = WantedSurroundings.Distance()
    ) {
        let (words, bytes) = (side.words, side.text.bytes)
        before = []
        after = []
        let next = words.firstWord(endingAfter: span.start) - distance.before
        if distance.before == 0, next < words.count, words.spans[next].start < span.start {
            let part = TextSpan(words.spans[next].start, span.start)
            before.append(Word(hash: TextWords.hash(bytes, part), length: part.length))
        }
        for index in stride(from: next - 1, to: max(-1, next - 1 - reach + before.count), by: -1) {
            before.append(Word(hash: words.hashes[index], length: words.spans[index].length))
        }
        var following = words.firstWord(endingAfter: span.end) + distance.after
        if distance.after == 0, following < words.count, words.spans[following].start < span.end {
            let part = TextSpan(span.end, words.spans[following].end)
            after.append(Word(hash: TextWords.hash(bytes, part), length: part.length))
            following += 1
        }
        for index in following..<max(following, min(words.count, following + reach - after.count)) {
            after.append(Word(hash: words.hashes[index], length: words.spans[index].length))
        }
    }

    /// Leaves out the outermost words, which a context of a fixed length may have cut.
    mutating func dropCutWords() {
        if before.count > 2 { before.removeLast() }
        if after.count > 2 { after.removeLast() }
    }
}

/// How much of a passage's surroundings is found around another, 0 to 1; nil where nothing was there to be found and
/// something is there now.
struct Agreement: Sendable {
    var before: Double?
    var after: Double?

    init(_ wanted: Surroundings, _ found: Surroundings) {
        before = Self.share(of: wanted.before, in: found.before)
        after = Self.share(of: wanted.after, in: found.after)
    }

    /// Both sides together; nil where nothing is known.
    var score: Double? {
        switch (before, after) {
        case (let before?, let after?): (before + after) / 2
        case (let side?, nil), (nil, let side?): side
        case (nil, nil): nil
        }
    }

    /// The side that agrees less; 1 where nothing is known.
    var weakerSide: Double { min(before ?? 1, after ?? 1) }

    /// The side that agrees more; 0 where nothing is known.
    var strongerSide: Double { max(before ?? 0, after ?? 0) }

    /// The heaviest common subsequence, as a share of what it could weigh. Near words weigh more than far ones, and
    /// words that have been pushed away from where they were weigh less.
    private static func share(of wanted: [Surroundings.Word], in found: [Surroundings.Word]) -> Double? {
        guard !wanted.isEmpty else { return found.isEmpty ? 1 : nil }
        var total = 0.0
        var best = [Double](repeating: 0, count: found.count + 1)
        for (row, word) in wanted.enumerated() {
            let weight = Double(min(word.length, 8) + 1) / (1 + 0.15 * Double(row))
            total += weight
            var diagonal = 0.0
            for (column, other) in found.enumerated() {
                let above = best[column + 1]
                var value = max(above, best[column])
                if word.hash == other.hash {
                    value = max(value, diagonal + weight / (1 + 0.04 * Double(abs(row - column))))
                }
                diagonal = above
                best[column + 1] = value
            }
        }
        return (best.last ?? 0) / total
    }
}
