import ArticleModel
import Linguistics

/// A title or form of address in the text.
struct Title: Hashable, Sendable {
    /// Its tokens.
    var tokens: Range<Int>
    /// Whether it is only a form of address (*Mr.*), not an office.
    var isForm: Bool
    /// Whether it is written with a capital.
    var isCapitalised: Bool
}

/// Finds titles: words before a head (*deputy foreign*), the head (*minister*), and what follows *of*
/// (*Secretary of State*).
struct TitleFinder {
    let text: TokenizedText
    var lexicons = NameLexicons.shared

    /// All titles, in text order, none overlapping; small-letter ones (*the minister*) included.
    func titles() -> [Title] {
        var titles: [Title] = []
        for sentence in text.sentences {
            var index = sentence.lowerBound
            while index < sentence.upperBound {
                guard let title = title(at: index, end: sentence.upperBound) else {
                    index += 1
                    continue
                }
                titles.append(title)
                index = title.tokens.upperBound
            }
        }
        return titles
    }

    /// The title that begins at a token, none of it at `end` or later.
    func title(at start: Int, end: Int) -> Title? {
        let words = text.lowercased
        guard text.tokens[start].kind == .word else { return nil }
        var parts = lexicons.titlePart(words[start])
        guard !parts.isEmpty, parts != .complement else { return nil }
        if parts.contains(.form), text.tokens[start].shape != .lower {
            return Title(tokens: start..<start + 1, isForm: true, isCapitalised: true)
        }
        var index = start
        var last: Int?
        while index < end, text.tokens[index].kind == .word {
            if index > start { parts = lexicons.titlePart(words[index]) }
            if parts.contains(.head) {
                last = index
            } else if !parts.contains(.modifier) {
                break
            }
            index += 1
        }
        guard let last else { return nil }
        let tokens = start..<afterComplement(last + 1, end: end)
        let isCapitalised = tokens.contains {
            text.tokens[$0].shape != .lower && text.tokens[$0].shape != .other
        }
        return Title(tokens: tokens, isForm: false, isCapitalised: isCapitalised)
    }

    /// Passes `of State`, `of Homeland Security`, `of staff`.
    private func afterComplement(_ index: Int, end: Int) -> Int {
        guard index + 1 < end, text.lowercased[index] == "of" || text.lowercased[index] == "for" else {
            return index
        }
        for length in [4, 3, 2, 1] where index + length < end {
            let phrase = text.lowercased[(index + 1)...(index + length)].joined(separator: " ")
            if lexicons.titlePart(phrase).contains(.complement) { return index + 1 + length }
        }
        return index
    }
}
