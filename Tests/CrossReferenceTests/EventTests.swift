import ArticleModel
import Testing

@testable import CrossReference

struct EventTests {
    @Test func sketchesHaveNamesAndRareWordsOnly() {
        let sketch = EventSketch(
            title: "Ferry sinks off Lowestoft", text: "The ferry sank on its way.",
            names: [
                .init("Karl Mueller", .person, mentions: 3),
                .init("The Ferry Company", .organisation, mentions: 1),
                .init("Lowestoft", .location, mentions: 5), .init("K. Müller", .person, mentions: 1),
            ])
        let wanted = ["ferry", "sinks", "lowestoft", "karl", "mueller", "sank"].map {
            QuoteWord.id(of: $0.utf8)
        }
        #expect(Set(sketch.terms).isSuperset(of: wanted))
        #expect(!sketch.terms.contains(QuoteWord.id(of: "the".utf8)))
        #expect(sketch.actors.count == 3 && Set(sketch.actors).isDisjoint(with: sketch.terms))
    }

    /// Shares so many words and actors with an article, of a library of a thousand; `count` articles have each.
    private func likeness(words: Int, actors: Int, quotes: Int = 0, in count: Int) -> Double? {
        var likeness = EventLikeness(articles: 1000)
        for _ in 0..<words { likeness.add(articlesWithTerm: ["a"], of: count) }
        for _ in 0..<actors { likeness.add(articlesWithActor: ["a"], of: count) }
        if quotes > 0 { likeness.add(quotes: quotes, sharedWith: "a") }
        return likeness.neighbours.first?.likeness
    }

    @Test func rareWordsAndActorsMakeNeighbours() {
        #expect(likeness(words: 8, actors: 2, in: 3) != nil)
        #expect(likeness(words: 8, actors: 1, in: 3) == nil, "words alone do not")
        #expect(likeness(words: 3, actors: 9, in: 3) == nil, "nor names alone")
        #expect(likeness(words: 36, actors: 9, in: 300) == nil, "nor what is in a third of all articles")
        #expect(likeness(words: 3, actors: 0, quotes: 1, in: 20) != nil, "a quote makes up for that")
        #expect(
            likeness(words: 0, actors: 0, quotes: 1, in: 20) == nil, "but not alone: it may be a famous one")
        #expect(likeness(words: 0, actors: 0, quotes: 2, in: 20) != nil)
        var crowd = EventLikeness(articles: 1000)
        for _ in 0..<40 { crowd.add(articlesWithTerm: (0..<200).map { "c\($0)" }, of: 200) }
        #expect(crowd.neighbours.isEmpty)
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
