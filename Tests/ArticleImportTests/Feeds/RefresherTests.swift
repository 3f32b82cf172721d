import ArticleModel
import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import ArticleImport

struct RefresherTests {
    static let article = (1...40).map {
        "<p>Minister \($0) said on Tuesday that the strait would stay open, and left.</p>"
    }.joined()

    static func feed(_ items: [(key: String, text: String)]) -> String {
        let items = items.map {
            "<item><title>Title \($0.key)</title><guid isPermaLink=\"false\">\($0.key)</guid><link>/page/\($0.key)</link><description><![CDATA[\($0.text)]]></description></item>"
        }
        return "<rss version=\"2.0\"><channel><title>News</title>\(items.joined())</channel></rss>"
    }

    /// What a refresh reports.
    struct Report {
        var articles: [RawDocument] = []
        var feeds: [Int: (FeedSubscription, Refresher.Outcome)] = [:]
        var progress: [Int] = []
    }

    static func refresh(
        _ feeds: [FeedSubscription], asksAll: Bool = false, refresher: Refresher? = nil,
        onEvent: ((Refresher.Event) -> Void)? = nil
    ) -> Report {
        var limits = Refresher.Limits()
        limits.pause = 0
        var report = Report()
        (refresher ?? Refresher(limits: limits)).run(feeds, asksAll: asksAll) { event in
            switch event {
            case .article(let document, _): report.articles.append(document)
            case .feed(let number, let feed, let outcome): report.feeds[number] = (feed, outcome)
            case .progress(let done, _): report.progress.append(done)
            }
            onEvent?(event)
        }
        return report
    }

    static func subscription(_ address: String) -> FeedSubscription {
        FeedSubscription(address: address, added: "2024-01-01T00:00:00Z")
    }

    @Test func handsOnWhatIsNewAndNothingTwice() throws {
        let version = Mutex(0)
        let server = try LoopbackServer { request in
            let version = version.withLock { $0 }
            if request.headers["if-none-match"] == "\"\(version)\"" { return .reply(304) }
            let items = (0...version).map {
                ("k\($0)", version == 2 && $0 == 0 ? Self.article + "<p>More.</p>" : Self.article)
            }
            return .text(Self.feed(items), type: "application/rss+xml", ["ETag": "\"\(version)\""])
        }
        var feed = Self.subscription(server.address("/feed"))
        for (number, expected) in [(0, ["k0"]), (0, []), (1, ["k1"]), (2, ["k0", "k2"])] {
            version.withLock { $0 = number }
            let report = Self.refresh([feed])
            #expect(report.articles.compactMap(\.sourceID).sorted() == expected)
            let (now, outcome) = try #require(report.feeds[0])
            #expect(outcome == (expected.isEmpty ? .unchanged : .new(expected.count)))
            feed = now
        }
        #expect(feed.title == "News" && feed.items.count == 3 && feed.etag == "\"2\"" && feed.checked != nil)
        // Nothing of it is asked for when the feed has the whole text.
        #expect(server.requests.allSatisfy { $0.path == "/feed" })
    }

