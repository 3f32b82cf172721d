import ArgumentParser
import ArticleStore

/// `quoth edit`
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Correct what is known of an article.",
        discussion: """
            An empty value makes the field unknown; an empty title brings back the title of the text.

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
        try library.edit(
            library.id(startingWith: id),
            ArticleEdit(title: title, outlet: outlet, byline: byline, date: date, url: url))
    }
}
