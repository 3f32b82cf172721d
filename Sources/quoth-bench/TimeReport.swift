import Foundation

/// Prints measured times: the median, what nearly all stay below, and the longest.
enum TimeReport {
    static func print(_ name: String, _ times: [Duration]) {
        let sorted = times.map { $0 / .milliseconds(1) }.sorted()
        guard let longest = sorted.last else { return Swift.print("\(name): nothing measured") }
        let median = sorted[sorted.count / 2]
        let late = sorted[min(sorted.count - 1, sorted.count * 95 / 100)]
        let columns = String(
            format: "median %6.2f ms   95 %% %6.2f ms   longest %6.2f ms   of %d", median, late, longest,
            sorted.count)
        Swift.print(name.padding(toLength: 19, withPad: " ", startingAt: 0) + columns)
    }
}
