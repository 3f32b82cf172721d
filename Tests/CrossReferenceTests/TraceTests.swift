import ArticleModel
import Testing

@testable import CrossReference

struct TraceTests {
    private let text =
        "The mayor spoke. “We will keep the harbour open through the winter,” she said. Nobody asked why."

    private func finding(_ words: String) throws -> WordTrace.Finding? {
        try #require(WordTrace(words)).finding(in: text)
    }

    @Test func findsWordsAsTheyAre() throws {
        let found = try #require(try finding("keep the harbour OPEN, through"))
        #expect(found.form == .verbatim && found.reason.isEmpty && found.strength == 1)
        #expect(ArticleText(text)[found.span] == "keep the harbour open through")
    }

    @Test func fewWordsAreFoundOnlyAsTheyAre() throws {
        #expect(try finding("the harbour")?.form == .verbatim)
        #expect(try finding("the closed harbour") == nil)
    }

    @Test func ofFewWordsOneMayBeAnother() throws {
        let text = "“A strait is not a wall,” she said, and that it is not a good day."
        func finding(_ words: String) throws -> WordTrace.Finding? {
            try #require(WordTrace(words)).finding(in: text)
        }
        let changed = try #require(try finding("a strait is never a wall"))
        #expect(changed.form == .altered)
        #expect(changed.reason == "the text has “not” where the search has “never”")
        #expect(ArticleText(text)[changed.span] == "A strait is not a wall")
        #expect(try finding("a strait is a wall")?.reason == "the text adds “not”")
        #expect(try finding("strait is not a large wall")?.reason == "the text leaves out “large”")
        #expect(try finding("a wall is not a strait") == nil, "the order is another")
        #expect(try finding("a strait was never a wall") == nil, "two words are others")
        #expect(try finding("it is not a bad day") == nil, "what is the same says nothing")
    }

    @Test func whatComesAfterTheEndOfAQuoteIsNoOtherWord() throws {
        let text = "“We have crossed this strait for years and will cross it again,” she said tonight."
        let trace = try #require(
            WordTrace("we have crossed this strait for years and will cross it again. Every"))
        let found = try #require(trace.finding(in: text))
        #expect(found.form == .cut)
        #expect(found.reason.hasPrefix("the text goes on with “she"))
    }

    @Test func saysWhatDiffers() throws {
        let altered = try #require(try finding("We will not keep the harbour open through the summer"))
        #expect(altered.form == .altered)
        #expect(
            altered.reason
                == "the text leaves out “not”; the text has “winter” where the search has “summer”")
        let cut = try #require(
            try finding("we will keep the harbour open through the winter and spend every penny we have"))
        #expect(cut.form == .cut)
    }

    @Test func findsNothingWhereNothingStands() throws {
        #expect(try finding("ferries will sail again in the spring of next year") == nil)
        #expect(WordTrace(" … ") == nil)
    }
}