    @Test func readsThePageWhereTheFeedHasATeaser() throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/feed":
                .text(Self.feed([("a", "Short."), ("b", "Forbidden."), ("c", "Missing.")]), type: "text/xml")
            case "/robots.txt": .text("User-agent: *\nDisallow: /page/b", type: "text/plain")
            case "/page/a": .text("<title>Other</title><article><h1>Title a</h1>\(Self.article)</article>")
            default: .reply(404)
            }
        }
        let articles = Self.refresh([Self.subscription(server.address("/feed"))]).articles.sorted {
            ($0.sourceID ?? "") < ($1.sourceID ?? "")
        }
        #expect(articles.map(\.sourceID) == ["a", "b", "c"])
        #expect(
            articles[0].text.contains("the strait would stay open")
                && articles[0].url == server.address("/page/a"))
        #expect(articles[1].text == "Title b\n\nForbidden." && articles[2].text == "Title c\n\nMissing.")
        #expect(articles.allSatisfy { $0.source == server.address("/feed") && $0.outlet == "News" })
        #expect(!server.requests.contains { $0.path == "/page/b" })
    }

    @Test func remembersWhatServersSay() throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/old": .reply(301, ["Location": "/new"])
            case "/new": .text(Self.feed([]), type: "text/xml")
            case "/gone": .reply(410)
            case "/busy": .reply(429, ["Retry-After": "3600"])
            case "/page": .text("<html><p>No feed.")
            default: .reply(500)
            }
        }
        let feeds = ["/old", "/gone", "/busy", "/page", "/error"].map {
            Self.subscription(server.address($0))
        }
        let report = Self.refresh(feeds)
        #expect(report.progress == [1, 2, 3, 4, 5])
        let now = (0..<5).compactMap { report.feeds[$0]?.0 }
        #expect(
            now[0].address == server.address("/new") && now[0].formerAddresses == [server.address("/old")])
        #expect(now[1].isGone && now[2].notBefore != nil && !now[2].isGone)
        #expect(now[1...].allSatisfy { $0.failures == 1 && $0.problem != nil } && now[0].problem == nil)
        let asked = server.requests.count
        let again = Self.refresh(Array(now[1...2]))
        #expect(
            again.feeds[0]?.1 == .notAsked && again.feeds[1]?.1 == .notAsked && server.requests.count == asked
        )
        #expect(Self.refresh(Array(now[1...2]), asksAll: true).feeds[0]?.1 != .notAsked)
        #expect(server.requests.count == asked + 2)
    }

    @Test func isNotHeldUpByOneServer() throws {
        let silent = try LoopbackServer { _ in .silent }
        let good = try LoopbackServer { _ in .text(Self.feed([("a", Self.article)]), type: "text/xml") }
        let refresher = Refresher()
        // Twenty feeds of a server that never answers; the other host's is read all the same, and then it is cancelled.
        let feeds =
            (0..<20).map { Self.subscription(silent.address("/\($0)")) }
            + [
                Self.subscription(
                    good.address("/feed").replacingOccurrences(of: "127.0.0.1", with: "localhost"))
            ]
        let report = Self.refresh(feeds, refresher: refresher) { event in
            if case .feed(20, _, .new(1)) = event { refresher.cancel() }
        }
        #expect(report.feeds.count == 1 && report.articles.count == 1)
    }

    @Test func feedsStateComesAfterItsArticles() throws {
        let server = try LoopbackServer { request in
            request.path == "/feed"
                ? .text(Self.feed((0..<20).map { ("k\($0)", "Short.") }), type: "text/xml")
                : request.path == "/robots.txt" ? .reply(404) : .text("<article>\(Self.article)</article>")
        }
        var seen = 0
        _ = Self.refresh([Self.subscription(server.address("/feed"))]) { event in
            switch event {
            case .article: seen += 1
            case .feed(_, let feed, _): #expect(seen == 20 && feed.items.count == 20)
            case .progress: break
            }
        }
        #expect(seen == 20)
    }

    @Test func findsTheFeedOfAPage() throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/":
                .text(
                    "<head><link rel=alternate type=application/rss+xml href=/comments/feed><link rel=alternate type=application/rss+xml href=feed></head><p>x"
                )
            case "/feed": .text(Self.feed([("a", "x")]), type: "text/xml")
            case "/none": .text("<html><p>x")
            default: .reply(404)
            }
        }
        let found = try WebReader().findFeed(at: try #require(WebAddress(server.address("/"))))
        #expect(found.address == server.address("/feed") && found.feed.title == "News")
        #expect(throws: ImportError.noFeed(name: server.address("/none"))) {
            try WebReader().findFeed(at: try #require(WebAddress(server.address("/none"))))
        }
    }

    @Test func addressesAreSources() throws {
        let server = try LoopbackServer { request in
            switch request.path {
            case "/page": .text("<title>T</title><article><h1>T</h1>\(Self.article)</article>")
            case "/feed": .text(Self.feed([("a", Self.article), ("b", Self.article)]), type: "text/xml")
            case "/list":
                .text(
                    "<opml><body><outline xmlUrl=\"http://127.0.0.1:\(request.headers["host"]?.split(separator: ":").last ?? "")/feed\"/></body></opml>",
                    type: "text/x-opml")
            case "/text": .text("Plain words.", type: "text/plain")
            case "/image": .reply(200, ["Content-Type": "image/png"], body: [1])
            default: .reply(404)
            }
        }
        let items = DocumentReader(
            ["/page", "/feed", "/list", "/text", "/image", "/x"].map(server.address)
        ).map { $0 }
        let titles = items.map { item in
            switch item {
            case .document(let document): document.title ?? document.text
            case .problem(let problem): "! \(problem)"
            }
        }
        #expect(titles[..<6] == ["T", "Title a", "Title b", "Title a", "Title b", "Plain words."])
        #expect(titles[6].contains("of the type image/png") && titles[7].contains("(404)"))
    }
}
