import ArticleModel
import Testing

@testable import Anchoring

struct WordTests {
    @Test func cutsWordsMarksAndLineBreaks() {
        let text = ArticleText("“Don’t go,” said O'Neil\u{A0}2×.\n\n东京 naïve 🙂ok ’tis l’")
        let pieces = WordScanner(text).map { "\($0.kind == .lineBreak ? "¶" : text[$0.span])" }
        #expect(
            pieces == [
                "“", "Don’t", "go", ",", "”", "said", "O'Neil", "2", "×", ".", "¶", "东", "京", "naïve", "🙂",
                "ok", "’",
                "tis", "l", "’",
            ])
    }

    @Test func cutsWhatIsNoWord() {
        let text = ArticleText(String(repeating: "é", count: 1000))
        let words = TextWords(text)
        #expect(words.count > 5)
        #expect(
            words.spans.allSatisfy { $0.length < 100 && text.codePointStart(atOrBefore: $0.end) == $0.end })
    }

    @Test(arguments: 0..<200) func countsEditsAsTheTextbookDoes(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let a = (0..<Int.random(in: 1...64, using: &generator)).map { _ in
            UInt8.random(in: 0...3, using: &generator)
        }
        let b = (0..<Int.random(in: 0...70, using: &generator)).map { _ in
            UInt8.random(in: 0...3, using: &generator)
        }
        var row = Array(0...b.count)
        for (i, byte) in a.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in b.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        #expect(WordDistance.edits(a[...], b[...]) == row[b.count])
    }

    @Test func hasNoDistanceForLongWords() {
        #expect(WordDistance.edits([], [1]) == nil)
        #expect(WordDistance.edits(ArraySlice([UInt8](repeating: 1, count: 65)), [1]) == nil)
        #expect(WordDistance.similarity([1, 2], [1, 2]) == 1)
    }
}
