import ArticleModel
import Testing

@testable import Anchoring

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

struct AnchorPropertyTests {
    static let vocabulary = [
        "the", "talks", "“no”", "naïve", "said", "he", "Ünal", "👩‍👩‍👧", "and", "\n\n", "Geneva.",
    ]

    static func text(_ generator: inout SeededGenerator) -> String {
        (0..<Int.random(in: 1...60, using: &generator))
            .map { _ in vocabulary.randomElement(using: &generator) ?? "" }.joined(separator: " ")
    }

    static func span(of text: ArticleText, _ generator: inout SeededGenerator) -> TextSpan {
        let a = text.codePointStart(atOrBefore: Int.random(in: 0...text.count, using: &generator))
        let b = text.codePointStart(atOrBefore: Int.random(in: 0...text.count, using: &generator))
        return TextSpan(min(a, b), max(a, b))
    }

    @Test(arguments: 0..<300) func findsEverySpanAgainInTheSameText(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let text = ArticleText(Self.text(&generator))
        let matcher = AnchorMatcher(text)
        let span = Self.span(of: text, &generator)
        let state = matcher.state(of: matcher.anchor(for: span))
        #expect(state == (span.isEmpty ? .orphaned : .exact(span)))
    }

    /// An insertion far before the words leaves them and their context: the right place must win.
    @Test(arguments: 0..<300) func followsAnInsertionBeforeTheContext(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let text = ArticleText(Self.text(&generator))
        let span = Self.span(of: text, &generator)
        let anchor = AnchorMatcher(text).anchor(for: span)
        let inserted = "Correction of Monday: "
        let revised = ArticleText(inserted + text.string)
        if case .moved(let found) = AnchorMatcher(revised).state(of: anchor) {
            #expect(found == TextSpan(span.start + inserted.utf8.count, span.end + inserted.utf8.count))
        }
    }

    @Test(arguments: 0..<200) func findsAllOccurrences(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let text = (0..<40).map { _ in UInt8.random(in: 0...1, using: &generator) }
        let words = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
            UInt8.random(in: 0...1, using: &generator)
        }
        let expected = text.indices.filter { text[$0...].starts(with: words) }
        #expect(occurrences(of: words, in: text) == expected)
    }
}
