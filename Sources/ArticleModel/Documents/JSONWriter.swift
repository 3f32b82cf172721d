extension JSONValue {
    /// The value as JSON in UTF-8, on one line, with sorted keys; slashes are not escaped.
    public func compact() -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    /// The value as files keep it: indented, with sorted keys, ending in a line feed.
    public func pretty() -> [UInt8] { JSONLayout.indented(compact()) }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .bool(let value): bytes += (value ? "true" : "false").utf8
        case .number(let digits): bytes += digits.utf8
        case .string(let text): Self.write(text, to: &bytes)
        case .array(let values):
            bytes.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "]"))
        case .object(let properties):
            bytes.append(UInt8(ascii: "{"))
            for (index, property) in properties.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: ",")) }
                Self.write(property.key, to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                property.value.write(to: &bytes)
            }
            bytes.append(UInt8(ascii: "}"))
        }
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += "\\\"".utf8
            case UInt8(ascii: "\\"): bytes += "\\\\".utf8
            case 0x0A: bytes += "\\n".utf8
            case 0x0D: bytes += "\\r".utf8
            case 0x09: bytes += "\\t".utf8
            case 0..<0x20, 0x7F: bytes += "\\u00\(hexDigit(byte >> 4))\(hexDigit(byte & 15))".utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func hexDigit(_ value: UInt8) -> Character {
        Character(Unicode.Scalar(value < 10 ? 0x30 + value : 0x57 + value))
    }
}

/// Lays JSON out for people: two spaces a level, one property a line, arrays of plain numbers on one line.
public enum JSONLayout {
    /// The same JSON, indented. `json` must be valid and without white space between its tokens.
    public static func indented(_ json: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(json.count * 2)
        var depth = 0
        var index = 0
        while index < json.count {
            let byte = json[index]
            switch byte {
            case UInt8(ascii: "\""):
                let end = endOfString(json, from: index)
                result += json[index..<end]
                index = end
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"):
                if let end = endOfPlainArray(json, from: index) {
                    appendInline(json[index..<end], to: &result)
                    index = end
                    continue
                }
                depth += 1
                result.append(byte)
                appendLineStart(depth, to: &result)
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                appendLineStart(depth, to: &result)
                result.append(byte)
            case UInt8(ascii: ","):
                result.append(byte)
                appendLineStart(depth, to: &result)
            case UInt8(ascii: ":"):
                result += ": ".utf8
            default:
                result.append(byte)
            }
            index += 1
        }
        result.append(0x0A)
        return result
    }

    private static func endOfString(_ json: [UInt8], from start: Int) -> Int {
        var index = start + 1
        while index < json.count, json[index] != UInt8(ascii: "\"") {
            index += json[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index + 1, json.count)
    }

    /// The end of an array of numbers alone, or of an empty array or object, that starts here.
    private static func endOfPlainArray(_ json: [UInt8], from start: Int) -> Int? {
        if start + 1 < json.count, json[start + 1] == json[start] + 2 { return start + 2 }
        guard json[start] == UInt8(ascii: "[") else { return nil }
        var index = start + 1
        while index < json.count {
            switch json[index] {
            case UInt8(ascii: "]"): return index + 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: ","), UInt8(ascii: "."),
                UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
                index += 1
            default: return nil
            }
        }
        return nil
    }

    private static func appendInline(_ array: ArraySlice<UInt8>, to result: inout [UInt8]) {
        for byte in array {
            result.append(byte)
            if byte == UInt8(ascii: ",") { result.append(0x20) }
        }
    }

    private static func appendLineStart(_ depth: Int, to result: inout [UInt8]) {
        result.append(0x0A)
        for _ in 0..<depth { result += "  ".utf8 }
    }
}
