/// A key as the reader sees it.
public enum Key: Hashable, Sendable {
    /// A printable character (a whole grapheme cluster as far as the terminal sends it at once).
    case character(Character)
    /// Control and a lower-case letter or one of `[ \ ] ^ _` and space: `^D` is `.control("d")`.
    case control(Character)
    /// Alt (or Esc at once before) and a character; with Enter it is `.alt("\r")`.
    case alt(Character)
    case enter, tab, backTab, escape, backspace, delete, insert
    case up, down, left, right, home, end, pageUp, pageDown
    /// F1 is 1.
    case function(Int)
}

/// What the mouse did.
public struct MouseEvent: Hashable, Sendable {
    /// The kind of action.
    public enum Action: Hashable, Sendable {
        case press, drag, release, wheelUp, wheelDown, doubleClick, tripleClick
    }

    /// The kind of action (of the left button, for those that have one).
    public var action: Action
    /// The cell.
    public var position: Position

    /// Makes an event.
    public init(_ action: Action, at position: Position) {
        self.action = action
        self.position = position
    }
}

/// Anything that comes from the terminal.
public enum TerminalEvent: Hashable, Sendable {
    case key(Key)
    /// A bracketed paste, whole, as it came (with control characters).
    case paste(String)
    case mouse(MouseEvent)
    case resize(Size)
    /// The program was continued after a suspension, or the screen was disturbed: draw everything anew.
    case redraw
    /// SIGTERM, SIGHUP, or the terminal is gone: save and leave.
    case hangUp
}
