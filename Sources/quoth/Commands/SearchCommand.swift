import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth search`
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Find articles, and show the passages that were looked for.",
        discussion: """
            \(QueryArguments.help)

            Examples:
              quoth search geneva blinken
              quoth search --best 10 'in:quotes "clearer path" -sanctions'
              quoth search --json 'speaker:lavrov date:2022-01'
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    @Option(help: "Only the best so many, the best first; without, all, the newest first.")
    var best: Int?

    @OptionGroup var query: QueryArguments

    func validate() throws {
        if query.words.isEmpty { throw ValidationError("There is no word in the query.") }
        if let best, best < 1 { throw ValidationError("--best must be 1 or more.") }
    }

    func run() throws {
        guard let query = try query.query else { return }
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        if json || query.asksForLinks { try library.catchUpLinks() }
        var list = try library.currentList { try $0.list(query, by: best == nil ? .newest : .relevance) }
        problems.add(list.problems)
        if let best { list.ids = ArticleIDs(list.ids.prefix(best)) }
        var found: [JSONValue] = []
        try library.forEachSummary(of: list.ids) { summary in
            guard let hit = try problems.attempt({ try library.hit(of: query, in: summary) }) else { return }
            if json {
                found.append(Self.value(hit))
            } else {
                try output.line("\(summary.id)  \(output.clean(summary.title))")
                try output.line("    \(output.clean(hit.snippet))")
            }
        }
        if json { try output.json(JSONValue.array(found).pretty()) }
        try output.flush()
        try problems.finish()
    }

    private static func value(_ hit: SearchHit) -> JSONValue {
        var value = JSONOutput.value(hit.article)
        value["snippet"] = .string(hit.snippet)
        value["span"] = hit.span.map { .array([.int($0.start), .int($0.end)]) } ?? .null
        return value
    }
}
