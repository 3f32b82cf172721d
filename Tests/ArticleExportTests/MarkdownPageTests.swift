import ArticleModel
import Testing

@testable import ArticleExport

struct MarkdownPageTests {
    @Test func hasTextQuotesClaimsAndNotes() {
        #expect(
            MarkdownPage(Fixture.ferries).lines().joined(separator: "\n") == ##"""
                # Ferries to Return

                - Outlet: The "Post", weekly
                - By: M. O’Neil
                - Date: 2026-03-10
                - Address: javascript:alert(1)
                - Id: 00000000000000a1

                ## Text

                “We agree,” Ada \<b\>Lovelace\</b\> said. She called it, “=SUM(A1), really”.

                - \- 1. More \*stars\* \& stripes.

                ## Quotes

                ### Ada Lovelace

                - “We agree,” (direct)
                - \=SUM(A1), really (mixed)

                ## Claims

                - Ferries to Return (event, headline, **noted**)
                - Ada Lovelace: \[We\] agree (event, direct, **disputed**)
                - More \<stars\> (event, article, **supported**)

                ## Notes

                - “We agree” #later

                  Who else?

                  Ask.
                - “gone \<words\>”

                  Why?
                - The whole article

                  On all of it

                """##)
    }

    @Test func sourcesWithoutANameKeepTheirWords() {
        let text = "The city police said it was so."
        var analysis = Analysis(parser: "1")
        analysis.quotes = [
            Quote(id: "q1", kind: .indirect, content: [TextSpan(21, 30)], source: [TextSpan(0, 15)])
        ]
        analysis.claims = [
            Claim(
                id: "c1", content: [TextSpan(21, 30)], standalone: "It was so.", voice: .indirect, quote: "q1"
            )
        ]
        let article = Article(
            id: "00000000000000a2", document: RawDocument(text: text), title: "T", added: "")
        let lines = MarkdownPage(ExportedArticle(article, analysis)).lines()
        #expect(lines.contains("### “The city police”, unnamed"))
        #expect(lines.contains("- “The city police”, unnamed: It was so. (event, indirect)"))
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func anyBytesStayOnTheirLines(seed: UInt64) {
        for line in MarkdownPage(Fixture.random(seed: seed)).lines() {
            #expect(!line.unicodeScalars.contains { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) })
        }
    }
}
