import ArticleModel
import Testing

@testable import CrossReference

/// What two quotes have to do with each other.
struct QuoteComparisonTests {
    private static let whole =
        "We did not expect any major breakthroughs today, but I believe we are now on a clearer path to "
        + "understanding each other’s concerns."

    private func compare(_ a: String, _ b: String) throws -> QuoteComparison {
        try #require(QuoteComparison(QuoteWords(a), QuoteWords(b)))
    }

    private func reason(_ a: String, _ b: String) throws -> String {
        ComparisonText(try compare(a, b), ("A", a), ("B", b)).reason
    }

    @Test func verbatimWhateverThePrint() throws {
        let printed =
            "“WE DIDN’T expect any major breakthroughs today; but I believe we’re now on a clearer path – to "
            + "understanding each other’s concerns”"
        let comparison = try compare(Self.whole, printed)
        #expect(comparison.form == .verbatim)
        #expect(!comparison.isAltered)
        #expect(comparison.coverage == 1)
    }

    @Test func excerpt() throws {
        let comparison = try compare(Self.whole, "we are now on a clearer path to understanding")
        #expect(comparison.form == .excerpt)
        #expect(comparison.coverage == 1)
        #expect(
            try reason(Self.whole, "we are now on a clearer path to understanding")
                == "B has 9 of the 23 words")
    }

    @Test func whatIsLeftOutOpenlyIsAnExcerpt() throws {
        let cut = "We did not expect any major breakthroughs … we are now on a clearer path to understanding"
        #expect(try compare(Self.whole, cut).form == .excerpt)
        let parts =
            "We did not expect any major breakthroughs today\nwe are now on a clearer path to understanding"
        #expect(try compare(Self.whole, parts).form == .excerpt)
    }

    @Test func whatIsLeftOutWithoutASignIsJoined() throws {
        let joined =
            "We did not expect any major breakthroughs on a clearer path to understanding each other’s concerns"
        let comparison = try compare(Self.whole, joined)
        #expect(comparison.form == .joined)
        #expect(comparison.isAltered)
        #expect(
            try reason(Self.whole, joined)
                == "B leaves out 7 words without a sign: “today, but I believe we are now”")
    }

    @Test func wordsThatDiffer() throws {
        let altered = Self.whole.replacing("major", with: "real").replacing("not ", with: "")
        let comparison = try compare(Self.whole, altered)
        #expect(comparison.form == .wording)
        #expect(
            try reason(Self.whole, altered) == "B leaves out “not”; B has “real” where A has “major”")
        #expect(try reason(altered, Self.whole) == "B adds “not”; B has “major” where A has “real”")
    }

    @Test func changedWordsAtTheEnds() throws {
        let altered = "They " + Self.whole.dropFirst(3)
        #expect(try reason(Self.whole, altered) == "B has “They” where A has “We”")
    }

    @Test func whatEditorsPutInBracketsIsNoChange() throws {
        let edited = Self.whole.replacing("I believe we are", with: "I believe [both sides] are")
        #expect(try compare(Self.whole, edited).form == .verbatim)
    }

    @Test func halvesThatChangePlaces() throws {
        let words = Self.whole.split(separator: " ").map(String.init)
        let swapped = (words[11...] + words[..<11]).joined(separator: " ")
        let comparison = try compare(Self.whole, swapped)
        #expect(comparison.form == .reordered)
        #expect(comparison.sharedWords >= 20)
    }

    /// The same seen from either side, and no trap, whatever is compared.
    @Test(arguments: 0..<300) func isTheSameFromBothSides(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let words = ["the", "ferry", "left", "harbour", "at", "dawn", "…", "[we]", "\n", "not", "captain"]
        let text = { (count: Int) in
            (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
        }
        let (a, b) = (text(Int(seed) % 30), text(Int(seed) % 17))
        let there = QuoteComparison(QuoteWords(a), QuoteWords(b))
        let back = QuoteComparison(QuoteWords(b), QuoteWords(a))
        #expect((there == nil) == (back == nil))
        guard let there else { return }
        #expect(there.compactness > 0 && there.compactness <= 1)
        #expect(there.coverage > 0 && there.coverage <= 1)
        for difference in there.differences + there.cuts {
            #expect(!(difference.a.isEmpty && difference.b.isEmpty))
            #expect(difference.a.upperBound <= there.counts.a && difference.b.upperBound <= there.counts.b)
        }
        _ = ComparisonText(there, ("A", a), ("B", b)).reason
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
