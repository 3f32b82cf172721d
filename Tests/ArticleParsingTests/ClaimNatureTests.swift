import ArticleModel
import Linguistics
import Testing

@testable import ArticleParsing

@Suite("Claims: what sort of statement")
struct ClaimNatureTests {
    @Test(
        "Kinds in the article's own voice",
        arguments: [
            ("The minister signed the agreement in Geneva.", Claim.Kind.event),
            ("About 1,200 people waited in the rain.", .statistic),
            ("Prices rose by 4% in May.", .statistic),
            ("The first boat will leave Halvesund soon.", .prediction),
            ("The pier could cost a fortune.", .prediction),
            ("It was the longest closure of the strait.", .comparison),
            ("The new pier is longer than the old one.", .comparison),
            ("The agreement was a disgrace.", .opinion),
            ("The ministry denied the accusation.", .denial),
            ("The union demanded higher wages.", .demand),
            ("The union called for higher wages.", .demand),
            ("The captain called himself a sailor.", .event),
            ("The country pledged to pay for the pier.", .commitment),
        ])
    func kinds(sentence: String, expected: Claim.Kind) {
        #expect(ClaimFixture(sentence).claims.map(\.kind) == [expected])
    }

    @Test("A speaker's own plan is a commitment, a plan of others a prediction")
    func commitment() {
        let article = ClaimFixture("Ann Lee said she would pay and Karsovia would repay.")
            .entity("e1", "Ann Lee", names: ["Ann Lee"], pronouns: ["she"])
        let own = article.quote(.indirect, "she would pay", cue: "said", source: "Ann Lee", speaker: "e1")
        #expect(own.claims.first { $0.quote != nil }?.kind == .commitment)
        let other = article.quote(
            .indirect, "Karsovia would repay", cue: "said", source: "Ann Lee", speaker: "e1")
        #expect(other.claims.first { $0.quote != nil }?.kind == .prediction)
    }

    @Test(
        "Polarity is that of the main clause",
        arguments: [
            ("No agreement was reached.", Claim.Polarity.negative),
            ("The ferries did not sail.", .negative),
            ("The ferries didn’t sail.", .negative),
            ("The mayor has never said a word.", .negative),
            ("The police gave no details.", .negative),
            ("The town is without power.", .negative),
            ("The captain refused to sail.", .negative),
            ("Neither government published the text.", .negative),
            ("Vorland left without taking questions.", .positive),
            ("There is no doubt that they lied.", .positive),
            ("The man who did not vote was fined.", .positive),
            ("Ferries sailed, whether or not they were full.", .positive),
            ("He stood by his policy of not answering letters.", .positive),
            ("Prices rose at a rate not seen since the war.", .positive),
            ("The talks ended in Geneva, no treaty in sight.", .positive),
        ])
    func polarity(sentence: String, expected: Claim.Polarity) {
        #expect(ClaimFixture(sentence).claims.map(\.polarity) == [expected])
    }

    @Test(
        "Modality",
        arguments: [
            ("The ferries sail on Monday.", Claim.Modality.asserted),
            ("The ferries will sail.", .future),
            ("The parliament is expected to vote.", .future),
            ("The ferries may sail.", .possible),
            ("Perhaps the ferries sailed.", .possible),
            ("The captain could not say.", .asserted),
            ("It is the best agreement we could have hoped for.", .asserted),
            ("I believe the ferries will sail.", .future),
            ("We know that the ferries will sail.", .future),
            ("The mayor went home and will return.", .future),
            ("The union wants higher wages.", .desired),
        ])
    func modality(sentence: String, expected: Claim.Modality) {
        #expect(ClaimFixture(sentence).claims.map(\.modality) == [expected])
    }

    @Test("What is asked is asked")
    func asked() {
        let article = ClaimFixture("The reporter asked whether the pier would be paid for.")
            .quote(.indirect, "whether the pier would be paid for", cue: "asked", source: "The reporter")
        #expect(article.claims.map(\.modality) == [.asked])
        #expect(article.sentences == ["The reporter asked whether the pier would be paid for."])
    }
}

@Suite("Claims: worth")
struct ClaimWorthTests {
    @Test("A number that affects many is worth more than a courtesy")
    func order() throws {
        let claims = ClaimFixture("Unemployment doubled to 12 percent since 2014.", "I hope we meet again.")
            .claims
        try #require(claims.count == 2)
        #expect(claims[0].worth > claims[1].worth + 0.2)
    }
}
