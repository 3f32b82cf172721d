import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth search`
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles that hold all of the words, in their title or text.",
        discussion: """
            Whole words are compared without regard to case and accents; words in quotation marks must follow one \
            another.

            Examples:
              quoth search geneva blinken
              quoth search --json '"clearer path"'
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    @Argument(help: "The words.")
    var query: [String]

    func run() throws {
        guard var query = PlainQuery(query.joined(separator: " ")) else {
            throw ValidationError("There is no word in the query.")
        }
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        let listing = library.summaries()
        problems.add(listing.problems)
        var found: [JSONValue] = []
        for summary in listing.articles {
            let text = try library.article(summary.id).document.text
            guard let hit = query.hit(title: summary.title, text: text) else { continue }
            if json {
                found.append(Self.value(hit, in: summary, text))
            } else {
                try output.line("\(summary.id)  \(output.clean(summary.title))")
                try output.line("    \(output.clean(hit.snippet))")
            }
        }
        if json { try output.json(JSONValue.array(found).pretty()) }
        try output.flush()
        try problems.finish()
    }

    private static func value(_ hit: PlainQuery.Hit, in summary: ArticleSummary, _ text: String) -> JSONValue
    {
        var value = JSONOutput.value(summary)
        value["snippet"] = .string(hit.snippet)
        let range = hit.span.map { OffsetMap(ArticleText(text)).codePoints($0) }
        value["span"] = range.map { .array([.int($0.start), .int($0.end)]) } ?? .null
        return value
    }
}
