import ArticleModel
import ArticleParsing
import Assets
import CrossReference
import Foundation
import Testing

@Suite("Conflicts between the sample articles")
struct ConflictSampleTests {
    private struct Sample: Decodable {
        var id: String
        var title: String
        var outlet: String
        var date: String
        var text: String
    }

    /// The samples as links are looked for in them, read once.
    private static let articles: [ArticleClaims] = {
        guard let parser = try? ArticleParser(), !Assets.samples().isEmpty else { return [] }
        return Assets.samples().compactMap { try? JSONDecoder().decode(Sample.self, from: $0.data) }.map {
            sample in
            let document = RawDocument(
                text: sample.text, title: sample.title, outlet: sample.outlet, date: sample.date)
            return ArticleClaims(
                article: sample.outlet, outlet: sample.outlet, date: CalendarDate(iso: sample.date),
                text: ArticleText(sample.text), analysis: parser.parse(document))
        }
    }()

    /// Links of all pairs, and within each article, as `kind detail: words | words`.
    private static let found: [String] = articles.indices.flatMap { first in
        articles.indices[first...].flatMap { second in
            ConflictFinder().links(between: articles[first], and: articles[second]).map { link in
                let words = [articles[first].text[link.a.span], articles[second].text[link.b.span]]
                return "\(link.kind.rawValue) \(link.detail.rawValue): " + words.joined(separator: " | ")
            }
        }
    }

    @Test(
        "What a careful reader finds",
        arguments: [
            ("conflict polarity", "Karsovia would pay for a new pier", "Karsovia would not pay for the pier"),
            ("conflict polarity", "Karsovia pays for the new pier", "Karsovia would not pay for the pier"),
            ("conflict denial", "the patrol had fired a warning shot", "any shot was fired"),
            (
                "conflict denial", "keep its patrol boats two miles",
                "that Karsovia had promised to keep its patrol boats"
            ),
            ("conflict number", "About 1,200 people waited", "fewer than 300 people waited"),
            ("name-variant spelling", "Aleksei Vorland", "Alexey Vorland"),
            ("name-variant spelling", "Alexei Vorland", "Aleksey Vorland"),
        ])
    func finds(kind: String, first: String, second: String) {
        #expect(Self.articles.count == 5)
        let isFound = Self.found.contains { $0.hasPrefix(kind) && $0.contains(first) && $0.contains(second) }
        #expect(isFound, "\(Self.found.joined(separator: "\n"))")
    }

    @Test("Every conflict has what a reader can check, and few are shown")
    func shape() {
        for article in Self.articles {
            for link in ConflictFinder().links(between: article, and: article) {
                #expect(!link.reason.isEmpty && (0...1).contains(link.strength))
                #expect(article.text.span.contains(link.a.span) && !link.a.span.isEmpty)
            }
        }
        #expect(Self.found.count { $0.hasPrefix("conflict") } < 20)
    }
}
