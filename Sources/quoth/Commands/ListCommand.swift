import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the articles of the library, newest first.",
        discussion: """
            ● marks unread articles, * starred ones.

            \(QueryArguments.help)

            Examples:
              quoth list
              quoth list is:unread geneva talks
              quoth list --json 'date:2022-01.. "security assistance" OR sanction*'
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    @OptionGroup var query: QueryArguments

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        let query = try query.query
        // Links are counted in JSON, and conflicts may be asked for.
        if json || query?.asksForLinks == true { try library.catchUpLinks() }
        let list = try library.currentList { try $0.list(query) }
        problems.add(list.problems)
        let copies = json ? try library.articleKeysWithProgress().copies() : [:]
        var values: [JSONValue] = []
        try library.forEachSummary(of: list.ids) { article in
            if json {
                values.append(JSONOutput.value(article, copyOf: copies[article.id]))
            } else {
                try output.line(Self.line(for: article, output))
            }
        }
        if json { try output.json(JSONValue.array(values).pretty()) }
        try output.flush()
        try problems.finish()
    }

    /// `1f2e… ●* 2022-01-21  Title — Outlet · 24 quotes · 52 claims · 1 note`
    private static func line(for article: ArticleSummary, _ output: StandardOutput) -> String {
        let marks = (article.isUnread ? "●" : " ") + (article.isStarred ? "*" : " ")
        let date = article.date.map { String($0.prefix(10)) } ?? "----------"
        var line = "\(article.id) \(marks) \(output.clean(date))  \(output.clean(article.title))"
        if let outlet = article.outlet { line += " — " + output.clean(outlet) }
        line += " · " + counted(article.quotes, "quote") + " · " + counted(article.claims, "claim")
        if article.notes > 0 { line += " · " + counted(article.notes, "note") }
        for tag in article.tags { line += " #" + output.clean(tag) }
        return line
    }
}

/// `1 quote`, `2 quotes`
func counted(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
