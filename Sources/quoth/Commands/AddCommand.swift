import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore
import Foundation
import ReaderApp

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

            ^C ends it in good order: what has been added stays, and the same command goes on where it was, for \
            what is there already is passed over.

            Examples:
              quoth add article.txt
              quoth add articles/ more.jsonl
              quoth add https://example.org/2022/01/21/talks.html
              xclip -o | quoth add -
            """)

    @OptionGroup var library: LibraryOption

    @Option(name: .shortAndLong, help: "How many texts to analyse at once.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Argument(help: "Files, folders, web addresses, or - for standard input.", completion: .file())
    var sources: [String]

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be 1 or more.") }
    }

    func run() throws {
        let library = try library.open(createIfMissing: true)
        let keys = library.articleKeysWithProgress()
        let parser = LazyParser()
        var problems = ProblemReport()
        var intake = IntakeOutput(
            library,
            ProgressLine("Adding", total: StandardError.isTerminal ? DocumentCount.estimate(sources) : nil))
        var reader = DocumentReader(sources) { Interrupt.isRequested }
        Interrupt.take()
        try mapInOrder(limit: jobs) {
            while !Interrupt.isRequested, let item = reader.next() {
                switch item {
                case .document(let document): return document
                case .problem(let problem):
                    intake.pause()
                    problems.add(problem)
                }
            }
            return nil
        } transform: { document in
            try PreparedDocument(
                document, library, keys, parser, isCancelled: { Interrupt.isRequested })
        } receive: { prepared in
            guard let taken = try Self.take(prepared, library, keys, &problems) else { return }
            try intake.add(taken, of: prepared.document, &problems)
        }
        try intake.finish()
        // Links can always be made later: what was added stays added.
        if !Interrupt.isRequested { try? library.catchUpLinks() }
        if Interrupt.isRequested {
            StandardError.report(
                "stopped: \(counted(intake.added, "article")) added; the same command goes on where it was")
            throw ExitCode(Interrupt.status)
        }
        try problems.finish()
    }

    /// Takes a document into the library. Nil where the user has ended the work first, or it could not be taken; a
    /// library that cannot be written is thrown.
    private static func take(
        _ prepared: PreparedDocument, _ library: Library, _ keys: ArticleKeyFile,
        _ problems: inout ProblemReport
    ) throws -> Intake? {
        do {
            return try prepared.take(library, keys)
        } catch let error as LibraryError where error.concernsOneArticle {
            problems.add(error)
            return nil
        }
    }
}

/// What is printed of documents that were taken in.
private struct IntakeOutput {
    private let library: Library
    private let output = StandardOutput()
    private var progress: ProgressLine
    private(set) var added = 0

    init(_ library: Library, _ progress: ProgressLine) {
        self.library = library
        self.progress = progress
    }

    /// Clears the bar, for a line that comes.
    func pause() { progress.finish() }

    mutating func add(_ intake: Intake, of document: RawDocument, _ problems: inout ProblemReport) throws {
        if let id = intake.newID {
            added += 1
            progress.finish(if: output.isTerminal)
            // The article is on the disk: whoever reads the ids may rely on it at once.
            try output.line(id)
            try output.flush()
        }
        if let message = Self.message(intake, name: document.source ?? "the text", library) {
            progress.finish()
            StandardError.report(message)
        }
        if case .revised(let report) = intake { problems.add(report.problems) }
        progress.step()
    }

    func finish() throws {
        progress.finish()
        try output.flush()
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
