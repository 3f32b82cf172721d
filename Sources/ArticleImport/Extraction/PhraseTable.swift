/// A fixed set of phrases in lower case, found in bytes without making strings of them.
struct PhraseTable {
    /// By the first byte.
    private var byFirst: [[(bytes: [UInt8], number: Int)]] = Array(repeating: [], count: 256)

    init(_ phrases: [String]) {
        for (number, phrase) in phrases.enumerated() {
            let bytes = Array(phrase.utf8)
            if let first = bytes.first { byFirst[Int(first)].append((bytes, number)) }
        }
    }

    /// Whether the text begins with one of the phrases.
    func beginsWithAny(_ text: [UInt8]) -> Bool {
        guard let first = text.first else { return false }
        return byFirst[Int(first)].contains { Self.matches(text, $0.bytes, at: 0) }
    }

    /// Whether one of the phrases stands anywhere in the text.
    func isAnyWithin(_ text: [UInt8]) -> Bool {
        for index in text.indices
        where byFirst[Int(text[index])].contains(where: { Self.matches(text, $0.bytes, at: index) }) {
            return true
        }
        return false
    }

    /// The numbers of the phrases that stand in the text.
    func numbers(within text: [UInt8]) -> [Int] {
        var found: [Int] = []
        for index in text.indices {
            for phrase in byFirst[Int(text[index])] where Self.matches(text, phrase.bytes, at: index) {
                found.append(phrase.number)
            }
        }
        return found
    }

    private static func matches(_ text: [UInt8], _ phrase: [UInt8], at start: Int) -> Bool {
        guard start + phrase.count <= text.count else { return false }
        for offset in phrase.indices where text[start + offset] != phrase[offset] { return false }
        return true
    }
}

extension Sequence<UInt8> {
    /// The bytes with the letters A to Z in lower case.
    func lowercasedASCII() -> [UInt8] { map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
}
