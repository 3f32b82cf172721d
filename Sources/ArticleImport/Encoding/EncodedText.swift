import Glibc

/// Finds out in which encoding a page or feed is written, and makes it UTF-8.
///
/// The order is that of the HTML standard (13.2.3): a byte order mark, the transport's word, what the document says of
/// itself (a `meta` element among the first 1024 bytes, an XML declaration), then UTF-8 where the bytes are valid
/// UTF-8, else Windows-1252.
enum EncodedText {
    /// How documents of a kind name their encoding.
    enum Kind {
        case html, xml, plain
    }

    /// The bytes as UTF-8; what is invalid becomes U+FFFD. `charset` is the label that the transport gave.
    static func utf8(_ bytes: ArraySlice<UInt8>, charset: String? = nil, kind: Kind) -> [UInt8] {
        if let (encoding, length) = mark(bytes) { return decoded(bytes.dropFirst(length), from: encoding) }
        if let encoding = charset.flatMap({ EncodingLabel.encoding($0) }) {
            return isMisnamed(bytes, encoding) ? Array(bytes) : decoded(bytes, from: encoding)
        }
        let declared = kind == .plain ? nil : declaredEncoding(bytes, kind: kind)
        if let declared, !isMisnamed(bytes, declared) {
            let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
            // Bytes that name a UTF-16 in ASCII are not in it; nor is it UTF-8 when they are no UTF-8.
            if declared.hasPrefix("UTF") { return isUTF8 ? Array(bytes) : guessed(bytes) }
            return decoded(bytes, from: declared)
        }
        return guessed(bytes)
    }

    /// UTF-8 if it is, or is for the most part; Windows-1252 otherwise.
    private static func guessed(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        if String(validating: bytes, as: UTF8.self) != nil { return Array(bytes) }
        if let encoding = utf16WithoutMark(bytes) { return decoded(bytes, from: encoding) }
        return isMostlyUTF8(bytes) ? decoded(bytes, from: "UTF-8") : Windows1252.text(of: bytes)
    }

