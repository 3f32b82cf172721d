import ArticleModel
import Foundation

/// Cuts text into words that compare without case and diacritics: letters and digits, decomposed (NFD), without
/// nonspacing marks, in lower case.
///
/// Keeps what it has learned of each character, so one folding serves many texts.
public struct TextFolding {
    /// A word in its folded form and where it stands, in UTF-8 bytes.
    struct Word {
        var folded: ArraySlice<UInt8>
        var span: TextSpan
    }

    private enum Folded {
        case separator
        case letters([UInt8])
    }

    private var known: [Unicode.Scalar: Folded] = [:]

    /// Begins without knowing any character.
    public init() {}

    /// The words of a text, in order.
    mutating func words(of text: String) -> [Word] {
        var words: [Word] = []
        var folded: [UInt8] = []
        var wordStart: Int?
        var position = 0
        var bounds: [(folded: Range<Int>, span: TextSpan)] = []
        var foldedStart = 0
        func endWord(at end: Int) {
            if let start = wordStart { bounds.append((foldedStart..<folded.count, TextSpan(start, end))) }
            wordStart = nil
            foldedStart = folded.count
        }
        for scalar in text.unicodeScalars {
            switch fold(scalar) {
            case .separator: endWord(at: position)
            case .letters(let letters):
                // A mark alone begins no word.
                if wordStart == nil, !letters.isEmpty { wordStart = position }
                folded += letters
            }
            position += UTF8.width(scalar)
        }
        endWord(at: position)
        words.reserveCapacity(bounds.count)
        for bound in bounds { words.append(Word(folded: folded[bound.folded], span: bound.span)) }
        return words
    }

    private mutating func fold(_ scalar: Unicode.Scalar) -> Folded {
        if let folded = known[scalar] { return folded }
        let folded = Self.folded(scalar)
        known[scalar] = folded
        return folded
    }

    private static func folded(_ scalar: Unicode.Scalar) -> Folded {
        if scalar.properties.generalCategory == .nonspacingMark { return .letters([]) }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            return .separator
        }
        let decomposed = String(scalar).decomposedStringWithCanonicalMapping.lowercased()
        let letters = decomposed.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }
        return .letters(Array(String(String.UnicodeScalarView(letters)).utf8))
    }
}
