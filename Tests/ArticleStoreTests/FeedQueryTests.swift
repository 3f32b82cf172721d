import ArticleModel
import Testing

@testable import ArticleStore

/// Feeds in the index: `feed:` in queries, and the numbers of their articles.
struct FeedQueryTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary()
        try library.updateFeeds { feeds in
            feeds = [("https://a.example/feed", "Morning News"), ("https://b.example/rss", nil)].map {
                FeedSubscription(address: $0.0, title: $0.1, added: "2026-01-01T00:00:00Z")
            }
        }
    }

    @discardableResult
    private func add(_ text: String, from source: String?, key: String? = "k", to library: Library? = nil)
        throws
        -> String
    {
        var document = RawDocument(text: text, date: "2026-01-01", source: source)
        document.sourceID = key
        return try (library ?? self.library).add(document, analysis: Analysis(parser: "1")).id
    }

    private func found(_ query: String) throws -> [String] {
        try Array(library.list(Query(parsing: query)).ids).sorted()
    }

    @Test func findsTheArticlesOfAFeedByItsNameOrAddress() throws {
        let first = try add("One.", from: "https://a.example/feed")
        let second = try add("Two.", from: "https://b.example/rss")
        let page = try add("Three.", from: "https://a.example/feed", key: nil)
        let line = try add("Four.", from: "lines.jsonl")
        try library.refresh()
        #expect(try found("feed:\"morning news\"") == [first])
        #expect(try found("feed:morn*") == [first])
        #expect(try found("feed:b.example") == [second])
        #expect(try found("feed:example") == [first, second].sorted())
        #expect(try found("-feed:news") == [second, page, line].sorted())
        #expect(try found("feed:news OR two") == [first, second].sorted())
        #expect(try found("feed:evening").isEmpty)
        let summary = try library.summary(first)
        #expect(summary.feed == "https://a.example/feed" && summary.feedTitle == "Morning News")
        #expect(try library.summary(second).feedTitle == nil)
        #expect(try library.summary(page).feed == nil)
    }

    @Test func followsNamesMovesAndRemovals() throws {
        let id = try add("One.", from: "https://a.example/feed")
        try library.refresh()
        try library.updateFeeds { feeds in
            feeds[0].title = "Evening News"
            feeds[0].formerAddresses = ["https://a.example/feed"]
            feeds[0].address = "https://a.example/new"
        }
        #expect(try found("feed:evening") == [id])
        #expect(try found("feed:morning").isEmpty)
        let later = try add("Two.", from: "https://a.example/new")
        try library.refresh()
        #expect(try found("feed:evening") == [id, later].sorted())
        try library.updateFeeds { $0.removeAll() }
        #expect(try found("feed:evening").isEmpty)
        #expect(try found("feed:a.example") == [id, later].sorted())
        try library.remove([id])
        #expect(try found("feed:a.example") == [later])
    }

    @Test func countsArticlesAndUnreadOnes() throws {
        let ids = try (0..<3).map { try add("Number \($0).", from: "https://a.example/feed", key: "k\($0)") }
        try add("Other.", from: "https://b.example/rss")
        try library.refresh()
        try library.updateState(of: ids[0]) { $0.read.insert(ids[0]) }
        let feeds = try library.feedSummaries()
        #expect(feeds.map(\.articles) == [3, 1])
        #expect(feeds.map(\.unread) == [2, 1])
        #expect(feeds.map(\.feed.title) == ["Morning News", nil])
    }

    /// Quotes of a feed's articles: the term is held against each article in memory.
    @Test func holdsForQuotes() throws {
        var document = RawDocument(text: "“We stay,” Ada Lovelace said.", source: "https://a.example/feed")
        document.sourceID = "k"
        let id = try library.add(document, analysis: sampleAnalysis).id
        try library.refresh()
        let text = ArticleText(document.text)
        for (query, count) in [("feed:news stay", 1), ("feed:b.example stay", 0), ("-feed:news OR stay", 1)] {
            var search = QuoteSearch(try Query(parsing: query))
            #expect(
                search.quotes(in: try library.summary(id), sampleAnalysis, text).count == count, "\(query)")
        }
    }

    /// Another program has changed the feeds, or the index is new.
    @Test func theIndexIsBroughtUpToDate() throws {
        let id = try add("One.", from: "https://a.example/feed")
        let other = try temporary.another()
        try other.refresh()
        try other.updateFeeds { $0[0].title = "Weekly" }
        try library.refresh()
        #expect(try found("feed:weekly") == [id])
        try library.reindex()
        #expect(try found("feed:weekly") == [id])
    }
}
