import ArticleModel

/// Addresses of the Internet, each one token: `https://example.org/a?b`, `www.example.org`, `jane@example.org`,
/// `@handle`, `#tag`.
extension Lexer {
    /// Reads a web or mail address that starts here; false when there is none.
    mutating func readAddress() -> Bool {
        let first = bytes.byte(position) | 0x20
        if first == 0x68 || first == 0x77,
            starts(with: "https://") || starts(with: "http://") || starts(with: "www.")
        {
            append(.word, to: endOfAddress(from: position))
            return true
        }
        guard let at = mailSign() else { return false }
        let mailEnd = endOfMailName(from: at + 1)
        guard mailEnd > at + 3, bytes[(at + 1)..<mailEnd].contains(0x2E) else { return false }
        append(.word, to: mailEnd)
        return true
    }

    /// Reads `@handle` or `#tag`.
    mutating func readHandle() {
        var index = position + 1
        while index < end, isWordCharacter(at: index) || bytes.byte(index) == 0x5F {
            index += bytes.character(at: index).length
        }
        append(.word, to: index)
    }

    private func starts(with prefix: StaticString) -> Bool {
        let length = prefix.utf8CodeUnitCount
        guard position + length <= end else { return false }
        return prefix.withUTF8Buffer { buffer in
            (0..<length).allSatisfy { bytes[position + $0] | 0x20 == buffer[$0] | 0x20 }
        }
    }

    /// An address ends at white space, a quotation mark or angle bracket; marks at its end are not part of it.
    private func endOfAddress(from first: Int) -> Int {
        var index = first
        while index < end {
            let byte = bytes[index]
            if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E || byte >= 0x80 { break }
            index += 1
        }
        while index > first + 1,
            [0x2E, 0x2C, 0x3B, 0x3A, 0x21, 0x3F, 0x29, 0x27, 0x5D].contains(bytes[index - 1])
        {
            index -= 1
        }
        return index
    }

    /// The `@` of a mail address whose name starts here. A name has at most 64 bytes (RFC 5321).
    private func mailSign() -> Int? {
        var index = position
        let limit = min(end, position + 64)
        while index < limit {
            let byte = bytes[index]
            if byte == 0x40 { return index > position ? index : nil }
            let isLetterOrDigit = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            guard isLetterOrDigit || byte == 0x2E || byte == 0x5F || byte == 0x2D || byte == 0x2B else {
                return nil
            }
            index += 1
        }
        return nil
    }

    private func endOfMailName(from first: Int) -> Int {
        var index = first
        while index < end,
            isDigit(at: index) || (0x61...0x7A).contains(bytes[index] | 0x20)
                || bytes[index] == 0x2E || bytes[index] == 0x2D
        { index += 1 }
        while index > first, bytes[index - 1] == 0x2E || bytes[index - 1] == 0x2D { index -= 1 }
        return index
    }
}

/// The last parts of Internet names that are met in running text: `Amazon.com`.
enum InternetNames {
    private static let topLevel: Set<String> = [
        "com", "org", "net", "gov", "edu", "co", "uk", "io", "tv", "info", "eu", "de", "fr", "ru", "ua", "ca",
        "au",
    ]

    /// Whether one of them stands at `index`, followed by nothing of a word.
    static func isTopLevel(at index: Int, in bytes: [UInt8], end: Int) -> Bool {
        var last = index
        while last < end, last - index < 5, (0x61...0x7A).contains(bytes[last]) { last += 1 }
        guard (2...4).contains(last - index) else { return false }
        let next = bytes.character(at: last)
        if last < end, next.characterClass == .letter || next.characterClass == .digit { return false }
        return topLevel.contains(String(decoding: bytes[index..<last], as: UTF8.self))
    }
}
