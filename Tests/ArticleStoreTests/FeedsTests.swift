import ArticleModel
import Testing

@testable import ArticleStore

struct FeedsTests {
    private func feed(_ address: String) -> FeedSubscription {
        FeedSubscription(address: address, title: "T " + address, added: "2024-01-01T00:00:00Z")
    }

    @Test func remembersEverything() throws {
        let temporary = try TemporaryLibrary()
        var full = feed("https://a.example/feed")
        full.folder = "Agencies"
        full.site = "https://a.example/"
        (full.etag, full.lastModified, full.checked, full.notBefore) = ("\"x\"", "L", "C", "N")
        (full.problem, full.failures, full.isGone) = ("P", 3, true)
        full.items = ["k": "f"]
        full.formerAddresses = ["https://old.example/"]
        try temporary.library.updateFeeds { $0 = [full, feed("https://b.example/feed")] }
        #expect(try temporary.another().feeds() == [full, feed("https://b.example/feed")])
    }

    @Test func keepsWhatItDoesNotKnow() throws {
        let temporary = try TemporaryLibrary()
        try temporary.write(
            #"{"schema": 1, "mood": 1.50, "feeds": [{"address": "a", "colour": "red"}, {"no": "address"}]}"#,
            to: "feeds.json")
        try temporary.library.updateFeeds { $0[0].title = "New" }
        let json = try JSONValue(parsing: Array(temporary.read("feeds.json").utf8))
        #expect(json["mood"] == .number("1.50"))
        #expect(json["feeds"]?.array?.first?["colour"] == .string("red"))
    }

    @Test func aDamagedFileIsSetAsideAndItsLastGoodGenerationUsed() throws {
        let temporary = try TemporaryLibrary()
        try temporary.library.updateFeeds { $0 = [feed("a")] }
        try temporary.library.updateFeeds { $0.append(feed("b")) }
        try temporary.write("{\"feeds\": [", to: "feeds.json")
        #expect(try temporary.library.feeds().map(\.address) == ["a"])
        try temporary.library.updateFeeds { $0.append(feed("c")) }
        #expect(try temporary.library.feeds().map(\.address) == ["a", "c"])
        #expect(try temporary.read("feeds.json.damaged-1") == "{\"feeds\": [")
    }

    @Test func aNewerFileIsNotWritten() throws {
        let temporary = try TemporaryLibrary()
        try temporary.write(#"{"schema": 99, "feeds": []}"#, to: "feeds.json")
        #expect(throws: LibraryError.self) { try temporary.library.updateFeeds { $0 = [feed("a")] } }
    }

    @Test func whatTheUserChangesDuringARefreshStays() throws {
        let temporary = try TemporaryLibrary()
        let asked = ["a", "b", "c"].map(feed)
        try temporary.library.updateFeeds { $0 = asked }
        try temporary.library.updateFeeds { feeds in
            feeds[0].title = "Mine"
            feeds[0].folder = "F"
            feeds.remove(at: 1)
        }
        let results = asked.map { asked in
            var now = asked
            now.checked = "now"
            now.items = ["k": "f"]
            return (asked: asked, now: now)
        }
        try temporary.library.recordFeeds(results)
        let feeds = try temporary.library.feeds()
        #expect(feeds.map(\.address) == ["a", "c"] && feeds[0].title == "Mine" && feeds[0].folder == "F")
        #expect(feeds.allSatisfy { $0.checked == "now" && $0.items == ["k": "f"] })
    }

    @Test func feedsThatHaveBecomeOneAreOne() throws {
        let temporary = try TemporaryLibrary()
        let asked = ["a", "b"].map(feed)
        try temporary.library.updateFeeds { $0 = asked }
        var now = asked[1]
        now.address = "a"
        now.formerAddresses = ["b"]
        try temporary.library.recordFeeds([(asked: asked[1], now: now)])
        #expect(try temporary.library.feeds().map(\.address) == ["a"])
    }

    @Test func aFeedTakenAwayComesBackWithAllThatWasKnown() throws {
        let temporary = try TemporaryLibrary()
        var feeds = ["https://a.example/", "https://b.example/", "https://c.example/"].map(feed)
        feeds[1].items = ["k": "f"]
        feeds[1].etag = "\"x\""
        try temporary.library.subscribe(to: feeds)
        let removed = try #require(try temporary.library.unsubscribe(from: "https://b.example/"))
        #expect(try temporary.library.feeds() == [feeds[0], feeds[2]])
        #expect(try temporary.library.unsubscribe(from: "https://b.example/") == nil)
        try temporary.another().resubscribe(to: removed)
        #expect(try temporary.library.feeds() == feeds)
        try temporary.library.resubscribe(to: removed)
        #expect(try temporary.library.feeds() == feeds, "it is there already")
    }
}
