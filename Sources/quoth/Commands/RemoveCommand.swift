import ArgumentParser
import ArticleStore

/// `quoth remove`
struct RemoveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Move articles, with their notes, to the library's trash; prints their ids.",
        discussion: """
            Nothing is deleted: quoth restore brings them back.

            Example:
              quoth remove 42d8 e7c2
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "Ids of articles, or their beginnings.", completion: .articleIDs)
    var ids: [String]

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        // All names are understood before anything is moved.
        let ids = try ids.map { try library.id(startingWith: $0) }
        var removed: Set<String> = []
        for id in ids where removed.insert(id).inserted {
            try library.remove([id])
            try output.line(id)
        }
        try output.flush()
    }
}

/// `quoth restore`
struct RestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Bring removed articles back from the trash; without ids, list what is in it.",
        discussion: """
            Examples:
              quoth restore
              quoth restore 42d8
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "Ids of removed articles, or their beginnings.")
    var ids: [String] = []

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        if ids.isEmpty {
            for article in try library.removedArticles() { try output.line(Self.line(for: article, output)) }
        }
        // All names are understood before anything is moved.
        let ids = try ids.map { try library.removedID(startingWith: $0) }
        var restored: Set<String> = []
        for id in ids where restored.insert(id).inserted {
            try library.restore(id)
            try output.line(id)
        }
        try output.flush()
    }

    /// `1f2e… 2022-01-21  Title — Outlet`
    private static func line(for article: RemovedArticle, _ output: StandardOutput) -> String {
        let date = article.date.map { output.clean($0.prefix(10)) } ?? "----------"
        let outlet = article.outlet.map { " — " + output.clean($0) } ?? ""
        return "\(article.id) \(date)  \(output.clean(article.title))\(outlet)"
    }
}
