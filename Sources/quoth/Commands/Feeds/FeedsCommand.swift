import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleStore

/// `quoth feeds`
struct FeedsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract: "The feeds that quoth refresh reads: add, remove, list, import, export.",
        subcommands: [
            ListFeeds.self, AddFeeds.self, RemoveFeeds.self, ImportFeeds.self, ExportFeeds.self,
        ],
        defaultSubcommand: ListFeeds.self)
}

/// `quoth feeds add`
struct AddFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Subscribe to feeds; prints their addresses.",
        discussion: """
            An address is a feed's (RSS, Atom, JSON Feed), or that of a page that names its feed.

            Examples:
              quoth feeds add https://example.org/feed.xml
              quoth feeds add --folder Agencies https://example.org
            """)

    @OptionGroup var library: LibraryOption

    @Option(help: "A name for the feed, instead of its own.")
    var title: String?

    @Option(help: "A folder to keep it in.")
    var folder: String?

    @Argument(help: "Addresses of feeds, or of pages that name one.")
    var addresses: [String]

    func run() throws {
        let library = try library.open(createIfMissing: true)
        let output = StandardOutput()
        let web = WebReader()
        var problems = ProblemReport()
        for text in addresses {
            do {
                try add(subscription(text, web), to: library, output)
            } catch let error as ImportError {
                problems.add(error)
            }
        }
        try output.flush()
        try problems.finish()
    }

    private func subscription(_ text: String, _ web: WebReader) throws -> FeedSubscription {
        guard let address = WebAddress(text.contains("://") ? text : "https://" + text) else {
            throw ImportError.badAddress(text)
        }
        let found = try web.findFeed(at: address)
        return FeedSubscription(
            address: found.address, title: title ?? found.feed.title, site: found.feed.site, folder: folder,
            added: Timestamp.now())
    }

    private func add(_ feed: FeedSubscription, to library: Library, _ output: StandardOutput) throws {
        if try library.subscribe(to: [feed]).isEmpty {
            StandardError.report("\(feed.address) is among your feeds already")
        } else {
            try output.line(output.clean(feed.address))
        }
    }
}

/// `quoth feeds remove`
struct RemoveFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Unsubscribe from feeds; their articles stay. Prints the feeds' addresses.",
        discussion: """
            Example:
              quoth feeds remove https://example.org/feed.xml
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "Addresses of feeds, or parts of their names that fit one feed only.")
    var feeds: [String]

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        // All names are understood before anything is removed.
        let chosen = try library.feeds(named: feeds)
        for feed in chosen { try library.unsubscribe(from: feed.address) }
        for feed in chosen { try output.line(output.clean(feed.address)) }
        try output.flush()
    }
}

/// `quoth feeds list`
struct ListFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the feeds with what became of the last refresh.")

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    func run() throws {
        let feeds = try library.open().feeds()
        let output = StandardOutput()
        if json {
            try output.json(JSONValue.array(feeds.map(value)).pretty())
        } else {
            for feed in feeds { try output.line(line(for: feed, output)) }
        }
        try output.flush()
    }

    private func value(_ feed: FeedSubscription) -> JSONValue {
        .object([
            "address": .string(feed.address), "title": .text(feed.title), "site": .text(feed.site),
            "folder": .text(feed.folder), "checked": .text(feed.checked), "problem": .text(feed.problem),
            "gone": .bool(feed.isGone),
        ])
    }

    private func line(for feed: FeedSubscription, _ output: StandardOutput) -> String {
        var line = feed.title.map { output.clean($0) + " — " } ?? ""
        line += output.clean(feed.address)
        if let folder = feed.folder { line += " [\(output.clean(folder))]" }
        line += feed.checked.map { " · " + output.clean($0) } ?? " · not read yet"
        if let problem = feed.problem { line += " · " + output.clean(problem) }
        return line
    }
}

/// `quoth feeds import`
struct ImportFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Subscribe to the feeds of an OPML file; prints the new ones' addresses.")

    @OptionGroup var library: LibraryOption

    @Argument(help: "OPML files.", completion: .file(extensions: ["opml", "xml"]))
    var files: [String]

    func run() throws {
        let library = try library.open(createIfMissing: true)
        let output = StandardOutput()
        var problems = ProblemReport()
        for file in files {
            do {
                let list = try OPML.read(file)
                for address in list.badAddresses { problems.add(ImportError.badAddress(address)) }
                for feed in try subscribe(to: list.outlines, library) {
                    try output.line(output.clean(feed.address))
                }
            } catch let error as ImportError {
                problems.add(error)
            }
        }
        try output.flush()
        try problems.finish()
    }

    /// Adds the feeds that are not there yet, and returns them.
    private func subscribe(to outlines: [OPML.Outline], _ library: Library) throws -> [FeedSubscription] {
        try library.subscribe(to: outlines.map { FeedSubscription($0, added: Timestamp.now()) })
    }
}

/// `quoth feeds export`
struct ExportFeeds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Print the feeds as OPML.",
        discussion: """
            Example:
              quoth feeds export > feeds.opml
            """)

    @OptionGroup var library: LibraryOption

    func run() throws {
        let output = StandardOutput()
        let outlines = try library.open().feeds().map { feed in
            OPML.Outline(
                address: feed.address, title: feed.title, site: feed.site,
                folders: feed.folder.map { [$0] } ?? [])
        }
        try output.write(OPML.document(outlines, title: "Quoth").utf8)
        try output.flush()
    }
}
