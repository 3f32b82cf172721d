import ArticleModel
import Testing

@testable import ArticleImport

/// A hundred and twelve pages in twenty-eight layouts.
struct PageExtractionTests {
    static let pages: [(PageLayout, UInt64)] = PageLayout.allCases.flatMap { layout in
        (1...4).map { (layout, $0) }
    }

    /// Of the expected words kept, and of the page's other words dropped: shares from 0 to 1.
    private static func shares(_ text: String, article: MadeArticle, page: String) -> (
        kept: Double, dropped: Double
    ) {
        func counts(_ words: [Substring]) -> [Substring: Int] {
            words.reduce(into: [:]) { $0[$1, default: 0] += 1 }
        }
        let (expected, found) = (counts(article.words), counts(text.testWords))
        let all = counts(page.withoutTags.testWords)
        let kept = expected.reduce(0) { $0 + min($1.value, found[$1.key] ?? 0) }
        let rest = all.reduce(0) { $0 + max(0, $1.value - (expected[$1.key] ?? 0)) }
        let wrong = found.reduce(0) { $0 + max(0, $1.value - (expected[$1.key] ?? 0)) }
        return (Double(kept) / Double(article.words.count), 1 - Double(wrong) / Double(max(1, rest)))
    }

    @Test(arguments: pages) func findsTheArticle(layout: PageLayout, number: UInt64) throws {
        let article = MadeArticle(seed: number * 31 + UInt64(layout.rawValue.utf8.count))
        let html = layout.page(article, seed: number)
        let page = try WebPage(html.utf8, name: "page", address: "https://news.example/section/one.html")
        let (kept, dropped) = Self.shares(page.body, article: article, page: html)
        #expect(kept >= 0.95, "\(layout) \(number): \(page.body)")
        #expect(dropped >= 0.95, "\(layout) \(number): \(page.body)")
        #expect(page.document.title == article.title)
        #expect(page.document.outlet == article.outlet)
        #expect(page.document.byline == article.author)
        #expect(page.document.language == "en")
        #expect(page.document.date?.prefix(10) == article.date.prefix(10))
        if layout != .withData, layout != .teaserWithData {
            #expect(page.document.url == "https://news.example/news/one")
            #expect(page.feeds == [WebPage.Feed(address: "https://news.example/feed", title: "News")])
        }
    }

    @Test(arguments: pages) func hintsAndLinksLieInTheText(layout: PageLayout, number: UInt64) throws {
        let html = layout.page(MadeArticle(seed: number), seed: number)
        let document = try WebPage(html.utf8, name: "page", address: "https://news.example/").document
        let text = ArticleText(document.text)
        var position = 0
        for hint in document.hints {
            #expect(hint.span.start >= position && !hint.span.isEmpty && hint.span.end <= text.count)
            #expect(text.trimmed(hint.span) == hint.span)
            position = hint.span.end
        }
        for link in document.links { #expect(link.span.end <= text.count && link.address.hasPrefix("http")) }
        #expect(document.hints.first?.kind == .headline)
    }

    /// Times and labels of a live blog's entries are no words of theirs.
    @Test(arguments: [
        "<time>10.34am</time> <span class=\"badge\">Key event</span> Ada Lovelace said that the strait was open.",
        "<span class=\"entry-time\">10:34</span> Ada Lovelace said that the strait was open.",
        "<strong><time>3m ago</time></strong> Ada Lovelace said that the strait was open.",
    ])
    func labelsDoNotStickToTheText(entry: String) throws {
        let article = MadeArticle(seed: 3)
        let html =
            "<html><title>T</title><body><h1>\(article.title)</h1><div class=\"posts\">\(article.html())<div class=\"post\">\(entry)</div></div></body></html>"
        let page = try WebPage(html.utf8, name: "page")
        #expect(
            page.body.hasSuffix("\n\nAda Lovelace said that the strait was open."), "\(page.body.suffix(120))"
        )
    }

    @Test func datelinesStay() throws {
        let article = MadeArticle(seed: 3)
        let entry =
            "<p><span class=\"dateline\">LONDON, 21 Jan (Wire) —</span> Ada Lovelace said that the strait was open.</p>"
        let html = "<html><body><h1>\(article.title)</h1><div>\(article.html())\(entry)</div></body></html>"
        let body = try WebPage(html.utf8, name: "page").body
        #expect(body.hasSuffix("\n\nLONDON, 21 Jan (Wire) — Ada Lovelace said that the strait was open."))
    }

    /// A time within a sentence stays in it.
    @Test func timesWithinTextStay() throws {
        let article = MadeArticle(seed: 3)
        let sentence =
            "It was opened on <time datetime=\"2024-01-02\">2 January</time>, Ada Lovelace said to reporters."
        let html =
            "<html><body><h1>\(article.title)</h1><div>\(article.html())<p>\(sentence)</p></div></body></html>"
        #expect(
            try WebPage(html.utf8, name: "page").body.hasSuffix(
                "on 2 January, Ada Lovelace said to reporters."))
    }

    /// The title of another site's article is a block of its own kind, and no part of this one's text.
    @Test func anotherSitesCardIsAnEmbeddedHeadline() throws {
        let article = MadeArticle(seed: 5)
        func card(_ address: String) -> String {
            "<div class=\"link-card\"><a href=\"\(address)\"><h4>Ferries Stay in the Harbour</h4><p>A sentence of theirs, which says more.</p><span>elsewhere</span></a></div>"
        }
        func headlines(_ address: String) throws -> [String] {
            let html =
                "<html><body><h1>\(article.title)</h1><div>\(article.html { $0 == 2 ? card(address) : "" })</div></body></html>"
            let page = try WebPage(html.utf8, name: "page", address: "https://news.example/one")
            #expect(!page.body.contains("Ferries Stay") && !page.body.contains("of theirs"))
            let text = ArticleText(page.document.text)
            return page.document.hints.filter { $0.kind == .embeddedHeadline }.map { text[$0.span] }
        }
        #expect(try headlines("https://elsewhere.example/ferries") == ["Ferries Stay in the Harbour"])
        #expect(try headlines("/ferries").isEmpty, "a site's own card is an advertisement")
    }
}
