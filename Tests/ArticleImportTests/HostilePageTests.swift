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
