import ArticleImport
import ArticleModel
import ArticleStore
import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import ReaderApp

/// Feeds, pages and files on their way into a library, from a server on this machine.
struct ImporterTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/quoth-importer-" + UUID().uuidString
    private let library: Library

    init() throws { library = try Library(at: folder, createIfMissing: true) }

    private func clean() { try? FileManager.default.removeItem(atPath: folder) }

    /// Does some work and waits for its end; what was told on the way.
    private func events(_ work: (Importer) -> Void) throws -> [ReaderEvent] {
        let inbox = Mutex<[ReaderEvent]>([])
        let ended = DispatchSemaphore(value: 0)
        let box = Mailbox { event in
            inbox.withLock { $0.append(event) }
            if case .imported = event { ended.signal() }
        }
        var limits = Refresher.Limits()
        limits.pause = 0
        let importer = Importer(library: library, inbox: box.inbox, limits: limits)
        work(importer)
        #expect(ended.wait(timeout: .now() + 60) == .success)
        importer.finish()
        return inbox.withLock { $0 }
    }

    private func report(_ work: (Importer) -> Void) throws -> ImportReport {
        let reports = try events(work).compactMap { event -> ImportReport? in
            if case .imported(let report) = event { report } else { nil }
        }
        #expect(reports.count == 1)
        return try #require(reports.last)
    }

    /// A feed of items that have their texts.
    private static func feed(_ title: String, _ items: Range<Int>) -> LoopbackServer.Answer {
        let entries = items.map {
            "<item><guid>\($0)</guid><title>Item \($0)</title><description>\(words($0))</description></item>"
        }
        return .text(
            "<rss version=\"2.0\"><channel><title>\(title)</title>\(entries.joined())</channel></rss>",
            type: "application/rss+xml")
    }

    private static func words(_ number: Int) -> String {
        "The harbour of town \(number) was closed on Tuesday, and its \(number) ferries stayed where they were all day."
    }

    private static let page = """
        <html><head><title>Talks Open</title><link rel="alternate" type="application/rss+xml" href="/feed" title="News"></head>
        <body><article><h1>Talks Open</h1><p>\(words(1))</p><p>\(words(2))</p></article></body></html>
        """

    private func subscribe(to addresses: String...) throws {
        try library.subscribe(
            to: addresses.map { FeedSubscription(address: $0, added: "2026-01-01T00:00:00Z") })
    }

    private func titles() throws -> [String] {
        try library.refresh()
        return try library.summaries(of: library.list().ids).map(\.title).sorted()
    }

    // MARK: Feeds

    @Test func refreshesAllFeedsAndTellsOfWhatIsWrong() throws {
        defer { clean() }
        let server = try LoopbackServer { request in
            switch request.path {
            case "/a": Self.feed("A", 0..<3)
            case "/b": Self.feed("B", 3..<5)
            default: .reply(500)
            }
        }
        try subscribe(to: server.address("/a"), server.address("/c"), server.address("/b"))
        let events = try events { $0.refresh(nil) }
        guard case .imported(let report) = events.last else {
            Issue.record("the report comes last")
            return
        }
        #expect(report.message == "3 feeds: 5 new articles")
        #expect(report.problems.count == 1 && report.problems.first?.contains(server.address("/c")) == true)
        let found = try titles()
        #expect(found == (0..<5).map { "Item \($0)" })
        let counts = try library.feedSummaries().map(\.articles)
        #expect(counts == [3, 0, 2])
        #expect(try library.feeds().map(\.title) == ["A", nil, "B"])
        #expect(
            events.contains { event in
                if case .articlesAdded = event { true } else { false }
            })

        let again = try self.report { $0.refresh(server.address("/a")) }
        #expect(again.message == "A: nothing new" && again.problems.isEmpty)
        #expect(server.requests.count { $0.path == "/b" } == 1)
    }

    /// What was not taken in is offered again the next time.
    @Test func aCancelledRefreshLosesNothing() throws {
        defer { clean() }
        let importer = Mutex<Importer?>(nil)
        let pages = Mutex(0)
        // A feed of beginnings: every text stands on a page of its own, the third of which is when the user has enough.
        let server = try LoopbackServer { request in
            if request.path == "/robots.txt" { return .reply(404) }
            if request.path != "/feed" {
                let number = pages.withLock { pages in
                    pages += 1
                    return pages
                }
                if number == 3 { importer.withLock { $0?.cancel() } }
                return .text("<article><h1>Page \(request.path)</h1><p>\(Self.words(number))</p></article>")
            }
            let items = (0..<12).map {
                "<item><guid>\($0)</guid><title>Item \($0)</title><link>/\($0)</link><description>The …</description></item>"
            }
            return .text("<rss version=\"2.0\"><channel><title>A</title>\(items.joined())</channel></rss>")
        }
        try subscribe(to: server.address("/feed"))
        let report = try report { first in
            importer.withLock { $0 = first }
            first.refresh(nil)
        }
        #expect(report.message.hasPrefix("Ended"))
        #expect(try titles().count < 12)
        #expect(try library.feeds().first?.items.isEmpty == true)
        _ = try self.report { $0.refresh(nil) }
        #expect(try titles().count == 12)
        #expect(try library.feeds().first?.items.count == 12)
    }

    @Test func whatWasWrongBeforeTheUserEndedItIsKept() throws {
        defer { clean() }
        let reports = Mutex<[ImportReport]>([])
        let box = Mailbox { event in
            if case .imported(let report) = event { reports.withLock { $0.append(report) } }
        }
        let cancellation = Cancellation()
        let job = ImportJob(cancellation, box.inbox)
        job.note(problem: "cannot read x")
        cancellation.cancel()
        job.fail(ImportError.fetch(.cancelled))
        job.end()
        #expect(reports.withLock { $0 } == [ImportReport(message: "Ended", problems: ["cannot read x"])])
    }

    @Test func saysWhenThereAreNone() throws {
        defer { clean() }
        #expect(try report { $0.refresh(nil) }.message == "There are no feeds yet; :subscribe adds one")
        #expect(
            try report { $0.refresh("https://x.example/feed") }.message
                == "https://x.example/feed is none of your feeds; :subscribe reads it")
    }

    // MARK: Adding

    @Test func aPageBecomesAnArticleAndItsFeedIsOffered() throws {
        defer { clean() }
        let server = try LoopbackServer { request in
            request.path == "/feed" ? Self.feed("News", 5..<7) : .text(Self.page)
        }
        let first = try report { $0.add(server.address("/one")) }
        #expect(first.message == "Added: Talks Open · its site has a feed: :subscribe")
        #expect(first.feedOffered == server.address("/feed"))
        let id = library.summaries().articles.first?.id
        #expect(id != nil && first.article == id)
        let second = try report { $0.subscribe(to: server.address("/one")) }
        #expect(second.message == "Subscribed to News: 2 new articles")
        let third = try report { $0.add(server.address("/one")) }
        #expect(third.message == "In the library already: Talks Open" && third.feedOffered == nil)
        let found = try titles()
        #expect(found == ["Item 5", "Item 6", "Talks Open"])
        let fourth = try report { $0.add(server.address("/feed")) }
        #expect(fourth.message == "News is among your feeds: nothing new")
    }

    /// The front page of a site.
    @Test func aPageWithoutAnArticleIsSubscribedTo() throws {
        defer { clean() }
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? Self.feed("News", 0..<1)
                : .text(
                    "<html><head><link rel=alternate type=application/rss+xml href=/feed></head><body></body></html>"
                )
        }
        #expect(try report { $0.add(server.address("/")) }.message == "Subscribed to News: 1 new article")
    }

    @Test func filesAndFoldersAreAdded() throws {
        defer { clean() }
        let texts = folder + "/texts"
        try FileManager.default.createDirectory(atPath: texts, withIntermediateDirectories: true)
        for number in 0..<3 {
            try Self.words(number).write(toFile: texts + "/\(number).txt", atomically: true, encoding: .utf8)
        }
        #expect(try report { $0.add(texts + "/1.txt") }.message.hasPrefix("Added: "))
        #expect(try report { $0.add(texts) }.message == "2 new articles, 1 was there already")
        let missing = try report { $0.add(texts + "/none.txt") }
        #expect(
            missing.message.isEmpty
                && missing.problems == ["cannot read \(texts)/none.txt: no such file; check the name"])
    }

    @Test func aListOfFeedsIsSubscribedTo() throws {
        defer { clean() }
        let list =
            "<opml><body><outline text=\"A\" xmlUrl=\"https://a.invalid/f\"/><outline text=\"B\" xmlUrl=\"https://b.invalid/f\"/></body></opml>"
        let server = try LoopbackServer { _ in .text(list, type: "text/x-opml") }
        #expect(
            try report { $0.add(server.address("/feeds.opml")) }.message
                == "Subscribed to 2 feeds; R reads all")
        #expect(try library.feeds().map(\.title) == ["A", "B"])
    }

    @Test(arguments: [
        ("https://a.example/x", "https://a.example/x"), ("a.example/news", "https://a.example/news"),
        ("talks.txt", nil), ("folder/a.example", nil), ("../a.html", nil), ("/tmp/a.example", nil),
        ("a b.example", nil),
        ("ftp://a.example/", nil), ("words", nil),
    ])
    func whatIsAnAddress(typed: String, address: String?) {
        #expect(Importer.address(typed)?.description == address)
    }

    @Test func whatCannotBeFetchedIsSaid() throws {
        defer { clean() }
        let problem = try report { $0.add("http://127.0.0.1:1/a") }.problems
        #expect(problem.count == 1 && problem[0].hasPrefix("cannot fetch http://127.0.0.1:1/a: "))
        #expect(try report { $0.subscribe(to: "no address") }.problems.count == 1)
    }
}
