import ArticleModel
import Linguistics

/// How the words of one text are written in it: what a capital tells depends on where it stands.
struct WordUse {
    /// Words written small somewhere in the text.
    private(set) var small: Set<String> = []
    /// Words written with a capital where no sentence starts, in sentences that are not set like headlines.
    private(set) var capital: Set<String> = []
    /// Whether each sentence is set like a headline.
    private(set) var headlineCased: [Bool] = []

    init(_ text: TokenizedText, blocks: [Block]) {
        headlineCased.reserveCapacity(text.sentences.count)
        var block = 0
        for sentence in text.sentences {
            let start = text.tokens[sentence.lowerBound].span.start
            while block + 1 < blocks.count, blocks[block].span.end <= start { block += 1 }
            let isTitle =
                block < blocks.count
                && [.headline, .embeddedHeadline, .subheading].contains(blocks[block].kind)
            let isCased = Self.isHeadlineCased(text, sentence, isTitle: isTitle)
            headlineCased.append(isCased)
            for index in sentence where text.tokens[index].kind == .word {
                switch text.tokens[index].shape {
                case .lower: small.insert(text.lowercased[index])
                case .capitalised, .capitals:
                    if !isCased, !Self.startsSentence(index, in: sentence, of: text) {
                        capital.insert(text.lowercased[index])
                    }
                case .other: break
                }
            }
        }
    }

    /// Most longer words of the sentence start with a capital.
    private static func isHeadlineCased(_ text: TokenizedText, _ sentence: Range<Int>, isTitle: Bool) -> Bool
    {
        var upper = 0
        var lower = 0
        for index in sentence where text.tokens[index].kind == .word && text.tokens[index].span.length >= 4 {
            if text.tokens[index].shape == .lower { lower += 1 } else { upper += 1 }
        }
        let least = isTitle ? 2 : 6
        return upper >= least && upper * 100 >= (upper + lower) * (isTitle ? 60 : 80)
    }

    /// Whether a word stands where any word gets a capital: first in the sentence, or after an opening mark,
    /// bracket, colon, dash or list marker.
    static func startsSentence(_ index: Int, in sentence: Range<Int>, of text: TokenizedText) -> Bool {
        guard index > sentence.lowerBound else { return true }
        switch text.tokens[index - 1].kind {
        case .quotationMark: return true
        case .punctuation:
            return [":", "•", "*", "—", "...", "…", "?", "!", ".", "–"].contains(text.lowercased[index - 1])
        case .number: return index == sentence.lowerBound + 1
        case .word, .possessive: return false
        }
    }
}
