import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth export`
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write articles with quotes, claims and notes for other programs, to standard output.",
        discussion: """
            markdown: each article with its quotes by speaker, its claims and your notes. annotations: all notes as \
            one W3C annotation collection (JSON-LD). hypothesis: all notes as a list of Hypothes.is.

            Examples:
              quoth export --format markdown 42d8 > article.md
              quoth export --format annotations > notes.jsonld
            """)

    /// What can be written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case markdown, annotations, hypothesis
    }

    @OptionGroup var library: LibraryOption

    @Option(help: "markdown, annotations or hypothesis.")
    var format: Format

    @Argument(help: "Ids of articles, or their beginnings; all articles without.")
    var ids: [String] = []

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        var problems = ProblemReport()
        var items: [JSONValue] = []
        var damaged: [LibraryError] = []
        try library.forEachArticle(named: ids, &problems) { article in
            switch format {
            case .markdown:
                let page = MarkdownPage(
                    article: article, analysis: try library.currentAnalysis(of: article),
                    annotations: try Self.readable(&damaged) { try library.annotations(article.id) })
                for line in page.lines() { try output.line(output.clean(line)) }
            case .annotations:
                items += try Self.readable(&damaged) { try library.annotationItems(article.id) }
            case .hypothesis:
                items += try Self.readable(&damaged) { try library.annotationItems(article.id) }.map { item in
                    HypothesisDocument.row(of: item, text: article.document.text, article: article.id)
                }
            }
        }
        // Of a whole library the list has told of them already.
        if ids.isEmpty { damaged = [] }
        for error in damaged { problems.add(error) }
        switch format {
        case .markdown: break
        case .annotations:
            let collection = AnnotationDocument.collection(
                id: "urn:quoth:annotations", label: "Annotations", items: items)
            try output.json(collection.pretty())
        case .hypothesis: try output.json(HypothesisDocument.list(items).pretty())
        }
        try output.flush()
        try problems.finish()
    }

    /// What could be read; a damaged annotation file is reported and the rest goes on.
    private static func readable<Value>(
        _ damaged: inout [LibraryError], _ read: () throws -> [Value]
    ) throws -> [Value] {
        do { return try read() } catch let error as LibraryError {
            damaged.append(error)
            return []
        }
    }
}
