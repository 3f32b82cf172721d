import Foundation

/// What a character is to the splitter: the classes of BERT's basic tokenizer (Devlin et al. 2019).
enum PieceCharacter {
    /// Ends a word and belongs to none.
    case space
    /// A word of its own: punctuation, CJK.
    case alone
    /// Goes on with a word.
    case inner

    /// The class of an ASCII byte.
    @inline(__always)
    static func ofASCII(_ byte: UInt8) -> PieceCharacter {
        switch byte {
        case 0x20, 0x09, 0x0A, 0x0D: .space
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: .alone
        default: .inner
        }
    }

    /// The class of any other code point.
    static func of(_ scalar: Unicode.Scalar) -> PieceCharacter {
        switch scalar.value {
        case 0x2010...0x2027: return .alone
        case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x20000...0x2CEAF, 0xF900...0xFAFF, 0x2F800...0x2FA1F:
            return .alone
        default: break
        }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return .alone
        default: return .inner
        }
    }
}

/// Words as the vocabulary has them: lower-case, without accents, without what cannot be seen.
enum FoldedWord {
    /// Folds a word that is not all ASCII. The result may be empty.
    static func of(_ word: String) -> String {
        let lower = lowercased(word.unicodeScalars)
        let decomposed =
            lower.unicodeScalars.contains(where: mayDecompose)
            ? lower.decomposedStringWithCanonicalMapping : lower
        var kept = String.UnicodeScalarView()
        for scalar in decomposed.unicodeScalars where isKept(scalar) { kept.append(scalar) }
        return String(kept)
    }

    /// No character before À has a canonical decomposition, nor has any of the dashes and quotation marks.
    private static func mayDecompose(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xC0 && !(0x2010...0x205E).contains(scalar.value)
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
        if scalar.value == 0xFFFD { return false }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .control, .format, .unassigned, .privateUse, .surrogate: return false
        default: return true
        }
    }

    /// Lower case as Unicode defines it for whole words: a capital sigma that ends a word becomes ς.
    private static func lowercased(_ scalars: String.UnicodeScalarView) -> String {
        var result = ""
        for index in scalars.indices {
            let scalar = scalars[index]
            if scalar.value == 0x3A3 {
                let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
                let after = scalars[scalars.index(after: index)...].first { !$0.properties.isCaseIgnorable }
                let ends = before?.properties.isCased == true && after?.properties.isCased != true
                result += ends ? "ς" : "σ"
            } else {
                result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }
}
