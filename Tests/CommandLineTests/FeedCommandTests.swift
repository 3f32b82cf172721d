import ArticleModel
import LoopbackServer
import Testing

struct FeedCommandTests {
    let quoth: Quoth
    static let list = """
        <opml version="2.0"><body><outline text="Agencies"><outline text="A &amp; B" xmlUrl="https://a.invalid/feed"/></outline>
        <outline text="C" xmlUrl="https://c.invalid/feed"/></body></opml>
        """

    init() throws { quoth = try Quoth() }

    @Test func keepsFeedsFromAListAndGivesThemBack() throws {
        let file = try quoth.file("feeds.opml", Self.list)
        #expect(
            try quoth.run("feeds", "import", file).lines == [
                "https://a.invalid/feed", "https://c.invalid/feed",
            ])
        #expect(try quoth.run("feeds", "import", "-", input: Self.list).lines.isEmpty)
        #expect(
            try quoth.run("feeds").lines.first == "A & B — https://a.invalid/feed [Agencies] · not read yet")
        let exported = try quoth.run("feeds", "export").output
        #expect(try quoth.run("feeds", "remove", "a & b", "https://c.invalid/feed/").lines.count == 2)
        #expect(try quoth.run("feeds", "list", "--json").json() == .array([]))
        #expect(try quoth.run("feeds", "import", try quoth.file("again.opml", exported)).lines.count == 2)
    }

    @Test func namesFeedsThatItCannotImport() throws {
        let local =
            "<opml><body><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='https://d.invalid/feed'/></body></opml>"
        let mixed = try quoth.run("feeds", "import", try quoth.file("local.opml", local))
        #expect(mixed.status == 1 && mixed.lines == ["https://d.invalid/feed"])
        #expect(
            mixed.errors
                == "quoth: cannot fetch file:///etc/passwd: this is no web address; write it as https://…\n")
    }

    @Test func saysWhatIsWrong() throws {
        let none = try quoth.file("none.opml", "<opml/>")
        let outcome = try quoth.run("feeds", "import", none)
        #expect(
            outcome.status == 1
                && outcome.errors
                    == "quoth: cannot read \(none): there are no feeds in it; name an OPML file\n"
        )
        #expect(
            try quoth.run("refresh").errors
                == "quoth: there are no feeds; quoth feeds add subscribes to one\n")
        #expect(
            try quoth.run("feeds", "remove", "x").errors
                == "quoth: there is no feed x; quoth feeds list shows all\n")
        #expect(try quoth.run("feeds", "add", "ftp://a.invalid/").status == 1)
        #expect(try quoth.run("refresh", "--jobs", "0").status == 64)
    }

    @Test func aFeedThatCannotBeReadIsReportedAndKept() throws {
        // Port 1 of this machine: nobody answers.
        let list = "<opml><body><outline text=\"X\" xmlUrl=\"http://127.0.0.1:1/feed\"/></body></opml>"
        _ = try quoth.run("feeds", "import", try quoth.file("f.opml", list))
        let outcome = try quoth.run("refresh")
        #expect(
            outcome.status == 1
                && outcome.errors.hasPrefix(
                    "quoth: cannot fetch http://127.0.0.1:1/feed: the server 127.0.0.1:1 does not answer")
        )
        #expect(try quoth.run("feeds", "list", "--json").json().array?.first?["problem"]?.string != nil)
    }

    /// Articles are analysed on several threads; they come in all the same in the feed's order, and once.
    @Test func refreshesFromAServer() throws {
        let server = try LoopbackServer { request in
            guard request.path == "/feed" else { return .reply(500) }
            let items = (0..<9).map {
                "<item><guid>\($0)</guid><title>Item \($0)</title><pubDate>Tue, 1\($0) Mar 2026 10:00:00 GMT</pubDate><description>“Ferry \($0) sails,” Ada Lovelace said on Tuesday, and nobody in the harbour was in doubt about it.</description></item>"
            }
            return .text(
                "<rss version=\"2.0\"><channel><title>Harbour News</title>\(items.joined())</channel></rss>")
        }
        #expect(try quoth.run("feeds", "add", server.address("/feed")).lines == [server.address("/feed")])
        let list =
            "<opml><body><outline text=\"Broken\" xmlUrl=\"\(server.address("/broken"))\"/></body></opml>"
        _ = try quoth.run("feeds", "import", try quoth.file("f.opml", list))
        let outcome = try quoth.run("refresh", "--jobs", "3")
        #expect(outcome.status == 1 && outcome.errors.contains(server.address("/broken")))
        let ids = outcome.lines
        #expect(Set(ids).count == 9)
        let listed = try quoth.run("list", "--json", "feed:\"harbour news\"").json().array ?? []
        // The newest, item 8, comes first in the list and has come last.
        #expect(listed.map { $0["id"]?.string } == ids.reversed())
        #expect(listed.allSatisfy { ($0["quotes"]?.int ?? 0) > 0 })
        #expect(try quoth.run("list", "feed:broken").lines.isEmpty)
        #expect(try quoth.run("refresh", "harbour").lines.isEmpty)
    }

    @Test func readsPages() throws {
        let text =
            "<p>“We will stay,” Ada Lovelace said on Tuesday, after the talks in the harbour had ended.</p>"
        let page =
            "<html><title>Talks Open in the Harbour</title><nav><a href=x>Home</a></nav><article><h1>Talks Open in the Harbour</h1>\(text)</article></html>"
        let file = try quoth.file("a.html", page)
        let articles = try quoth.run("extract", file).json().array
        #expect(articles?.first?["title"] == .string("Talks Open in the Harbour"))
        #expect(articles?.first?["blocks"]?.array?.first?["kind"] == .string("headline"))
        #expect(articles?.first?["quotes"]?.array?.isEmpty == false)
        #expect(try quoth.run("extract", "-", input: page).output == (try quoth.run("extract", file)).output)
        #expect(try quoth.run("add", file).lines.count == 1)
        let lines = try quoth.run(
            "extract", "--format", "jsonl", "-", input: "{\"text\": broken}\n{\"text\": \"Words.\"}\n")
        #expect(lines.status == 1 && lines.lines.count == 1 && lines.errors.contains("line 1"))
    }
}
