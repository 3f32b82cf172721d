import ArgumentParser
import ArticleModel
import ArticleStore
import CrossReference

/// `quoth links`
struct LinksCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "List what articles have to do with each other: same and altered quotes, conflicts, names.",
        discussion: """
            = the same quote, ≈ altered, ≠ possible conflict, + agrees, ~ another spelling, ≡ a copy. Each link shows both \
            passages, the earlier one first, and the reason. What you confirm or dismiss is kept, also when articles are \
            analysed anew; dismissed links are not listed again unless you ask with --state dismissed.

            Examples:
              quoth links
              quoth links 42d8 --kind altered-quote
              quoth links --dismiss 91cc03
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Print a JSON array.")
    var json = false

    @Option(
        help:
            "Only links of this kind: \(Link.Kind.allCases.map(\.rawValue).joined(separator: ", ")). May be repeated."
    )
    var kind: [Link.Kind] = []

    @Option(help: "Only links in this state: new, confirmed or dismissed. Without, all but dismissed ones.")
    var state: Link.State?

    @Option(help: ArgumentHelp("Confirm the link with this id (or its beginning).", valueName: "link"))
    var confirm: [String] = []

    @Option(help: ArgumentHelp("Dismiss the link with this id (or its beginning).", valueName: "link"))
    var dismiss: [String] = []

    @Option(help: ArgumentHelp("Take back what was decided on this link.", valueName: "link"))
    var undecide: [String] = []

    @Flag(help: "Throw the links away and look for them anew; what you have decided stays.")
    var rebuild = false

    @Argument(
        help: "An article's id, or its beginning; without, all links of the library.", completion: .articleIDs
    )
    var id: String?

    func run() throws {
        let library = try library.open()
        if rebuild { try library.rebuildLinks() } else { try library.catchUpLinks() }
        let decisions = [(confirm, Link.State.confirmed), (dismiss, .dismissed), (undecide, .new)]
        let decided = try decisions.flatMap { names, state in
            try names.map { (try Self.link($0, in: library), state) }
        }
        if !decided.isEmpty {
            try library.decide(Dictionary(decided, uniquingKeysWith: { _, last in last }))
            return
        }
        if rebuild, id == nil, !json { return }
        try print(library)
    }

    private func print(_ library: Library) throws {
        let output = StandardOutput()
        let article = try id.map { try library.id(startingWith: $0) }
        let links = try library.links(of: article).filter { link in
            (kind.isEmpty || kind.contains(link.link.kind))
                && (state.map { $0 == link.state } ?? (link.state != .dismissed))
        }
        if json {
            try output.json(JSONValue.array(links.map { JSONOutput.value($0.link, $0.state) }).pretty())
        } else {
            var text = LinkOutput(output)
            try text.read(links.map(\.link), from: library)
            for (place, link) in links.enumerated() {
                if place > 0 { try output.line("") }
                for line in text.lines(of: link) { try output.line(line) }
            }
        }
        try output.flush()
    }

    private static func link(_ name: String, in library: Library) throws -> String {
        let found = try library.links(withIDStarting: name)
        guard let link = found.first else {
            throw CommandFailure("no link has the id \(name); quoth links shows the ids")
        }
        guard found.count == 1 else {
            throw CommandFailure("\(found.count) links have ids that begin with \(name); write more of it")
        }
        return link.id
    }
}

extension Link.Kind: ExpressibleByArgument {}
extension Link.State: ExpressibleByArgument {}

extension Library {
    /// Brings the index and the links up to date with the files; tells how far it is when that takes long.
    func catchUpLinks() throws {
        try catchUp()
        var progress = ProgressLine("Linking")
        defer { progress.finish() }
        try updateLinks(comparing: CombinedComparison.all) { progress.update($0, of: $1) }
    }

    /// Looks for all links anew.
    func rebuildLinks() throws {
        try catchUp()
        var progress = ProgressLine("Linking")
        defer { progress.finish() }
        try rebuildLinks(comparing: CombinedComparison.all) { progress.update($0, of: $1) }
    }
}
