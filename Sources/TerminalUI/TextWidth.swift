/// How many columns text takes on a terminal, by grapheme cluster, and what of it may be drawn.
///
/// Widths follow UAX #11 (East Asian Width) and UTS #51 (emoji). Terminals disagree about some clusters; the
/// backend draws those so that every terminal advances by the width given here.
public enum TextWidth {
    /// A cluster keeps this many code points at most: enough for every emoji sequence and every real word,
    /// and an end to towers of combining marks.
    static let longestCluster = 12

    /// The cleaned cluster to draw for a character and its width in columns: 0 (draw nothing), 1 or 2.
    ///
    /// Tabs, line ends and line separators become a space, other control characters U+FFFD. Invisible
    /// characters (bidirectional controls, zero-width space, soft hyphen, Hangul fillers, tags …) are left out;
    /// joiners and variation selectors stay within a cluster. A combining mark that has no base stands on a
    /// dotted circle.
    public static func cell(_ character: Character) -> (cluster: String, width: Int) {
        if let ascii = asciiCell(character) { return ascii }
        let scalars = character.unicodeScalars
        if let scalar = scalars.first, scalars.count == 1 { return cell(ofSingle: scalar) }
        return cell(ofSequence: scalars)
    }

    /// The number of columns of a text.
    public static func width(_ text: some StringProtocol) -> Int {
        if text.utf8.allSatisfy(isPrintableASCII) { return text.utf8.count }
        return text.reduce(0) { $0 + cell($1).width }
    }

    /// A text with control characters and bidirectional overrides replaced, ready to be drawn.
    public static func clean(_ text: some StringProtocol) -> String {
        if text.utf8.allSatisfy(isPrintableASCII) { return String(text) }
        var cleaned = ""
        cleaned.reserveCapacity(text.utf8.count)
        for character in text { cleaned += cell(character).cluster }
        return cleaned
    }

    static func isPrintableASCII(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }

    private static func asciiCell(_ character: Character) -> (cluster: String, width: Int)? {
        let bytes = character.utf8
        guard let byte = bytes.first, byte < 0x80, bytes.count == 1 else { return nil }
        if isPrintableASCII(byte) { return (String(character), 1) }
        // Tab, line feed, vertical tab, form feed and carriage return part words; the rest is not text.
        return ((0x09...0x0D).contains(byte) ? " " : replacement, 1)
    }

    private static let replacement = "\u{FFFD}"

    private static func cell(ofSingle scalar: Unicode.Scalar) -> (cluster: String, width: Int) {
        switch scalar.value {
        case 0x85, 0x2028, 0x2029: return (" ", 1)
        case 0x80...0x9F: return (replacement, 1)
        case 0xA0..<0x300 where scalar != "\u{AD}": return (String(scalar), 1)
        case 0x2010...0x2027: return (String(scalar), 1)
        default: break
        }
        if isInvisible(scalar) || isJoinerOrSelector(scalar) { return ("", 0) }
        let width = width(ofVisible: scalar)
        if width > 0 { return (String(scalar), width) }
        return isHangulTail(scalar) ? (replacement, 1) : ("\u{25CC}" + String(scalar), 1)
    }

    private static func cell(
        ofSequence scalars: Character.UnicodeScalarView
    ) -> (cluster: String, width: Int) {
        if scalars.first == "\r" { return (" ", 1) }
        var kept = String.UnicodeScalarView()
        var count = 0
        var width = 0
        var asksForEmoji = false
        for scalar in scalars where !isInvisible(scalar) {
            if count == longestCluster { break }
            if count == 0, isJoinerOrSelector(scalar) { continue }
            if scalar == "\u{FE0F}" { asksForEmoji = true }
            if !isJoinerOrSelector(scalar) { width += self.width(ofVisible: scalar) }
            kept.append(scalar)
            count += 1
        }
        guard let base = kept.first else { return ("", 0) }
        // A joiner needs something on both sides: what was cut off must not join the next cell.
        while kept.last == "\u{200D}" { kept.removeLast() }
        if width == 0 {
            if isHangulTail(base) { return (replacement, 1) }
            kept.insert("\u{25CC}", at: kept.startIndex)
            width = 1
        }
        if asksForEmoji, base.properties.isEmoji { width = 2 }
        return (String(kept), min(width, 2))
    }

    /// Whether a code point stands for nothing that could be seen, not even as part of a cluster.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        if isJoinerOrSelector(scalar) { return false }
        return scalar.properties.isDefaultIgnorableCodePoint || (0xFFF9...0xFFFB).contains(scalar.value)
    }

    /// Zero-width joiner and non-joiner, and the variation selectors: they change how their cluster looks.
    private static func isJoinerOrSelector(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C, 0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: true
        default: false
        }
    }

    /// Vowels and final consonants of decomposed Hangul syllables: they stand within the leading consonant's cells,
    /// and nowhere else.
    private static func isHangulTail(_ scalar: Unicode.Scalar) -> Bool {
        (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FF).contains(scalar.value)
    }

    private static func width(ofVisible scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return 1 }
        if isHangulTail(scalar) { return 0 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark: return 0
        default: return WideCharacters.contains(scalar) ? 2 : 1
        }
    }
}
