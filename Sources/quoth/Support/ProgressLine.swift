import Glibc

/// Tells on a terminal how far long work has come; silent when standard error goes elsewhere.
struct ProgressLine {
    private let label: String
    private var total: Int?
    private var count = 0
    private var lastShown = 0
    private let start = Self.milliseconds()

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
    func finish(if condition: Bool = true) {
        if condition, StandardError.isTerminal, lastShown > 0 { StandardError.write("\r\u{1B}[K") }
    }

    /// `Adding 12` or `Adding [######----] 12/20  3.1/s  3 s left`.
    var text: String {
        guard let total, total > 0, count <= total else { return "\(label) \(count)\(pace(total: nil))" }
        let filled = min(20, count * 20 / total)
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: 20 - filled)
        return "\(label) [\(bar)] \(count)/\(total)\(pace(total: total))"
    }

    /// How many steps a second there have been, and how long the rest will take; nothing in the first two seconds.
    private func pace(total: Int?) -> String {
        let elapsed = Double(Self.milliseconds() - start) / 1000
        guard elapsed > 2, count > 0 else { return "" }
        let rate = Double(count) / elapsed
        let words = "  \(rate < 10 ? String((rate * 10).rounded() / 10) : String(Int(rate)))/s"
        guard let total else { return words }
        return words + "  \(Self.duration(seconds: Int(Double(total - count) / rate))) left"
    }

    /// `40 s`, `12 min` or `3 h 5 min`.
    static func duration(seconds: Int) -> String {
        if seconds < 90 { return "\(seconds) s" }
        let minutes = (seconds + 30) / 60
        return minutes < 90 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    private static func milliseconds() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
