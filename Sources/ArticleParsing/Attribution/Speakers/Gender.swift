import Linguistics

/// Tells gender from titles and first names.
struct GenderLexicon: Sendable {
    /// The list that comes with the program.
    static let shared = GenderLexicon(lines: lexiconLines("names-first.txt"))

    private let names: [String: Gender]

    /// Reads lines of a name and `f`, `m` or `u` (unknown).
    init(lines: [Substring]) {
        var names: [String: Gender] = [:]
        for line in lines {
            let words = line.split(separator: "\t")
            guard words.count == 2, words[1] == "f" || words[1] == "m" else { continue }
            names[String(words[0])] = words[1] == "f" ? .female : .male
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
