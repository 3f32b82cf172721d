import ArticleModel
import Testing

@testable import ArticleParsing

@Suite("Claims: what quotes say")
struct ClaimQuoteTests {
    @Test("The words that report are no claim; what is said is the speaker's")
    func frame() {
        let article = ClaimFixture("Ann Lee said that the port was closed, and that the ferries were idle.")
            .entity("e1", "Ann Lee", names: ["Ann Lee"])
            .quote(
                .indirect, "that the port was closed, and that the ferries were idle", cue: "said",
                source: "Ann Lee",
                speaker: "e1")
        #expect(article.sentences == ["The port was closed.", "The ferries were idle."])
        #expect(
            article.claims.allSatisfy { $0.claimant == "e1" && $0.chain == ["e1"] && $0.voice == .indirect })
        #expect(article.claims.map(\.quote) == ["q1", "q1"])
    }

    @Test("A sentence that says more than it reports is a claim of the article as well")
    func ownWords() {
        let article = ClaimFixture(
            "The meeting, which the Post described as “hasty,” is seen as a last attempt."
        )
        .entity("e1", "The Post", kind: .organisation, names: ["the Post"])
        .quote(.direct, "“hasty,”", cue: "described", source: "the Post", speaker: "e1")
        #expect(
            article.sentences == [
                "The meeting, which the Post described as “hasty,” is seen as a last attempt.",
                "The Post described as “hasty.”",
            ])
        #expect(article.claims.map(\.claimant) == [nil, "e1"])
    }

    @Test("A quotation that the speaker's name interrupts is read as one sentence")
    func interrupted() {
        let article = ClaimFixture("“We know the plans,” he said, “of the harbour and its new pier.”")
            .quote(
                .direct, "“We know the plans,”", "“of the harbour and its new pier.”", cue: "said",
                source: "he")
        #expect(article.sentences == ["We know the plans of the harbour and its new pier."])
        #expect(
            article.claims.map(article.words) == [["We know the plans", "of the harbour and its new pier"]])
    }

    @Test("Each sentence of a direct quote is a claim; its questions are not")
    func sentences() {
        let article = ClaimFixture("“There was no shot. Who says so? There was a flare,” Drin said.")
            .entity("e1", "Pavel Drin", names: ["Drin"])
            .quote(
                .direct, "“There was no shot. Who says so? There was a flare,”", cue: "said", source: "Drin",
                speaker: "e1")
        #expect(article.sentences == ["There was no shot.", "There was a flare."])
    }

    @Test("A fragment is shown within the sentence that reports it")
    func fragment() {
        let article = ClaimFixture(
            "He spoke for an hour. Lavrov called the talks “constructive and useful,” and left."
        )
        .entity("e1", "Sergei Lavrov", names: ["Lavrov"])
        .quote(.direct, "“constructive and useful,”", cue: "called", source: "Lavrov", speaker: "e1")
        let claim = article.claims.first { $0.quote == "q1" }
        #expect(claim?.standalone == "Lavrov called the talks “constructive and useful.”")
        #expect(claim?.kind == .opinion)
    }

    @Test("What is denied that others said is not said by them")
    func deniedWithin() {
        let denial = ClaimFixture("The ministry denied that Karsovia had promised to keep its boats away.")
            .entity("e1", "Karsovia", kind: .location)
            .quote(
                .indirect, "that Karsovia had promised to keep its boats away", cue: "denied",
                source: "The ministry"
            )
            .quote(
                .indirect, "to keep its boats away", cue: "promised", source: "Karsovia", speaker: "e1",
                parent: "q1")
        #expect(denial.claims.map(\.quote) == ["q1"])
    }

    @Test("A denial and a demand keep the words that turn their content")
    func turned() {
        let denial = ClaimFixture("The ministry denies that any shot was fired.")
            .quote(.indirect, "that any shot was fired", cue: "denies", source: "The ministry")
        #expect(denial.sentences == ["The ministry denies that any shot was fired."])
        #expect(denial.claims.map(\.polarity) == [.negative])
        #expect(denial.claims.map(\.kind) == [.denial])
        let demand = ClaimFixture("He demanded that officers be present at every inspection.")
            .entity("e1", "Henrik Saal", pronouns: ["He"])
            .quote(
                .indirect, "that officers be present at every inspection", cue: "demanded", source: "He",
                speaker: "e1")
        #expect(demand.sentences == ["[Henrik Saal] demanded that officers be present at every inspection."])
        #expect(demand.claims.map(\.modality) == [.desired])
        #expect(demand.claims.map(\.kind) == [.demand])
    }

    @Test("What nobody says is not claimed without the words that say so")
    func negatedReport() {
        let article = ClaimFixture("Neither government said that the text was secret.")
            .quote(.indirect, "that the text was secret", cue: "said", source: "government")
        #expect(article.sentences == ["Neither government said that the text was secret."])
        #expect(article.claims.map(\.polarity) == [.negative])
    }

    @Test("What is expected by nobody in particular stays in its sentence")
    func noSource() {
        let article = ClaimFixture("On Thursday, he is expected to stop in Berlin.")
            .quote(.indirect, "he", "to stop in Berlin", cue: "is expected")
        #expect(article.dated(nil).sentences == ["On Thursday, he is expected to stop in Berlin."])
    }

    @Test("In indirect speech the speaker's pronoun is the speaker, unless another may be meant")
    func reportedPronoun() {
        let article = ClaimFixture(
            "Ann Lee said that when the boats left, she would follow. Ann Lee said Bo Ek lost his."
        )
        .entity("e1", "Ann Lee", names: ["Ann Lee"])
        .entity("e2", "Bo Ek", names: ["Bo Ek"])
        .quote(
            .indirect, "that when the boats left, she would follow", cue: "said", source: "Ann Lee",
            speaker: "e1"
        )
        .quote(.indirect, "Bo Ek lost his", cue: "said", source: "Ann Lee", speaker: "e1")
        #expect(article.sentences == ["When the boats left, [Ann Lee] would follow.", "Bo Ek lost his."])
    }

    @Test("Within another outlet's passage the chain tells whose report it is")
    func nested() {
        let article = ClaimFixture("“The pier will be paid for. Vorland said that he was content.”")
            .entity("e1", "The Post", kind: .organisation)
            .entity("e2", "Aleksei Vorland", names: ["Vorland"], pronouns: ["he"])
            .quote(.direct, "“The pier will be paid for. Vorland said that he was content.”", speaker: "e1")
            .quote(.indirect, "he was content", cue: "said", source: "Vorland", speaker: "e2", parent: "q1")
        #expect(article.sentences == ["The pier will be paid for.", "[Aleksei Vorland] was content."])
        #expect(article.claims.map(\.chain) == [["e1"], ["e1", "e2"]])
        #expect(article.claims.map(\.claimant) == ["e1", "e2"])
    }

    @Test("A parent that is missing or goes in a circle does no harm")
    func circle() {
        let article = ClaimFixture("He said it was late. She said it was dark.")
            .quote(.indirect, "it was late", cue: "said", source: "He", speaker: "e1", parent: "q2")
            .quote(.indirect, "it was dark", cue: "said", source: "She", speaker: "e2", parent: "q1")
            .quote(.indirect, "it was dark", cue: "said", source: "She", parent: "q9")
        #expect(article.claims.contains { $0.standalone == "It was late." })
    }
}

