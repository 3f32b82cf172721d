/// A page saved by a browser in one file: MHTML (RFC 2557), MIME parts of which the first page is the one that was seen.
struct SavedPage {
    /// The page, still in its encoding.
    var page: [UInt8]
    /// The encoding's label.
    var charset: String?
    /// Where the page was found.
    var address: String?

    /// Whether bytes begin like one.
    static func isLikely(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let (lines, _) = MessageHeader.split(bytes.prefix(1 << 14)) else { return false }
        let fields = MessageHeader(lines).fields
        return fields["mime-version"] != nil
            && (fields["content-type"] ?? "").lowercased().contains("multipart/related")
    }

    /// nil where there is no page in it.
    init?(_ bytes: ArraySlice<UInt8>) {
        guard let (lines, rest) = MessageHeader.split(bytes) else { return nil }
        let header = MessageHeader(lines).fields
        guard let boundary = MessageHeader.parameter("boundary", of: header["content-type"]),
            !boundary.isEmpty
        else { return nil }
        for part in Self.parts(rest, boundary: Array("--\(boundary)".utf8)) {
            guard let (lines, body) = MessageHeader.split(part) else { continue }
            let fields = MessageHeader(lines).fields
            guard fields["content-type"]?.lowercased().hasPrefix("text/html") == true else { continue }
            page = Self.decoded(body, fields["content-transfer-encoding"]?.lowercased() ?? "")
            charset = MessageHeader.parameter("charset", of: fields["content-type"])
            address = fields["content-location"] ?? header["snapshot-content-location"]
            return
        }
        return nil
    }

    /// What stands between lines that begin with the boundary.
    private static func parts(_ bytes: ArraySlice<UInt8>, boundary: [UInt8]) -> [ArraySlice<UInt8>] {
        var parts: [ArraySlice<UInt8>] = []
        var start: Int?
        var line = bytes.startIndex
        while line < bytes.endIndex {
            let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if bytes[line..<end].starts(with: boundary) {
                if let start { parts.append(bytes[start..<line]) }
                start = min(end + 1, bytes.endIndex)
            }
            line = end + 1
        }
        if let start { parts.append(bytes[start...]) }
        return parts
    }

    private static func decoded(_ bytes: ArraySlice<UInt8>, _ encoding: String) -> [UInt8] {
        switch encoding {
        case "quoted-printable": quotedPrintable(bytes)
        case "base64": base64(bytes)
        default: Array(bytes)
        }
    }

    /// RFC 2045 (6.7); what is no escape stays.
    private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "=") else {
                decoded.append(byte)
                continue
            }
            if rest.first == 0x0A {
                rest = rest.dropFirst()
            } else if rest.starts(with: [0x0D, 0x0A]) {
                rest = rest.dropFirst(2)
            } else if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                rest.count >= 2
            {
                decoded.append(value)
                rest = rest.dropFirst(2)
            } else {
                decoded.append(byte)
            }
        }
        return decoded
    }

    /// RFC 2045 (6.8); other characters are passed over.
    private static func base64(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        var (bits, count): (UInt32, Int) = (0, 0)
        for byte in bytes {
            let value: UInt8
            switch byte {
            case 0x41...0x5A: value = byte - 0x41
            case 0x61...0x7A: value = byte - 0x61 + 26
            case 0x30...0x39: value = byte - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return decoded
    }
}
