import Testing

@testable import ArticleImport

/// Pages made to break a parser: a result or an error, in bounded time and memory.
struct HostilePageTests {
    static let prose = String(
        repeating: "The minister said on Tuesday that the strait would stay open, and left. ", count: 8)

    private func body(_ html: String) throws -> String { try WebPage(html.utf8, name: "page").body }

    @Test func goesThroughAHundredThousandNestedElements() throws {
        let open = String(repeating: "<div>", count: 100_000)
        let close = String(repeating: "</div>", count: 100_000)
        #expect(try body("<body>\(open)<p>\(Self.prose)</p>\(close)").hasPrefix("The minister"))
        let inline = String(repeating: "<b><i><span>", count: 30_000)
        #expect(try body("<body><p>\(inline)\(Self.prose)</p>").hasPrefix("The minister"))
    }

    /// libxml2 compares each attribute of a tag with all before.
    @Test func keepsSoManyAttributesOfATag() throws {
        let many = (0..<60_000).map { "a\($0)='>'" }.joined(separator: " ")
        let pages = [
            "<p class=c \(many) title=t>\(Self.prose)</p>", "<p\n\(many)/>\(Self.prose)",
            "<!-- <a b=\" --><p class=c \(many)>\(Self.prose)<!-- \"> -->",
            "<!-- --!><p \(many)>\(Self.prose)<!-- -->",
            "<script>a = '<b c=\"';</script><p \(many)>\(Self.prose)",
            "<i b=\"<script>\"></i><p \(many)>\(Self.prose)",
            (0..<2000).map { "<html b\($0)=1>" }.joined() + Self.prose, "<p \(many)",
        ]
        for page in pages {
            #expect(Self.mostAttributes(of: AttributeLimit.bounded(Array(page.utf8), isHTML: true)) <= 256)
            guard page.contains(Self.prose) else { continue }
            #expect((try? body(page))?.hasPrefix("The minister") == true, "\(page.prefix(40))")
        }
        let feed = "<rss><channel><title \(many)>Good</title><item><title>One</title></item></channel></rss>"
        #expect(Self.mostAttributes(of: AttributeLimit.bounded(Array(feed.utf8), isHTML: false)) == 256)
        #expect(try FeedParser.feed(feed.utf8, name: "feed").title == "Good")
    }

    /// Most names of the test's attributes that follow one another.
    private static func mostAttributes(of page: [UInt8]) -> Int {
        String(decoding: page, as: UTF8.self).split(separator: "<p").map { part in
            part.split { $0.isWhitespace || $0 == "<" }.count {
                $0.contains("=") && ($0.first == "a" || $0.first == "b")
            }
        }.max() ?? 0
    }

    @Test func leavesUsualTagsAsTheyAre() {
        let page = """
            <!DOCTYPE html><html lang=en><script>if (a<b) { x = "<p a='" }</script><style>a>b{}</style>
            <p class='a > b' data-x="1"title=t hidden>A <b and c</b> x < y & z</p><br/><!-- a <b --><a href=x>y</a
            """
        #expect(AttributeLimit.bounded(Array(page.utf8), isHTML: true) == Array(page.utf8))
        #expect(AttributeLimit.bounded([], isHTML: true).isEmpty)
    }

    @Test func keepsAParagraphOfTenMegabytes() throws {
        let text = String(repeating: Self.prose, count: 18_000)
        let page = try WebPage("<body><p>\(text)</p><p>The end came.</p>".utf8, name: "page")
        #expect(page.body.utf8.count >= text.utf8.count - 1)
        #expect(page.body.hasSuffix("The end came."))
    }

    @Test func refusesFiftyMegabytes() {
        let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 50 << 20)
        #expect(throws: ImportError.tooLarge(name: "page", limit: 20 << 20)) {
            try WebPage(bytes, name: "page")
        }
    }

    @Test func goesOnBehindANUL() throws {
        #expect(
            try body("<p>\(Self.prose)</p>\u{0}<p>Behind\u{0} it. \(Self.prose)</p>").contains("Behind it."))
    }

    @Test func hasNoArticleWhereThereIsNone() {
        for page in [
            "", " ", "<!-- -->", "<html></html>", "<body><script>var a;</script>",
            "<nav><a href=x>x</a></nav>", "\u{0}\u{0}",
        ] {
            #expect(throws: ImportError.self) { try WebPage(page.utf8, name: "page") }
        }
    }

    @Test func leavesNoControlCharacters() throws {
        let text = try body("<p>\(Self.prose)&#27;[31m\u{1B}[0m&#7;&#0; a\u{200B}b&shy;c &#150; d&nbsp;e</p>")
        #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        #expect(text.hasSuffix("abc – d e"))
    }

    @Test func expandsNoEntitiesOfADocument() throws {
        let bomb = """
            <!DOCTYPE rss [<!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">
            <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY file SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>Safe &f; &file;</title><item><title>One &f;</title><guid>1</guid></item></channel></rss>
            """
        let feed = try FeedParser.feed(bomb.utf8, name: "feed")
        #expect(feed.items.count == 1)
        #expect((feed.title ?? "").utf8.count < 1000)
        #expect(!(feed.title ?? "").contains("root"))
    }

    /// Any bytes: a result or an error, never a crash; and what comes out is sound.
    @Test(arguments: 0..<200) func survivesAnything(seed: UInt64) {
        var words = MadeWords(state: seed)
        let layout = PageLayout.allCases[Int(seed) % PageLayout.allCases.count]
        var bytes = Array(layout.page(MadeArticle(seed: seed), seed: seed).utf8)
        for _ in 0..<Int.random(in: 1...30, using: &words) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &words)
            switch Int.random(in: 0...4, using: &words) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &words)
            case 1:
                bytes.removeSubrange(
                    place..<min(bytes.count, place + Int.random(in: 1...2000, using: &words)))
            case 2: bytes.insert(contentsOf: Array("</div></table><p><a href='\u{0}".utf8), at: place)
            case 3: bytes.insert(contentsOf: Array("<!--<![CDATA[<script>".utf8), at: place)
            default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 500)], at: place)
            }
        }
        guard let page = try? WebPage(bytes, name: "page", address: "https://news.example/") else { return }
        let length = page.document.text.utf8.count
        for hint in page.document.hints { #expect(hint.span.end <= length) }
        for link in page.document.links { #expect(link.span.end <= length) }
        _ = try? FeedParser.feed(bytes, name: "feed")
    }
}
