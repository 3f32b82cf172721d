import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore

/// `quoth add`
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add articles to the library; prints the new ids, one per line.",
        discussion: """
            A source is a plain text file, a folder (its .txt, .text, .md, .jsonl and .ndjson files), a JSON Lines \
            file with one object per line ({"text": …}, optionally id, title, url, date, outlet, byline, language), \
            or - for standard input. An article that the library holds already is not added again.

            Examples:
              quoth add article.txt
              quoth add articles/ more.jsonl
              xclip -o | quoth add -
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "Files, folders, or - for standard input.", completion: .file())
    var sources: [String]

    func run() throws {
        let library = try library.open(createIfMissing: true)
        let output = StandardOutput()
        let parser = try ArticleParser()
        var problems = ProblemReport()
        var progress = ProgressLine("Adding")
        for item in DocumentReader(sources, readsFolders: true) {
            switch item {
            case .problem(let problem): problems.add(problem)
            case .document(let document):
                let result = try library.add(document, analysis: parser.parse(document))
                if result.isNew {
                    try output.line(result.id)
                    if output.isTerminal {
                        progress.finish()
                        try output.flush()
                    }
                } else {
                    StandardError.report(
                        "\(document.source ?? "the text") is in the library already, as \(result.id)")
                }
            }
            progress.step()
        }
        progress.finish()
        try output.flush()
        try problems.finish()
    }
}
