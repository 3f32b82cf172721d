import ArticleModel
import Linguistics

/// Names within hyphenated words.
extension NameFinder {
    /// Longer hyphenated words are no words; in bytes.
    static let longestHyphenated = 80

    /// `US-Russia`, `non-NATO`: the names within one hyphenated word.
    func hyphenatedParts(_ index: Int) -> [FoundName]? {
        guard text.tokens[index].kind == .word, text.tokens[index].span.length <= Self.longestHyphenated
        else {
            return nil
        }
        let word = text.text.bytes[text.tokens[index].span.range]
        guard word.contains(0x2D), word.contains(where: \.isASCIIUppercase),
            lexicons.acronym(text.word(index)) == nil, lexicons.place(text.lowercased[index]) == nil,
            lexicons.wholeName(text.lowercased[index]) == nil
        else { return nil }
        var parts: [FoundName] = []
        for piece in word.split(separator: 0x2D) {
            let name = String(decoding: piece, as: UTF8.self)
            let kind: Entity.Kind?
            if name.startsUpper, lexicons.place(name.lowercased()) == .sure {
                kind = .location
            } else {
                kind =
                    lexicons.acronym(name)
                    ?? (lexicons.isDemonym(name.lowercased()) && name.startsUpper ? .other : nil)
            }
            guard let kind else { continue }
            let part = TextSpan(piece.startIndex, piece.endIndex)
            parts.append(FoundName(tokens: index..<index + 1, part: part, kind: kind, confidence: 0.8))
        }
        return parts.isEmpty ? nil : parts
    }
}
