import ArgumentParser
import ArticleModel
import ArticleStore
import CrossReference

/// `quoth show`
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one article: its text with all quotes marked, or the whole as JSON or as a tree.",
        discussion: """
            After each quote stands its number and who said it. The beginning of an id is enough. In JSON each claim has \
            your word on it as its status (supported, disputed, noted), null where you have said nothing.

            Examples:
              quoth show 42d8
              quoth show --tree 42d8
              quoth show --json 42d85cc92ae7a98b | jq .quotes
            """)

    @OptionGroup var library: LibraryOption

    @Flag(exclusivity: .exclusive, help: "How to show it; marked-up text otherwise.")
    var form: Form?

    /// Other forms than text.
    enum Form: String, EnumerableFlag {
        case json, tree

        static func help(for value: Form) -> ArgumentHelp? {
            switch value {
            case .json: "Print the article with its analysis as a JSON object."
            case .tree: "Print the analysis as an indented tree."
            }
        }
    }

    @Argument(help: "The article's id, or its beginning.", completion: .articleIDs)
    var id: String

    func run() throws {
        let library = try library.open()
        let output = StandardOutput()
        let article = try library.article(library.id(startingWith: id))
        let analysis = try library.currentAnalysis(of: article)
        switch form {
        case .json:
            var whole = analysis
            let states = try library.linkDecisions()
            whole.links = ArticleClaims(article, analysis).links(comparing: CombinedComparison.all).map {
                link in
                var link = link
                link.state = states[link.id] ?? .new
                return link
            }
            let statuses = try library.claimDecisions(of: ArticleClaims(article, analysis))
            var value = try JSONOutput.value(JSONOutput.document(article, whole))
            value["claims"] = .array(
                (value["claims"]?.array ?? []).map { claim in
                    var claim = claim
                    claim["status"] = .text(claim["id"]?.string.flatMap { statuses[$0] }?.rawValue)
                    return claim
                })
            try output.json(value.pretty())
        case .tree:
            let tree = AnalysisTree(analysis, of: article.document.text).text()
            for line in tree.split(separator: "\n") { try output.line(output.clean(line)) }
        case nil:
            let text = MarkedUpText(
                article: article, analysis: analysis, usesColour: output.usesColour,
                remarks: try Self.remarks(on: article, in: library))
            try output.write(text.text().utf8)
        }
        try output.flush()
    }

    /// That it has been revised, or is a copy of another article.
    private static func remarks(on article: Article, in library: Library) throws -> [String] {
        var remarks: [String] = []
        let revisions = try library.revisionNumbers(article.id).count
        if revisions > 0 {
            let times = revisions == 1 ? "once" : "\(revisions) times"
            remarks.append(
                "Revised \(times), last on \((article.revised ?? "").prefix(10)): quoth diff \(article.id)")
        }
        if let other = article.copyOf {
            let outlet = (try? library.article(other))?.document.outlet.map { ", \($0)" } ?? ""
            remarks.append("A copy of \(other)\(outlet)")
        }
        return remarks
    }
}
