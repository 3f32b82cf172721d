import Linguistics

/// What is known of names and their parts. Keys are lower-cased words as in `TokenizedText.lowercased`.
struct NameLexicons: Sendable {
    /// The lexicons of the installation, loaded once.
    static let shared = NameLexicons()

    private let first = Lexicon(named: "names-first.txt")
    private let surnames = Lexicon(named: "names-surnames.txt")
    private let places = Lexicon(named: "names-places.txt")
    private let nicknames = Lexicon(named: "names-nicknames.txt")
    private let titles = Lexicon(named: "names-titles.txt")

    /// What a first name tells of its bearer.
    enum FirstName { case male, female, either }

    /// The first name's usual gender; nil for a word that is none.
    func firstName(_ word: String) -> FirstName? {
        switch first.letter(word) {
        case UInt8(ascii: "m"): .male
        case UInt8(ascii: "f"): .female
        case .some: .either
        case nil: nil
        }
    }

    /// How surely a phrase names a place by itself.
    enum Place { case sure, possible }

    func place(_ phrase: String) -> Place? {
        switch places.letter(phrase) {
        case UInt8(ascii: "1"): .sure
        case .some: .possible
        case nil: nil
        }
    }

    func isSurname(_ word: String) -> Bool { surnames.contains(word) }

    /// Whether one first name is short for the other (*Bill*, *William*).
    func areNicknames(_ a: String, _ b: String) -> Bool {
        nicknames.contains("\(a) \(b)") || nicknames.contains("\(b) \(a)")
    }

    /// What a word can be in a title.
    struct TitlePart: OptionSet {
        let rawValue: UInt8
        /// Stands for the whole title: *minister*.
        static let head = TitlePart(rawValue: 1)
        /// Stands before a head: *foreign*.
        static let modifier = TitlePart(rawValue: 2)
        /// A form of address: *Mr.*
        static let form = TitlePart(rawValue: 4)
        /// Follows `of`: *State*.
        static let complement = TitlePart(rawValue: 8)
    }

    /// The parts of a title that a phrase can be.
    func titlePart(_ phrase: String) -> TitlePart {
        guard let letters = titles.value(phrase) else { return [] }
        return letters.utf8.reduce(into: []) { parts, letter in
            switch letter {
            case UInt8(ascii: "h"): parts.insert(.head)
            case UInt8(ascii: "m"): parts.insert(.modifier)
            case UInt8(ascii: "f"): parts.insert(.form)
            case UInt8(ascii: "c"): parts.insert(.complement)
            default: break
            }
        }
    }
}
