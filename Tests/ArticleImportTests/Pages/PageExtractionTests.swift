import ArticleModel
import Testing

@testable import ArticleImport

/// Sixty-four pages in sixteen layouts.
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
        if layout != .withData {
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
}
