import ArticleModel
import CrossReference

@testable import ArticleStore
@testable import ReaderApp

extension Fixture {
    /// An article in several scripts: wide characters, combining marks, emoji, joined emoji, and words from the right.
    static let world: LoadedArticle = {
        let text = """
            東京で会談：Talks in To\u{304}kyo\u{304} End 👩‍🚀 Well

            “私たちは合意しました,” 田中花子 told 한국일보 on Friday. “We agree on the re\u{301}sume\u{301} 👨‍👩‍👧‍👦 and on ¥5,000万.”

            Zoë Åström-O’Malley said the cafe\u{301} talks “went 👍🏽 well”, as שלום and नमस्ते were heard.

            日本語の長い段落は空白なしで折り返されなければなりませんので、この文はとても長く書かれています。
            """
        let builder = AnalysisBuilder(text)
        builder.block(.headline, "東京で会談：Talks in To\u{304}kyo\u{304} End 👩‍🚀 Well")
        builder.block(.paragraph, "“私たちは", through: "5,000万.”")
        builder.block(.paragraph, "Zoë Åström", through: "were heard.")
        builder.block(.paragraph, "日本語の長い", through: "書かれています。")
        builder.entity("e1", .person, "田中花子", titles: ["外務大臣"])
        builder.entity("e2", .organisation, "한국일보")
        builder.entity("e3", .person, "Zoë Åström-O’Malley")
        builder.quote(
            "q1", .direct, ["“私たちは合意しました,”", "“We agree on the re\u{301}sume\u{301} 👨‍👩‍👧‍👦 and on ¥5,000万.”"],
            cue: "told", source: "田中花子", speaker: "e1")
        builder.quote(
            "q2", .mixed, ["the cafe\u{301} talks “went 👍🏽 well”"], cue: "said", source: "Zoë Åström-O’Malley",
            speaker: "e3")
        builder.claim("c1", "私たちは合意しました", claimant: "e1", voice: .direct, worth: 0.8, quote: "q1")
        builder.claim(
            "c2", "the cafe\u{301} talks “went 👍🏽 well”", claimant: "e3", voice: .mixed, kind: .opinion,
            quote: "q2")
        builder.claim("c3", "日本語の長い段落は空白なしで折り返されなければなりません", worth: 0.4)
        var document = RawDocument(
            text: text, outlet: "한국일보 📰", date: "2026-03-11", url: "https://news.example/東京")
        document.byline = "佐藤 Jose\u{301}"
        let article = Article(
            id: "00000000000000c3", document: document,
            title: "東京で会談：Talks in To\u{304}kyo\u{304} End 👩‍🚀 Well",
            added: "2026-03-11T08:00:00Z")
        let note = Annotation(
            id: "w1", article: article.id,
            anchor: .init(exact: "went 👍🏽 well", prefix: "", suffix: "", position: CodePointRange(0, 0)),
            note: "確認：Who heard it? 🕵🏾‍♀️", tags: ["要確認"], created: "2026-03-12T09:00:00Z")
        return LoadedArticle(
            article: article, analysis: builder.analysis,
            annotations: [PlacedAnnotation(note, span: builder.span("went 👍🏽 well"))])
    }()

    /// Its links: a conflict with another article, and the same quote in it.
    static let worldLinks: ArticleLinks = {
        func side(_ article: String, _ reference: String, _ words: String) -> FoundLink.Side {
            FoundLink.Side(article: article, span: CodePointRange(33, 60), reference: reference, words: words)
        }
        let conflict = FoundLink(
            id: "00000000000000d1", kind: .conflict, detail: .number,
            a: side(world.article.id, "c1", "私たちは 5,000万円で合意しました 👨‍👩‍👧‍👦"),
            b: side(budget.article.id, "c1", "私たちは 3,000万円で合意しました"),
            reason: "5,000万 ≠ 3,000万: same agreement",
            strength: 0.7)
        return ArticleLinks(
            article: world.article.id, links: [StoredLink(link: conflict, state: .new)],
            others: [budget.article.id: summary(budget)])
    }()
}
