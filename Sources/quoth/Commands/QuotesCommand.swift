import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth quotes`
struct QuotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quotes",
        abstract: "List the quotes of all articles.",
        discussion: """
            --speaker compares whole words of all names under which the library knows the speaker: "Antony Blinken" \
            finds what is quoted of Blinken where he is meant. With = before the name only the article's own spelling \
            counts, as in --speaker "=Anthony Blinken".

            \(QueryArguments.help) \
            Here the words are looked for in the quotes; speaker: and entity: mean who says the quote and who is named \
            in it.

            Examples:
              quoth quotes --speaker Blinken
              quoth quotes 'speaker:="Anthony Blinken"'
              quoth quotes --json sanctions date:2022-01
            """)

    @OptionGroup var library: LibraryOption

    @Option(help: ArgumentHelp("Only quotes of this speaker.", valueName: "name"))
    var speaker: String?

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var query: QueryArguments

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        var search = try search
        if search.query.asksForLinks { try library.catchUpLinks() }
        let list = try library.currentList(search.articles(of:))
        problems.add(list.problems)
        var found: [JSONValue] = []
        try library.forEachSummary(of: list.ids) { summary in
            guard let article = try problems.attempt({ try library.article(summary.id) }) else { return }
            let analysis = try library.currentAnalysis(of: article)
            let text = ArticleText(article.document.text)
            let quotes = search.quotes(
                in: summary, analysis, text,
                otherNames: try library.speakerNames(of: summary.id, for: search.query))
            if quotes.isEmpty { return }
            let documents = Dictionary(
                JSONOutput.document(article, analysis).quotes.map { ($0.id, $0) },
                uniquingKeysWith: { first, _ in first })
            let names = Dictionary(
                analysis.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            for quote in quotes {
                let words = quote.content.map { text[$0] }.joined(separator: " … ")
                let speaker = quote.speaker.flatMap { names[$0] }
                if json {
                    var value = try JSONOutput.value(documents[quote.id])
                    value["article"] = .string(article.id)
                    value["text"] = .string(words)
                    value["speakerName"] = .text(speaker)
                    found.append(value)
                } else {
                    let line = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                    let name = output.clean(Voicing(name: speaker, quote: quote, in: text).words)
                    try output.line(
                        "\(article.id) \(quote.id) \(quote.kind.rawValue)  \(name): \(output.clean(line))")
                }
            }
        }
        if json { try output.json(JSONValue.array(found).pretty()) }
        try output.flush()
        try problems.finish()
    }

    private var search: QuoteSearch {
        get throws {
            guard let speaker else { return QuoteSearch(try query.query) }
            guard let search = QuoteSearch(try query.query, speaker: speaker) else {
                throw ValidationError("There is no word in the speaker's name.")
            }
            return search
        }
    }
}
