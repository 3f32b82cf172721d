import ArticleModel
import Testing

@testable import Anchoring

struct TextDifferenceTests {
    /// The difference as one line: `[-removed-]`, `{+added+}`.
    static func marked(_ earlier: String, _ later: String) -> String {
        let (a, b) = (ArticleText(earlier), ArticleText(later))
        return TextDifference(from: a, to: b).parts.map { part in
            switch part.kind {
            case .same: b[part.later]
            case .removed: "[-\(a[part.earlier])-]"
            case .added: "{+\(b[part.later])+}"
            }
        }.joined()
    }

    @Test(arguments: [
        ("", "", ""),
        ("", "A b.", "{+A b.+}"),
        ("A b.", "", "[-A b.-]"),
        ("The same  words.", "The same words.", "The same words."),
        ("He said no.", "He said yes.", "He said [-no-]{+yes+}."),
        ("Two talks ended.", "Two long talks ended.", "Two {+long +}talks ended."),
        ("He left. He wept.", "He left. He came. He wept.", "He left. {+He came. +}He wept."),
        (
            "One.\n\nTwo three.\n\nFour.", "One.\n\nFour.", "One.\n\n[-Two three.\n\n-]Four."
        ),
        (
            "The naïve “deal” holds.", "The naïve \"deal\" holds.",
            "The naïve [-“-]{+\"+}deal[-”-]{+\"+} holds."
        ),
        (
            "Ada Lovelace told reporters that the talks would go on for weeks.",
            "A spokesman of the ministry said nobody knew when it would end at all.",
            "[-Ada Lovelace told reporters that the talks would go on for weeks-]{+A spokesman of the ministry said nobody knew when it would end at all+}."
        ),
    ])
    func marksWordsAndNoMore(earlier: String, later: String, expected: String) {
        #expect(Self.marked(earlier, later) == expected)
    }

    @Test func countsWords() {
        let difference = TextDifference(
            from: ArticleText("Ten, no: 11 boats left."), to: ArticleText("Twelve boats left late."))
        #expect(difference.removedWords == 3)
        #expect(difference.addedWords == 2)
        #expect(!difference.isEmpty)
        #expect(TextDifference(from: ArticleText("a\tb"), to: ArticleText("a b")).isEmpty)
    }

    @Test func followsOffsets() {
        let (a, b) = (ArticleText("One two three four."), ArticleText("Zero one, one two four."))
        let difference = TextDifference(from: a, to: b)
        #expect(b[TextSpan(difference.later(of: 4), b.count)] == "two four.")
        #expect(b[TextSpan(difference.later(of: 10), b.count)] == "four.")
        #expect(b[TextSpan(difference.later(of: 16), b.count)] == "ur.")
        #expect(difference.later(of: 999) == b.count)
        #expect(difference.later(of: -1) == 0)
    }

    /// Whatever the texts: the parts are both of them, whole and in order, and what is the same is the same.
    @Test(arguments: 0..<200) func coversBothTexts(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let original = RevisionTrial.madeUp(seed: seed, hasRefrains: true)
        var edited = EditedText(seed % 5 == 0 ? AnchorPropertyTests.text(&generator) : original)
        for _ in 0..<Int.random(in: 0...6, using: &generator) {
            _ = edited.make(
                EditedText.Edit.allCases.randomElement(using: &generator) ?? .insertWords,
                vocabulary: RevisionTrial.vocabulary, &generator)
        }
        let (a, b) = (ArticleText(original), ArticleText(edited.text))
        let difference = TextDifference(from: a, to: b)
        #expect(difference.parts.map { a[$0.earlier] }.joined() == original)
        #expect(difference.parts.map { b[$0.later] }.joined() == edited.text)
        func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
        for part in difference.parts {
            switch part.kind {
            case .same: #expect(words(a[part.earlier]) == words(b[part.later]))
            case .removed: #expect(part.later.isEmpty && !part.earlier.isEmpty)
            case .added: #expect(part.earlier.isEmpty && !part.later.isEmpty)
            }
        }
    }

    @Test func findsOneEditInALongText() {
        let paragraphs = (0..<40).map { RevisionTrial.madeUp(seed: UInt64($0), hasRefrains: true) }
        var later = paragraphs
        later[20] = "Correction: an earlier version was wrong. " + later[20]
        let difference = TextDifference(
            from: ArticleText(paragraphs.joined(separator: "\n\n")),
            to: ArticleText(later.joined(separator: "\n\n")))
        #expect(difference.parts.map(\.kind) == [.same, .added, .same])
        #expect(difference.addedWords == 6)
    }
}
