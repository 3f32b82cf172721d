import Testing

@testable import ArticleParsing

@Suite("Claims: what counts as one")
struct ClaimClauseTests {
    @Test(
        "A sentence is cut where both sides have a subject and a verb",
        arguments: [
            ("The ferry left and the crowd cheered.", ["The ferry left.", "The crowd cheered."]),
            ("The ferry left, and the crowd was silent.", ["The ferry left.", "The crowd was silent."]),
            ("She signed and she left at once.", ["She signed.", "She left at once."]),
            ("The port is closed; the ferries are idle.", ["The port is closed.", "The ferries are idle."]),
            ("The talks failed, but she has not given up.", ["The talks failed.", "She has not given up."]),
            ("Ann Lee met the mayor, and then he left.", ["Ann Lee met the mayor.", "Then he left."]),
            ("The mayor was calm, although nobody had slept.", ["The mayor was calm.", "Nobody had slept."]),
        ])
    func cut(sentence: String, expected: [String]) {
        #expect(ClaimFixture(sentence).sentences == expected)
    }

    @Test(
        "A sentence stays whole where one side cannot stand alone",
        arguments: [
            "The United States and its allies have rejected the plan.",
            "He bought bread, cheese, and a bottle of wine.",
            "If it fails and Russia invades Ukraine, the bridge will be closed.",
            "He bought and sold shares in the port.",
            "The ferries will come and go.",
            "They left at once, which made the mayor angry.",
            "They met in Geneva, Berlin and Kyiv.",
            "The talks (they began in spring, and they were short) have ended.",
        ])
    func whole(sentence: String) {
        #expect(ClaimFixture(sentence).sentences == [sentence])
    }

    @Test(
        "A clause without a subject of its own gets that of the other, in brackets",
        arguments: [
            (
                "Russia has denied the accusation, but has not removed the troops.",
                ["Russia has denied the accusation.", "[Russia] has not removed the troops."]
            ),
            (
                "The mayor, who opened the hall, was tired.",
                ["The mayor was tired.", "[The mayor] opened the hall."]
            ),
            (
                "The council met on Friday and approved the plan.",
                ["The council met on Friday [21 January 2022].", "[The council] approved the plan."]
            ),
        ])
    func shared(sentence: String, expected: [String]) {
        #expect(ClaimFixture(sentence).sentences == expected)
    }

    @Test(
        "Questions, fragments, lead-ins and orders are no claims",
        arguments: [
            "Why does the port want it?", "For clarity.", "A long night.", "Here is the statement:",
            "Read it.",
        ])
    func none(sentence: String) {
        #expect(ClaimFixture(sentence).claims.isEmpty)
    }

    @Test("A headline speaks in its own voice, and its repetition as a caption gives no second claim")
    func headline() {
        let article = ClaimFixture(
            "US-Russia Talks Fail in Geneva", "The talks ended on Friday.", "USRussia talks fail in Geneva",
            "Share this article if the talks matter to you.", "By Jane Doe, who was there"
        ).blocks(.headline, .paragraph, .caption, .boilerplate, .byline)
        #expect(article.claims.map(\.voice) == [.headline, .article])
        #expect(article.claims.map(\.id) == ["c1", "c2"])
    }

    @Test("The headline of another outlet is that outlet's claim, without the outlet's name")
    func embeddedHeadline() {
        let article = ClaimFixture(
            "Mayor Opens the Old Hall | The Harbour Post", "“The mayor opened the hall on Friday.”"
        )
        .blocks(.embeddedHeadline, .paragraph)
        .entity("e1", "The Harbour Post", kind: .organisation, names: ["The Harbour Post"])
        .quote(.direct, "“The mayor opened the hall on Friday.”", speaker: "e1")
        #expect(article.claims.map(\.claimant) == ["e1", "e1"])
        #expect(article.claims.map(\.voice) == [.headline, .direct])
        #expect(
            article.sentences == [
                "Mayor Opens the Old Hall.", "The mayor opened the hall on Friday [21 January 2022].",
            ])
    }

    @Test("The content is the exact words, without joining words' marks at the ends")
    func content() {
        let article = ClaimFixture("The port is closed, but the “old” ferries are idle.")
        #expect(
            article.claims.map(article.words) == [["The port is closed"], ["the “old” ferries are idle"]])
    }

    @Test("A sentence of thousands of words is passed over, and an empty text has no claims")
    func extremes() {
        #expect(ClaimFixture(String(repeating: "and he said and ", count: 5000)).claims.isEmpty)
        #expect(ClaimFixture("").claims.isEmpty)
        #expect(ClaimFixture("“”").claims.isEmpty)
    }
}
