import ArticleModel

/// A text with its tokens and sentences: what every stage after the tokenizer works on.
public struct TokenizedText: Sendable {
    /// The text.
    public let text: ArticleText
    /// All tokens, in text order.
    public let tokens: [Token]
    /// The lower-cased words of the tokens, one for each, with typographic apostrophes as `'`.
    public let lowercased: [String]
    /// The sentences as ranges of token indices, in text order; no sentence crosses a block's border.
    public let sentences: [Range<Int>]
    /// For each token the index of its sentence.
    public let sentenceOfToken: [Int]

    /// Keeps the parts, which must fit one another (`lowercased` and `tokens` alike in number).
    public init(text: ArticleText, tokens: [Token], lowercased: [String], sentences: [Range<Int>]) {
        self.text = text
        self.tokens = tokens
        self.lowercased = lowercased
        self.sentences = sentences
        var owner = [Int](repeating: 0, count: tokens.count)
        for (index, sentence) in sentences.enumerated() {
            for token in sentence { owner[token] = index }
        }
        sentenceOfToken = owner
    }

    /// The words of a token as written.
    public func word(_ index: Int) -> String { text[tokens[index].span] }

    /// The span from the first to the last token of a range; empty at the text's start for an empty range.
    public func span(_ range: Range<Int>) -> TextSpan {
        guard let first = range.first, let last = range.last else { return TextSpan(0, 0) }
        return TextSpan(tokens[first].span.start, tokens[last].span.end)
    }

    /// The span of a sentence.
    public func sentenceSpan(_ index: Int) -> TextSpan { span(sentences[index]) }

    /// Index of the first token that ends after `offset` (the token at the offset, or the next one);
    /// the number of tokens when there is none.
    public func tokenIndex(atOrAfter offset: Int) -> Int {
        var low = 0
        var high = tokens.count
        while low < high {
            let middle = (low + high) / 2
            if tokens[middle].span.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The indices of all tokens that lie wholly within a span.
    public func tokens(in span: TextSpan) -> Range<Int> {
        var first = tokenIndex(atOrAfter: span.start)
        if first < tokens.count, tokens[first].span.start < span.start { first += 1 }
        // Most spans are short: the search widens from the first token instead of halving the whole text.
        var end = first
        var step = 1
        while end + step <= tokens.count, tokens[end + step - 1].span.end <= span.end {
            end += step
            step *= 2
        }
        var high = min(tokens.count, end + step)
        while end < high {
            let middle = (end + high) / 2
            if tokens[middle].span.end <= span.end { end = middle + 1 } else { high = middle }
        }
        return first..<max(first, end)
    }
}
