import ArticleModel

/// A text with its words: one of the two sides of a comparison.
struct WordText: Sendable {
    let text: ArticleText
    let words: TextWords

    init(_ text: ArticleText) {
        self.text = text
        words = TextWords(text)
    }

    /// Whether an offset stands between the letters of a word.
    func isInsideWord(_ offset: Int) -> Bool {
        let next = words.firstWord(endingAfter: offset)
        return next < words.count && words.spans[next].start < offset
    }

    /// More places than this are not told: such words are none, but long runs of one letter, rulers, tables.
    static let mostPlaces = 10_000

    /// All places where the bytes of a span of `source` stand here, overlapping ones too, in order. They begin and
    /// end inside a word only where the span does.
    func places(of span: TextSpan, in source: WordText) -> [TextSpan] {
        let wanted = source.text.bytes[span.range]
        guard !wanted.isEmpty, wanted.count <= text.count else { return [] }
        let (startsInside, endsInside) = (source.isInsideWord(span.start), source.isInsideWord(span.end))
        return starts(of: wanted, words: source.words, within: span).compactMap { start in
            let place = TextSpan(start, start + wanted.count)
            guard isInsideWord(place.start) == startsInside, isInsideWord(place.end) == endsInside else {
                return nil
            }
            return place
        }
    }

    /// Looks at the places of the rarest of the words; through the whole text where that is less work, or where there is
    /// no whole word.
    private func starts(of wanted: ArraySlice<UInt8>, words other: TextWords, within span: TextSpan) -> [Int]
    {
        let rarest = other.words(within: span).min { a, b in
            words.places(of: other.hashes[a]).count < words.places(of: other.hashes[b]).count
        }
        guard let rarest,
            words.places(of: other.hashes[rarest]).count * wanted.count <= max(1 << 16, 8 * text.count)
        else { return occurrences(of: Array(wanted), in: text.bytes, atMost: Self.mostPlaces) }
        let distance = other.spans[rarest].start - span.start
        return words.places(of: other.hashes[rarest]).compactMap { number in
            let start = words.spans[Int(number)].start - distance
            guard start >= 0, start + wanted.count <= text.count,
                text.bytes[start..<(start + wanted.count)].elementsEqual(wanted)
            else { return nil }
            return start
        }
    }
}

/// All places where `words` starts, overlapping ones too, by the algorithm of Knuth, Morris and Pratt (1977).
/// `words` must not be empty.
func occurrences(of words: [UInt8], in text: [UInt8], atMost limit: Int = .max) -> [Int] {
    /// For each prefix of `words`: the length of its longest proper prefix that is also its suffix.
    var borders = [Int](repeating: 0, count: words.count)
    var length = 0
    for index in words.indices.dropFirst() {
        while length > 0, words[index] != words[length] { length = borders[length - 1] }
        if words[index] == words[length] { length += 1 }
        borders[index] = length
    }
    var places: [Int] = []
    var matched = 0
    for (index, byte) in text.enumerated() {
        while matched > 0, byte != words[matched] { matched = borders[matched - 1] }
        if byte == words[matched] { matched += 1 }
        if matched == words.count {
            places.append(index + 1 - matched)
            matched = borders[matched - 1]
            if places.count == limit { break }
        }
    }
    return places
}
