/// Why a terminal cannot be used.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Standard input or output is a file or a pipe.
    case notATerminal
    /// TERM is not set.
    case noType
    /// The terminfo database does not know the type.
    case unknownType(String)
    /// There is no terminfo database.
    case noDatabase(String)
    /// The type cannot place the cursor (`dumb`).
    case tooSimple(String)
    /// The system refused something that is needed.
    case refused(String)

    /// One line: what, where, what to do.
    public var description: String {
        switch self {
        case .notATerminal:
            "the reader needs a terminal; in a pipe use quoth list, quoth show or quoth extract"
        case .noType:
            "the environment does not name the terminal; set TERM, for instance to xterm-256color"
        case .unknownType(let type):
            "the terminal type TERM=\(TextWidth.clean(type)) is not known here; set TERM to xterm-256color, "
                + "or install the package ncurses-term"
        case .noDatabase(let type):
            "no terminal descriptions were found for TERM=\(TextWidth.clean(type)); install the package ncurses-base"
        case .tooSimple(let type):
            "the terminal type TERM=\(TextWidth.clean(type)) cannot place the cursor; use another terminal, "
                + "or set TERM if the type is wrong"
        case .refused(let what):
            "the terminal cannot be used: \(what)"
        }
    }
}
