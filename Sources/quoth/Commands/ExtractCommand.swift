import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import CrossReference
import Foundation

/// `quoth extract`
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Analyse texts without a library: blocks, quotes, people, claims.",
        discussion: """
            Reads plain text, web pages (.html, .mhtml, or an address), JSON Lines (.jsonl, .ndjson: one object per line with \
            text or html, optionally id, title, url, date, outlet), crawls (.warc, .wet), all of them also packed (.gz, .zst), \
            folders (all such files in them and in their folders, by name), or standard input (- or nothing). Writes one \
            object per article, in the order of the input. Offsets count Unicode code points, half-open, over exactly the text field.

            Examples:
              quoth extract article.txt
              quoth extract --format jsonl pages/ > analysed.jsonl
              quoth extract --format jsonl --jobs 8 corpus.jsonl > analysed.jsonl
              curl -s https://example.org/article.txt | quoth extract --format text -
            """)

    /// What is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case json, jsonl, text
    }

    @Option(help: "json (one array), jsonl (one object per line) or text (marked up for reading).")
    var format: Format = .json

    @Option(name: .shortAndLong, help: "How many texts to analyse at once.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Argument(help: "Files, folders, web addresses, or - for standard input.", completion: .file())
    var files: [String] = ["-"]

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        let output = StandardOutput()
        let format = format
        let usesColour = output.usesColour
        var problems = ProblemReport()
        var progress = ProgressLine("Analysing")
        var isFirst = true
        if format == .json { try output.write("[".utf8) }
        var reader = DocumentReader(files)
        let parser = try ArticleParser()
        try mapInOrder(limit: jobs) {
            while let item = reader.next() {
                switch item {
                case .document(let document): return document
                case .problem(let problem): problems.add(problem)
                }
            }
            return nil
        } transform: { document in
            try Self.printed(document, parser, format, usesColour: usesColour)
        } receive: { bytes in
            if format == .json { try output.write((isFirst ? "\n" : ",\n").utf8) }
            isFirst = false
            if format == .text { try output.write(bytes) } else { try output.json(bytes) }
            progress.step()
        }
        if format == .json { try output.write((isFirst ? "]\n" : "\n]\n").utf8) }
        progress.finish()
        try output.flush()
        try problems.finish()
    }

    /// What one document gives: an object without a line feed in an array, with one otherwise.
    private static func printed(
        _ document: RawDocument, _ parser: ArticleParser, _ format: Format, usesColour: Bool
    ) throws -> [UInt8] {
        var analysis = parser.parse(document)
        if format == .text {
            let title = document.title ?? analysis.title ?? document.source ?? "Untitled"
            let article = Article(id: document.sourceID ?? "", document: document, title: title, added: "")
            let text = MarkedUpText(
                article: article, analysis: analysis, usesColour: usesColour)
            return Array(text.text().utf8) + [0x0A]
        }
        let claims = ArticleClaims(
            article: document.sourceID ?? "", outlet: document.outlet,
            date: document.date.flatMap { CalendarDate(iso: $0) }, text: ArticleText(document.text),
            analysis: analysis)
        analysis.links = claims.links(comparing: CombinedComparison.all)
        let object = try JSONOutput.compact(
            AnalysisDocument(id: document.sourceID, document: document, analysis: analysis))
        return format == .jsonl ? object + [0x0A] : object
    }
}
