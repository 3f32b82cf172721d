import CTerminal
import Glibc

/// Waits for what comes from the terminal and from signals, whichever is first.
struct TerminalInput {
    /// What came.
    enum Arrival {
        case event(TerminalEvent)
        /// The time has passed, or someone woke us.
        case nothing
        case resized, stop, continued
    }

    private static let escapeDelay = Duration.milliseconds(25)
    /// A slow line may part a sequence; longer than this, nothing else will come.
    private static let sequenceDelay = Duration.milliseconds(250)
    private static let pasteDelay = Duration.seconds(5)

    private let terminal: Int32
    private let signals: Int32
    private let clock = ContinuousClock()
    private let started: ContinuousClock.Instant

    private var decoder = InputDecoder()
    private var mouse = MouseTracker()
    /// Bits of `quoth_signals_take` that have not been handed out.
    private var noted = 0
    private var isGone = false
    private var hasReadLast = false
    private var lastBytes: ContinuousClock.Instant

    /// Input from a terminal, and from the descriptor of the signals.
    init(terminal: Int32, signals: Int32) {
        self.terminal = terminal
        self.signals = signals
        started = clock.now
        lastBytes = started
    }

    /// Waits at most so many milliseconds; without end when nil.
    mutating func next(timeout: Int?) -> Arrival {
        let deadline = timeout.map { clock.now + .milliseconds($0) }
        while true {
            noted |= Int(quoth_signals_take())
            if noted & QUOTH_HANG_UP != 0 { readLast() }
            while let input = decoder.next() {
                if let event = event(input) { return .event(event) }
            }
            if let arrival = takeNoted(isWaiting: timeout != 0) { return arrival }
            if let due = flushTime, due <= clock.now {
                if let input = decoder.flush(), let event = event(input) { return .event(event) }
                continue
            }
            let until = [deadline, flushTime].compactMap { $0 }.min()
            if wait(until: until) {
                read()
            } else if let deadline, deadline <= clock.now, noted & ~QUOTH_WOKEN == 0 {
                return .nothing
            }
        }
    }

    /// The continuation that a suspension of our own ended with is no news.
    mutating func forgetContinued() {
        noted = (noted | Int(quoth_signals_take())) & ~QUOTH_CONTINUED
    }

    /// The size may have changed: look when next asked.
    mutating func noteResize() { noted |= QUOTH_RESIZED }

    /// A look without waiting leaves a wake for the call that waits: its caller may not look at what it was woken for.
    private mutating func takeNoted(isWaiting: Bool) -> Arrival? {
        let order: [(Int, Arrival)] = [
            (QUOTH_HANG_UP, .event(.hangUp)), (QUOTH_CONTINUED, .continued), (QUOTH_STOP, .stop),
            (QUOTH_RESIZED, .resized), (QUOTH_WOKEN, .nothing),
        ]
        for (bit, arrival) in order where noted & bit != 0 && (isWaiting || bit != QUOTH_WOKEN) {
            noted &= ~bit
            return arrival
        }
        return nil
    }

    private mutating func event(_ input: InputDecoder.Input) -> TerminalEvent? {
        switch input {
        case .key(let key): .key(key)
        case .paste(let text): .paste(text)
        case .mouse(let report): mouse.event(report, at: clock.now - started).map { .mouse($0) }
        }
    }

    /// When bytes that are held back are to be taken for what they are; nil when there are none.
    private var flushTime: ContinuousClock.Instant? {
        switch decoder.pending {
        case nil: nil
        case .escape: lastBytes + Self.escapeDelay
        case .sequence: lastBytes + Self.sequenceDelay
        case .paste: lastBytes + Self.pasteDelay
        }
    }

    /// Whether the terminal has something to read, or has gone, before the time is over or a signal comes.
    private func wait(until time: ContinuousClock.Instant?) -> Bool {
        var sources = [
            pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
            pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
        ]
        // A terminal that has gone is for ever readable.
        if isGone { sources.removeLast() }
        poll(&sources, nfds_t(sources.count), time.map { milliseconds(until: $0) } ?? -1)
        return !isGone && sources[1].revents != 0
    }

    private func milliseconds(until time: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = (time - clock.now).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        // Rounded up, or the last part of a millisecond would be spent in a busy loop.
        return Int32(min(seconds, 100_000)) * 1000 + Int32(attoseconds / 1_000_000_000_000_000) + 1
    }

    /// Before the end, what was typed earlier still counts: the Enter that saves a note. Once only, or a flood of input
    /// could put the end off for ever.
    private mutating func readLast() {
        guard !hasReadLast else { return }
        hasReadLast = true
        if wait(until: clock.now) { read() }
    }

    private mutating func read() {
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 14) { buffer, count in
            count = max(0, Glibc.read(terminal, buffer.baseAddress, buffer.count))
        }
        if !bytes.isEmpty {
            decoder.feed(bytes)
            lastBytes = clock.now
        } else if errno != EINTR && errno != EAGAIN {
            isGone = true
            noted |= QUOTH_HANG_UP
        }
    }
}
