import ArticleModel

/// Cuts a text into words, marks and line breaks, for comparing two states of it.
///
/// A word is a run of letters and digits, with apostrophes between letters; an ideograph, a letter of a script
/// written without spaces or a pictograph is a word of its own. A mark is one other visible code point. Spaces
/// separate and are no part of anything.
struct WordScanner: Sequence, IteratorProtocol {
    /// What a piece is.
    enum Kind: UInt8 {
        case word, mark
        /// White space with at least one line feed.
        case lineBreak
    }

    /// A piece of the text.
    struct Piece {
        var kind: Kind
        var span: TextSpan
    }

    private enum Character {
        case letter, single, mark, space, apostrophe
    }

    /// What is longer is cut, so that no text, however odd, makes comparing words slow.
    private static let longestWord = 96

    private let bytes: [UInt8]
    private var position = 0

    init(_ text: ArticleText) { bytes = text.bytes }

    mutating func next() -> Piece? {
        let start = position
        guard let first = advance() else { return nil }
        switch first {
        case .letter:
            endWord(from: start)
            return Piece(kind: .word, span: TextSpan(start, position))
        case .single: return Piece(kind: .word, span: TextSpan(start, position))
        case .mark, .apostrophe: return Piece(kind: .mark, span: TextSpan(start, position))
        case .space:
            endSpace()
            if bytes[start..<position].contains(0x0A) {
                return Piece(kind: .lineBreak, span: TextSpan(start, position))
            }
            return next()
        }
    }

    private mutating func endWord(from start: Int) {
        while position - start < Self.longestWord {
            let end = position
            switch advance() {
            case .letter: continue
            case .apostrophe:
                if case .letter = advance() { continue }
                position = end
                return
            default:
                position = end
                return
            }
        }
    }

    private mutating func endSpace() {
        while true {
            let end = position
            if case .space = advance() { continue }
            position = end
            return
        }
    }

    /// Reads one code point; nil at the end. Bytes that are no UTF-8 are marks.
    private mutating func advance() -> Character? {
        guard position < bytes.count else { return nil }
        let first = bytes[position]
        position += 1
        if first < 0x80 { return Self.ascii(first) }
        var value = UInt32(first & (first < 0xE0 ? 0x1F : first < 0xF0 ? 0x0F : 0x07))
        while position < bytes.count, bytes[position].isUTF8Continuation {
            value = value << 6 | UInt32(bytes[position] & 0x3F)
            position += 1
        }
        return Self.other(value)
    }

    private static func ascii(_ byte: UInt8) -> Character {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .letter
        case 0x27: .apostrophe
        case 0x09...0x0D, 0x20: .space
        default: .mark
        }
    }

    /// By block, not by property: the same on every system, and fast.
    private static func other(_ value: UInt32) -> Character {
        switch value {
        case 0x2019: .apostrophe
        case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: .space
        case 0xAA, 0xB5, 0xBA: .letter
        case 0x80...0xBF, 0xD7, 0xF7: .mark
        // Thai to Myanmar, Khmer: written without spaces.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF: .single
        case 0x2000...0x2BFF, 0x2E00...0x2E7F, 0x3001...0x303F: .mark
        case 0xFE10...0xFE6F, 0xFF00...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: .mark
        case 0xFFF0...0xFFFF: .mark
        case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0x1F000...0x1FAFF, 0x20000...0x3FFFF: .single
        default: .letter
        }
    }
}
