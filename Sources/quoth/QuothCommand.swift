import ArgumentParser
import ArticleParsing

/// `quoth`: the reader, and the commands that do the same work without a screen.
struct QuothCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quoth",
        abstract: "Read news and see who said what.",
        discussion: """
            Without a command the reader opens on your library.

            Examples:
              quoth samples add            add a few sample articles to try it out
              quoth add article.txt        add a text file to the library
              quoth quotes --speaker Ada   list what Ada said, in all articles
              quoth extract a.txt          analyse a text without a library, as JSON
            """,
        version: "\(programVersion) (parser \(ArticleParser.version))",
        subcommands: [
            AddCommand.self, ListCommand.self, ShowCommand.self, EditCommand.self, RemoveCommand.self,
            RestoreCommand.self, ExtractCommand.self, QuotesCommand.self, NotesCommand.self,
            SearchCommand.self, ReindexCommand.self, ExportCommand.self, SamplesCommand.self,
            DiffCommand.self, ImportAnnotationsCommand.self, CheckCommand.self, SettingsCommand.self,
            LinksCommand.self, CompareCommand.self, TraceCommand.self, FeedsCommand.self, RefreshCommand.self,
            ManualCommand.self,
        ])

    /// The version of the program.
    static let programVersion = "0.1.0"

    /// The day of that version, `YYYY-MM-DD`.
    static let releaseDate = "2026-11-21"

    @OptionGroup var library: LibraryOption

    func run() throws {
        try OpenReader.run(library)
    }
}
