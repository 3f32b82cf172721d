extension InputDecoder {
    /// Esc [, parameters, intermediates, a final byte (ECMA-48, 5.4).
    func decodeControlSequence() -> Decoded {
        var end = 2
        while end < buffer.count, (0x20...0x3F).contains(buffer[end]) {
            end += 1
            if end > Self.longestSequence { return .nothing(end) }
        }
        guard end < buffer.count else { return .incomplete }
        let final = buffer[end]
        // A sequence that is cut off by another, or by a control character, means nothing.
        guard (0x40...0x7E).contains(final) else { return end == 2 ? .key(.alt("["), 2) : .nothing(end) }
        let length = end + 1
        let parameters = Array(buffer.prefix(end).dropFirst(2))
        switch final {
        case UInt8(ascii: "[") where end == 2: return decodeLinuxFunctionKey()
        case UInt8(ascii: "M") where end == 2: return decodeOldMouseReport()
        case UInt8(ascii: "M"), UInt8(ascii: "m"):
            guard let report = MouseReport(parameters: parameters, isPress: final == UInt8(ascii: "M"))
            else { return .nothing(length) }
            return .input(.mouse(report), length)
        // rxvt marks Control with ^ and both with @ where others write ~.
        case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"):
            let number = Self.firstNumber(parameters)
            if number == 200 { return .beginPaste(length) }
            return Self.numberedKey(number).map { .key($0, length) } ?? .nothing(length)
        default:
            let key = Self.wordKey(final, parameters) ?? Self.letteredKey(final)
            return key.map { .key($0, length) } ?? .nothing(length)
        }
    }

    /// Right and Left with Control or Alt are the word motions of readline, Alt f and Alt b.
    private static func wordKey(_ final: UInt8, _ parameters: [UInt8]) -> Key? {
        let numbers = parameters.split(separator: UInt8(ascii: ";"))
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        // xterm sends 1 and the modifiers: Shift 1, Alt 2, Control 4, plus 1.
        guard numbers.count == 2, (numbers[1] - 1) & 0b110 != 0 else { return nil }
        switch final {
        case UInt8(ascii: "C"): return .alt("f")
        case UInt8(ascii: "D"): return .alt("b")
        default: return nil
        }
    }

    /// Esc O and one character: keys in the application modes.
    func decodeSingleShift() -> Decoded {
        guard buffer.count > 2 else { return .incomplete }
        if buffer[2] == UInt8(ascii: "M") { return .key(.enter, 3) }
        if let key = Self.letteredKey(buffer[2]) { return .key(key, 3) }
        return .key(.alt("O"), 2)
    }

    /// The Linux console sends Esc [ [ and A to E for F1 to F5.
    private func decodeLinuxFunctionKey() -> Decoded {
        guard buffer.count > 3 else { return .incomplete }
        guard (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(buffer[3]) else { return .nothing(3) }
        return .key(.function(Int(buffer[3] - UInt8(ascii: "A")) + 1), 4)
    }

    /// Esc [ M and three bytes: terminals that do not know SGR reports.
    private func decodeOldMouseReport() -> Decoded {
        guard buffer.count >= 6 else { return .incomplete }
        guard buffer[3] >= 32, buffer[4] > 32, buffer[5] > 32 else { return .nothing(6) }
        let code = Int(buffer[3]) - 32
        // These report a release without its button.
        let isRelease = code & 0b110_0011 == 3
        let position = Position(row: Int(buffer[5]) - 33, column: Int(buffer[4]) - 33)
        return .input(
            .mouse(MouseReport(code: isRelease ? 0 : code, isPress: !isRelease, position: position)), 6)
    }

    /// A character of one or more code points from a place in the buffer; the length counts from there.
    func decodeCharacter(at start: Int) -> Decoded {
        let first = buffer[start]
        if first < 0x80, start + 1 >= buffer.count || buffer[start + 1] < 0x80 {
            return .key(.character(Character(Unicode.Scalar(first))), 1)
        }
        var cluster = String.UnicodeScalarView()
        var end = start
        while end < buffer.count, buffer[end] >= 0x20, buffer[end] != 0x7F,
            cluster.count < TextWidth.longestCluster
        {
            guard let (scalar, length) = decodeScalar(at: end) else { break }
            cluster.append(scalar)
            if String(cluster).count > 1 {
                cluster.removeLast()
                break
            }
            end += length
        }
        guard let character = String(cluster).first else { return .incomplete }
        let isControl = cluster.first.map { (0x80..<0xA0).contains($0.value) } ?? true
        return isControl ? .nothing(end - start) : .key(.character(character), end - start)
    }

    /// A code point and its length in bytes; U+FFFD for a byte that is not part of any, nil when more must come.
    private func decodeScalar(at start: Int) -> (Unicode.Scalar, Int)? {
        let wanted: Int
        switch buffer[start] {
        case 0x00..<0x80: wanted = 1
        case 0xC2..<0xE0: wanted = 2
        case 0xE0..<0xF0: wanted = 3
        case 0xF0..<0xF5: wanted = 4
        default: return ("\u{FFFD}", 1)
        }
        var bytes = [buffer[start]]
        while bytes.count < wanted {
            guard start + bytes.count < buffer.count else { return nil }
            let byte = buffer[start + bytes.count]
            guard byte & 0xC0 == 0x80 else { break }
            bytes.append(byte)
        }
        let decoded = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard decoded.count == 1, let scalar = decoded.first else { return ("\u{FFFD}", 1) }
        return (scalar, bytes.count)
    }

    private static func letteredKey(_ final: UInt8) -> Key? {
        switch Character(Unicode.Scalar(final)) {
        case "A": .up
        case "B": .down
        case "C": .right
        case "D": .left
        case "F": .end
        case "H": .home
        case "P": .function(1)
        case "Q": .function(2)
        case "R": .function(3)
        case "S": .function(4)
        case "Z": .backTab
        default: nil
        }
    }

    private static func numberedKey(_ number: Int) -> Key? {
        switch number {
        case 1, 7: .home
        case 2: .insert
        case 3: .delete
        case 4, 8: .end
        case 5: .pageUp
        case 6: .pageDown
        case 11...15: .function(number - 10)
        case 17...21: .function(number - 11)
        case 23, 24: .function(number - 12)
        default: nil
        }
    }

    /// The first parameter; 0 when it is missing or no number.
    private static func firstNumber(_ parameters: [UInt8]) -> Int {
        parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false).first
            .flatMap { Int(String(decoding: $0, as: UTF8.self)) } ?? 0
    }
}
