import ArticleModel

/// How many words two claims have in common, by the beginnings of their words.
struct WordOverlap {
    /// Letters of a word that are compared: endings tell little.
    private static let stem = 5

    private let words: Set<String>

    /// Reads the words of a claim; small ones are left out, and those that turn it.
    init(_ claim: Claim, in text: ArticleText) {
        var words: Set<String> = []
        for span in claim.content {
            for word in text[span].lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                if word.count > 2, !Self.small.contains(String(word)) {
                    words.insert(String(word.prefix(Self.stem)))
                }
            }
        }
        self.words = words
    }

    /// Shared words among all words of both, 0 to 1.
    func share(with other: WordOverlap) -> Double {
        let all = words.union(other.words).count
        return all == 0 ? 0 : Double(words.intersection(other.words).count) / Double(all)
    }

    private static let small: Set<String> = [
        "the", "and", "that", "this", "with", "for", "from", "was", "were", "are", "has", "had", "have",
        "been", "would",
        "will", "could", "should", "not", "never", "his", "her", "its", "their", "who", "which", "they",
        "she", "but", "did",
        "does", "didn", "doesn", "don", "won", "hasn", "hadn", "haven", "isn", "wasn", "aren", "weren",
        "wouldn", "mr", "mrs",
        "ms", "any", "also", "into", "than", "then", "there", "when", "what", "yet", "ever",
    ]
}
