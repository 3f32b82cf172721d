/// Texts of made-up words whose frequencies follow Zipf's law, as those of a language do: the same in every run.
struct MadeWords {
    /// The words, the most frequent first.
    let vocabulary: [String]

    private static let syllables = [
        "ka", "re", "to", "mi", "sun", "dol", "ver", "an", "ti", "bor", "la", "ne", "qui", "pos", "gra",
        "hel",
    ]

    /// Draws from the distribution: each word as often as it is to be drawn.
    private let draws: [UInt16]
    private var state: UInt64

    init(words: Int = 50_000, seed: UInt64 = 1) {
        state = seed
        var known: Set<String> = []
        var vocabulary: [String] = []
        var generator = SplitMix64(state: seed)
        while vocabulary.count < words {
            let length = 1 + Int(generator.next() % 5)
            let word = (0..<length).map { _ in Self.syllables[Int(generator.next() % 16)] }.joined()
            if known.insert(word).inserted { vocabulary.append(word) }
        }
        self.vocabulary = vocabulary
        var total = 0.0
        let cumulative = (1...words).map { rank in
            total += 1 / Double(rank)
            return total
        }
        var draws: [UInt16] = []
        var rank = 0
        let count = 1 << 20
        for draw in 0..<count {
            while cumulative[rank] < (Double(draw) + 0.5) / Double(count) * total { rank += 1 }
            draws.append(UInt16(rank))
        }
        self.draws = draws
    }

    /// The next word.
    mutating func word() -> String {
        vocabulary[Int(draws[Int(truncatingIfNeeded: random() >> 44)])]
    }

    /// A number below `limit`.
    mutating func number(below limit: Int) -> Int { Int(random() % UInt64(limit)) }

    /// A sentence with a capital and a full stop.
    mutating func sentence(words: Int) -> String {
        let first = word()
        let rest = (1..<max(2, words)).map { _ in word() }.joined(separator: " ")
        return first.prefix(1).uppercased() + first.dropFirst() + " " + rest + "."
    }

    /// Paragraphs of about so many bytes.
    mutating func text(bytes: Int) -> String {
        var text = ""
        while text.utf8.count < bytes {
            for _ in 0..<3 { text += sentence(words: 8 + number(below: 12)) + " " }
            text += "\n\n"
        }
        return text
    }

    private mutating func random() -> UInt64 {
        var generator = SplitMix64(state: state)
        defer { state = generator.state }
        return generator.next()
    }
}

/// The generator of Steele, Lea and Flood (2014): the same numbers in every run.
struct SplitMix64 {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
