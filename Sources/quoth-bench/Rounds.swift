/// Repeats work to find out how long it takes.
enum Rounds {
    /// Seconds of processor time of the fastest round, of at least two: what else the machine does counts little.
    static func fastest(seconds: Double, work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let end = clock.now + .seconds(seconds)
        var fastest = Double.infinity
        var rounds = 0
        repeat {
            let start = ProcessTime.now
            work()
            fastest = min(fastest, ProcessTime.now - start)
            rounds += 1
        } while clock.now < end || rounds < 2
        return fastest
    }
}
