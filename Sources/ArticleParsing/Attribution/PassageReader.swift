import ArticleModel
import Linguistics

/// One passage made ready for the rules: word classes, cue words, and the quotations in it.
///
/// All positions are indices of the text's tokens; every lookup outside the passage answers with nothing.
struct PassageReader {
    let text: TokenizedText
    let passage: Range<Int>
    /// The outermost quotations within the passage, as token ranges with their marks, in text order.
    let quotations: [Range<Int>]

    /// Whether most of the longer words are capitalised, as in a headline.
    let isTitleCase: Bool

    private let classes: [WordClass]
    private let cues: [CueLexicon.Entry?]
    /// For each token of the passage the index of its quotation, or -1.
    private let quotationOfToken: [Int]

    init(text: TokenizedText, passage: Range<Int>, quotations: [Quotation]) {
        self.text = text
        self.passage = passage
        self.quotations = Self.outermost(quotations, in: text, passage: passage)

        var owner = [Int](repeating: -1, count: passage.count)
        for (index, quotation) in self.quotations.enumerated() {
            for token in quotation { owner[token - passage.lowerBound] = index }
        }
        quotationOfToken = owner

        let lexicon = CueLexicon.shared
        let wordClasses = WordClasses.shared
        var classes: [WordClass] = []
        var cues: [CueLexicon.Entry?] = []
        classes.reserveCapacity(passage.count)
        cues.reserveCapacity(passage.count)
        for token in passage {
            let word = text.lowercased[token]
            var wordClass = wordClasses.classes(of: text.tokens[token], word: word)
            let cue = text.tokens[token].kind == .word ? lexicon.entry(word) : nil
            if let cue, cue.form == .past || cue.form == .participle { wordClass.insert(.verb) }
            if cue?.form == .gerund { wordClass.formUnion([.verb, .gerund]) }
            classes.append(wordClass)
            cues.append(cue)
        }
        self.classes = classes
        self.cues = cues
        let long = passage.filter { text.tokens[$0].kind == .word && text.tokens[$0].span.length > 3 }
        isTitleCase = long.count { text.tokens[$0].shape != .lower } * 10 > long.count * 6
    }

    /// The quotations whose parts lie within the passage, without those inside another of them.
    private static func outermost(
        _ quotations: [Quotation], in text: TokenizedText, passage: Range<Int>
    ) -> [Range<Int>] {
        let limits = text.span(passage)
        var found: [Range<Int>] = []
        for quotation in quotations {
            for part in quotation.parts where limits.contains(part) {
                let range = text.tokens(in: part)
                if !range.isEmpty, range.lowerBound >= found.last?.upperBound ?? 0 { found.append(range) }
            }
        }
        return found
    }

    /// The lower-cased word; empty outside the passage.
    func word(_ index: Int) -> String { passage.contains(index) ? text.lowercased[index] : "" }

    /// What the word can be.
    func classes(_ index: Int) -> WordClass {
        passage.contains(index) ? classes[index - passage.lowerBound] : []
    }

    /// Whether the word can be one of these.
    func isAny(_ index: Int, _ wanted: WordClass) -> Bool { !classes(index).isDisjoint(with: wanted) }

    /// The lexicon's entry, where the word is a form of a cue verb.
    func cue(_ index: Int) -> CueLexicon.Entry? {
        passage.contains(index) ? cues[index - passage.lowerBound] : nil
    }

    /// The kind of a token.
    func kind(_ index: Int) -> Token.Kind? { passage.contains(index) ? text.tokens[index].kind : nil }

    /// Index into `quotations` of the one that covers the token.
    func quotation(at index: Int) -> Int? {
        guard passage.contains(index) else { return nil }
        let owner = quotationOfToken[index - passage.lowerBound]
        return owner < 0 ? nil : owner
    }

    /// The quotations that start within a range.
    func quotations(in range: Range<Int>) -> ArraySlice<Range<Int>> {
        let first = quotations.partitioningIndex { $0.lowerBound >= range.lowerBound }
        let end = quotations.partitioningIndex { $0.lowerBound >= range.upperBound }
        return quotations[first..<max(first, end)]
    }

    /// No phrase or way to a subject is followed further than this many tokens: it keeps the rules linear.
    static let horizon = 60

    /// Whether the word starts with a capital.
    func isCapitalised(_ index: Int) -> Bool {
        guard passage.contains(index) else { return false }
        let shape = text.tokens[index].shape
        return shape == .capitalised || shape == .capitals
    }

    /// Whether the token is this mark.
    func isMark(_ index: Int, _ marks: String...) -> Bool {
        kind(index) == .punctuation && marks.contains(word(index))
    }

    /// Whether the token is a dash that parts clauses.
    func isDash(_ index: Int) -> Bool { isMark(index, "—", "–", "--", "―", "-") }

    /// Whether the token ends a sentence.
    func isStop(_ index: Int) -> Bool { isMark(index, ".", "!", "?", "…", "...") }

    /// The passage's sentences, joined where a quotation runs across their border.
    func statements() -> [Range<Int>] {
        var statements: [Range<Int>] = []
        var index = passage.lowerBound
        while index < passage.upperBound {
            let sentence = text.sentences[text.sentenceOfToken[index]]
            let end = max(index + 1, min(sentence.upperBound, passage.upperBound))
            if let last = statements.last, let open = quotation(at: index),
                quotations[open].lowerBound < index
            {
                statements[statements.count - 1] = last.lowerBound..<end
            } else {
                statements.append(index..<end)
            }
            index = end
        }
        return statements
    }
}
