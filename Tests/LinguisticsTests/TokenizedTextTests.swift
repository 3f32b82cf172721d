import ArticleModel
import Testing

@testable import Linguistics

@Suite struct TokenizedTextTests {
    /// The tokens of every span, compared with looking at each token.
    @Test func tokensOfAnySpan() {
        let text = Tokenizer().tokenize(
            ArticleText("One two, three. “Four five” six seven eight nine ten!"), blocks: [])
        for start in 0...text.text.count {
            for end in start...text.text.count {
                let span = TextSpan(start, end)
                let expected = text.tokens.indices.filter { span.contains(text.tokens[$0].span) }
                #expect(Array(text.tokens(in: span)) == expected)
            }
        }
    }
}
