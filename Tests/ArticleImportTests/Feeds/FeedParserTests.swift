import ArticleModel
import Testing

@testable import ArticleImport

struct FeedParserTests {
    private func feed(_ text: String, address: String? = "https://a.example/feeds/main.xml")
        throws(ImportError) -> Feed
    {
        try FeedParser.feed(text.utf8, name: "feed", address: address)
    }

    /// One article in every kind of feed.
    static let kinds: [(String, String)] = [
        (
            "RSS 2.0",
            """
            <?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>News</title><link>https://a.example/</link><language>en-gb</language>
            <item><title>Talks &amp; tea</title><link>/one</link><guid isPermaLink="false">id1</guid><dc:creator>Ada Lovelace</dc:creator>
            <pubDate>Fri, 21 Jan 2022 08:30:00 GMT</pubDate><description>Short.</description>
            <content:encoded><![CDATA[<p>All <b>of</b> it.</p>]]></content:encoded></item></channel></rss>
            """
        ),
        (
            "RSS 0.91",
            """
            <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd">
            <rss version="0.91"><channel><title>News</title><link>https://a.example/</link><language>en-gb</language>
            <item><title>Talks &amp; tea</title><link>https://a.example/one</link><author>ada@a.example (Ada Lovelace)</author>
            <pubDate>21 Jan 22 08:30 GMT</pubDate><description>&lt;p&gt;All &lt;b&gt;of&lt;/b&gt; it.&lt;/p&gt;</description></item></channel></rss>
            """
        ),
        (
            "RDF",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
            xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel rdf:about="x"><title>News</title><link>https://a.example/</link>
            <dc:language>en-gb</dc:language></channel><item rdf:about="https://a.example/one"><title>Talks &amp; tea</title><link>https://a.example/one</link>
            <dc:creator>Ada Lovelace</dc:creator><dc:date>2022-01-21T09:30:00+01:00</dc:date><content:encoded>&lt;p>All &lt;b>of&lt;/b> it.&lt;/p></content:encoded></item></rdf:RDF>
            """
        ),
        (
            "Atom",
            """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.example/" xml:lang="en-gb"><title>News</title><link href="/"/><link rel="self" href="/feed"/>
            <author><name>Ada Lovelace</name></author><entry><title type="html">Talks &amp;amp; tea</title><link rel="edit" href="/edit"/><link href="one"/><id>tag:1</id>
            <published>2022-01-21T08:30:00Z</published><updated>2022-01-22T08:30:00Z</updated><summary>Short.</summary>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>All <b>of</b> it.</p></div></content></entry></feed>
            """
        ),
        (
            "Atom 0.3",
            """
            <feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="en-gb"><title>News</title><link rel="alternate" type="text/html" href="https://a.example/"/>
            <entry><title>Talks &amp; tea</title><link rel="alternate" type="text/html" href="https://a.example/one"/><id>1</id><author><name>Ada Lovelace</name></author>
            <issued>2022-01-21T08:30:00Z</issued><content type="text/html" mode="escaped">&lt;p&gt;All &lt;b&gt;of&lt;/b&gt; it.&lt;/p&gt;</content></entry></feed>
            """
        ),
        (
            "JSON",
            """
            {"version": "https://jsonfeed.org/version/1.1", "title": "News", "home_page_url": "https://a.example/", "language": "en-gb", "items": [
            {"id": 1, "url": "/one", "title": "Talks & tea", "authors": [{"name": "Ada Lovelace"}], "date_published": "2022-01-21T08:30:00Z", "content_html": "<p>All <b>of</b> it.</p>"}]}
            """
        ),
        (
            "without its namespaces, and broken",
            """
             junk <rss><channel><title>News</title><link>https://a.example/</link><language>en-gb</language><item><title>Talks & tea</title>
            <link>https://a.example/one</link><dc:creator>Ada Lovelace</dc:creator><pubDate>Friday, 21 January 2022 08:30:00 +0000</pubDate>
            <content:encoded><![CDATA[<p>All <b>of</b> it.</p>]]></content:encoded><item></channel>
            """
        ),
    ]

    @Test(arguments: kinds) func readsEveryKind(kind: String, text: String) throws {
        let feed = try feed(text)
        #expect(feed.title == "News" && feed.site == "https://a.example/" && feed.language == "en-gb")
        let item = try #require(feed.items.first)
        #expect(item.title == "Talks & tea" && item.address == "https://a.example/one")
        #expect(item.authors == ["Ada Lovelace"])
        #expect(item.published.flatMap { PublicationTime($0)?.epoch } == 1_642_753_800)
        #expect(item.markup.withoutTags.testWords == ["All", "of", "it"])
        let document = try #require(FeedArticle(item: item, feed: feed, address: "feed").document())
        #expect(document.text == "Talks & tea\n\nAll of it.")
        #expect(
            document.outlet == "News" && document.byline == "Ada Lovelace"
                && document.url == "https://a.example/one")
    }

    @Test(arguments: [
        ("latin1", "<?xml version='1.0' encoding='iso-8859-1'?>", [0xE9] as [UInt8]),
        ("utf8", "", [0xC3, 0xA9]),
        ("mislabelled", "<?xml version='1.0' encoding='iso-8859-1'?>", [0xC3, 0xA9]),
        ("ibm850", "<?xml version='1.0' encoding='ibm850'?>", [0x82]), ("unnamed latin", "", [0xE9]),
    ])
    func readsEncodings(name: String, declaration: String, letter: [UInt8]) throws {
        let bytes =
            Array("\(declaration)<rss><channel><title>N".utf8) + letter
            + Array(" n</title></channel></rss>".utf8)
        #expect(try FeedParser.feed(bytes, name: name).title == "Né n")
    }

    @Test func readsUTF16() throws {
        let text =
            "<?xml version=\"1.0\" encoding=\"utf-16\"?><rss><channel><title>Né 👩</title></channel></rss>"
        let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        #expect(try FeedParser.feed(big, name: "f").title == "Né 👩")
        #expect(try FeedParser.feed([0xFE, 0xFF] + big, name: "f").title == "Né 👩")
    }

    @Test func keepsHTMLsNames() throws {
        let feed = try feed(
            "<rss><channel><title>A&nbsp;&mdash; B &eacute; &amp;lt; &unknown; C</title></channel></rss>")
        #expect(feed.title?.hasPrefix("A — B é <") == true)
    }

    @Test func isNoFeed() {
        for text in ["", "<html><body>x", "{}", "plain", "<opml/>", "[1]"] {
            #expect(throws: ImportError.noFeed(name: "feed")) { try self.feed(text) }
        }
    }

    @Test func tellsTeasersFromArticles() throws {
        func isTeaser(_ content: String?, _ summary: String?) -> Bool {
            var item = FeedItem(key: "1")
            item.address = "https://a.example/1"
            (item.content, item.summary) = (content, summary)
            return FeedArticle(item: item, feed: Feed(items: []), address: "f").isTeaser
        }
        let long = String(repeating: "<p>The minister said so again on Tuesday.</p>", count: 60)
        #expect(isTeaser(nil, "Short."))
        #expect(!isTeaser(long, "Short."))
        #expect(isTeaser(nil, String(long.prefix(900)) + " […]"))
        #expect(isTeaser("<p>The beginning</p><a>Continue reading →</a>", nil))
    }

    @Test func goesThroughTenThousandItems() throws {
        let items = (0..<10_000).map {
            "<item><title>T\($0)</title><link>https://a.example/\($0)</link></item>"
        }.joined()
        let feed = try feed("<rss><channel>\(items)</channel></rss>")
        #expect(feed.items.count == 10_000 && Set(feed.items.map(\.key)).count == 10_000)
    }
}

struct OPMLTests {
    @Test func readsFoldersAndWritesThemBack() throws {
        let text = """
            <?xml version="1.0"?><opml version="1.0"><body><outline text="Agencies"><outline type="rss" text="A &amp; B" xmlUrl="https://a.example/f?x=1&amp;y=2" htmlUrl="https://a.example/"/>
            </outline><outline title="C" xmlurl="https://c.example/feed"/><outline text="again" xmlUrl="https://c.example/feed"/><outline text="bad" xmlUrl="javascript:x"/></body></opml>
            """
        let list = try OPML.list(text.utf8, name: "o")
        let outlines = list.outlines
        #expect(list.badAddresses == ["javascript:x"])
        #expect(
            outlines == [
                OPML.Outline(
                    address: "https://a.example/f?x=1&y=2", title: "A & B", site: "https://a.example/",
                    folders: ["Agencies"]),
                OPML.Outline(address: "https://c.example/feed", title: "C"),
            ])
        let written = OPML.document(outlines, title: "<Mine>")
        #expect(Set(try OPML.list(written.utf8, name: "o").outlines) == Set(outlines))
        #expect(throws: ImportError.noFeeds(name: "o")) {
            try OPML.list("<opml><body/></opml>".utf8, name: "o")
        }
    }

    /// An outline is never taken for a file of this machine.
    @Test func namesOutlinesThatCannotBeRead() throws {
        let text =
            "<opml><body><outline xmlUrl='file:///etc/passwd'/><outline xmlUrl='/etc/passwd'/></body></opml>"
        #expect(try OPML.list(text.utf8, name: "o").outlines.isEmpty)
        let folder = try TemporaryFolder()
        #expect(
            read([try folder.write(text, to: "feeds.opml")]) == [
                "! cannot fetch file:///etc/passwd: this is no web address; write it as https://…",
                "! cannot fetch /etc/passwd: this is no web address; write it as https://…",
            ])
    }
}

struct PublicationTimeTests {
    @Test(arguments: [
        ("2022-01-21", "2022-01-21"), ("2022-01-21T08:30:00Z", "2022-01-21T08:30:00Z"),
        ("2022-01-21T08:30:00.123+01:00", "2022-01-21T08:30:00+01:00"),
        ("2022-01-21 08:30", "2022-01-21T08:30:00"), ("20220121", "2022-01-21"), ("2022-01", "2022-01-01"),
        ("2022", "2022-01-01"),
        ("Fri, 21 Jan 2022 08:30:00 GMT", "2022-01-21T08:30:00Z"),
        ("21 Jan 22 08:30 EST", "2022-01-21T08:30:00-05:00"),
        ("Fri Jan 21 08:30:00 2022", "2022-01-21T08:30:00"),
        ("January 21, 2022 at 2:05 p.m. ET", "2022-01-21T14:05:00-05:00"),
        ("21st January 2022", "2022-01-21"), ("Published: 21 janvier 2022", "2022-01-21"),
        ("21. März 2022", "2022-03-21"),
        ("21 de enero de 2022", "2022-01-21"), ("01/21/2022", "2022-01-21"), ("21/01/2022", "2022-01-21"),
        ("21.01.2022 08:30", "2022-01-21T08:30:00"),
        ("1642752000", "2022-01-21T08:00:00Z"), ("1642752000000", "2022-01-21T08:00:00Z"),
        ("12:00 AM, May 3, 2021", "2021-05-03T00:00:00"),
    ])
    func reads(text: String, iso: String) { #expect(PublicationTime(text)?.iso == iso) }

    @Test(arguments: [
        "", "today", "3 days ago", "2022-13-45", "31 February 2022", "Martha Smith", "99/99/2022", "12",
        "Version 10.15.7",
    ])
    func isNoTime(text: String) { #expect(PublicationTime(text) == nil) }
}
