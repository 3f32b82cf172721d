/// The sequences of three words in a text, to tell which passages of another text it contains.
struct WordSequences {
    private var sequences: Set<Int> = []
    /// The number of words.
    let count: Int

    init(_ text: String) {
        let words = Self.words(Array(text.utf8))
        count = words.count
        for index in words.indices.dropLast(2) { sequences.insert(Self.hash(words[index...].prefix(3))) }
    }

    /// The share of a passage's sequences that are in the text, 0 to 1; 0 for fewer than three words.
    func share(of passage: [UInt8]) -> Double {
        let words = Self.words(passage)
        guard words.count >= 3 else { return 0 }
        let found = words.indices.dropLast(2).count { sequences.contains(Self.hash(words[$0...].prefix(3))) }
        return Double(found) / Double(words.count - 2)
    }

    private static func words(_ bytes: [UInt8]) -> [Int] {
        var words: [Int] = []
        var hash = 0
        var isInWord = false
        for byte in bytes {
            // Punctuation beyond ASCII (quotation marks, dashes) differs between the two texts; letters do not.
            let isLetter = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            if isLetter {
                hash = hash &* 31 &+ Int(byte | 0x20)
                isInWord = true
            } else if isInWord, byte < 0x80 {
                words.append(hash)
                (hash, isInWord) = (0, false)
            }
        }
        if isInWord { words.append(hash) }
        return words
    }

    private static func hash(_ words: ArraySlice<Int>) -> Int { words.reduce(17) { $0 &* 1_000_003 &+ $1 } }
}

extension String {
    /// The text without anything in angle brackets.
    var withoutTags: String {
        guard contains("<") else { return self }
        var result = ""
        var isInTag = false
        for character in self {
            if character == "<" { isInTag = true }
            if !isInTag { result.append(character) }
            if character == ">", isInTag {
                isInTag = false
                result.append(" ")
            }
        }
        return result
    }
}
