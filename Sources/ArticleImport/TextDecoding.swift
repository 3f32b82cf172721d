/// From bytes to text.
enum TextDecoding {
    /// Reads UTF-8, or UTF-16 where a byte order mark says so. The mark is dropped, what is invalid becomes
    /// U+FFFD, and all else stays as it is, line ends included.
    static func text(of bytes: ArraySlice<UInt8>) -> String {
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), lowByteFirst: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), lowByteFirst: false) }
        return String(decoding: withoutMark(bytes), as: UTF8.self)
    }

    /// The bytes without the byte order mark of UTF-8.
    static func withoutMark(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
    }

    /// What the bytes are if they are no text; nil if they may be.
    static func nonText(_ bytes: ArraySlice<UInt8>) -> String? {
        let known: [(beginning: [UInt8], what: String)] = [
            (Array("%PDF-".utf8), "a PDF document"),
            ([0x50, 0x4B, 0x03, 0x04], "a zip archive or office document"),
            ([0x1F, 0x8B], "a compressed file"), ([0x89, 0x50, 0x4E, 0x47], "an image"),
            ([0xFF, 0xD8, 0xFF], "an image"), ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ]
        if let match = known.first(where: { bytes.starts(with: $0.beginning) }) { return match.what }
        if EncodedText.isWide(bytes) { return nil }
        let sample = bytes.prefix(1 << 16)
        let controls = sample.count { isControl($0) }
        // A stray NUL happens in text; one control in fifty bytes does not.
        return controls > 1 && controls * 50 > sample.count ? "a binary file" : nil
    }

    /// Whether a byte is a control that no text has, in whatever encoding of one or more bytes: a tenth of all bytes are.
    /// Formatted manuals have backspaces, Japanese and terminals' text has escapes.
    private static func isControl(_ byte: UInt8) -> Bool {
        (byte < 0x20 && !(0x08...0x0D).contains(byte) && byte != 0x1B) || byte == 0x7F
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, lowByteFirst: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let first = UInt16(bytes[index])
            let second = UInt16(bytes[index + 1])
            units.append(lowByteFirst ? second << 8 | first : first << 8 | second)
            index += 2
        }
        // Half a code unit at the end is as invalid as a lone surrogate.
        if index < bytes.endIndex { units.append(0xFFFD) }
        return String(decoding: units, as: UTF16.self)
    }
}
