import ArticleModel
import Testing

@testable import CrossReference

struct QuoteWordsTests {
    private func ids(_ text: String) -> [UInt32] { QuoteWords(text).words.map(\.id) }

    @Test(arguments: [
        ("We’re sure it’s not over", "we are sure IT IS NOT OVER!"), ("don't", "do not"),
        ("won’t", "will not"),
        ("cannot", "can not"), ("Trump’s plan", "Trump plan"), ("U.S. troops", "US. troops"),
        ("1,000 troops", "1000 troops"), ("five men", "5 men"), ("I, uh, agree", "I agree"),
        ("I’m gonna go", "I am going to go"), ("naïve", "naive"), ("a—b", "a b"),
    ])
    func printsOfOneSpeechAreOne(a: String, b: String) {
        if a == "U.S. troops" {
            // The abbreviation is no pronoun.
            #expect(ids(a) != ids("us troops"))
            #expect(ids(a) == ids("U.S troops"))
        } else {
            #expect(ids(a) == ids(b))
        }
    }

    @Test func differentWordsStayDifferent() {
        #expect(ids("we can") != ids("we can’t"))
        #expect(ids("3.5 percent") != ids("35 percent"))
        #expect(ids("one") != ids("1"))
    }

    @Test func knowsBracketsAndGaps() {
        let words = QuoteWords("[Blinken] went … home\nand stayed ... there").words
        #expect(words.map(\.isBracketed) == [true, false, false, false, false, false])
        #expect(words.map(\.followsGap) == [false, false, true, true, false, true])
    }

    @Test func wordsStandWhereTheySay() {
        let text = "“Don’t go — it’s 1,000 miles.”"
        let words = QuoteWords(text).words
        #expect(
            words.map { ArticleText(text)[$0.span] } == [
                "Don’t", "Don’t", "go", "it’s", "it’s", "1,000", "miles",
            ])
    }

    @Test func tellsTitles() {
        #expect(QuoteWords("The Late Show with Stephen Colbert").isTitle)
        #expect(QuoteWords("The Wall Street Journal").isTitle)
        #expect(!QuoteWords("We shall never surrender").isTitle)
    }
}
