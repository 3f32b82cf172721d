/// Why there is no screen, as one line that says what to do.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is no terminal.
    case notATerminal
    /// The terminal cannot place a cursor, or nobody knows how (`TERM` as it is set).
    case unusable(type: String)

    public var description: String {
        switch self {
        case .notATerminal:
            "the reader needs a terminal; in a pipe use quoth list, quoth show or quoth extract"
        case .unusable(let type):
            "the terminal type “\(type)” cannot show the reader; set TERM (xterm-256color suits most), or use quoth list and quoth show"
        }
    }
}
