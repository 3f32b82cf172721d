import ArgumentParser
import ArticleModel
import Foundation
import Linguistics

/// `quoth-bench encode`: how much text the language engine reads in a second on one core.
struct EncodeBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "encode", abstract: "Read texts with the language engine alone, on one core.",
        discussion: "Without files, a text of 60 kB is put together from the sample articles.")

    @Argument(help: "Text files; a paragraph is a line.", completion: .file())
    var files: [String] = []

    @Option(help: "The file of weights; those of the program by default.")
    var weights: String?

    @Option(help: "How long to measure, in seconds.")
    var seconds: Double = 3

    @Flag(help: "Ask for the links of all windows as well.")
    var links = false

    func run() throws {
        let started = ContinuousClock().now
        let engine = try weights.map { try LanguageEngine(path: $0) } ?? LanguageEngine.shared.get()
        let loaded = ContinuousClock().now
        let texts = try
            (files.isEmpty ? [SyntheticText.document(bytes: 60_000)] : files.map(TextFile.document))
            .map { LinedText(ArticleText($0.text)) }
        guard let shortest = texts.first else { return }
        _ = shortest.beginning(bytes: 3000).read(engine)
        let first = ContinuousClock().now - loaded
        print("load \(format(loaded - started)), first result (3 kB) \(format(first))")

        let readings = texts.map { $0.read(engine) }
        let tokens = texts.map { Tokenizer().tokenize($0.text, blocks: []) }
            .reduce(0) { $0 + $1.tokens.count { $0.kind == .word || $0.kind == .number } }
        let words = readings.reduce(0) { $0 + $1.wordCount }
        let windows = readings.reduce(0) { $0 + $1.windows.count }
        let pieces = readings.reduce(0) { $0 + $1.pieceCount }
        print(
            "\(texts.count) text(s), \(tokens) words, \(words) with marks, \(pieces) pieces, \(windows) windows"
        )
        let fastest = Rounds.fastest(seconds: seconds) {
            for text in texts {
                let reading = text.read(engine)
                if links { for window in reading.windows.indices { _ = reading.links(inWindow: window) } }
            }
        }
        print(
            String(
                format: "%8.0f words/s %8.0f pieces/s %8.2f ms", Double(tokens) / fastest,
                Double(pieces) / fastest, fastest * 1000))
        if let memory = ProcessMemory.peak { print("peak memory \(memory / 1024) MB") }
    }

    private func format(_ duration: Duration) -> String {
        String(
            format: "%.1f ms",
            Double(duration.components.attoseconds) / 1e15 + Double(duration.components.seconds) * 1000)
    }
}

/// A text whose lines are paragraphs.
private struct LinedText {
    let text: ArticleText
    let lines: [TextSpan]
    let sentenceStarts: [Int]

    init(_ text: ArticleText) {
        self.text = text
        var lines: [TextSpan] = []
        var start = 0
        for (offset, byte) in text.bytes.enumerated() where byte == 0x0A {
            lines.append(TextSpan(start, offset))
            start = offset + 1
        }
        lines.append(TextSpan(start, text.count))
        self.lines = lines
        let tokens = Tokenizer().tokenize(text, blocks: [])
        sentenceStarts = tokens.sentences.indices.map { tokens.sentenceSpan($0).start }
    }

    func beginning(bytes: Int) -> LinedText {
        LinedText(ArticleText(text[TextSpan(0, text.codePointStart(atOrBefore: bytes))]))
    }

    func read(_ engine: LanguageEngine) -> TextReading {
        engine.read(text, paragraphs: lines, sentenceStarts: sentenceStarts)
    }
}
