import ArticleModel
/// How alike two texts are: the three-word sequences (shingles) that they share, case and diacritics apart.
struct TextLikeness {
    /// Hashes of the sequences of a text.
    let shingles: Set<UInt64>

    static let shingleLength = 3

    init(_ text: String) {
        var folding = TextFolding()
        let folded = folding.fold(text)
        let words = folded.words.map { word in
            var hash = ContentHash()
            hash.add(folded.folded(word))
            return hash.value
        }
        var shingles: Set<UInt64> = []
        if words.count >= Self.shingleLength {
            shingles.reserveCapacity(words.count)
            for start in 0...(words.count - Self.shingleLength) {
                shingles.insert(
                    words[start..<(start + Self.shingleLength)].reduce(0) { hash, word in
                        (hash &* 0x9E37_79B9_7F4A_7C15) ^ word
                    })
            }
        } else if !words.isEmpty {
            shingles = [words.reduce(0) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1 }]
        }
        self.shingles = shingles
    }

    /// The share of all sequences of both that both have, 0 to 1 (Jaccard); 0 where there are none.
    func resemblance(_ other: TextLikeness) -> Double {
        let common = commonCount(other)
        let all = shingles.count + other.shingles.count - common
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// The share of the shorter text's sequences that the longer one has as well.
    func containment(_ other: TextLikeness) -> Double {
        let shorter = min(shingles.count, other.shingles.count)
        return shorter == 0 ? 0 : Double(commonCount(other)) / Double(shorter)
    }

    private func commonCount(_ other: TextLikeness) -> Int {
        let (few, many) =
            shingles.count < other.shingles.count ? (shingles, other.shingles) : (other.shingles, shingles)
        return few.count { many.contains($0) }
    }
}

extension TextLikeness {
    /// Texts with fewer sequences are too short to be called copies for what they share.
    static let leastCount = 20

    /// Whether one is a copy of the other, perhaps cut or with some words changed: wire copy, a reprint.
    func isCopy(of other: TextLikeness) -> Bool {
        let shorter = min(shingles.count, other.shingles.count)
        guard shorter >= Self.leastCount else { return false }
        return resemblance(other) >= 0.5 || (shorter >= 50 && containment(other) >= 0.8)
    }

    /// Whether they can be two states of one article.
    func isRelated(to other: TextLikeness) -> Bool {
        // A few words can all be changed.
        guard min(shingles.count, other.shingles.count) >= 50 else { return true }
        return hasTraces(of: other)
    }

    /// Whether any of one is in the other.
    func hasTraces(of other: TextLikeness) -> Bool { containment(other) >= 0.05 }
}
