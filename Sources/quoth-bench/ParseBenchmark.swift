import ArgumentParser
import ArticleModel
import ArticleParsing
import Foundation
import Linguistics

/// `quoth-bench parse`: how much text the parser reads in a second on one core.
struct ParseBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse", abstract: "Parse texts over and over on one core.",
        discussion: "Without files, a text of 1 MB is put together from the sample articles.")

    @Argument(help: "Text files. All of them are parsed in each round.", completion: .file())
    var files: [String] = []

    @Option(help: "How long to measure, in seconds.")
    var seconds: Double = 3

    func run() throws {
        let documents =
            files.isEmpty ? [SyntheticText.document(bytes: 1_000_000)] : try files.map(TextFile.document)
        let texts = documents.map { ArticleText($0.text) }
        let bytes = texts.reduce(0) { $0 + $1.count }
        guard bytes > 0 else { throw ValidationError("Nothing to parse: the text is empty.") }
        let parser = try ArticleParser()
        let analyses = documents.map(parser.parse)
        let tokenized = zip(texts, analyses).map { Tokenizer().tokenize($0, blocks: $1.blocks) }
        let words = tokenized.reduce(0) { $0 + $1.tokens.count { $0.kind == .word || $0.kind == .number } }
        print("\(documents.count) text(s), \(bytes) bytes, \(words) words")

        report("parser", bytes, words) { documents.reduce(0) { $0 + parser.parse($1).claims.count } }
        report("  words", bytes, words) {
            zip(texts, analyses).reduce(0) {
                $0 + Tokenizer().tokenize($1.0, blocks: $1.1.blocks).tokens.count
            }
        }
        let labeler = try EngineLabeler()
        let readings = zip(tokenized, analyses).map { labeler.read($0, blocks: $1.blocks) }
        report("  claims", bytes, words) {
            tokenized.indices.reduce(0) { count, index in
                let (text, analysis) = (tokenized[index], analyses[index])
                return count
                    + ClaimExtractor(reading: readings[index], grammar: readings[index].grammar()).claims(
                        in: text, blocks: analysis.blocks, quotes: analysis.quotes,
                        entities: analysis.entities,
                        date: nil
                    ).count
            }
        }
        if let memory = ProcessMemory.peak { print("peak memory \(memory / 1024) MB") }
    }

    /// Runs the work for the time asked and prints the rate of the fastest round.
    private func report(_ name: String, _ bytes: Int, _ words: Int, work: () -> Int) {
        var found = 0
        let fastest = Rounds.fastest(seconds: seconds) { found = work() }
        print(
            name.padding(toLength: 10, withPad: " ", startingAt: 0),
            String(format: "%7.2f MB/s", Double(bytes) / fastest / 1e6),
            String(format: "%10.0f words/s", Double(words) / fastest), "  (\(found) found)")
    }
}
