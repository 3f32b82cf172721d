import ArticleModel

/// Cuts a text into tokens and sentences.
///
/// ```swift
/// let text = ArticleText("Mr. Jones spoke. “We agree,” he said.")
/// let tokenized = Tokenizer().tokenize(text, blocks: [])
/// tokenized.sentences.count  // 2
/// ```
public struct Tokenizer: Sendable {
    /// Makes a tokenizer; it keeps no state.
    public init() {}

    /// Tokens and sentences of all blocks, which must be in text order. No token or sentence crosses a block's
    /// border; text outside the blocks gets none. Without blocks the whole text counts as one.
    public func tokenize(_ text: ArticleText, blocks: [Block]) -> TokenizedText {
        let spans = blocks.isEmpty ? [text.span] : blocks.map(\.span)
        var tokens: [Token] = []
        tokens.reserveCapacity(text.count / 5)
        var borders = [0]
        for span in spans {
            var lexer = Lexer(text, span: span)
            tokens += lexer.run()
            borders.append(tokens.count)
        }
        let lowercased = tokens.map { Lowercase.word($0, in: text.bytes) }
        let splitter = SentenceSplitter(text: text, tokens: tokens, lowercased: lowercased)
        var sentences: [Range<Int>] = []
        for (first, last) in zip(borders, borders.dropFirst()) where first < last {
            sentences += splitter.sentences(in: first..<last)
        }
        return TokenizedText(text: text, tokens: tokens, lowercased: lowercased, sentences: sentences)
    }
}

/// Lower-cases words.
enum Lowercase {
    /// The word of a token in lower case, with typographic apostrophes as `'`.
    static func word(_ token: Token, in bytes: [UInt8]) -> String {
        let range = token.span.range
        var isASCII = true
        for index in range where bytes[index] >= 0x80 { isASCII = false }
        guard isASCII else { return other(bytes[range]) }
        return String(unsafeUninitializedCapacity: range.count) { buffer in
            for index in range {
                let byte = bytes[index]
                buffer[index - range.lowerBound] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            }
            return range.count
        }
    }

    private static func other(_ bytes: ArraySlice<UInt8>) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).lowercased().unicodeScalars {
            scalars.append(scalar == "’" || scalar == "‘" || scalar == "ʼ" ? "'" : scalar)
        }
        return String(scalars)
    }
}
