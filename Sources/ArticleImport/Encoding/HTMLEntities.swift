import CLibXML2

/// Named and numeric character references of HTML, outside of a parser.
enum HTMLEntities {
    /// The text with references undone; what is none stays as it is.
    static func decoded(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        return String(decoding: replacingReferences(in: Array(text.utf8), keepsMarkup: false), as: UTF8.self)
    }

    /// XML in which HTML's names have become characters, so that a parser without HTML's DTD knows them, and every other
    /// ampersand that begins no reference is escaped. References to the characters of markup stay, and so does CDATA.
    static func expandedForXML(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(UInt8(ascii: "&")) else { return bytes }
        return replacingReferences(in: bytes, keepsMarkup: true)
    }

    private static func replacingReferences(in bytes: [UInt8], keepsMarkup: Bool) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if keepsMarkup, bytes[index] == UInt8(ascii: "<"), bytes[index...].starts(with: "<![CDATA[".utf8)
            {
                let end = endOfCDATA(bytes, from: index)
                result += bytes[index..<end]
                index = end
                continue
            }
            guard bytes[index] == UInt8(ascii: "&") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            if let (scalar, length) = reference(bytes[index...].prefix(40)) {
                let isMarkup =
                    bytes[index + 1] == UInt8(ascii: "#") || "&<>\"'".unicodeScalars.contains(scalar)
                result +=
                    keepsMarkup && isMarkup
                    ? Array(bytes[index..<index + length]) : Array(String(scalar).utf8)
                index += length
            } else {
                result += keepsMarkup ? Array("&amp;".utf8) : [UInt8(ascii: "&")]
                index += 1
            }
        }
        return result
    }

    private static func endOfCDATA(_ bytes: [UInt8], from start: Int) -> Int {
        var index = start + 9
        while index + 2 < bytes.count {
            if bytes[index] == 0x5D, bytes[index + 1] == 0x5D, bytes[index + 2] == UInt8(ascii: ">") {
                return index + 3
            }
            index += 1
        }
        return bytes.count
    }

    /// The character that a reference at the start of the bytes stands for, and the reference's length.
    private static func reference(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        let body = bytes.dropFirst().prefix { $0 != UInt8(ascii: ";") }
        guard !body.isEmpty, body.endIndex < bytes.endIndex else { return nil }
        let text = String(decoding: body, as: UTF8.self)
        let length = body.count + 2
        if text.hasPrefix("#") {
            let digits = text.dropFirst()
            let isHex = digits.first == "x" || digits.first == "X"
            guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits), value > 0 else {
                return nil
            }
            if (0x80..<0xA0).contains(value) {
                return String(Windows1252.utf8(of: UInt8(value))).unicodeScalars.first.map { ($0, length) }
            }
            return Unicode.Scalar(value).map { ($0, length) }
        }
        guard
            body.allSatisfy({
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
            })
        else { return nil }
        guard let entity = htmlEntityLookup(text) else { return nil }
        return Unicode.Scalar(entity.pointee.value).map { ($0, length) }
    }
}
