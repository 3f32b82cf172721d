import ArticleModel
import Testing

@testable import Linguistics

private func sentences(_ string: String, blocks: [Block] = []) -> [String] {
    let text = ArticleText(string)
    let tokenized = Tokenizer().tokenize(text, blocks: blocks)
    return tokenized.sentences.indices.map { text[tokenized.sentenceSpan($0)] }
}

@Suite struct SentenceSplitterTests {
    @Test(arguments: [
        ["He left.", "She stayed."],
        ["Mr. Blinken met Sen. J. D. Smith of the U.S. Senate on Jan. 21 at 5 p.m. in St. Louis."],
        ["He was born in the U.S.", "He left in 1990."],
        ["They met at 5 p.m.", "The talks failed."],
        ["It is owned by Acme Inc.", "But nobody knows."],
        ["“We will see today.”", "He added nothing."],
        ["“We go,” he said.", "“And that is all.”"],
        ["“We did it.", "They did not,” he said."],
        ["“Why?” Mr. Blinken asked.", "Nobody knew."],
        ["“Really?” he said.", "“Yes!”", "The talks ended."],
        ["Why does Russia want it?", "For clarity."],
        ["Prices rose 3.5 percent.", "1,000 people came."],
        ["He waited… and waited.", "Then... nothing."],
        ["They left. . . .", "The rest stayed."],
        ["He said (on Friday.)", "Then he left."],
        ["See Amazon.com for more.", "Or write to a.b@c.org."],
        ["He chose plan B.", "The others chose C."],
        ["It fell.", "Then it rose.", "«Oui.»", "Non."],
    ])
    func splits(expected: [String]) {
        #expect(sentences(expected.joined(separator: " ")) == expected)
    }

    @Test func aListNumberEndsNothing() {
        #expect(sentences("1. Blinken arrives.") == ["1. Blinken arrives."])
    }

    @Test func aMissingSpaceIsForgiven() {
        #expect(sentences("He left.She stayed.") == ["He left.", "She stayed."])
    }

    @Test func noSentenceCrossesABlock() {
        let string = "Talks in Geneva\n\nThey met. They left."
        let blocks = [Block(.headline, TextSpan(0, 15)), Block(.paragraph, TextSpan(17, 37))]
        #expect(sentences(string, blocks: blocks) == ["Talks in Geneva", "They met.", "They left."])
    }
}
