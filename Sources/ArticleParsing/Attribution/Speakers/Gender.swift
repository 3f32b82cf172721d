/// The gender that a form of address, an office or a first name shows.
enum GenderedWords {
    /// The gender of a lower-cased word; nil where it shows none.
    static func gender(of word: String) -> Gender? {
        if male.contains(word) { return .male }
        if female.contains(word) { return .female }
        return switch NameLexicons.shared.firstName(word) {
        case .male: .male
        case .female: .female
        case .either, nil: nil
        }
    }

    private static let male: Set<String> = [
        "mr.", "mr", "sir", "lord", "king", "prince", "congressman", "chairman", "spokesman", "father",
        "businessman",
        "councilman", "son", "brother", "husband", "man", "boy", "actor", "assemblyman",
    ]

    private static let female: Set<String> = [
        "mrs.", "mrs", "ms.", "ms", "miss", "dame", "lady", "queen", "princess", "congresswoman",
        "chairwoman",
        "spokeswoman", "mother", "businesswoman", "councilwoman", "daughter", "sister", "wife", "woman",
        "girl",
        "actress", "assemblywoman",
    ]
}
