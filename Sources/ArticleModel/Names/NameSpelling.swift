/// Compares spellings of names: transliterations (*Sergei*, *Sergey*) and small differences (*Antony*,
/// *Anthony*).
public enum NameSpelling {
    /// Whether two lower-cased words are spellings of one name.
    public static func areAlike(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        let (x, y) = (folded(a), folded(b))
        if x == y { return true }
        // A last vowel tells men's names from women's: Mario, Maria.
        let endings = [x.last, y.last]
        if x.last != y.last, endings.contains(UInt8(ascii: "a")) { return false }
        guard x.first == y.first, min(x.count, y.count) >= 5 else { return false }
        return distanceIsOne(x, y)
    }

    /// The word without the differences of transliterations: *ph* as *f*, *y* and *j* as *i*, *kh* as *h*,
    /// doubled letters as one, no hyphens.
    public static func folded(_ word: String) -> [UInt8] {
        var result: [UInt8] = []
        var previous: UInt8 = 0
        for var byte in word.utf8 {
            if byte == UInt8(ascii: "y") || byte == UInt8(ascii: "j") { byte = UInt8(ascii: "i") }
            if byte == UInt8(ascii: "w") { byte = UInt8(ascii: "v") }
            if byte == UInt8(ascii: "x") { byte = UInt8(ascii: "s") }
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "'") { continue }
            if byte == UInt8(ascii: "h"), let last = result.last {
                if last == UInt8(ascii: "p") {
                    result[result.count - 1] = UInt8(ascii: "f"); previous = byte; continue
                }
                if last == UInt8(ascii: "k") { result[result.count - 1] = byte; previous = byte; continue }
                if last == UInt8(ascii: "t") { previous = byte; continue }
            }
            if byte == UInt8(ascii: "k") || byte == UInt8(ascii: "c") { byte = UInt8(ascii: "k") }
            if byte == previous { continue }
            result.append(byte)
            previous = byte
        }
        // "Yevgeny" and "Evgenii", "Sergei" and "Sergi": a vowel before a final i tells nothing.
        while result.count > 3, result.last == UInt8(ascii: "i"),
            [0x65, 0x69].contains(result[result.count - 2])
        {
            result.remove(at: result.count - 2)
        }
        if result.starts(with: "ie".utf8) { result.removeFirst() }
        return result
    }

    /// Whether one letter was changed, added or left out (Levenshtein distance 1).
    private static func distanceIsOne(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard abs(a.count - b.count) <= 1 else { return false }
        let prefix = zip(a, b).prefix { $0 == $1 }.count
        let suffix = zip(a.dropFirst(prefix).reversed(), b.dropFirst(prefix).reversed()).prefix { $0 == $1 }
            .count
        return max(a.count, b.count) - prefix - suffix <= 1
    }
}
