import Testing

@testable import ArticleModel

struct AnalysisTreeTests {
    static let text = "Talks\n\n“We heard ‘no’,” Ada said."

    static func span(_ words: String) -> TextSpan {
        let text = Array(text.utf8)
        let words = Array(words.utf8)
        let start = (0...(text.count - words.count)).first { text[$0...].starts(with: words) } ?? 0
        return TextSpan(start, start + words.count)
    }

    @Test func showsBlocksQuotesClaimsAndEntities() {
        let analysis = Analysis(
            parser: "1", blocks: [Block(.headline, Self.span("Talks")), Block(.paragraph, TextSpan(7, 100))],
            quotes: [
                Quote(
                    id: "q1", kind: .direct, content: [Self.span("“We heard ‘no’,”")],
                    cue: [Self.span("said")],
                    source: [Self.span("Ada")], speaker: "e1", confidence: 0.9),
                Quote(id: "q2", kind: .direct, content: [Self.span("‘no’")], parent: "q1", confidence: 0.5),
            ],
            entities: [
                Entity(
                    id: "e1", kind: .person, name: "Ada", variants: ["Adah"],
                    mentions: [Mention(Self.span("Ada"), .name)])
            ],
            claims: [
                Claim(
                    id: "c1", content: [Self.span("We heard")], standalone: "[Ada] heard", claimant: "e1",
                    voice: .direct, worth: 0.25, quote: "q1"),
                Claim(id: "c2", content: [Self.span("Talks")], standalone: "Talks", voice: .headline),
            ])
        #expect(
            AnalysisTree(analysis, of: Self.text).text() == """
                headline 0–5  Talks
                  c2 event · no claimant · headline, positive, asserted · worth 0.0
                    content 0–5  Talks
                    alone  Talks
                paragraph 7–33  “We heard ‘no’,” Ada said.
                  q1 direct · Ada (e1) · 0.9
                    content 7–23  “We heard ‘no’,”
                    cue 28–32  said
                    source 24–27  Ada
                    c1 event · Ada (e1) · direct, positive, asserted · worth 0.25
                      content 8–16  We heard
                      alone  [Ada] heard
                    q2 direct · no speaker · 0.5
                      content 17–21  ‘no’
                e1 PER Ada · also Adah
                  name 24–27  Ada

                """)
    }

    @Test func losesNoQuoteWhoseParentIsUnknown() {
        let analysis = Analysis(
            parser: "1", quotes: [Quote(id: "q1", kind: .direct, content: [TextSpan(0, 5)], parent: "q1")])
        #expect(AnalysisTree(analysis, of: Self.text).text().hasPrefix("q1 direct"))
    }
}