@Suite("Claims: sentences that can be read alone")
struct ClaimStandaloneTests {
    @Test("A pronoun becomes the name in brackets, once")
    func pronoun() {
        let article = ClaimFixture("He would not sign, he added, before his party had voted.")
            .entity("e1", "Antony Blinken", pronouns: ["He", "he", "his"])
        #expect(
            article.sentences == ["[Antony Blinken] would not sign, he added, before his party had voted."])
    }

    @Test("A name that the claim has anyway is not put in")
    func named() {
        let article = ClaimFixture("When he arrived, Ann Lee was gone.").entity(
            "e1", "Ann Lee", names: ["Ann Lee"], pronouns: ["he"])
        #expect(article.sentences == ["When he arrived, Ann Lee was gone."])
    }

    @Test("Possessives and descriptions")
    func possessive() {
        let article = ClaimFixture("Her ministry will pay for it. The minister’s boat has left her.")
            .entity("e1", "Ann Lee", pronouns: ["Her", "her"], nominals: ["The minister"])
        #expect(
            article.sentences == [
                "[Ann Lee’s] ministry will pay for it.", "The minister [Ann Lee]’s boat has left her.",
            ])
    }

    @Test("In a quote, I is the speaker and we stays")
    func firstPerson() {
        let article = ClaimFixture("“I believe that I am right. We are many,” Ann Lee said.")
            .entity("e1", "Ann Lee", names: ["Ann Lee"])
            .quote(
                .direct, "“I believe that I am right. We are many,”", cue: "said", source: "Ann Lee",
                speaker: "e1")
        #expect(article.sentences == ["I [Ann Lee] believe that I am right.", "We are many."])
    }

    @Test("A day gets its date, a full date none")
    func date() {
        let article = ClaimFixture(
            "They met on Friday, and they will meet again on Monday. It began on 3 January 2022.")
        #expect(
            article.sentences == [
                "They met on Friday [21 January 2022].", "They will meet again on Monday [24 January 2022].",
                "It began on 3 January 2022.",
            ])
        #expect(article.dated(nil).sentences.first == "They met on Friday.")
    }

    @Test(
        "Joining words go, abbreviations and marks stay in order",
        arguments: [
            ("But the port is closed.", "The port is closed."),
            ("So no agreement was reached.", "No agreement was reached."),
            ("And so far nothing has changed!", "So far nothing has changed!"),
            ("That is what they want.", "That is what they want."),
            ("They left for the U.S.", "They left for the U.S."),
            ("Prices\nrose by 4%.", "Prices rose by 4%."),
            ("The port is “closed.", "The port is closed."),
        ])
    func joining(sentence: String, expected: String) {
        #expect(ClaimFixture(sentence).sentences == [expected])
    }
}
