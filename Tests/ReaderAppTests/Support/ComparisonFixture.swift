import ArticleModel
import CrossReference

@testable import ArticleStore
@testable import ReaderApp

/// A second report of the event of `Fixture.ferry`, and what the two have to do with one another.
enum ComparisonFixture {
    static let wire: LoadedArticle = {
        let text = """
            Lenna Ferries Back After Talks

            HALVESUND — Karsovia and Ostmere agreed on Wednesday to let ferries cross the Lenna Strait again.

            “We have not come here to haggle over the price of a ticket,” Ingrid Tessaly said. “A strait is not a wall.”

            Fish prices rose by a third.
            """
        let builder = AnalysisBuilder(text)
        builder.block(.headline, "Lenna Ferries Back After Talks")
        builder.block(.paragraph, "HALVESUND", through: "Strait again.")
        builder.block(.paragraph, "“We have not come", through: "not a wall.”")
        builder.block(.paragraph, "Fish prices rose by a third.")
        builder.entity("e1", .person, "Ingrid Tessaly")
        builder.quote(
            "q1", .direct,
            ["“We have not come here to haggle over the price of a ticket,”", "“A strait is not a wall.”"],
            cue: "said", source: "Ingrid Tessaly", speaker: "e1")
        builder.claim(
            "c1", "Karsovia and Ostmere agreed on Wednesday to let ferries cross the Lenna Strait again",
            worth: 0.8)
        builder.claim(
            "c2", "A strait is not a wall", claimant: "e1", voice: .direct, kind: .opinion,
            polarity: .negative,
            quote: "q1")
        builder.claim("c3", "Fish prices rose by a third", kind: .statistic, worth: 0.9)
        let article = Article(
            id: "00000000000000c3",
            document: RawDocument(text: text, outlet: "Strait Wire", date: "2026-03-11"),
            title: "Lenna Ferries Back After Talks", added: "2026-03-11T08:00:02Z")
        return LoadedArticle(article: article, analysis: builder.analysis)
    }()

    static let articles = [Fixture.ferry, wire]

    /// The rows of a comparison of some articles.
    static func rows(_ articles: [LoadedArticle], _ request: PageRequest) -> [PageRow] {
        guard articles.count > 1 else { return [] }
        let claims = articles.map { ArticleClaims($0.article, $0.analysis) }
        let comparison = ArticleComparison(claims, comparing: DaysAndAgreements())
        let report = ComparisonReport(comparison, states: [:])
        return ComparisonCollector(report, articles.map(Fixture.summary), states: [:], for: request).rows
    }

    /// Finds what these articles are known to have: another day, and the same claim.
    private struct DaysAndAgreements: ClaimComparing {
        func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
            func link(_ kind: Link.Kind, _ detail: Link.Detail, _ claim: String, _ reason: String) -> Link? {
                let sides = [a, b].compactMap { article in
                    article.analysis.claims.first { $0.id == claim }?.content.hull.map {
                        Link.Side(article: article.article, span: $0, reference: claim)
                    }
                }
                guard sides.count == 2 else { return nil }
                return Link(
                    id: "00000000000000" + claim, kind: kind, detail: detail, a: sides[0], b: sides[1],
                    reason: reason, strength: 0.7)
            }
            return [
                link(.conflict, .date, "c1", "Tuesday ≠ Wednesday: same agreement"),
                link(.agrees, .wording, "c2", "the same claim: both on strait – wall"),
            ].compactMap { $0 }
        }
    }

    /// Where some words were said.
    static let sightings = [
        WordSighting(
            article: Fixture.summary(Fixture.ferry), span: CodePointRange(209, 233),
            words: "A strait is not a wall", form: .verbatim, reason: "", strength: 1, quote: "q1",
            speaker: "Ingrid Tessaly"),
        WordSighting(
            article: Fixture.summary(wire), span: CodePointRange(190, 220), words: "A strait is no wall",
            form: .altered, reason: "the text has “no” where the search has “not a”", strength: 0.8,
            quote: nil, speaker: nil),
    ]
}
