import ArgumentParser
import ArticleModel
import ArticleParsing
import ArticleStore

/// `quoth edit`
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Correct what is known of an article.",
        discussion: """
            An empty value makes the field unknown; an empty title brings back the title of the text. With another date the \
            article is analysed anew: “on Friday” is another day.

            Examples:
              quoth edit 42d8 --outlet "The Post" --date 2022-01-21
              quoth edit 42d8 --byline ""
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "The article's id, or its beginning.", completion: .articleIDs)
    var id: String

    @Option(help: "The title.") var title: String?
    @Option(help: "The publication.") var outlet: String?
    @Option(help: "The authors.") var byline: String?
    @Option(help: "The day or time of publication, as YYYY-MM-DD.") var date: String?
    @Option(help: "The address.") var url: String?

    func validate() throws {
        if [title, outlet, byline, date, url].allSatisfy({ $0 == nil }) {
            throw ValidationError("Nothing to change: give --title, --outlet, --byline, --date or --url.")
        }
    }

    func run() throws {
        let library = try library.open()
        let id = try library.id(startingWith: id)
        let changes = ArticleEdit(title: title, outlet: outlet, byline: byline, date: date, url: url)
        try library.edit(id, changes, renewed: renewed(library.article(id).document, changes))
        // Links can always be made later: what was corrected stays so.
        try? library.catchUpLinks()
    }

    /// The document as corrected with its analysis; nil where the one it has will do.
    private func renewed(
        _ document: RawDocument, _ changes: ArticleEdit
    ) throws -> (document: RawDocument, analysis: Analysis)? {
        guard changes.concernsAnalysis(of: document) else { return nil }
        let corrected = changes.applied(to: document)
        return (corrected, try ArticleParser().parse(corrected))
    }
}
