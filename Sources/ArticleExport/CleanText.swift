/// Text from outside as an exported file may hold it.
enum CleanText {
    /// The text without what no text needs: controls become U+FFFD, as do code points that are no characters; what turns
    /// the direction of text is left out. Tabs and line feeds stay, other ends of lines become spaces.
    static func lines(_ text: some StringProtocol) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A, 0x20..<0x7F: clean.append(scalar)
            case 0x0B...0x0D, 0x85, 0x2028, 0x2029: clean.append(" ")
            case 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
            case 0..<0x20, 0x7F..<0xA0, 0xFDD0...0xFDEF: clean.append("\u{FFFD}")
            default: clean.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
            }
        }
        return String(clean)
    }

    /// The same on one line, with single spaces between words.
    static func line(_ text: some StringProtocol) -> String {
        lines(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
