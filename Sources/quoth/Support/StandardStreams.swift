import Glibc
import TerminalUI

/// What the command prints: gathered, and written when there is enough of it.
///
/// Text from outside that is meant for people goes through `clean`, also into a pipe: at its end there mostly is a terminal.
final class StandardOutput {
    /// Whether a terminal reads it.
    let isTerminal = isatty(STDOUT_FILENO) == 1
    private var buffer: [UInt8] = []

    /// Whether colours may be used (https://no-color.org).
    var usesColour: Bool {
        let isForbidden = getenv("NO_COLOR").map { String(cString: $0) != "" } ?? false
        let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
        return isTerminal && !isForbidden && !isDumb
    }

    /// A text from outside as it may be shown on one line.
    func clean(_ text: some StringProtocol) -> String { TextWidth.clean(text) }

    /// Prints a line for people. Its parts from outside must have been cleaned.
    func line(_ text: String) throws { try write(Array(text.utf8) + [0x0A]) }

    /// Prints JSON. For a terminal, control characters and bidirectional controls in its texts are escaped, which
    /// leaves it the same JSON.
    func json(_ bytes: [UInt8]) throws {
        guard isTerminal else { return try write(bytes) }
        var escaped = ""
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            if scalar != "\n", Self.isControl(scalar) {
                let digits = String(scalar.value, radix: 16)
                escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        try write(escaped.utf8)
    }

    /// Controls of the terminal (C0, C1, DEL) and of the direction of text (UAX #9), all within four digits.
    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Writes bytes for programs.
    func write(_ bytes: some Collection<UInt8>) throws {
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what has been gathered.
    func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer.withUnsafeBytes { bytes in
                Glibc.write(STDOUT_FILENO, bytes.baseAddress?.advanced(by: written), bytes.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                buffer = []
                throw CommandFailure(
                    "cannot write standard output: \(String(cString: strerror(errno)).lowercased())")
            }
            written += count
        }
        buffer = []
    }
}

/// Messages for the user.
enum StandardError {
    /// Whether a terminal shows it.
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// One line, `quoth: …`. Names of files may hold anything, so it is cleaned.
    static func report(_ message: String) { write("quoth: \(TextWidth.clean(message))\n") }

    /// Writes text as it is.
    static func write(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

/// Opens `/dev/null` for standard streams that the caller has closed: else the next file opened, one of the
/// library perhaps, would get their number, and messages would be written into it.
func occupyStandardStreams() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
        // Read-only: writing fails as it would on a closed stream.
        _ = open("/dev/null", O_RDONLY)
    }
}

/// Lets writing beyond the user's limit for files fail, which is told, in place of ending the program.
func ignoreFileSizeSignal() { signal(SIGXFSZ, SIG_IGN) }
