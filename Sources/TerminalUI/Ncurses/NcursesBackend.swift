import CNcurses
import Glibc

/// A real terminal, through ncurses.
///
/// This file is the only place that writes to the terminal. The terminal is given back as it was found by `close`, at
/// any exit, and by the handlers of crash signals.
public final class NcursesBackend: TerminalBackend {
    /// The extent of the screen now.
    public private(set) var size: Size
    /// What the terminal can show.
    public let capabilities: TerminalCapabilities

    private let screen: OpaquePointer
    private let wakes: WakePipe
    private let signals: WakePipe
    private var input: NcursesInput
    private var pairs: ColorPairs
    private var shown: Frame?
    private var queue: [TerminalEvent] = []
    private var isOpen = true

    /// Takes the terminal of standard input and output.
    ///
    /// - Throws: `TerminalError` before anything is written to the terminal.
    public init(environment: [String: String]) throws(TerminalError) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1, quoth_remember_modes(STDOUT_FILENO) == 1 else {
            throw .notATerminal
        }
        let type = environment["TERM"] ?? ""
        Self.useUTF8Locale()
        guard let wakes = WakePipe(), let signals = WakePipe() else { throw .notATerminal }
        var error: Int32 = 0
        // setupterm only looks the terminal up; newterm would already change it.
        guard setupterm(type, STDOUT_FILENO, &error) == 0, quoth_capability("cup") != nil,
            let screen = quoth_open(type)
        else { throw .unusable(type: type) }
        self.screen = screen
        self.wakes = wakes
        self.signals = signals
        quoth_set_active(1)
        let restore = Self.restoreSequence()
        restore.withCString { quoth_set_restore($0, strlen($0)) }
        quoth_install_signals(signals.writing)

