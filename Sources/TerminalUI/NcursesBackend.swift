import CNcurses
import CTerminal
import Glibc

/// A real terminal: ncurses draws, the input is decoded here.
///
/// Input does not go through ncurses, because its decoding knows neither pastes nor, with the terminal types of
/// tmux and screen, the mouse. The terminal is given back whatever ends the process; see `CTerminal`.
public final class NcursesBackend: TerminalBackend {
    /// The extent of the screen now.
    public private(set) var size: Size
    /// What the terminal can show.
    public let capabilities: TerminalCapabilities

    private var screen: NcursesScreen
    private var input: TerminalInput
    private let begin: String
    private var isOpen = true

    /// Takes the terminal on standard input and output.
    ///
    /// - Parameters:
    ///   - environment: the process's, for `TERM`, `COLORTERM` and `NO_COLOR` (https://no-color.org).
    ///   - wantsAllColors: whether colours by their parts are used, so that more than the palette is worth having.
    ///   - takesMouse: whether the terminal is to report the mouse; without, it keeps it for its own selecting.
    /// - Throws: a `TerminalError` when it cannot be used; it is then as it was.
    public init(
        environment: [String: String], wantsAllColors: Bool = false, takesMouse: Bool = true
    ) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw .notATerminal }
        let isUTF8 = quoth_use_utf8()
        var type = try TerminalType.find(named: environment["TERM"] ?? "")
        if wantsAllColors {
            type = TerminalType.withAllColors(type, colorTerm: environment["COLORTERM"]) ?? type
            _ = try TerminalType.find(named: type)
        }

        let restore = TerminalSequences.emergency(terminfo: TerminalType.capability)
        guard quoth_terminal_remember(STDOUT_FILENO, restore, restore.utf8.count) else {
            throw .refused("its settings cannot be read")
        }
        guard quoth_open_screen(type) else { throw .refused("ncurses cannot start on TERM=\(type)") }
        quoth_terminal_taken()
        let signals = quoth_signals_install()
        guard signals >= 0 else {
            quoth_terminal_restore()
            throw .refused("no signals can be received")
        }

        quoth_raw_mode()
        let wantsColor = (environment["NO_COLOR"] ?? "").isEmpty
        let colors = wantsColor ? Int(quoth_start_colors()) : 0
        capabilities = TerminalCapabilities(colors: Self.rounded(colors))
        let takesLinks = TerminalType.takesLinks(environment)
        screen = NcursesScreen(
            colors: capabilities.colors, isUTF8: isUTF8, links: takesLinks ? LinkSequences() : nil)
        input = TerminalInput(terminal: STDIN_FILENO, signals: signals)
        size = Self.currentSize() ?? Self.assumedSize()
        resizeterm(Int32(size.rows), Int32(size.columns))
        begin = TerminalSequences.begin(takesMouse: takesMouse)
        Self.send(begin)
    }

    deinit { close() }

    /// Shows a frame; only what differs from the last one is sent.
    public func present(_ frame: Frame) {
        guard isOpen else { return }
        let links = screen.present(frame, on: size)
        if !links.isEmpty { Self.send(links) }
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    public func invalidate() { screen.invalidate() }

    /// Waits for the next event.
    public func nextEvent(timeout: Int?) -> TerminalEvent? {
        switch input.next(timeout: timeout) {
        case .event(let event): return event
        case .nothing: return nil
        case .resized: return takeNewSize()
        case .continued:
            // Someone stopped the process and others used the terminal meanwhile.
            release()
            take()
            return .redraw
        case .stop:
            suspend()
            return .redraw
        }
    }

    /// Makes a waiting `nextEvent` return; may be called from any thread.
    public func wake() { quoth_signals_wake() }

    /// `wake` as a value that other threads may keep.
    public var waker: TerminalWaker { TerminalWaker { quoth_signals_wake() } }

    /// Puts a text on the clipboard of the user's terminal (OSC 52).
    @discardableResult
    public func copyToClipboard(_ text: String) -> Bool {
        guard isOpen, text.utf8.count <= Self.clipboardLimit else { return false }
        Self.send(TerminalSequences.clipboard(text))
        return true
    }

    /// Gives the terminal back as it was found, runs the work, and takes the terminal again.
    public func withTerminalReleased<Result>(_ work: () -> Result) -> Result {
        guard isOpen else { return work() }
        release()
        defer { take() }
        return work()
    }

    /// Gives the terminal back, stops the process as `^Z` does, and takes the terminal again when continued.
    public func suspend() {
        guard isOpen else { return }
        release()
        quoth_stop()
        take()
        input.forgetContinued()
    }

    /// Gives the terminal back for good.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        release()
        quoth_signals_uninstall()
    }

    private func release() {
        Self.send(TerminalSequences.end)
        endwin()
        quoth_terminal_released()
    }

    private func take() {
        quoth_terminal_taken()
        // The screen may have another size than before; `nextEvent` tells.
        input.noteResize()
        screen.invalidate()
        quoth_flush()
        Self.send(begin)
    }

    /// The resize event, or nil when the size is what it was.
    private func takeNewSize() -> TerminalEvent? {
        guard let now = Self.currentSize(), now != size else { return nil }
        size = now
        resizeterm(Int32(now.rows), Int32(now.columns))
        // Terminals move what stands on them when they are resized, each in its own way.
        screen.invalidate()
        return .resize(now)
    }

    private static func currentSize() -> Size? {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard quoth_terminal_size(STDOUT_FILENO, &rows, &columns) else { return nil }
        return Size(rows: Int(rows), columns: Int(columns))
    }

    /// What the environment or the terminal's description says, for a terminal that does not tell.
    private static func assumedSize() -> Size {
        var rows: Int32 = 0
        var columns: Int32 = 0
        quoth_screen_size(&rows, &columns)
        return Size(rows: Int(rows), columns: Int(columns))
    }

    private static func rounded(_ colors: Int) -> Int {
        switch colors {
        case ..<8: 0
        case ..<16: 8
        case ..<256: 16
        case ..<TerminalCapabilities.allColors: 256
        default: TerminalCapabilities.allColors
        }
    }

    /// Writes to the terminal beside ncurses, whose own output has always been sent before.
    private static func send(_ sequence: String) {
        var rest = Array(sequence.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written > 0 {
                rest = rest.dropFirst(written)
            } else if errno != EINTR {
                return
            }
        }
    }
}
