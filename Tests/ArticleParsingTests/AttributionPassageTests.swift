import ArticleModel
import Testing

@testable import ArticleParsing

@Suite("Who said what, across paragraphs")
struct AttributionPassageTests {
    @Test("A quotation that re-opens in the next paragraph is one quote")
    func reopened() {
        let reading = AttributionReading(
            """
            “We have waited for a long time,” Rivers said. “Now the work begins.

            “It will take years.”
            """)
        #expect(reading.quotes.count == 1)
        #expect(reading.quotes.first?.content.count == 3)
        #expect(reading.kinds == [.direct])
    }

    @Test("A paragraph in marks right after a speaker's words goes on with them")
    func nextParagraph() {
        let reading = AttributionReading(
            """
            “We have waited for a long time,” Rivers told the Daily Courier.

            “It will take years.”
            """)
        #expect(
            reading.lines == [
                "Rivers | told | “We have waited for a long time,” … “It will take years.”"
            ])
    }

    @Test("A colon at a paragraph's end introduces the next one")
    func colon() {
        let reading = AttributionReading(
            """
            After the vote the mayor, Ann Rivers, said:

            “It will take years.”
            """)
        #expect(reading.lines.last?.hasSuffix("| said: | “It will take years.”") == true)
        #expect(reading.quotes.count == 1)
    }

    @Test(
        "A passage after another outlet's headline belongs to that outlet, and what is said in it is nested")
    func outletPassage() {
        let reading = AttributionReading(
            """
            The ministers met in the capital on Friday, and nothing came of it in the end.

            Ministers meet in the capital over the border dispute | The Daily Courier

            “The two ministers met for an hour on Friday as their governments tried to bring down tensions.

            Rivers said the meeting came at a “critical moment,” though no outcome was clear.

            “We know the plan,” he told reporters after the meeting.”

            So nothing was agreed between the two sides, as many had expected.
            """)
        let passage = reading.quotes.first
        #expect(passage?.source.map(reading.words) == ["The Daily Courier"])
        #expect(passage?.content.count == 3)
        let inner = reading.quotes.filter { $0.parent == passage?.id }
        #expect(inner.map { $0.source.map(reading.words) } == [["Rivers"], ["he"]])
    }

    @Test("An introducing sentence names the outlet of the passage after the headline")
    func introducedPassage() {
        let reading = AttributionReading(
            """
            Two days ago, the Daily Courier reported that Rivers would not sign the treaty:

            As Ministers Prepare to Talk, Rivers Presents Hard Line

            “Ann Rivers on Wednesday warned that the army was ready to strike at the border.

            The treaty has been one of the central requests.”

            Nothing of this came true in the following days and weeks.
            """)
        let passage = reading.quotes.first { $0.content.count == 2 }
        #expect(passage?.source.map(reading.words) == ["the Daily Courier"])
        #expect(passage?.kind == .direct)
    }

    @Test("Ids follow the order of the text, and a parent comes before its children")
    func order() {
        let reading = AttributionReading(
            "Rivers said that Hill had told her that the talks failed. “We tried,” she said. Hill denied the report."
        )
        let starts = reading.quotes.map { $0.content.first?.start ?? 0 }
        #expect(starts == starts.sorted())
        #expect(reading.quotes.map(\.id) == (1...reading.quotes.count).map { "q\($0)" })
        for quote in reading.quotes {
            guard let parent = quote.parent else { continue }
            let outer = reading.quotes.first { $0.id == parent }
            #expect(outer?.content.hull?.contains(quote.content.hull ?? TextSpan(0, 0)) == true)
        }
    }

    @Test("Any text gives quotes whose spans lie in it, in order", arguments: 0..<60)
    func anyText(seed: Int) {
        var random = SeededWords(seed: UInt64(seed))
        let reading = AttributionReading(whole: random.text(words: 120))
        for quote in reading.quotes {
            #expect(!quote.content.isEmpty)
            #expect(quote.content == quote.content.sorted())
            for span in quote.content + quote.cue + quote.source {
                #expect(reading.text.text.span.contains(span))
                #expect(!span.isEmpty)
            }
        }
    }
}

/// Makes texts of words, marks and breaks that the rules look at, in any order.
private struct SeededWords {
    private var state: UInt64
    private static let pieces = [
        "Rivers", "said", "that", "“", "”", "\"", ",", ".", "?", "according", "to", "he", "the", "talks",
        "failed",
        "and", "but", "\n\n", "told", "reporters", ":", "—", "‘", "’", "’s", "(", ")", "Mr.", "U.S.", "of",
        "adding",
        "who", "which", "was", "asked", "demand", "\u{200B}", "é", "|", "Daily", "Courier", ";", "«", "»",
        "5", "Friday",
    ]

    init(seed: UInt64) { state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407 }

    mutating func text(words: Int) -> String {
        (0..<words).map { _ in Self.pieces[next(Self.pieces.count)] }.joined(separator: " ")
    }

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }
}
