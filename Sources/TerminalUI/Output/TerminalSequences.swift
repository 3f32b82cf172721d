import CNcurses

/// The escape sequences that ncurses does not write for us (xterm's control sequences). Nothing else in the
/// program writes any.
enum TerminalSequences {
    /// Presses, drags and the wheel are reported (1002) in decimal (1006) where they are wanted, pastes are bracketed (2004).
    static func begin(takesMouse: Bool) -> String {
        (takesMouse ? "\u{1B}[?1002h\u{1B}[?1006h" : "") + "\u{1B}[?2004h"
    }

    /// Undoes `begin`.
    static let end = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l"

    /// What gives the terminal back when there is no time for anything else: ends a sequence that is half sent (CAN),
    /// then undoes `begin`, attributes, colours, the hidden cursor and the alternate screen.
    static func emergency(terminfo: (String) -> String?) -> String {
        let capabilities = ["sgr0", "op", "cnorm", "rmcup"].compactMap(terminfo).map(withoutPadding)
        // Where there is no alternate screen the shell goes on below.
        let below = terminfo("rmcup") == nil ? "\r\n" : ""
        return "\u{18}" + end + capabilities.joined() + below
    }

    /// Puts a text on the clipboard (OSC 52).
    static func clipboard(_ text: String) -> String {
        "\u{1B}]52;c;" + Base64.encode(Array(text.utf8)) + "\u{07}"
    }

    /// What is drawn from here on leads somewhere; nil ends that (OSC 8). Terminals that do not know it show nothing of it.
    static func link(_ target: LinkTarget?) -> String { "\u{1B}]8;;\(target?.address ?? "")\u{1B}\\" }

    /// A capability without the marks that ask for a delay (`$<100/>`).
    static func withoutPadding(_ capability: String) -> String {
        var bytes: [UInt8] = []
        var inMark = false
        let source = Array(capability.utf8)
        for (index, byte) in source.enumerated() {
            let opens =
                byte == UInt8(ascii: "$") && index + 1 < source.count
                && source[index + 1] == UInt8(ascii: "<")
            if opens { inMark = true }
            if !inMark { bytes.append(byte) }
            if byte == UInt8(ascii: ">") { inMark = false }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Base 64 (RFC 4648, section 4), without Foundation, which would slow the program's start.
enum Base64 {
    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func encode(_ bytes: [UInt8]) -> String {
        var encoded: [UInt8] = []
        encoded.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var bits = group.reduce(0) { $0 << 8 | Int($1) }
            bits <<= 8 * (3 - group.count)
            for place in 0..<4 {
                let isPadding = place > group.count
                encoded.append(isPadding ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
