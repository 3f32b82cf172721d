import Linguistics

/// Whether a person is spoken of as *he* or as *she*, as far as the text and the first name tell.
enum Gender: Sendable {
    case female, male
}

/// Tells gender from titles and first names.
struct GenderLexicon: Sendable {
    /// The list that comes with the program.
    static let shared = GenderLexicon(lines: lexiconLines("cues-first-names.txt"))

    private let names: [String: Gender]

    /// Reads lines of the form `f anna beth …` or `m adam ben …`.
    init(lines: [Substring]) {
        var names: [String: Gender] = [:]
        for line in lines {
            let words = line.split(separator: " ")
            guard let mark = words.first, mark == "f" || mark == "m" else { continue }
            for word in words.dropFirst() { names[String(word)] = mark == "f" ? .female : .male }
        }
        self.names = names
    }

    /// The gender that a lower-cased title or first name shows.
    func gender(of word: String) -> Gender? {
        switch word {
        case "mr.", "mr", "sir", "lord", "king", "prince", "congressman", "chairman", "spokesman", "father",
            "businessman", "councilman", "son", "brother", "husband", "man", "boy", "actor", "assemblyman":
            .male
        case "mrs.", "mrs", "ms.", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman", "chairwoman",
            "spokeswoman", "mother", "businesswoman", "councilwoman", "daughter", "sister", "wife", "woman", "girl",
            "actress", "assemblywoman":
            .female
        default: names[word]
        }
    }
}
