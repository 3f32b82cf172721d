import ArgumentParser

/// `quoth reindex`
struct ReindexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reindex",
        abstract: "Build the index for lists, searches and links anew from the library's files.",
        discussion: """
            The index is kept in the cache folder and follows the files by itself, whoever changes them: this is \
            never needed, but does no harm. Other commands and the reader go on with the old one meanwhile.

            Example:
              quoth reindex
            """)

    @OptionGroup var library: LibraryOption

    func run() throws {
        let library = try library.open()
        var progress = ProgressLine("Indexing")
        try library.reindex { progress.update($0, of: $1) }
        progress.finish()
        try library.catchUpLinks()
        var problems = ProblemReport()
        problems.add(try library.list().problems)
        try problems.finish()
    }
}
