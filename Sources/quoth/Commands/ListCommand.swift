import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth list`
struct ListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the articles of the library, newest first.",
        discussion: """
            ● marks unread articles, * starred ones. With a QUERY only articles are listed that hold all of its \
            words, in any spelling of case and accents; words in quotation marks must follow one another.

            Examples:
              quoth list
              quoth list geneva talks
              quoth list --json '"security assistance"'
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    @Argument(help: "Words to look for.")
    var query: [String] = []

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        let listing = library.summaries()
        problems.add(listing.problems)
        var articles = listing.articles
        if !query.isEmpty {
            guard var query = PlainQuery(query.joined(separator: " ")) else {
                throw ValidationError("There is no word in the query.")
            }
            articles = try articles.filter { summary in
                query.hit(title: summary.title, text: try library.article(summary.id).document.text) != nil
            }
        }
        if json {
            let copies = try library.articleKeys().copies()
            let values = articles.map { JSONOutput.value($0, copyOf: copies[$0.id]) }
            try output.json(JSONValue.array(values).pretty())
        } else {
            for article in articles { try output.line(Self.line(for: article, output)) }
        }
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
