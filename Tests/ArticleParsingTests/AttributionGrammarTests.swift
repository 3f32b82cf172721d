import ArticleModel
import Linguistics
import Testing

@testable import ArticleParsing

@Suite("Attributions by the grammar")
struct AttributionGrammarTests {
    /// The content that is made of a cut one, with the grammar of the whole sentence given by hand.
    private func content(_ cut: String, source: String = "", heads: [Int?], relations: [Relation]) -> String {
        let string = "They met on Friday after noon, the paper reported."
        let article = ArticleText(string)
        let document = RawDocument(text: string)
        let blocks = BlockFinder(text: article, document: document).blocks()
        let text = Tokenizer().tokenize(article, blocks: blocks)
        let quotations = QuotationFinder(text: text, blocks: blocks).quotations()
        let grammar = AttributionGrammar(
            text: text,
            grammar: Grammar(tags: heads.map { _ in .other }, heads: heads, relations: relations), names: [])
        let span = { (words: String) in
            let start = string.utf8.firstRange(of: words.utf8).map {
                string.utf8.distance(from: string.startIndex, to: $0.lowerBound)
            }
            return start.map { TextSpan($0, $0 + words.utf8.count) }
        }
        let draft = QuoteDraft(
            contents: [span(cut)].compactMap { $0 }, cue: [],
            source: source.isEmpty ? [] : [span(source)].compactMap { $0 },
            confidence: 1, parent: nil, depth: 0)
        let mended = grammar.mended(draft, marks: MarkedParts(quotations, blocks: blocks, of: article))
        return mended.flatMap(\.contents).map { article[$0] }.joined(separator: " … ")
    }

    /// They←met, on→Friday, Friday←met, after→noon, noon←met; the rest hangs on reported.
    private let heads: [Int?] = [1, 9, 3, 1, 5, 1, 9, 8, 9, nil, 9]
    private let relations: [Relation] = [
        .subject, .clausalComplement, .caseMarker, .oblique, .caseMarker, .oblique, .punctuation, .determiner,
        .subject, .root, .punctuation,
    ]

    @Test("A content does not end in a word that leads to the next")
    func leadingWord() {
        #expect(content("They met on", heads: heads, relations: relations) == "They met on Friday")
        #expect(content("They met", heads: heads, relations: relations) == "They met")
    }

    @Test("What is the source's stays the source's")
    func source() {
        let cut = content("They met on Friday after", source: "noon", heads: heads, relations: relations)
        #expect(cut == "They met on Friday after")
    }
}
