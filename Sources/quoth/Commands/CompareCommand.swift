import ArgumentParser
import ArticleModel
import ArticleStore
import CrossReference

/// `quoth compare`
struct CompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Lay articles on one event side by side.",
        discussion: """
            What they agree on, where they are in conflict, whose words are cut or altered, which names are spelt \
            differently, and what only one of them says. Without ids, the groups of articles in the library that report one \
            event are listed.

            Examples:
              quoth compare
              quoth compare 42d8 91cc
              quoth compare --json 42d8 91cc 7e01
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print JSON.")
    var json = false

    @Option(help: "How many of the claims that only one article makes to show; JSON has all.")
    var claims = 8

    @Argument(help: "Two or more articles’ ids, or their beginnings.", completion: .articleIDs)
    var ids: [String] = []

    func validate() throws {
        if ids.count == 1 {
            throw ValidationError("One article cannot be compared: name two or more, or none.")
        }
        if claims < 0 { throw ValidationError("--claims must be 0 or more.") }
    }

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        if ids.isEmpty { try printEvents(library, output) } else { try printComparison(library, output) }
        try output.flush()
    }

    // MARK: Events

    private func printEvents(_ library: Library, _ output: StandardOutput) throws {
        try library.catchUpLinks()
        let events = try library.events()
        if json {
            let values = events.map { JSONValue.array($0.map { JSONOutput.value($0) }) }
            return try output.json(JSONValue.array(values).pretty())
        }
        for (place, event) in events.enumerated() {
            if place > 0 { try output.line("") }
            for article in event {
                let date = article.date.map { String($0.prefix(10)) } ?? "----------"
                let outlet = article.outlet.map { " — " + output.clean($0) } ?? ""
                let line = "\(article.id) \(date)  \(output.clean(article.title))\(outlet)"
                for line in WrappedLines.of(line, indent: 0) { try output.line(line) }
            }
        }
    }

    // MARK: A comparison

    private func printComparison(_ library: Library, _ output: StandardOutput) throws {
        var articles: [ArticleClaims] = []
        for id in try ids.map({ try library.id(startingWith: $0) })
        where !articles.contains(where: { $0.article == id }) {
            let article = try library.article(id)
            articles.append(ArticleClaims(article, try library.currentAnalysis(of: article)))
        }
        guard articles.count > 1 else { throw ValidationError("These are the same article.") }
        let comparison = ArticleComparison(articles, comparing: CombinedComparison.all)
        let states = try library.linkDecisions()
        if json { return try output.json(value(comparison, states).pretty()) }
        try library.catchUp()
        let page = ComparisonPage(ComparisonReport(comparison, states: states), output, claims: claims)
        for line in try page.lines(library) { try output.line(line) }
    }

    private func value(_ comparison: ArticleComparison, _ states: [String: Link.State]) -> JSONValue {
        var links: [JSONValue] = []
        for kind in Link.Kind.allCases {
            links += comparison[kind].map { JSONOutput.value($0, states[$0.id] ?? .new) }
        }
        let only = comparison.onlyIn.mapValues { JSONValue.array($0.map { .string($0.id) }) }
        return .object([
            "articles": .array(comparison.articles.map { .string($0.article) }), "links": .array(links),
            "onlyIn": .object(only),
        ])
    }
}
