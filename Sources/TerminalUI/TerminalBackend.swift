/// The whole border between the reader and a terminal.
///
/// Two implementations: `NcursesBackend` on a real terminal, `HeadlessBackend` in memory for tests.
/// All calls come from one thread, but for `wake`.
public protocol TerminalBackend: AnyObject {
    /// The extent of the screen now.
    var size: Size { get }

    /// What the terminal can show.
    var capabilities: TerminalCapabilities { get }

    /// Shows a frame; only what differs from the last one is sent.
    func present(_ frame: Frame)

    /// Forgets what is on the screen, so that the next frame is drawn whole (`^L`).
    func invalidate()

    /// Waits for the next event.
    ///
    /// - Parameter timeout: in milliseconds; nil waits until something happens, 0 does not wait.
    /// - Returns: nil when the time has passed or `wake` was called. A wake is kept for a call that waits: one with
    ///   0 does not use it up.
    func nextEvent(timeout: Int?) -> TerminalEvent?

    /// Makes a waiting `nextEvent` return; may be called from any thread.
    func wake()

    /// `wake` as a value that other threads may keep, also after `close`.
    var waker: TerminalWaker { get }

    /// Puts a text on the clipboard of the user's terminal (OSC 52), which also works over SSH; whether the terminal
    /// does it cannot be known.
    ///
    /// - Returns: false, and nothing is sent, when the text is longer than `clipboardLimit`.
    @discardableResult
    func copyToClipboard(_ text: String) -> Bool

    /// Gives the terminal back as it was found, runs the work (an editor), and takes it again.
    func withTerminalReleased<Result>(_ work: () -> Result) -> Result

    /// Gives the terminal back, stops the process as `^Z` does, and takes the terminal again when continued.
    func suspend()

    /// Gives the terminal back for good. May be called more than once.
    func close()
}

extension TerminalBackend {
    /// The longest text that is put on the clipboard, in UTF-8 bytes; terminals drop longer ones silently.
    public static var clipboardLimit: Int { 100_000 }
}

/// Wakes a waiting `nextEvent`, from any thread.
public struct TerminalWaker: Sendable {
    private let action: @Sendable () -> Void

    /// Makes a waker of what it does.
    public init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    /// Makes a waiting `nextEvent` return.
    public func wake() { action() }
}

/// What a terminal can show.
public struct TerminalCapabilities: Hashable, Sendable {
    /// 0 (monochrome, or the user asked for none by `NO_COLOR`), 8, 16, 256, or 2²⁴ (every colour by its parts).
    public var colors: Int

    /// Makes capabilities.
    public init(colors: Int) { self.colors = colors }

    /// The number of colours of a terminal that takes each by its parts.
    public static let allColors = 1 << 24
}
