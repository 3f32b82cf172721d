import ArticleImport
import ArticleModel
import ArticleParsing
import ArticleStore
import Dispatch
import Foundation
import Glibc
import Synchronization

/// Brings articles in while the reader is used: refreshes feeds, adds files and pages, subscribes to feeds. One after the
/// other, on threads that give way to all others.
final class Importer: Sendable {
    let library: Library
    let web: WebReader
    let parser = LazyParser()
    private let limits: Refresher.Limits
    private let inbox: Inbox
    private let queue = DispatchQueue(label: "quoth.import", qos: .utility)
    /// Work that waits or is under way, oldest first.
    private let jobs = Mutex<[Cancellation]>([])

    /// The niceness (nice(2)) of the threads that analyse.
    static let niceness: Int32 = 10

    init(
        library: Library, inbox: Inbox, web: WebReader = WebReader(), limits: Refresher.Limits = .init()
    ) {
        self.library = library
        self.inbox = inbox
        self.web = web
        self.limits = limits
    }

    /// Refreshes the feed at an address, or all feeds.
    func refresh(_ address: String?) {
        start { job in
            let all = try self.library.feeds()
            let feeds = address.map { address in all.filter { $0.matches(address: address) } } ?? all
            guard !feeds.isEmpty else {
                return job.finish(
                    address.map { "\($0) is none of your feeds; :subscribe reads it" }
                        ?? "There are no feeds yet; :subscribe adds one")
            }
            try self.refresh(feeds, asksAll: address != nil, job)
        }
    }

    /// Adds whatever is at an address or in a file; see `Importer.add(_:_:)`.
    func add(_ source: String) { start { try self.add(source, $0) } }

    /// Subscribes to a feed, by its address or that of a page that names it, and reads it.
    func subscribe(to address: String) { start { try self.subscribe(to: address, $0) } }

    /// Ends what is under way and forgets what waits; what has been taken in stays.
    func cancel() {
        jobs.withLock { for job in $0 { job.cancel() } }
    }

    /// Ends everything and waits for that.
    func finish() {
        cancel()
        queue.sync {}
    }

    private func start(_ work: @escaping @Sendable (ImportJob) throws -> Void) {
        let cancellation = Cancellation()
        jobs.withLock { $0.append(cancellation) }
        queue.async {
            defer { self.jobs.withLock { jobs in jobs.removeAll { $0 === cancellation } } }
            if cancellation.isCancelled { return }
            Self.waitForThread(niceness: Self.niceness / 2) {
                let job = ImportJob(cancellation, self.inbox)
                do { try work(job) } catch { job.fail(error) }
                job.end()
            }
        }
    }

    /// Does some work on a thread that gives way to others, as do all threads that it begins; queues have no such threads.
    private static func waitForThread(niceness: Int32, _ work: @escaping @Sendable () -> Void) {
        let isDone = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            // On Linux 0 means this thread alone.
            setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness)
            work()
            isDone.signal()
        }
        isDone.wait()
    }

    // MARK: Feeds

    func refresh(_ feeds: [FeedSubscription], asksAll: Bool, _ job: ImportJob) throws {
        job.progress.feeds = ImportProgress.Step(done: 0, total: feeds.count)
        let refresher = Refresher(reader: web, limits: limits, cancellation: job.cancellation)
        let intake = FeedIntake(
            library: library, keys: library.articleKeys(), refresher: refresher, parser: parser,
            jobs: Self.analysts, niceness: Self.niceness)
        try intake.run(feeds, asksAll: asksAll) { event in
            switch event {
            case .taken(let intake, _): job.note(intake)
            case .feed(_, .failed(let reason)), .problem(let reason): job.note(problem: reason)
            case .feed, .pause: break
            case .progress(let done, let total):
                job.progress.feeds = ImportProgress.Step(done: done, total: total)
            }
            job.tell()
        }
        let read = feeds.count == 1 ? feeds[0].title ?? feeds[0].address : "\(feeds.count) feeds"
        job.finish(job.progress.new > 0 ? "\(read): \(job.newWords)" : "\(read): nothing new")
    }

    /// How many articles are analysed at once.
    static var analysts: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }
}

/// One piece of work of the importer; used on its queue alone.
final class ImportJob {
    let cancellation: Cancellation
    var progress = ImportProgress()
    private var report = ImportReport(message: "")
    private let inbox: Inbox
    private var told: ImportProgress?
    private var lastTold = ContinuousClock.now
    /// What was new when the list was last read again.
    private var shown = 0
    /// Whether articles have got new texts since then: one of them may be open.
    private var hasRevisions = false

    /// How often the screen hears of progress and, while articles come, the list is read again.
    private static let interval = Duration.milliseconds(500)

    init(_ cancellation: Cancellation, _ inbox: Inbox) {
        self.cancellation = cancellation
        self.inbox = inbox
        inbox.send(.importing(progress))
    }

    /// A document was taken in, or not.
    func note(_ intake: Intake) {
        switch intake {
        case .added, .addedCopy: progress.new += 1
        case .revised(let revision):
            progress.new += 1
            hasRevisions = true
            for problem in revision.problems { note(problem: problem.description) }
        case .known, .knownEarlier: break
        }
    }

    /// Something could not be read, while the rest goes on.
    func note(problem: String) {
        report.problems.append(problem)
        progress.problems = report.problems
    }

    /// Tells the screen, now and then.
    func tell() {
        guard progress != told, ContinuousClock.now - lastTold > Self.interval else { return }
        lastTold = .now
        told = progress
        inbox.send(.importing(progress))
        if progress.new > shown { showNews() }
    }

    private func showNews() {
        inbox.send(hasRevisions ? .libraryChanged : .articlesAdded)
        shown = progress.new
        hasRevisions = false
    }

    /// `5 new articles`.
    var newWords: String { progress.new == 1 ? "1 new article" : "\(progress.new) new articles" }

    /// Says what came of it: a message for the user, and the one article that was asked for.
    func finish(_ message: String, article: String? = nil, feedOffered: String? = nil) {
        report.message = message
        report.article = article
        report.feedOffered = feedOffered
    }

    /// It has failed as a whole.
    func fail(_ error: any Error) {
        report.message = ""
        // What the user breaks off is no problem.
        if case .fetch(.cancelled)? = error as? ImportError { return }
        note(problem: "\(error)")
    }

    func end() {
        inbox.send(.importing(nil))
        if progress.new > shown { showNews() }
        if cancellation.isCancelled {
            report.message = "Ended" + (progress.new > 0 ? "; \(newWords) so far" : "")
        }
        inbox.send(.imported(report))
    }
}
