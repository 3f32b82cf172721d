import Foundation

/// Cuts text into words that compare without case and accents: letters and digits, decomposed (NFD), without
/// nonspacing marks, in lower case; letters that do not decompose stand for those that people type instead
/// (`ł` is `l`, `ß` is `ss`). Ideographs and kana, which no spaces part, are a word each.
///
/// Keeps what it has learned of each character, so one folding serves many texts.
public struct TextFolding: Sendable {
    private enum Folded {
        case separator
        case letters([UInt8])
        /// A word of its own, whatever stands beside it.
        case word([UInt8])
    }

    /// ASCII letters and digits in lower case; 0 for what parts words.
    private static let ascii: [UInt8] = (0..<128).map { byte in
        switch UInt8(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(byte)
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(byte) | 0x20
        default: 0
        }
    }

    private let ascii = Self.ascii
    private var known: [Unicode.Scalar: Folded] = [:]

    /// Begins without knowing any other character than those of ASCII.
    public init() {}

    /// The words of a text, in order.
    public mutating func fold(_ text: some StringProtocol) -> FoldedText {
        var folded = FoldedText()
        var text = String(text)
        text.withUTF8 { bytes in
            folded.reserve(bytes.count)
            var position = 0
            while position < bytes.count {
                let byte = bytes[position]
                if byte < 0x80 {
                    let letter = ascii[Int(byte)]
                    if letter == 0 { folded.endWord() } else { folded.append(letter, at: position) }
                    position += 1
                } else {
                    let (scalar, length) = Self.scalar(in: bytes, at: position)
                    switch fold(scalar) {
                    case .separator: folded.endWord()
                    case .letters(let letters): folded.append(letters, from: position, length: length)
                    case .word(let letters):
                        folded.endWord()
                        folded.append(letters, from: position, length: length)
                        folded.endWord()
                    }
                    position += length
                }
            }
            folded.endWord()
        }
        return folded
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
        var letters: [UInt8] = []
        for part in decomposed.unicodeScalars where part.properties.generalCategory != .nonspacingMark {
            letters += Array((plainLetters[part] ?? String(part)).utf8)
        }
        return isUnparted(scalar) ? .word(letters) : .letters(letters)
    }

    /// Letters of their own in some alphabet, and what is typed for them elsewhere.
    private static let plainLetters: [Unicode.Scalar: String] = [
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i",
        "ħ": "h", "ŧ": "t", "ŋ": "n", "ſ": "s",
    ]

    /// Scripts that are written without spaces between words: kana and Han.
    public static func isUnparted(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x3040...0x30FF, 0x31F0...0x31FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// The character at a position of valid UTF-8, and its length.
    private static func scalar(
        in bytes: UnsafeBufferPointer<UInt8>, at position: Int
    ) -> (Unicode.Scalar, length: Int) {
        let lead = bytes[position]
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for next in (position + 1)..<min(position + length, bytes.count) {
            value = value << 6 | UInt32(bytes[next] & 0x3F)
        }
        return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
    }
}
