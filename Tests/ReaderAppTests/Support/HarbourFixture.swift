import ArticleModel
@testable import ArticleStore
import CrossReference

@testable import ReaderApp

/// An article with indirect quotes of a named and of an unnamed source, and a direct one with two claims.
enum HarbourFixture {
    static let loaded: LoadedArticle = {
        let text = """
            Harbour Stays Open

            Ingrid Tessaly said on Monday that the harbour of Karsovia would stay open through the winter.

            The foreign ministry said that no ferry of the North Line had been turned back.

            “We will pay for it,” she said. “Nobody should think that we will not.”
            """
        let builder = AnalysisBuilder(text)
        builder.block(.headline, "Harbour Stays Open")
        builder.block(.paragraph, "Ingrid Tessaly said", through: "the winter.")
        builder.block(.paragraph, "The foreign ministry", through: "turned back.")
        builder.block(.paragraph, "“We will pay", through: "will not.”")
        builder.entity("e1", .person, "Ingrid Tessaly")
        builder.entity("e2", .location, "Karsovia")
        builder.entity("e3", .organisation, "North Line")
        builder.quote(
            "q1", .indirect, ["that the harbour of Karsovia would stay open through the winter"], cue: "said",
            source: "Ingrid Tessaly", speaker: "e1")
        builder.quote(
            "q2", .indirect, ["that no ferry of the North Line had been turned back"], cue: "said",
            source: "The foreign ministry", speaker: nil)
        builder.quote(
            "q3", .direct, ["“We will pay for it,”", "“Nobody should think that we will not.”"], cue: "said",
            source: "she", speaker: "e1")
        builder.claim(
            "c1", "the harbour of Karsovia would stay open through the winter", claimant: "e1",
            voice: .indirect, worth: 0.8, quote: "q1")
        builder.claim(
            "c2", "no ferry of the North Line had been turned back", voice: .indirect, polarity: .negative,
            worth: 0.4, quote: "q2")
        builder.claim("c3", "We will pay for it", claimant: "e1", voice: .direct, quote: "q3")
        builder.claim(
            "c4", "Nobody should think that we will not", claimant: "e1", voice: .direct,
            polarity: .negative, quote: "q3")
        let article = Article(
            id: "00000000000000d4",
            document: RawDocument(text: text, outlet: "The Harbour Post", date: "2026-03-08"),
            title: "Harbour Stays Open", added: "2026-03-11T08:00:03Z")
        return LoadedArticle(article: article, analysis: builder.analysis)
    }()

    /// Links of the second claim with one of another article, and of the second half of the direct quote.
    static var links: ArticleLinks {
        let text = ArticleText(loaded.article.document.text)
        let map = OffsetMap(text)
        func side(_ reference: String, _ span: TextSpan?) -> FoundLink.Side {
            let span = span ?? TextSpan(0, 0)
            return FoundLink.Side(
                article: loaded.article.id, span: map.codePoints(span), reference: reference,
                words: text[span])
        }
        let other = FoundLink.Side(
            article: Fixture.ferry.article.id, span: CodePointRange(0, 5), reference: "c3",
            words: "two ferries of the North Line had been turned back")
        let claim = side("c2", loaded.analysis.claims[1].content.hull)
        let conflict = FoundLink(
            id: "00000000000000d1", kind: .conflict, detail: .polarity, a: claim, b: other,
            reason:
                "“no ferry … had been turned back” ≠ “two ferries … had been turned back”: both about ferries of the North Line: had been turned back; articles 2 days apart",
            strength: 0.7)
        let quote = FoundLink(
            id: "00000000000000d2", kind: .sameQuote, detail: .excerpt,
            a: side("q3", loaded.analysis.quotes[2].content.last), b: other, reason: "the same words",
            strength: 0.9)
        return ArticleLinks(
            article: loaded.article.id, links: [conflict, quote].map { StoredLink(link: $0, state: .new) },
            others: [Fixture.ferry.article.id: Fixture.summary(Fixture.ferry)])
    }
}
