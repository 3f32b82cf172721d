import ArticleModel

/// The name of a person in its parts, for telling whether two names can belong to one person.
struct PersonName: Hashable {
    /// Given names and initials, lower-cased.
    var given: [String]
    /// The last word, lower-cased.
    var family: String

    /// A name from its lower-cased words; nil for none. `Jr.` and small words
    /// such as `von` are left out.
    init?(words: [String]) {
        let suffixes: Set<String> = ["jr.", "jr", "sr.", "sr", "ii", "iii", "iv"]
        let words = words.filter { !suffixes.contains($0) }
        guard let last = words.last else { return nil }
        family = last
        given = words.dropLast().filter { !NameWords.particles.contains($0) }
    }

    /// Whether it has a given name or initial.
    var isFull: Bool { !given.isEmpty }

    /// Whether two full names can be spellings of one: equal or nearly equal family names, and first names that
    /// are equal, an initial, short for one another, or spelt alike.
    func matches(_ other: PersonName) -> Bool {
        guard let first = given.first, let otherFirst = other.given.first,
            NameSpelling.areAlike(family, other.family)
        else { return false }
        return Self.areCompatible(first, otherFirst)
    }

    private static func areCompatible(_ a: String, _ b: String) -> Bool {
        if a == b { return true }
        if isInitial(a) || isInitial(b) { return a.utf8.first == b.utf8.first }
        return NameSpelling.areAlike(a, b) || NameLexicons.shared.areNicknames(a, b)
    }

    private static func isInitial(_ word: String) -> Bool {
        word.utf8.count == 1 || (word.utf8.count == 2 && word.hasSuffix("."))
            || (word.contains(".") && word.utf8.count <= 5)
    }
}

/// Compares spellings of names: transliterations (*Sergei*, *Sergey*) and small differences (*Antony*,
/// *Anthony*).
enum NameSpelling {
    /// Whether two lower-cased words are spellings of one name.
    static func areAlike(_ a: String, _ b: String) -> Bool {
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
    static func folded(_ word: String) -> [UInt8] {
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
