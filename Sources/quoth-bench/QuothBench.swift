import ArgumentParser

/// Measures the program's parts on the machine at hand. Build it with `-c release`.
@main
struct QuothBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quoth-bench", abstract: "Measure how fast Quoth's parts work.",
        subcommands: [
            ParseBenchmark.self, EncodeBenchmark.self, TerminalBenchmark.self, LibraryBenchmark.self,
            DurabilityBenchmark.self, LinksBenchmark.self, ImportBenchmark.self, FeedBenchmark.self,
        ])
}