    /// Whether more bytes beyond ASCII are parts of UTF-8's sequences than are not.
    private static func isMostlyUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        var (inSequences, outside) = (0, 0)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let length = sequenceLength(bytes[index])
            let end = index + max(1, length)
            if length > 1, end <= bytes.endIndex, bytes[index + 1..<end].allSatisfy({ $0 & 0xC0 == 0x80 }) {
                inSequences += length
                index = end
            } else {
                if bytes[index] >= 0x80 { outside += 1 }
                index += 1
            }
        }
        return inSequences > outside
    }

    /// The length of the sequence that a byte begins; 0 for one that begins none.
    private static func sequenceLength(_ byte: UInt8) -> Int {
        switch byte {
        case 0..<0x80: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    /// Whether bytes are in UTF-16 or UTF-32, where every character of English has NULs.
    static func isWide(_ bytes: ArraySlice<UInt8>) -> Bool {
        mark(bytes).map { $0.encoding != "UTF-8" } ?? (utf16WithoutMark(bytes) != nil)
    }

    private static func mark(_ bytes: ArraySlice<UInt8>) -> (encoding: String, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ("UTF-8", 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ("UTF-32LE", 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ("UTF-32BE", 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ("UTF-16LE", 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ("UTF-16BE", 2) }
        return nil
    }

    /// `<` with NULs around it at the start tells a UTF-16 or UTF-32 that has no mark.
    private static func utf16WithoutMark(_ bytes: ArraySlice<UInt8>) -> String? {
        if bytes.starts(with: [0x3C, 0, 0, 0]) { return "UTF-32LE" }
        if bytes.starts(with: [0, 0, 0, 0x3C]) { return "UTF-32BE" }
        if bytes.starts(with: [0x3C, 0]) { return "UTF-16LE" }
        if bytes.starts(with: [0, 0x3C]) { return "UTF-16BE" }
        return nil
    }

    /// Whether text that is called Latin or the like is UTF-8: servers and templates claim what once was, and valid UTF-8
    /// with characters beyond ASCII is never anything else by chance.
    private static func isMisnamed(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> Bool {
        guard ["WINDOWS-", "ISO-8859", "KOI8", "MACINTOSH"].contains(where: { encoding.hasPrefix($0) }) else {
            return false
        }
        return bytes.contains { $0 >= 0x80 } && String(validating: bytes, as: UTF8.self) != nil
    }

    private static func declaredEncoding(_ bytes: ArraySlice<UInt8>, kind: Kind) -> String? {
        if let encoding = utf16WithoutMark(bytes) { return encoding }
        // The standard looks at 1024 bytes; pages exist whose meta element comes somewhat later.
        let head = String(decoding: bytes.prefix(kind == .html ? 4096 : 256), as: UTF8.self)
        if let label = head.declaredValue(of: "encoding", in: "<?xml", to: "?>") {
            return EncodingLabel.encoding(label) ?? (kind == .xml ? EncodingLabel.other(label) : nil)
        }
        guard kind == .html else { return nil }
        var rest = head[...]
        while let start = rest.caseInsensitiveRange(of: "<meta") {
            rest = rest[start.upperBound...]
            let element = rest.prefix { $0 != ">" }
            if let label = String(element).declaredValue(of: "charset", in: "", to: ">"),
                let encoding = EncodingLabel.encoding(label)
            {
                return encoding
            }
        }
        return nil
    }

    /// Decodes with the C library's converter.
    private static func decoded(_ bytes: ArraySlice<UInt8>, from encoding: String) -> [UInt8] {
        if encoding == "UTF-8" { return Array(String(decoding: bytes, as: UTF8.self).utf8) }
        if encoding == "WINDOWS-1252" { return Windows1252.text(of: bytes) }
        guard let converter = Converter(from: encoding) else { return guessed(bytes) }
        return converter.utf8(of: Array(bytes))
    }
}

/// The C library's converter to UTF-8.
private struct Converter: ~Copyable {
    private let handle: iconv_t

    init?(from encoding: String) {
        handle = iconv_open("UTF-8", encoding)
        // iconv_open's failure is (iconv_t)-1.
        if Int(bitPattern: handle) == -1 { return nil }
    }

    deinit { iconv_close(handle) }

    /// Bytes that the encoding does not have become U+FFFD, one by one.
    func utf8(of bytes: [UInt8]) -> [UInt8] {
        var input = bytes
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        input.withUnsafeMutableBytes { inputBytes in
            var next = inputBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = inputBytes.count
            while left > 0 {
                var failure: Int32 = 0
                let produced = chunk.withUnsafeMutableBytes { chunkBytes in
                    var target = chunkBytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var room = chunkBytes.count
                    if iconv(handle, &next, &left, &target, &room) == -1 { failure = errno }
                    return chunkBytes.count - room
                }
                output += chunk[..<produced]
                guard failure != 0, failure != E2BIG else { continue }
                output += [0xEF, 0xBF, 0xBD]
                guard failure == EILSEQ, left > 0 else { break }
                next = next?.advanced(by: 1)
                left -= 1
            }
        }
        return output
    }
}

extension String {
    /// The value of `name=value`, with or without quotation marks, behind `start` and before `end`.
    fileprivate func declaredValue(of name: String, in start: String, to end: String) -> Substring? {
        var part = self[...]
        if !start.isEmpty {
            guard let begin = part.caseInsensitiveRange(of: start) else { return nil }
            part = part[begin.upperBound...]
        }
        if let stop = part.caseInsensitiveRange(of: end) { part = part[..<stop.lowerBound] }
        guard let found = part.caseInsensitiveRange(of: name) else { return nil }
        let value = part[found.upperBound...].drop { $0.isWhitespace }
        guard value.first == "=" else { return nil }
        let rest = value.dropFirst().drop { $0.isWhitespace || $0 == "\"" || $0 == "'" }
        return rest.prefix { !$0.isWhitespace && !"\"';/>?".contains($0) }
    }
}

extension Substring {
    /// The first place of an ASCII text, capitals or not.
    func caseInsensitiveRange(of text: String) -> Range<Index>? {
        let pattern = Array(text.utf8)
        guard !pattern.isEmpty else { return nil }
        let bytes = utf8
        var start = bytes.startIndex
        while start != bytes.endIndex {
            var index = start
            var matched = 0
            while matched < pattern.count, index != bytes.endIndex,
                bytes[index] | 0x20 == pattern[matched] | 0x20
            {
                matched += 1
                index = bytes.index(after: index)
            }
            if matched == pattern.count { return start..<index }
            start = bytes.index(after: start)
        }
        return nil
    }
}
