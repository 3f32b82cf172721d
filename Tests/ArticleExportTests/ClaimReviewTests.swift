import ArticleModel
import Testing

@testable import ArticleExport

struct ClaimReviewTests {
    @Test func verdictsBecomeReviews() throws {
        let reviews = ClaimReview(reviewer: "Fact Desk", address: WebAddress("https://desk.example/checks/1"))
            .reviews(of: Fixture.ferries)
        #expect(reviews.map { $0["claimReviewed"]?.string } == ["[We] agree", "More <stars>"])
        let disputed = try #require(reviews.first)
        #expect(disputed["url"] == .string("https://desk.example/checks/1"))
        #expect(disputed["author"]?["name"] == .string("Fact Desk"))
        #expect(disputed["reviewRating"]?["ratingValue"] == .int(1))
        #expect(disputed["reviewRating"]?["alternateName"] == .string("Disputed"))
        #expect(disputed["datePublished"] == .string("2026-03-12T09:00:00Z"))
        let item = try #require(disputed["itemReviewed"])
        #expect(item["author"] == .object(["@type": .string("Person"), "name": .string("Ada Lovelace")]))
        #expect(item["text"] == .string("We agree"))
        #expect(item["appearance"]?["publisher"]?["name"] == .string("The \"Post\", weekly"))
        #expect(item["appearance"]?["url"] == nil, "an address that is none of the web is not given")
        let supported = try #require(reviews.last)
        #expect(supported["reviewRating"]?["ratingValue"] == .int(5))
        #expect(supported["datePublished"] == nil, "what is no time is not given as one")
        #expect(supported["itemReviewed"]?["author"]?["@type"] == .string("Organization"))
    }

    @Test func withoutAVerdictThereIsNoReview() {
        let exported = ExportedArticle(
            Fixture.ferries.article, Fixture.ferries.analysis, verdicts: ["c1": ClaimVerdict(.noted)])
        #expect(ClaimReview().reviews(of: exported).isEmpty)
    }

    /// What https://developers.google.com/search/docs/appearance/structured-data/factcheck requires, and the ranges
    /// of schema.org's Rating.
    @Test(arguments: 0..<40 as Range<UInt64>)
    func anyBytesGiveWhatIsRequired(seed: UInt64) throws {
        let reviews = ClaimReview(reviewer: "\u{1B}[31m<b>").reviews(of: Fixture.random(seed: seed))
        #expect(reviews.count == 2)
        let parsed = try JSONValue(parsing: JSONValue.array(reviews).pretty())
        #expect(parsed == .array(reviews))
        for review in reviews {
            #expect(review["@context"] == .string("https://schema.org"))
            #expect(review["@type"] == .string("ClaimReview"))
            #expect(review["claimReviewed"]?.string != nil)
            #expect(review["url"]?.string?.isEmpty == false)
            let rating = try #require(review["reviewRating"])
            #expect(rating["@type"] == .string("Rating"))
            #expect(rating["alternateName"]?.string?.isEmpty == false)
            let values = ["worstRating", "ratingValue", "bestRating"].compactMap { rating[$0]?.int }
            #expect(values.count == 3 && values == values.sorted())
            let address = review["itemReviewed"]?["appearance"]?["url"]?.string
            #expect(address.map { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? true)
        }
    }
}
