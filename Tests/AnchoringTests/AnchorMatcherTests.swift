import ArticleModel
import Testing

@testable import Anchoring

struct AnchorMatcherTests {
    static let text = """
        “We will not stop,” Ada Lovelace said on Monday in Geneva. The talks go on.

        The minister agreed. “We will not stop,” Bo Diaz said on Tuesday in Vienna. The talks ended.
        """

    /// The span of the nth occurrence of some words.
    static func span(_ words: String, _ number: Int = 0, in text: String = text) -> TextSpan {
        let places = occurrences(of: Array(words.utf8), in: Array(text.utf8))
        return TextSpan(places[number], places[number] + words.utf8.count)
    }

    static func anchor(_ words: String, _ number: Int = 0) -> Annotation.Anchor {
        AnchorMatcher(ArticleText(text)).anchor(for: span(words, number))
    }

    static func state(_ anchor: Annotation.Anchor, in text: String) -> AnchorState {
        AnchorMatcher(ArticleText(text)).state(of: anchor)
    }

    @Test func keepsWordsContextAndCodePoints() {
        let anchor = Self.anchor("Ada Lovelace")
        #expect(anchor.exact == "Ada Lovelace")
        #expect(anchor.prefix == "“We will not stop,” ")
        #expect(anchor.suffix == " said on Monday in Geneva. The t")
        #expect(anchor.position == CodePointRange(20, 32))
    }

    @Test func findsTheWordsWhereTheyWere() {
        for number in 0...1 {
            let anchor = Self.anchor("We will not stop", number)
            #expect(Self.state(anchor, in: Self.text) == .exact(Self.span("We will not stop", number)))
        }
    }

    @Test func followsTheWordsWhenTextComesBefore() {
        let revised = "Update: this article was corrected.\n\n" + Self.text
        for number in 0...1 {
            let state = Self.state(Self.anchor("We will not stop", number), in: revised)
            #expect(state == .moved(Self.span("We will not stop", number, in: revised)))
        }
    }

    @Test func staysWhenOnlyTheSurroundingsChange() {
        let anchor = Self.anchor("Bo Diaz")
        let revised = Self.text.replacing("said on Tuesday", with: "told us Tuesday")
        #expect(Self.state(anchor, in: revised) == .exact(Self.span("Bo Diaz", in: revised)))
    }

    @Test func ratherOrphansThanTakesTheOther() {
        let anchor = Self.anchor("We will not stop", 1)
        let revised = Self.text.replacing(
            "“We will not stop,” Bo Diaz said", with: "“We go on,” Bo Diaz said")
        #expect(Self.state(anchor, in: revised) == .orphaned)
    }

    @Test func orphansWordsThatAreGone() {
        #expect(Self.state(Self.anchor("Ada Lovelace"), in: "") == .orphaned)
        let revised = Self.text.replacing("Ada Lovelace", with: "A spokesman")
        #expect(Self.state(Self.anchor("Ada Lovelace"), in: revised) == .orphaned)
    }

    @Test func doesNotTakeAShortWordOutOfNowhere() {
        let anchor = Self.anchor("on")
        #expect(Self.state(anchor, in: "Quite another text, on quite another matter.") == .orphaned)
    }

    @Test func takesWordsWithoutContextWhereTheyAreUnique() {
        let words = "Ada Lovelace said on Monday in Geneva"
        let bare = Annotation.Anchor(exact: words, prefix: "", suffix: "", position: CodePointRange(0, 0))
        let revised = "All else is new. Ada Lovelace said on Monday in Geneva nothing."
        #expect(Self.state(bare, in: revised).span == Self.span(words, in: revised))
        #expect(Self.state(bare, in: revised + " " + revised) == .orphaned)
        // With another context than it had it may be another sentence of the same words.
        #expect(Self.state(Self.anchor(words), in: revised) == .orphaned)
    }

    @Test func findsWordsSomeOfWhichHaveChanged() throws {
        let words = "We have come because 40,000 people cannot reach their work"
        let text =
            "It was late. “\(words), and because a strait is not a wall,” she told the press on the quay."
        let revised = text.replacing("40,000 people", with: "nearly 30,000 commuters")
        let earlier = AnchorMatcher(ArticleText(text))
        let span = Self.span(words, in: text)
        for state in [
            AnchorMatcher(ArticleText(revised)).state(of: span, in: earlier),
            AnchorMatcher(ArticleText(revised)).state(of: earlier.anchor(for: span)),
        ] {
            #expect(
                ArticleText(revised)[try #require(state.span)]
                    == "We have come because nearly 30,000 commuters cannot reach their work")
        }
    }

    @Test func findsACorrectedName() throws {
        let text = "The talks went on all night, foreign minister Aleksei Vorland told reporters on the quay."
        let revised = text.replacing("Aleksei Vorland", with: "Alexei Vorlandt")
        let state = AnchorMatcher(ArticleText(revised)).state(
            of: Self.span("Vorland", in: text), in: AnchorMatcher(ArticleText(text)))
        #expect(ArticleText(revised)[try #require(state.span)] == "Vorlandt")
    }

    @Test func doesNotChooseBetweenEqualPlaces() {
        let anchor = Annotation.Anchor(
            exact: "Read more", prefix: "\n", suffix: "\n", position: CodePointRange(900, 909))
        #expect(Self.state(anchor, in: "a\nRead more\nb\nRead more\nc") == .orphaned)
    }

    @Test func anAnchorWithoutWordsIsAnOrphan() {
        let anchor = Annotation.Anchor(exact: "", prefix: "a", suffix: "b", position: CodePointRange(-5, 99))
        #expect(Self.state(anchor, in: "ab") == .orphaned)
    }

    @Test func survivesAnyPositionAndAnySpan() {
        let matcher = AnchorMatcher(ArticleText("né"))
        for start in -2...5 {
            for end in -2...5 {
                let anchor = matcher.anchor(for: TextSpan(start, end))
                #expect("né".contains(anchor.exact) || anchor.exact.isEmpty)
                let wild = Annotation.Anchor(
                    exact: "é", prefix: "", suffix: "", position: CodePointRange(start, end))
                #expect(matcher.state(of: wild).span.map { matcher.anchor(for: $0).exact } ?? "é" == "é")
            }
        }
    }

    @Test func isLinearInATextOfRepetitions() {
        let text = String(repeating: "a", count: 400_000)
        let anchor = Annotation.Anchor(
            exact: String(repeating: "a", count: 200_000), prefix: "b", suffix: "b",
            position: CodePointRange(0, 1))
        #expect(Self.state(anchor, in: text) == .orphaned)
    }
}
