import ArticleModel

/// Word 4-grams: what the index of quotes knows them by. Short quotes, of which an edit may leave no four words in a row,
/// have 3-grams as well.
public enum WordGrams {
    /// How many words a gram has.
    public static let length = 4
    private static let shortLength = 3
    private static let mostShortWords = 12

    /// The different grams of a row of words, as hashes of 32 bits, in ascending order.
    public static func of(_ words: [QuoteWord]) -> [UInt32] {
        var grams: Set<UInt32> = []
        let lengths = words.count <= mostShortWords ? [length, shortLength] : [length]
        for length in lengths where words.count >= length {
            for start in 0...(words.count - length) {
                grams.insert(gram(words[start..<(start + length)]))
            }
        }
        return grams.sorted()
    }

    private static func gram(_ words: ArraySlice<QuoteWord>) -> UInt32 {
        var hash = UInt64(words.count)
        for word in words {
            hash = (hash ^ UInt64(word.id)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        return UInt32(truncatingIfNeeded: hash)
    }
}
