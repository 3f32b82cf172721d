import ArgumentParser
import ArticleParsing
import ArticleStore
import ReaderApp

/// `quoth samples`
struct SamplesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "samples",
        abstract: "Add or remove the sample articles that come with the program.",
        discussion: """
            They are fictional: a few outlets report one event, each in its own way.

            Examples:
              quoth samples add
              quoth samples remove
            """,
        subcommands: [Add.self, Remove.self])

    /// `quoth samples add`
    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add the sample articles; prints the new ids, one per line.")

        @OptionGroup var library: LibraryOption

        func run() throws {
            let documents = SampleArticles.documents()
            if documents.isEmpty {
                throw CommandFailure(
                    "the sample articles are missing from this installation; install quoth anew")
            }
            let library = try library.open(createIfMissing: true)
            let output = StandardOutput()
            let parser = try ArticleParser()
            for document in documents {
                let result = try library.add(document, analysis: parser.parse(document))
                if result.isNew { try output.line(result.id) }
            }
            try output.flush()
        }
    }

    /// `quoth samples remove`
    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move the sample articles to the trash; prints their ids.")

        @OptionGroup var library: LibraryOption

        func run() throws {
            let output = StandardOutput()
            for id in try library.open().removeSamples() { try output.line(id) }
            try output.flush()
        }
    }
}
