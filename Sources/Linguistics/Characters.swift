import ArticleModel

/// What a character is to the lexer.
enum CharacterClass {
    /// White space of any width, including the zero-width space and the byte order mark.
    case space
    /// A letter of any script.
    case letter
    /// A decimal digit.
    case digit
    /// A mark that combines with the character before it (accents, variation selectors, joiners).
    case combining
    /// Everything else.
    case mark
}

/// One character of a text: its scalar value and the number of bytes it takes.
struct Character32 {
    let value: UInt32
    let length: Int

    /// The class by which the lexer groups characters to tokens.
    var characterClass: CharacterClass {
        if value < 0x80 { return Self.asciiClass(UInt8(value)) }
        switch value {
        case 0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000, 0xFEFF, 0x85:
            return .space
        case 0xC0...0x24F: return value == 0xD7 || value == 0xF7 ? .mark : .letter
        case 0x300...0x36F, 0x200C, 0x200D, 0xFE00...0xFE0F: return .combining
        case 0x2010, 0x2011, 0x2012...0x206F, 0x20A0...0x20CF: return .mark
        default: return otherClass
        }
    }

    private var otherClass: CharacterClass {
        guard let scalar = Unicode.Scalar(value) else { return .mark }
        let properties = scalar.properties
        if properties.isAlphabetic { return .letter }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .combining
        case .decimalNumber: return .digit
        case .spaceSeparator, .control: return .space
        default: return .mark
        }
    }

    private static func asciiClass(_ byte: UInt8) -> CharacterClass {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0...0x20, 0x7F: .space
        default: .mark
        }
    }

    /// Whether this is an upper-case letter.
    var isUppercase: Bool {
        if value < 0x80 { return (0x41...0x5A).contains(value) }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    /// Whether this is a lower-case letter.
    var isLowercase: Bool {
        if value < 0x80 { return (0x61...0x7A).contains(value) }
        return Unicode.Scalar(value)?.properties.isLowercase ?? false
    }

    /// An apostrophe, or a single mark that is often typed for one: `'`, `’`, `‘`, `ʼ`.
    var isApostrophe: Bool { value == 0x27 || value == 0x2019 || value == 0x2018 || value == 0x2BC }

    /// A hyphen that joins words: `-`, `‐`, `‑`.
    var isHyphen: Bool { value == 0x2D || value == 0x2010 || value == 0x2011 }

    /// A dash that separates: `–`, `—`, `―`.
    var isDash: Bool { (0x2012...0x2015).contains(value) }

    /// A double mark, guillemet or corner bracket, whatever its direction; single marks are told apart from
    /// apostrophes by the lexer.
    var isDoubleQuotationMark: Bool {
        switch value {
        case 0x22, 0xAB, 0xBB, 0x201C...0x201F, 0x2039, 0x203A, 0x300C...0x300F, 0x301D...0x301F, 0xFF02: true
        default: false
        }
    }
}

extension [UInt8] {
    /// The byte at an index; zero outside the text.
    func byte(_ index: Int) -> UInt8 { indices.contains(index) ? self[index] : 0 }

    /// The character that starts at `index`; the zero character of length 1 outside the text. A broken
    /// sequence is taken byte by byte.
    func character(at index: Int) -> Character32 {
        let lead = byte(index)
        if lead < 0xC2 { return Character32(value: UInt32(lead), length: 1) }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= count else { return Character32(value: 0xFFFD, length: 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(self[index + offset] & 0x3F) }
        return Character32(value: value, length: length)
    }

    /// The character that ends at `index` (exclusive), down to `limit`; the zero character at the limit.
    func character(before index: Int, limit: Int) -> Character32 {
        guard index > limit else { return Character32(value: 0, length: 1) }
        var start = index - 1
        while start > limit, self[start].isUTF8Continuation { start -= 1 }
        return character(at: start)
    }
}
