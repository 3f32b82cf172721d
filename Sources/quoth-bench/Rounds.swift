import Foundation

/// Repeats work to find out how long it takes.
enum Rounds {
    /// Seconds of processor time of the fastest round, of at least two: what else the machine does counts little.
    static func fastest(seconds: Double, work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var fastest = Double.infinity
        var rounds = 0
        repeat {
            let start = processorTime
            work()
            fastest = min(fastest, processorTime - start)
            rounds += 1
        } while clock.now < end || rounds < 2
        return fastest
    }

    /// The processor time that this process has used, in seconds.
    private static var processorTime: Double {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    /// The most memory that this process held, in kB; nil where the system does not say.
    static var peakMemory: Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return nil }
        return line.split(separator: " ").compactMap { Int($0) }.first
    }
}
