import Synchronization

/// A terminal in memory, for tests: plays a script of events and keeps what is shown.
public final class HeadlessBackend: TerminalBackend {
    /// What the program asked of the terminal, in order.
    public enum Call: Hashable, Sendable {
        case present
        case invalidate
        case release, retake
        case suspend
        case copy(String)
        case close
    }

    /// The extent of the screen now.
    public private(set) var size: Size
    /// What the terminal claims to show.
    public let capabilities: TerminalCapabilities

    /// The frames shown, oldest first.
    public private(set) var frames: [Frame] = []
    /// What the program asked of the terminal, in order.
    public private(set) var calls: [Call] = []

    private var script: [TerminalEvent?]
    private var position = 0
    private let wakes = WakeCount()

    /// Makes a terminal that plays a script; nil in it stands for a wait that ended without an event.
    public init(size: Size, colors: Int = 256, script: [TerminalEvent?] = []) {
        self.size = size
        self.script = script
        capabilities = TerminalCapabilities(colors: colors)
    }

    /// Adds events to the end of the script.
    public func enqueue(_ events: TerminalEvent?...) { script += events }

    /// Adds the keys of a text, one by one; a line end is Enter.
    public func type(_ text: String) {
        script += text.map { .key($0 == "\n" ? .enter : .character($0)) }
    }

    /// The frame that is on the screen.
    public var screen: Frame? { frames.last }

    /// What was last put on the clipboard.
    public var clipboard: String? {
        for case .copy(let text) in calls.reversed() { return text }
        return nil
    }

    /// How often `wake` was called.
    public var wakeCount: Int { wakes.value.load(ordering: .relaxed) }

    /// Keeps the frame.
    public func present(_ frame: Frame) {
        frames.append(frame)
        calls.append(.present)
    }

    /// Records the call.
    public func invalidate() { calls.append(.invalidate) }

    /// The next event of the script; after its end always `hangUp`, so that no program runs for ever. A resize
    /// changes `size` when it is handed out.
    public func nextEvent(timeout: Int?) -> TerminalEvent? {
        guard position < script.count else { return .hangUp }
        defer { position += 1 }
        if case .resize(let size) = script[position] { self.size = size }
        return script[position]
    }

    /// Counts the call.
    public func wake() { waker.wake() }

    /// Counts its calls as `wake` does.
    public var waker: TerminalWaker {
        let wakes = wakes
        return TerminalWaker { wakes.value.add(1, ordering: .relaxed) }
    }

    /// Records the text, under the same limit as a real terminal.
    @discardableResult
    public func copyToClipboard(_ text: String) -> Bool {
        guard text.utf8.count <= Self.clipboardLimit else { return false }
        calls.append(.copy(text))
        return true
    }

    /// Runs the work between two recorded calls.
    public func withTerminalReleased<Result>(_ work: () -> Result) -> Result {
        calls.append(.release)
        defer { calls.append(.retake) }
        return work()
    }

    /// Records the call.
    public func suspend() { calls.append(.suspend) }

    /// Records the call.
    public func close() { calls.append(.close) }

    private final class WakeCount: Sendable {
        let value = Atomic(0)
    }
}
