import Linguistics

/// The base form of English verbs and nouns, by which words are compared: verbs by a list, others by their endings.
enum Lemma {
    private static let verbs = Lexicon(named: "verb-lemmas.txt")

    /// The base form of a verb in lower case.
    static func verb(_ word: String) -> String {
        if let known = contracted[word] ?? verbs.value(word) { return known }
        if word.hasSuffix("ies") || word.hasSuffix("ied"), word.utf8.count > 4 {
            return word.dropLast(3) + "y"
        }
        if word.hasSuffix("ing"), word.utf8.count > 5 { return String(word.dropLast(3)) }
        if word.hasSuffix("ed"), word.utf8.count > 4 { return String(word.dropLast(2)) }
        if word.hasSuffix("es"), let stem = sibilantStem(word.dropLast(2)) { return stem }
        if word.hasSuffix("s"), !word.hasSuffix("ss"), word.utf8.count > 3 { return String(word.dropLast()) }
        return word
    }

    /// The singular of a noun in lower case.
    static func noun(_ word: String) -> String {
        if let irregular = plurals[word] { return irregular }
        guard word.utf8.count > 3, word.hasSuffix("s"), !word.hasSuffix("ss"), !word.hasSuffix("us"),
            !word.hasSuffix("is"), !word.utf8.contains(UInt8(ascii: "."))
        else { return word }
        if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
        if word.hasSuffix("es"), let stem = sibilantStem(word.dropLast(2)) { return stem }
        return String(word.dropLast())
    }

    /// A stem after which the ending is `es`, not `s` (`reaches`, `passes`).
    private static func sibilantStem(_ stem: Substring) -> String? {
        ["ch", "sh", "ss", "x", "zz"].contains { stem.hasSuffix($0) } ? String(stem) : nil
    }

    private static let contracted: [String: String] = [
        "'s": "be", "'re": "be", "'m": "be", "i'm": "be", "we're": "be", "they're": "be", "you're": "be",
        "isn't": "be", "aren't": "be", "wasn't": "be", "weren't": "be", "'ve": "have",
    ]

    private static let plurals: [String: String] = [
        "men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person",
        "feet": "foot", "teeth": "tooth", "lives": "life", "wives": "wife", "halves": "half",
        "series": "series",
        "news": "news", "politics": "politics",
    ]
}
