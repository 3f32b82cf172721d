import Glibc

/// Tells on a terminal how far long work has come; silent when standard error goes elsewhere.
struct ProgressLine {
    private let label: String
    private var total: Int?
    private var count = 0
    private var lastShown = 0

    /// Begins; `total` is the number of steps, where it is known.
    init(_ label: String, total: Int? = nil) {
        self.label = label
        self.total = total
    }

    /// One more step is done.
    mutating func step() {
        count += 1
        show()
    }

    /// So many steps of so many are done.
    mutating func update(_ count: Int, of total: Int) {
        self.count = count
        self.total = total
        show()
    }

    private mutating func show() {
        guard StandardError.isTerminal else { return }
        let now = Self.milliseconds()
        guard now - lastShown >= 100 else { return }
        lastShown = now
        StandardError.write("\r\u{1B}[K\(text)")
    }

    /// Clears the line.
    func finish() {
        if StandardError.isTerminal, lastShown > 0 { StandardError.write("\r\u{1B}[K") }
    }

    /// `Adding 12` or `Adding [######----] 12/20`.
    var text: String {
        guard let total, total > 0 else { return "\(label) \(count)" }
        let filled = min(20, count * 20 / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        return "\(label) [\(bar)] \(count)/\(total)"
    }

    private static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
