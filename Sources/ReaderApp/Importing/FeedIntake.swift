import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore
import Foundation
import Glibc

/// Refreshes feeds: asks their servers on some threads, analyses what is new on others, and takes it into the library in
/// the order in which it came.
///
/// A feed counts as read only after all its new articles are on the disk: whoever ends the program in between is given the
/// rest the next time.
public final class FeedIntake {
    /// What is reported, on the thread of `run`.
    public enum Event {
        /// A document was offered to the library.
        case taken(Intake, RawDocument)
        /// One article could not be taken in; why, one line.
        case problem(String)
        /// A feed is done.
        case feed(FeedSubscription, Refresher.Outcome)
        /// So many feeds of so many are done.
        case progress(done: Int, total: Int)
        /// Nothing has come for a moment.
        case pause
    }

    private let library: Library
    private let keys: ArticleKeyFile
    private let refresher: Refresher
    private let parser: LazyParser
    private let jobs: Int
    private let niceness: Int32

    /// What has been learnt of feeds and is not written yet.
    private var unwritten: [(asked: FeedSubscription, now: FeedSubscription)] = []
    private var lastWrite = 0
    /// Feeds of which an article could not be kept: they are asked for it again the next time.
    private var incomplete: Set<Int> = []
    private var failure: (any Error)?

    /// - Parameters:
    ///   - keys: by which the library's articles are recognised.
    ///   - refresher: asks the servers; when it is cancelled nothing more is analysed or taken in.
    ///   - jobs: how many articles are analysed at once.
    ///   - niceness: how far these threads give way to others (nice(2)).
    public init(
        library: Library, keys: ArticleKeyFile, refresher: Refresher, parser: LazyParser, jobs: Int,
        niceness: Int32 = 0
    ) {
        self.library = library
        self.refresher = refresher
        self.parser = parser
        self.jobs = jobs
        self.niceness = niceness
        self.keys = keys
    }

    /// Refreshes feeds and returns when all is done, or cancelled. Throws at the end where the library took something not.
    ///
    /// - Parameter asksAll: also asks for feeds that are gone or whose server has asked to wait.
    public func run(
        _ feeds: [FeedSubscription], asksAll: Bool, receive: (Event) throws -> Void
    ) throws {
        // Servers wait for the analyses, so that a long feed is not held in memory twice.
        let news = NewsQueue<Refresher.Event>(limit: 32)
        let refresher = refresher
        Thread.detachNewThread {
            refresher.run(feeds, asksAll: asksAll) { news.put($0) }
            news.close()
        }
        defer { news.abandon() }
        let (library, keys, parser) = (library, keys, parser)
        try mapInOrder(limit: jobs, niceness: niceness) { () -> NewsQueue<Refresher.Event>.News? in
            switch news.next(atMost: 0.1) {
            case .closed: nil
            case let news: news
            }
        } transform: { news -> Step in
            switch news {
            case .closed, .nothing: .pause
            case .item(.article(let document, let feed)):
                .article(
                    Result {
                        try PreparedDocument(
                            document, library, keys, parser, isCancelled: { refresher.isCancelled })
                    }, feed)
            case .item(.feed(let number, let feed, let outcome)): .feed(number, feed, outcome)
            case .item(.progress(let done, let total)): .progress(done, total)
            }
        } receive: { step in
            switch step {
            case .article(let prepared, let feed): try take(prepared, feed, receive)
            case .feed(let number, let feed, let outcome):
                if outcome != .notAsked, !incomplete.contains(number) {
                    unwritten.append((feeds[number], feed))
                }
                try receive(.feed(feed, outcome))
            case .progress(let done, let total): try receive(.progress(done: done, total: total))
            case .pause: try receive(.pause)
            }
            // Once a second: with thousands of feeds, writing after each would take longer than reading them.
            if time(nil) > lastWrite { write() }
        }
        write()
        if let failure { throw failure }
    }

    /// What has come, prepared for the library.
    private enum Step: Sendable {
        case article(Result<PreparedDocument, any Error>, Int)
        case feed(Int, FeedSubscription, Refresher.Outcome)
        case progress(Int, Int)
        case pause
    }

    private func take(
        _ prepared: Result<PreparedDocument, any Error>, _ feed: Int, _ receive: (Event) throws -> Void
    ) throws {
        let taken: (Intake, RawDocument)?
        do {
            let prepared = try prepared.get()
            taken = try prepared.take(library, keys).map { ($0, prepared.document) }
        } catch let error as LibraryError where error.concernsOneArticle {
            incomplete.insert(feed)
            return try receive(.problem(error.description))
        } catch {
            incomplete.insert(feed)
            failure = failure ?? error
            // What one article suffers, all others will.
            refresher.cancel()
            return
        }
        if let (intake, document) = taken {
            try receive(.taken(intake, document))
        } else {
            incomplete.insert(feed)
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
}