        raw()
        noecho()
        nonl()
        set_escdelay(25)
        curs_set(0)
        input = NcursesInput()
        let wantsColor = (environment["NO_COLOR"] ?? "").isEmpty
        if wantsColor, has_colors() {
            start_color()
            use_default_colors()
            capabilities = TerminalCapabilities(colors: min(256, Int(quoth_color_count())))
        } else {
            capabilities = TerminalCapabilities(colors: 0)
        }
        pairs = ColorPairs(colors: capabilities.colors)
        size = Size(rows: Int(getmaxy(quoth_screen())), columns: Int(getmaxx(quoth_screen())))
        write(Self.modesOn)
    }

    deinit { close() }

    // MARK: Showing

    /// Shows a frame; only rows that differ from the last one are handed to ncurses.
    public func present(_ frame: Frame) {
        guard isOpen else { return }
        let before = shown?.size == frame.size ? shown : nil
        for row in 0..<frame.size.rows where before.map({ !Self.isSame(row, of: $0, and: frame) }) ?? true {
            draw(row, of: frame)
        }
        shown = frame
        if let cursor = frame.cursor {
            wmove(quoth_screen(), Int32(cursor.row), Int32(cursor.column))
            curs_set(1)
        } else {
            curs_set(0)
        }
        wrefresh(quoth_screen())
    }

    /// Forgets what is on the screen, so that the next frame is drawn whole.
    public func invalidate() {
        shown = nil
        clearok(quoth_screen(), true)
    }

    private static func isSame(_ row: Int, of a: Frame, and b: Frame) -> Bool {
        let range = (row * a.size.columns)..<((row + 1) * a.size.columns)
        return a.cells[range] == b.cells[range]
    }

    private func draw(_ row: Int, of frame: Frame) {
        var cells: [cchar_t] = []
        cells.reserveCapacity(frame.size.columns)
        for column in 0..<frame.size.columns {
            let cell = frame[row, column]
            if cell.cluster.isEmpty { continue }
            let isWide = frame[row, column + 1].cluster.isEmpty && column + 1 < frame.size.columns
            append(cell, columns: isWide ? 2 : 1, to: &cells)
        }
        wmove(quoth_screen(), Int32(row), 0)
        wadd_wchnstr(quoth_screen(), cells, Int32(cells.count))
    }

    /// Adds a cell that takes as many columns as the frame says, also where the C library counts otherwise.
    private func append(_ cell: Cell, columns: Int, to cells: inout [cchar_t]) {
        var attributes: attr_t = 0
        if cell.style.attributes.contains(.bold) { attributes |= quoth_bold() }
        if cell.style.attributes.contains(.underline) { attributes |= quoth_underline() }
        if cell.style.attributes.contains(.reverse) { attributes |= quoth_reverse() }
        if cell.style.attributes.contains(.dim) { attributes |= quoth_dim() }
        if cell.style.attributes.contains(.italic) { attributes |= quoth_italic() }
        let pair = pairs.number(for: cell.style)
        func add(_ text: [wchar_t]) {
            var made = cchar_t()
            if quoth_set_cell(&made, text + [0], attributes, pair) != quoth_err() { cells.append(made) }
        }
        // ncurses keeps one spacing character and at most four more in a cell.
        let text = cell.cluster.unicodeScalars.prefix(5).map { wchar_t(bitPattern: $0.value) }
        let actual = text.first.map { Int(quoth_columns_of($0)) } ?? 0
        if actual < 1 || actual > columns {
            add([wchar_t(bitPattern: 0xFFFD)])
            for _ in 1..<max(1, columns) { add([0x20]) }
        } else {
            add(text)
            for _ in actual..<columns { add([0x20]) }
        }
    }

    // MARK: Events

    /// Waits for the next event.
    public func nextEvent(timeout: Int?) -> TerminalEvent? {
        guard isOpen else { return .hangUp }
        if queue.isEmpty { queue = input.drain(quoth_screen()) }
        if queue.isEmpty { wait(timeout) }
        return queue.isEmpty ? nil : queue.removeFirst()
    }

    private func wait(_ timeout: Int?) {
        var files = [STDIN_FILENO, wakes.reading, signals.reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        guard poll(&files, nfds_t(files.count), Int32(clamping: timeout ?? -1)) > 0 else {
            // Interrupted by a signal: its byte is in the pipe.
            take(signals.drain())
            return
        }
        if files[1].revents != 0 { _ = wakes.drain() }
        if files[2].revents != 0 { take(signals.drain()) }
        if files[0].revents != 0 {
            let events = input.drain(quoth_screen())
            let isGone = events.isEmpty && files[0].revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0
            queue += isGone ? [.hangUp] : events
        }
    }

    /// Signals as events; many resizes at once are one.
    private func take(_ numbers: [UInt8]) {
        for number in Set(numbers.map { Int32($0) }) {
            switch number {
            case SIGWINCH: resize()
            case SIGTERM, SIGHUP, SIGINT: queue.append(.hangUp)
            case SIGTSTP: suspend()
            case SIGCONT: retake()
            default: break
            }
        }
    }

    private func resize() {
        var rows: Int32 = 0
        var columns: Int32 = 0
        guard quoth_window_size(STDOUT_FILENO, &rows, &columns) == 1 else { return }
        guard Size(rows: Int(rows), columns: Int(columns)) != size else { return }
        resizeterm(rows, columns)
        size = Size(rows: Int(rows), columns: Int(columns))
        invalidate()
        queue.append(.resize(size))
    }

    /// Makes a waiting `nextEvent` return.
    public func wake() { wakes.send() }

    /// `wake` as a value that other threads may keep.
    public var waker: TerminalWaker {
        let wakes = wakes
        return TerminalWaker { wakes.send() }
    }

    // MARK: Giving back

    /// Puts a text on the clipboard of the user's terminal (OSC 52).
    @discardableResult
    public func copyToClipboard(_ text: String) -> Bool {
        guard isOpen, text.utf8.count <= Self.clipboardLimit else { return false }
        write("\u{1B}]52;c;" + Base64.text(of: Array(text.utf8)) + "\u{7}")
        return true
    }

    /// Gives the terminal back, runs the work, and takes it again.
    public func withTerminalReleased<Result>(_ work: () -> Result) -> Result {
        release()
        defer { retake() }
        return work()
    }

    /// Gives the terminal back, stops the process, and takes the terminal again when continued.
    public func suspend() {
        release()
        quoth_stop()
        retake()
    }

    /// Gives the terminal back for good.
    public func close() {
        guard isOpen else { return }
        isOpen = false
        write(Self.modesOff)
        endwin()
        quoth_set_active(0)
        delscreen(screen)
    }

    private func release() {
        guard isOpen else { return }
        write(Self.modesOff)
        endwin()
        quoth_set_active(0)
    }

    private func retake() {
        guard isOpen else { return }
        quoth_set_active(1)
        write(Self.modesOn)
        invalidate()
        resize()
        wrefresh(quoth_screen())
        queue.append(.redraw)
    }

    // MARK: Escape sequences

    /// Mouse presses, drags and wheel with coordinates of any size (SGR 1006), and pastes in brackets.
    private static let modesOn = "\u{1B}[?1000h\u{1B}[?1002h\u{1B}[?1006h\u{1B}[?2004h"
    private static let modesOff = "\u{1B}[?2004l\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"

    /// What brings the terminal back when ncurses cannot be asked any more.
    private static func restoreSequence() -> String {
        modesOff + ["sgr0", "cnorm", "rmkx", "rmcup"].compactMap { (name: String) in
                quoth_capability(name).map { String(cString: $0) }
            }.joined()
    }

    private func write(_ sequence: String) {
        quoth_flush()
        var bytes = Array(sequence.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR || errno == EAGAIN { continue }
            guard written > 0 else { return }
            bytes = bytes.dropFirst(written)
        }
    }

    /// The user's locale, if it has UTF-8; else the C locale's UTF-8, which every Debian has.
    private static func useUTF8Locale() {
        setlocale(LC_ALL, "")
        if (nl_langinfo(nl_item(CODESET)).map { String(cString: $0) } ?? "") != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    }
}
