import ArticleModel

/// Word 4-grams: what the index of quotes knows them by.
public enum WordGrams {
    /// How many words a gram has.
    public static let length = 4

    /// The different grams of a row of words, as hashes of 32 bits, in ascending order.
    public static func of(_ words: [QuoteWord]) -> [UInt32] {
        guard words.count >= length else { return [] }
        var grams: Set<UInt32> = []
        for start in 0...(words.count - length) { grams.insert(gram(words, at: start)) }
        return grams.sorted()
    }

    private static func gram(_ words: [QuoteWord], at start: Int) -> UInt32 {
        var hash: UInt64 = 0
        for word in words[start..<(start + length)] {
            hash = (hash ^ UInt64(word.id)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        return UInt32(truncatingIfNeeded: hash)
    }
}
