import Glibc
import TerminalUI

/// What the command prints: gathered, and written when there is enough of it.
///
/// Text meant for people goes through `line`, which keeps control characters from a terminal.
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
    func clean(_ text: some StringProtocol) -> String {
        isTerminal ? TextWidth.clean(text) : String(text)
    }

    /// Prints a line for people. Its parts from outside must have been cleaned.
    func line(_ text: String) throws { try write(Array(text.utf8) + [0x0A]) }

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
