import Linguistics

/// The roles of English words: closed classes from `WordRole.wordGroups`, verbs from `finite-verbs.txt`.
struct ClauseLexicon: Sendable {
    /// Read once, on first use.
    static let shared = ClauseLexicon(verbs: LexiconFile.bytes("finite-verbs.txt"))

    private let roles: [String: WordRole]

    /// Reads a list of verbs, one word and one letter a line; lines that say anything else are passed over.
    init(verbs: [UInt8]) {
        var roles: [String: WordRole] = [:]
        roles.reserveCapacity(5000)
        for line in verbs.split(separator: UInt8(ascii: "\n")) {
            guard line.first != UInt8(ascii: "#"), let space = line.firstIndex(of: UInt8(ascii: " ")),
                let letter = line[space...].dropFirst().first, let role = Self.verbRole(letter)
            else { continue }
            roles[String(decoding: line[..<space], as: UTF8.self)] = role
        }
        for group in WordRole.wordGroups where !group.roles.isDisjoint(with: .verb) {
            for word in group.words.split(separator: " ") { roles[String(word)] = [] }
        }
        for group in WordRole.wordGroups {
            for word in group.words.split(separator: " ") {
                roles[String(word), default: []].formUnion(group.roles)
            }
        }
        self.roles = roles
    }

    /// The roles of a word in lower case. An unknown word in -ed counts as a past form.
    func roles(of word: String) -> WordRole {
        if let known = roles[word] { return known }
        if word.utf8.contains(UInt8(ascii: "-")), Numerals.words(word) != nil { return .numeral }
        return word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ed".utf8) ? .past : []
    }

    private static func verbRole(_ letter: UInt8) -> WordRole? {
        switch letter {
        case UInt8(ascii: "P"): .surePast
        case UInt8(ascii: "p"): .past
        case UInt8(ascii: "S"): .surePresent
        case UInt8(ascii: "s"): .present
        case UInt8(ascii: "b"): .base
        default: nil
        }
    }
}
