import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth quotes`
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "List the quotes of all articles.",
        discussion: """
            --speaker compares whole words of the speaker's name and its variants, a QUERY whole words of the \
            quote, both without regard to case and accents.

            Examples:
              quoth quotes --speaker Blinken
              quoth quotes --json sanctions
            """)

    @OptionGroup var library: LibraryOption

    @Option(help: ArgumentHelp("Only quotes of this speaker.", valueName: "name"))
    var speaker: String?

    @Flag(help: "Print a JSON array.")
    var json = false

    @Argument(help: "Words to look for in the quotes.")
    var query: [String] = []

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        var speakerQuery = try speaker.map { try Self.query($0, of: "the speaker's name") }
        var wordQuery = try query.isEmpty ? nil : Self.query(query.joined(separator: " "), of: "the query")
        var found: [JSONValue] = []
        for article in try library.articles(named: [], &problems) {
            let analysis = try library.currentAnalysis(of: article)
            let text = ArticleText(article.document.text)
            let documents = JSONOutput.document(article, analysis).quotes
            let entities = Dictionary(
                analysis.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for (quote, document) in zip(analysis.quotes, documents) {
                let words = quote.content.map { text[$0] }.joined(separator: " … ")
                let speaker = quote.speaker.flatMap { entities[$0] }
                if wordQuery?.matches(words) == false { continue }
                let names = (speaker.map { [$0.name] + $0.variants } ?? []).joined(separator: "\n")
                if speakerQuery?.matches(names) == false { continue }
                if json {
                    var value = try JSONOutput.value(document)
                    value["article"] = .string(article.id)
                    value["text"] = .string(words)
                    value["speakerName"] = .text(speaker?.name)
                    found.append(value)
                } else {
                    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    let name = output.clean(speaker?.name ?? "unnamed")
                    try output.line(
                        "\(article.id) \(quote.id) \(quote.kind.rawValue)  \(name): \(output.clean(line))")
                }
            }
        }
        if json { try output.json(JSONValue.array(found).pretty()) }
        try output.flush()
        try problems.finish()
    }

    private static func query(_ words: String, of what: String) throws -> PlainQuery {
        guard let query = PlainQuery(words) else { throw ValidationError("There is no word in \(what).") }
        return query
    }
}
