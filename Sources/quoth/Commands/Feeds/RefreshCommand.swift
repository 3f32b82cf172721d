import ArgumentParser
import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore
import Dispatch
import Glibc

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

    @Option(name: .shortAndLong, help: "How many requests may be under way.")
    var jobs: Int = 8

    @Argument(help: "Addresses of feeds, or parts of their names; all feeds without any.")
    var feeds: [String] = []

    func validate() throws {
        guard (1...64).contains(jobs) else { throw ValidationError("--jobs must be 1 to 64.") }
    }

    func run() throws {
        let library = try library.open()
        let chosen = try library.feeds(named: feeds)
        guard !chosen.isEmpty else {
            throw CommandFailure("there are no feeds; quoth feeds add subscribes to one")
        }
        var limits = Refresher.Limits()
        limits.requests = jobs
        let refresher = Refresher(limits: limits)
        let interruption = Self.cancelOnInterrupt(refresher)
        defer { interruption.cancel() }
        let intake = try FeedIntake(library: library, feeds: chosen)
        refresher.run(chosen, asksAll: !feeds.isEmpty) { intake.receive($0) }
        try intake.finish()
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

/// Takes what a refresh brings into the library, and prints the new ids.
private final class FeedIntake {
    private let library: Library
    private let keys: ArticleKeyFile
    private let parser: ArticleParser
    private let asked: [FeedSubscription]
    private let output = StandardOutput()
    private var problems = ProblemReport()
    private var progress = ProgressLine("Refreshing")
    /// What has been learnt and is not written yet.
    private var unwritten: [(asked: FeedSubscription, now: FeedSubscription)] = []
    private var lastWrite = 0
    /// Feeds of which an article could not be kept: they are asked for it again the next time.
    private var incomplete: Set<Int> = []
    private var failure: (any Error)?

    init(library: Library, feeds: [FeedSubscription]) throws {
        self.library = library
        asked = feeds
        keys = library.articleKeys()
        parser = try ArticleParser()
    }

    /// Events come one after the other, whatever thread they come from.
    func receive(_ event: Refresher.Event) {
        switch event {
        case .article(let document, let feed): take(document, feed)
        case .feed(let number, let feed, let outcome):
            if case .failed(let reason) = outcome { problems.add(reason) }
            if outcome != .notAsked, !incomplete.contains(number) { unwritten.append((asked[number], feed)) }
            // Once a second: with thousands of feeds, writing after each would take longer than reading them.
            if time(nil) > lastWrite { write() }
        case .progress(let done, let total): progress.update(done, of: total)
        }
    }

    private func take(_ document: RawDocument, _ feed: Int) {
        do {
            let parser = parser
            switch try library.take(document, keys, analyse: { parser.parse($0) }) {
            case .added(let id), .addedCopy(let id, _, _):
                try output.line(id)
                if output.isTerminal { try output.flush() }
            case .revised(let report): problems.add(report.problems)
            case .known, .knownEarlier: break
            }
        } catch {
            incomplete.insert(feed)
            failure = failure ?? error
        }
    }

    private func write() {
        lastWrite = time(nil)
        do {
            try library.recordFeeds(unwritten)
            unwritten = []
        } catch {
            failure = failure ?? error
        }
    }

    func finish() throws {
        progress.finish()
        write()
        try output.flush()
        if let failure { throw failure }
        try problems.finish()
    }
}
