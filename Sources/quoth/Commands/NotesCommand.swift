import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth notes`
struct NotesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "notes",
        abstract: "List the notes, highlights and tags of all articles.",
        discussion: """
            \(QueryArguments.help) \
            Here the words are looked for in the notes and their tags.

            Examples:
              quoth notes
              quoth notes tag:later outlet:post
              quoth notes --json     as an array of W3C web annotations
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array of W3C web annotations.")
    var json = false

    @OptionGroup var query: QueryArguments

    func run() throws {
        let library = try library.open()
        if try query.query?.asksForLinks == true { try library.catchUpLinks() }
        let output = StandardOutput()
        var problems = ProblemReport()
        var items: [JSONValue] = []
        var search = NoteSearch(try query.query)
        let list = try library.currentList(search.articles(of:))
        // A damaged annotation file counts no notes, and is among the problems.
        problems.add(list.problems)
        try library.forEachSummary(of: list.ids) { summary in
            let names = try library.speakerNames(of: summary.id, for: search.query)
            let all = try problems.attempt { try library.annotations(summary.id) } ?? []
            let annotations = try all.filter { annotation in
                try search.finds(annotation, in: summary, otherNames: names) {
                    try library.analysis(summary.id)
                }
            }
            if json {
                let ids = Set(annotations.map(\.id))
                items += try library.annotationItems(summary.id).filter { item in
                    query.words.isEmpty || item["id"]?.string.map(ids.contains) == true
                }
                return
            }
            if annotations.isEmpty { return }
            try output.line("\(summary.id)  \(output.clean(summary.title))")
            for annotation in annotations {
                for line in Self.lines(for: annotation) { try output.line("    " + output.clean(line)) }
            }
        }
        if json { try output.json(JSONValue.array(items).pretty()) }
        try output.flush()
        try problems.finish()
    }

    /// The words, and under them what the user made of them.
    private static func lines(for annotation: Annotation) -> [String] {
        let words = annotation.anchor.exact.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let place = words.isEmpty ? "on the whole article" : "“\(words)”"
        var lines = [place + annotation.tags.map { " #" + $0 }.joined()]
        for line in annotation.note?.split(whereSeparator: \.isNewline) ?? [] { lines.append("  " + line) }
        if let earlier = annotation.earlierWords { lines.append("  first on: “\(earlier)”") }
        if let correction = annotation.correction { lines.append("  " + correction.words) }
        return lines
    }
}
