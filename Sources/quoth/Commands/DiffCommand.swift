import Anchoring
import ArgumentParser
import ArticleModel
import ArticleStore

/// `quoth diff`
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what has changed in an article, word by word, and which notes it moved.",
        discussion: """
            An article whose source has changed keeps its earlier texts, numbered from 1; the present text has the \
            number after the last. Without numbers the present text is compared with the one before it. \
            [-removed-] and {+added+} stand for colours where there are none.

            Examples:
              quoth diff 42d8
              quoth diff 42d8 1 3
              quoth diff --json 42d8
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON object.")
    var json = false

    @Argument(help: "The article's id, or its beginning.", completion: .articleIDs)
    var id: String

    @Argument(help: "The number of the earlier text.")
    var from: Int?

    @Argument(help: "The number of the later text; the present one without.")
    var to: Int?

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        let id = try library.id(startingWith: id)
        let comparison = try library.comparison(of: id, from: from, to: to)
        if json {
            try output.json(DiffOutput.json(comparison).pretty())
        } else {
            for line in DiffOutput(comparison, output).lines() { try output.line(line) }
        }
        try output.flush()
    }
}
