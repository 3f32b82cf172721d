import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore
import Dispatch
import Foundation
import ReaderApp

/// `quoth refresh`
struct RefreshCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "refresh",
        abstract: "Read the feeds and add what is new; prints the new articles' ids.",
        discussion: """
            Many feeds are read at once, none is waited for. Where a feed has only the beginning of an article, the article's \
            page is read, if its site allows that (robots.txt). Feeds that are gone, or whose server has asked to wait, \
            are left alone unless they are named. Ctrl-C stops; what has been read is kept.

            Examples:
              quoth refresh
              quoth refresh https://example.org/feed.xml
            """)

    @OptionGroup var library: LibraryOption

    @Option(name: .shortAndLong, help: "How many articles to analyse at once.")
    var jobs: Int = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "How many requests may be under way.")
    var requests: Int = 8

    @Argument(help: "Addresses of feeds, or parts of their names; all feeds without any.")
    var feeds: [String] = []

    func validate() throws {
        guard jobs >= 1 else { throw ValidationError("--jobs must be 1 or more.") }
        guard (1...64).contains(requests) else { throw ValidationError("--requests must be 1 to 64.") }
    }

    func run() throws {
        let library = try library.open()
        let chosen = try library.feeds(named: feeds)
        guard !chosen.isEmpty else {
            throw CommandFailure("there are no feeds; quoth feeds add subscribes to one")
        }
        var limits = Refresher.Limits()
        limits.requests = requests
        let refresher = Refresher(limits: limits)
        let interruption = Self.cancelOnInterrupt(refresher)
        defer { interruption.cancel() }
        let intake = FeedIntake(
            library: library, keys: library.articleKeysWithProgress(), refresher: refresher,
            parser: LazyParser(),
            jobs: jobs)
        var output = RefreshOutput()
        let outcome = Result { try intake.run(chosen, asksAll: !feeds.isEmpty) { try output.receive($0) } }
        // What was taken in is told, whatever came after it.
        try output.finish()
        try outcome.get()
        try output.finishProblems()
    }

    /// The first Ctrl-C stops in good order, a second one at once.
    private static func cancelOnInterrupt(_ refresher: Refresher) -> any DispatchSourceSignal {
        signal(SIGINT, SIG_IGN)
        let source = DispatchSource.makeSignalSource(signal: SIGINT, queue: .global())
        source.setEventHandler {
            signal(SIGINT, SIG_DFL)
            refresher.cancel()
        }
        source.resume()
        return source
    }
}

/// What is printed while feeds are refreshed.
private struct RefreshOutput {
    private let output = StandardOutput()
    private var problems = ProblemReport()
    private var progress = ProgressLine("Refreshing")

    mutating func receive(_ event: FeedIntake.Event) throws {
        switch event {
        case .taken(let intake, _):
            if case .revised(let report) = intake { problems.add(report.problems) }
            guard let id = intake.newID else { return }
            try output.line(id)
            if output.isTerminal { try output.flush() }
        case .feed(_, .failed(let reason)), .problem(let reason): problems.add(reason)
        case .progress(let done, let total): progress.update(done, of: total)
        case .feed, .pause: break
        }
    }

    func finish() throws {
        progress.finish()
        try output.flush()
    }

    func finishProblems() throws { try problems.finish() }
}
