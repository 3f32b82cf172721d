import ArticleModel
import Testing

@testable import CrossReference

struct EventTests {
    @Test func sketchesHaveNamesAndRareWordsOnly() {
        let sketch = EventSketch(
            title: "Ferry sinks off Lowestoft", text: "The ferry sank on its way.",
            names: [.init("Karl Mueller", mentions: 3)])
        let wanted = ["ferry", "sinks", "lowestoft", "karl", "mueller", "sank"].map {
            QuoteWord.id(of: $0.utf8)
        }
        #expect(Set(sketch.terms) == Set(wanted))
    }

    @Test func manySharedRareWordsMakeNeighbours() {
        var likeness = EventLikeness()
        for _ in 0..<8 { likeness.add(articlesWithTerm: ["a"]) }
        for _ in 0..<3 { likeness.add(articlesWithTerm: ["b"]) }
        for _ in 0..<20 {
            likeness.add(articlesWithTerm: (0..<150).map { "c\($0)" })
            likeness.add(articlesWithTerm: (0..<200).map { "d\($0)" })
        }
        #expect(likeness.neighbours.map(\.article) == ["a"])
    }

    @Test func groupsByAverage() {
        let groups = EventGrouping.groups([
            .init("a", "b", 0.9), .init("b", "c", 0.8), .init("a", "c", 0.7),
            // A chain: d is near c alone.
            .init("c", "d", 0.5), .init("d", "e", 0.9),
        ])
        #expect(groups == [["a", "b", "c"], ["d", "e"]])
        #expect(EventGrouping.groups([]).isEmpty)
    }

    @Test func articlesSideBySide() throws {
        let words = "The harbour will stay open through the winter, whatever the ferry company decides"
        let altered = words.replacing("winter", with: "summer")
        var first = article("b", outlet: "Wire", date: "2022-01-22", [("Ada Lovelace", altered)])
        var analysis = first.analysis
        analysis.claims = [
            Claim(id: "c1", content: [TextSpan(0, 10)], standalone: "1", worth: 0.2),
            Claim(id: "c2", content: [TextSpan(0, 10)], standalone: "2", worth: 0.9),
            Claim(id: "c3", content: [TextSpan(0, 10)], standalone: "3", worth: 0.8, quote: "q1"),
            Claim(id: "c4", content: [TextSpan(0, 10)], standalone: "4", voice: .headline, worth: 1),
        ]
        first = ArticleClaims(
            article: "b", outlet: "Wire", date: first.date, text: first.text, analysis: analysis)
        let second = article("a", outlet: "Post", date: "2022-01-21", [("Ada Lovelace", words)])
        let comparison = ArticleComparison([first, second], comparing: CombinedComparison.all)
        #expect(comparison.articles.map(\.article) == ["a", "b"])
        #expect(comparison[.alteredQuote].count == 1)
        #expect(comparison[.sameQuote].isEmpty)
        #expect(comparison.onlyIn["b"]?.map(\.id) == ["c2", "c1"])
        #expect(comparison.onlyIn["a"] == [])
    }
}
