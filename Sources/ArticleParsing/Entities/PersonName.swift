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
