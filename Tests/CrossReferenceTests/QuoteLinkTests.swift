import ArticleModel
import Testing

@testable import CrossReference

/// Links between quotes of different articles and within one.
struct QuoteLinkTests {
    private let words = "The harbour will stay open through the winter, whatever the ferry company decides"

    @Test func findsTheSameQuoteInAnotherArticle() throws {
        let found = try links(between: [
            article("b", outlet: "Wire", date: "2022-02-01", [("Lovelace", words)]),
            article("a", outlet: "Post", date: "2022-01-21", [("Ada Lovelace", words)]),
        ])
        let link = try #require(found.first)
        #expect(found.count == 1)
        #expect(link.kind == .sameQuote && link.detail == .verbatim)
        #expect(link.a.article == "a" && link.b.article == "b", "the earlier one comes first")
        #expect(link.reason == "the same words")
        #expect(link.strength > 0.7)
    }

    @Test func saysWhichWordsAreAltered() throws {
        let altered = words.replacing("winter", with: "summer")
        let found = try links(between: [
            article("a", outlet: "Post", date: "2022-01-21", [("Ada Lovelace", words)]),
            article("b", outlet: "Wire", date: "2022-01-22", [("Lovelace", altered)]),
            article("c", outlet: "Sun", date: "2022-01-23", [(nil, altered)]),
        ])
        #expect(
            found.filter { $0.kind == .alteredQuote }.map { $0.a.article + $0.b.article }.sorted() == [
                "ab", "ac",
            ])
        #expect(found.first { $0.b.article == "b" }?.reason == "Wire has “summer” where Post has “winter”")
        #expect(found.first { $0.a.article == "b" }?.kind == .sameQuote)
    }

    @Test func otherWordsOfAnotherSpeakerAreAnotherQuote() throws {
        let altered = words.replacing("winter", with: "summer")
        #expect(
            try links(between: [
                article("a", [("Ada Lovelace", words)]), article("b", [("Karl Mueller", altered)]),
            ]).isEmpty)
        // The same words are the same quote, and the speakers are told.
        let same = try links(between: [
            article("a", outlet: "Post", [("Ada Lovelace", words)]),
            article("b", outlet: "Wire", [("Karl Mueller", words)]),
        ])
        #expect(same.first?.reason == "the same words; by Ada Lovelace in Post, by Karl Mueller in Wire")
    }

    @Test func turnsOfPhraseAndTitlesAreNoLinks() throws {
        let pairs = [
            ("That is what I would like to say about it", "It is what I would like to say to you"),
            ("Good Morning Great Britain", "Good Morning Great Britain"),
            ("We are going to win this", "We are going to win this"),
        ]
        for (a, b) in pairs {
            #expect(try links(between: [article("a", [(nil, a)]), article("b", [(nil, b)])]).isEmpty)
        }
    }

    @Test func withinAnArticleEachIsLinkedWithTheFullest() throws {
        let claims = article(
            "a",
            [
                ("Ada Lovelace", "The harbour will stay open"), ("Ada Lovelace", words),
                ("Ada Lovelace", "whatever the ferry company decides"),
            ])
        let found = QuoteLinker().links(within: QuoteReader.quotes(of: claims))
        #expect(found.map { $0.a.reference + $0.b.reference }.sorted() == ["q1q2", "q2q3"])
        #expect(found.allSatisfy { $0.detail == .excerpt })
    }

    @Test func repetitionsAreNotLinkedEachWithEach() throws {
        let many = article("a", Array(repeating: ("Ada Lovelace", words), count: 6))
        #expect(QuoteLinker().links(within: QuoteReader.quotes(of: many)).count <= 6)
        let other = article("b", Array(repeating: ("Ada Lovelace", words), count: 6))
        #expect(try links(between: [many, other]).count <= 12)
    }

    @Test func onlyWhatStandsInMarksIsCompared() {
        let text = ArticleText(
            "He said the town “will keep the harbour open” and “pay for it all winter long”.")
        let reader = QuoteReader(article: "a", text, OffsetMap(text))
        let content = [TextSpan(8, text.count)]
        #expect(
            reader.quote("q1", .mixed, content, speaker: nil)?.text
                == "will keep the harbour open\npay for it all winter long")
        #expect(reader.quote("q1", .indirect, content, speaker: nil) == nil)
        #expect(reader.quote("q1", .direct, [TextSpan(0, 7)], speaker: nil) == nil, "too few words")
    }

    @Test(arguments: [
        ("“We stay,” she said, “and work.”", ["We stay,", "and work."]),
        ("that \"we stay\" here", ["we stay"]),
        ("We stay” and more", ["We stay"]), ("‘Don’t Go’ and ‘No Place’", ["Don’t Go", "No Place"]),
        ("''We stay,'' he said", ["We stay,"]), ("“One.\n\n“Two.”", ["One.\n\n", "Two."]), ("no marks", []),
    ])
    func marksOfManySorts(text: String, parts: [String]) { #expect(MarkedParts.of(text) == parts) }

    /// Links are named by words and articles: a new analysis with other numbers changes nothing.
    @Test func idsSurviveANewAnalysis() throws {
        let first = try links(between: [article("a", [("Ada", words)]), article("b", [("Ada", words)])])
        let later = try links(between: [
            article("a", [("Karl", "Something else was said here"), ("Ada", words)]),
            article("b", [("Ada", words)]),
        ])
        #expect(first.map(\.id) == later.map(\.id))
        #expect(first.first?.a.reference != later.first?.a.reference)
        let reversed = try links(between: [article("b", [("Ada", words)]), article("a", [("Ada", words)])])
        #expect(first.map(\.id) == reversed.map(\.id))
    }

    @Test func occurrencesAreToldApart() {
        let text = "to be or not to be or not"
        let reader = PassageReader(article: "a", text: text)
        let first = reader.identity(of: TextSpan(0, 5))
        let second = reader.identity(of: TextSpan(13, 18))
        #expect(first.words == "to be" && second.words == "to be")
        #expect(first.occurrence == 0 && second.occurrence == 1)
        let whole = PassageIdentity(wholeArticle: "b")
        #expect(
            LinkIdentity.id(.sameQuote, first, whole) == LinkIdentity.id(.sameQuote, whole, first))
        #expect(LinkIdentity.id(.sameQuote, first, whole) != LinkIdentity.id(.sameQuote, second, whole))
        #expect(LinkIdentity.id(.sameQuote, first, whole) != LinkIdentity.id(.alteredQuote, first, whole))
    }
}
