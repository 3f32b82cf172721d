import ArticleModel
import Testing

@testable import ArticleParsing

@Suite("Who said what, within a paragraph")
struct AttributionRuleTests {
    @Test(
        "The reporting clause stands before, after or inverted after the quotation",
        arguments: [
            ("Rivers said, “We are ready.”", "Rivers | said | “We are ready.”"),
            ("Rivers told reporters, “We are ready.”", "Rivers | told | “We are ready.”"),
            ("“We are ready,” Rivers said.", "Rivers | said | “We are ready,”"),
            ("“We are ready,” said Mr. Rivers.", "Mr. Rivers | said | “We are ready,”"),
            (
                "“Are we ready?” asked Mayor Ann Rivers of Springfield.",
                "Mayor Ann Rivers of Springfield | asked | “Are we ready?”"
            ),
            ("\"We are ready,\" Rivers said.", "Rivers | said | \"We are ready,\""),
            ("Rivers: “We are ready.”", "Rivers | : | “We are ready.”"),
            ("“We are ready,” according to the mayor.", "the mayor | according to | “We are ready,”"),
            ("“We are ready,” Rivers barked.", "Rivers | barked | “We are ready,”"),
        ])
    func reportingClause(text: String, expected: String) {
        let reading = AttributionReading(text)
        #expect(reading.lines == [expected])
        #expect(reading.kinds == [.direct])
    }

    @Test("A split quotation is one quote with two parts")
    func splitQuotation() {
        let reading = AttributionReading("“We know the plan,” he said, “and that gives us time.”")
        #expect(reading.lines == ["he | said | “We know the plan,” … “and that gives us time.”"])
    }

    @Test("The next sentence in marks goes on with the same speaker")
    func nextSentence() {
        let reading = AttributionReading("“It went well,” Rivers said. “Nobody was hurt.”")
        #expect(reading.lines == ["Rivers | said | “It went well,” … “Nobody was hurt.”"])
    }

    @Test("A new cue in the next sentence makes a new quote")
    func newCue() {
        let reading = AttributionReading("“It went well,” Rivers said. “Nobody was hurt,” he added.")
        #expect(reading.lines == ["Rivers | said | “It went well,”", "he | added | “Nobody was hurt,”"])
    }

    @Test(
        "Words said without marks",
        arguments: [
            ("Rivers said that the talks had failed.", "Rivers | said | that the talks had failed"),
            ("Rivers said the talks had failed.", "Rivers | said | the talks had failed"),
            ("Rivers said on Friday that the talks had failed.", "Rivers | said | that the talks had failed"),
            ("The talks had failed, Rivers said.", "Rivers | said | The talks had failed"),
            (
                "The talks had failed, according to two officials.",
                "two officials | according to | The talks had failed"
            ),
            ("According to Rivers, the talks had failed.", "Rivers | According to | the talks had failed"),
            (
                "Rivers told his counterpart he would write a letter.",
                "Rivers | told | he would write a letter"
            ),
            (
                "Russia has repeatedly denied the accusation.",
                "Russia | has repeatedly denied | the accusation"
            ),
            (
                "Moscow is demanding that the troops be withdrawn.",
                "Moscow | is demanding | that the troops be withdrawn"
            ),
            ("The agency accused Russia of stalling.", "The agency | accused | Russia of stalling"),
            ("Rivers warned of a long war.", "Rivers | warned of | a long war"),
            ("The party called for new elections.", "The party | called for | new elections"),
            (
                "Peskov, the Kremlin spokesman, said that Russia was waiting.",
                "Peskov, the Kremlin spokesman, | said | that Russia was waiting"
            ),
        ])
    func indirect(text: String, expected: String) {
        let reading = AttributionReading(text)
        #expect(reading.outerLines == [expected])
        #expect(reading.kinds.first == .indirect)
    }

    @Test("Marks around a part make a mixed quote of the whole clause")
    func mixed() {
        let reading = AttributionReading(
            "Rivers said the meeting came at a “critical moment.”")
        #expect(reading.lines == ["Rivers | said | the meeting came at a “critical moment.”"])
        #expect(reading.kinds == [.mixed])
    }

    @Test("Two cues with one subject are two quotes")
    func sharedSubject() {
        let reading = AttributionReading(
            "Lavrov classified the talks as “useful,” but added that he could not say “whether we are on track.”"
        )
        #expect(
            reading.outerLines == [
                "Lavrov | classified | the talks as “useful,”",
                "Lavrov | added | that he could not say “whether we are on track.”",
            ])
    }

    @Test("A participle goes on with the speaker of its sentence")
    func participle() {
        let reading = AttributionReading("Rivers rejected the plan, adding that it would cost too much.")
        #expect(
            reading.lines == [
                "Rivers | rejected | the plan", "Rivers | adding | that it would cost too much",
            ])
    }

    @Test("In a relative clause the reporter's own words stay outside")
    func relativeClause() {
        let reading = AttributionReading(
            "The meeting, which the Daily Courier described as “hastily arranged,” is widely seen as the last chance."
        )
        #expect(reading.lines.first == "the Daily Courier | described | as “hastily arranged,”")
    }

    @Test("Reporting inside what is reported has it as its parent")
    func nested() {
        let reading = AttributionReading(
            "Peskov said that Russia was waiting for an answer, according to the Tass news service.")
        #expect(
            reading.lines == [
                "the Tass news service | according to | Peskov said that Russia was waiting for an answer",
                "Peskov | said | that Russia was waiting for an answer",
            ])
        #expect(reading.quotes.map(\.parent) == [nil, "q1"])
    }

    @Test(
        "Harder sentences, one rule each",
        arguments: [
            (
                "According to a diplomat, who asked for silence, the deal failed.",
                "a diplomat | According to | the deal failed"
            ),
            ("On “Face the Day,” Cole said prices were falling.", "Cole | said | prices were falling"),
            (
                "Reed argued in court papers that the search was illegal.",
                "Reed | argued in court papers | that the search was illegal"
            ),
            ("“It was funny,” one of them said.", "one of them | said | “It was funny,”"),
            ("When Hill left, Rivers fired back: “Stay here.”", "Rivers | fired back: | “Stay here.”"),
            ("Rivers’s claim that gates were open was dismissed.", "Rivers’s | claim | that gates were open"),
            (
                "Rivers prompted Minister Liz Stone to warn that time was short.",
                "Minister Liz Stone | to warn | that time was short"
            ),
            ("He noted, however, that voters forget.", "He | noted | that voters forget"),
        ])
    func harder(text: String, expected: String) {
        #expect(AttributionReading(text).outerLines == [expected])
    }

    @Test("A source ends before the day, and takes in the whole of a name")
    func sourceBorders() {
        let text =
            "Secretary of State Ann Rivers on Wednesday said that when she comes to Paris, she will not sign."
        #expect(
            AttributionReading(text).outerLines.first?.hasPrefix("Secretary of State Ann Rivers |") == true)
    }

    @Test(
        "Prose without anybody speaking has no quotes",
        arguments: [
            "The two ministers met in Geneva and left in the evening.",
            "A written response was delivered on Monday.",
            "The so-called “Iron Road” runs to the coast.",
        ])
    func prose(text: String) {
        #expect(AttributionReading(text).lines == [])
    }
}
