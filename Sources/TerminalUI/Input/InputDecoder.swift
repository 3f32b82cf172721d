/// Turns the bytes that a terminal sends into keys, mouse reports and pastes.
///
/// Follows ECMA-48 (control sequences), xterm's control sequences (keys, SGR mouse reports, bracketed paste)
/// and what the Linux console and rxvt do otherwise. Any bytes are accepted: sequences that mean nothing to us
/// are left out, invalid UTF-8 becomes U+FFFD.
struct InputDecoder {
    /// One thing that the terminal sent.
    enum Input: Hashable {
        case key(Key)
        case paste(String)
        case mouse(MouseReport)
    }

    /// Why bytes are held back.
    enum Pending {
        /// Esc alone: the key, or the beginning of a sequence.
        case escape
        /// The beginning of a sequence or of an encoded character.
        case sequence
        /// A paste whose end has not come.
        case paste
    }

    /// A paste keeps this many bytes; the rest of it is dropped.
    static let pasteLimit = 1_000_000
    /// No sequence that means anything to us is longer, in bytes.
    static let longestSequence = 64

    var buffer = ByteQueue()
    private var paste: [UInt8]?

    /// Adds bytes that the terminal sent.
    mutating func feed(_ bytes: some Sequence<UInt8>) { buffer.append(bytes) }

    /// What the bytes that are held back wait for; nil when there are none.
    var pending: Pending? {
        if paste != nil { return .paste }
        if buffer.isEmpty { return nil }
        return buffer.count == 1 && buffer[0] == Self.escape ? .escape : .sequence
    }

    /// The next input; nil when more bytes are needed.
    mutating func next() -> Input? {
        while true {
            if paste != nil {
                guard let text = takePaste() else { return nil }
                return .paste(text)
            }
            switch decodeOne() {
            case .input(let input, let length):
                buffer.removeFirst(length)
                return input
            case .nothing(let length):
                buffer.removeFirst(length)
            case .beginPaste(let length):
                buffer.removeFirst(length)
                paste = []
            case .incomplete:
                return nil
            }
        }
    }

    /// Takes the bytes that are held back for what they are by now, because nothing more came; call `next` after it.
    mutating func flush() -> Input? {
        if let unfinished = paste {
            paste = nil
            let text = String(decoding: unfinished + buffer.removeAll(), as: UTF8.self)
            return .paste(text)
        }
        guard let first = buffer.first else { return nil }
        buffer.removeFirst(1)
        if first != Self.escape { return .key(.character("\u{FFFD}")) }
        guard let second = buffer.first else { return .key(.escape) }
        // Alt with a key that also introduces sequences; a longer beginning of one is dropped.
        if buffer.count == 1, second < 0x80 {
            buffer.removeFirst(1)
            return .key(.alt(Character(Unicode.Scalar(second))))
        }
        _ = buffer.removeAll()
        return next()
    }

    /// What stands at the head of the buffer, and how many bytes it takes.
    enum Decoded {
        case input(Input, Int)
        case nothing(Int)
        case beginPaste(Int)
        case incomplete

        static func key(_ key: Key, _ length: Int) -> Decoded { .input(.key(key), length) }
    }

    static let escape: UInt8 = 0x1B

    private func decodeOne() -> Decoded {
        guard let first = buffer.first else { return .incomplete }
        switch first {
        case Self.escape: return decodeEscape()
        case 0x08, 0x7F: return .key(.backspace, 1)
        case 0x09: return .key(.tab, 1)
        // A line feed is what Enter was, when it was pressed before the program had taken the terminal.
        case 0x0A, 0x0D: return .key(.enter, 1)
        case 0x00: return .key(.control(" "), 1)
        case 0x01..<0x20:
            // ^A is 1; from ^\ on the characters after Z.
            let isLetter = first <= 0x1A
            return .key(.control(Character(Unicode.Scalar(first + (isLetter ? 0x60 : 0x40)))), 1)
        default: return decodeCharacter(at: 0)
        }
    }

    private func decodeEscape() -> Decoded {
        guard buffer.count > 1 else { return .incomplete }
        switch buffer[1] {
        case UInt8(ascii: "["): return decodeControlSequence()
        case UInt8(ascii: "O"): return decodeSingleShift()
        // Alt and Backspace deletes a word in every line editor, as ^W does.
        case 0x08, 0x7F: return .key(.control("w"), 2)
        case 0x0A, 0x0D: return .key(.alt(Character(Unicode.Scalar(buffer[1]))), 2)
        case 0x00..<0x20: return .key(.escape, 1)
        default:
            switch decodeCharacter(at: 1) {
            case .input(.key(.character(let character)), let length): return .key(.alt(character), length + 1)
            case .nothing(let length): return .nothing(length + 1)
            default: return .incomplete
            }
        }
    }

    private mutating func takePaste() -> String? {
        guard var text = paste else { return nil }
        // Held in one place only, or each addition would copy it.
        paste = nil
        let end = Array("\u{1B}[201~".utf8)
        let found = buffer.firstIndex(of: end)
        // Without its end, the last bytes may be the beginning of it.
        let length = found ?? max(0, buffer.count - end.count + 1)
        let kept = min(length, Self.pasteLimit - text.count)
        text += buffer.prefix(kept)
        buffer.removeFirst(length)
        guard found != nil else {
            paste = text
            return nil
        }
        buffer.removeFirst(end.count)
        return String(decoding: text, as: UTF8.self)
    }
}
