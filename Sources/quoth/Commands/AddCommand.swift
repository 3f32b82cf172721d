import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore

/// `quoth add`
struct AddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Add articles to the library; prints the new ids, one per line.",
        discussion: """
            A source is a web address (of an article, a feed or an OPML list), a saved web page, a plain text file, a folder \
            (its .txt, .md, .html and .jsonl files), a JSON Lines file with one object per line ({"text": …} or {"html": …}, \
            optionally id, title, url, date, outlet, byline, language), or - for standard input. An article that the library holds already is not added again. A changed text from \
            the same address (or with the same id in the same file) becomes the article's new text: the old one is \
            kept, notes are taken along, and quoth diff shows what changed. Nearly the same text from another outlet is \
            kept and marked as a copy.

            Examples:
              quoth add article.txt
              quoth add articles/ more.jsonl
              quoth add https://example.org/2022/01/21/talks.html
              xclip -o | quoth add -
            """)

    @OptionGroup var library: LibraryOption

    @Argument(help: "Files, folders, web addresses, or - for standard input.", completion: .file())
    var sources: [String]

    func run() throws {
        let library = try library.open(createIfMissing: true)
        let output = StandardOutput()
        let keys = library.articleKeys()
        let parser = try ArticleParser()
        var problems = ProblemReport()
        var progress = ProgressLine("Adding")
        for item in DocumentReader(sources, readsFolders: true) {
            switch item {
            case .problem(let problem): problems.add(problem)
            case .document(let document):
                let intake = try library.take(document, keys) { parser.parse($0) }
                if let id = intake.newID {
                    try output.line(id)
                    if output.isTerminal {
                        progress.finish()
                        try output.flush()
                    }
                }
                if let message = Self.message(intake, name: document.source ?? "the text", library) {
                    StandardError.report(message)
                }
                if case .revised(let report) = intake { problems.add(report.problems) }
            }
            progress.step()
        }
        progress.finish()
        try output.flush()
        try problems.finish()
    }

    /// What is to be said of a document that was not simply added.
    private static func message(_ intake: Intake, name: String, _ library: Library) -> String? {
        switch intake {
        case .added: return nil
        case .known(let id): return "\(name) is in the library already, as \(id)"
        case .knownEarlier(let id, let revision):
            return "\(name) is in the library already: text \(revision) of \(id), which has a newer one"
        case .addedCopy(_, let other, let likeness):
            let outlet = (try? library.article(other))?.document.outlet.map { " (\($0))" } ?? ""
            let words = likeness == 1 ? "the same text as" : "nearly the same text as"
            return "\(name) is \(words) \(other)\(outlet): added as a copy of it"
        case .revised(let report):
            var parts = ["\(name) is a new text of \(report.id)"]
            if report.moved > 0 { parts.append(counted(report.moved, "note") + " moved") }
            if report.orphaned > 0 {
                parts.append(
                    counted(report.orphaned, "note") + " lost \(report.orphaned == 1 ? "its" : "their") words"
                )
            }
            return parts.joined(separator: "; ") + "; quoth diff \(report.id) shows what changed"
        }
    }
}

extension Intake {
    /// The id of an article that was not there before.
    fileprivate var newID: String? {
        switch self {
        case .added(let id), .addedCopy(let id, _, _): id
        case .known, .knownEarlier, .revised: nil
        }
    }
}
