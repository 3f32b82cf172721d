import ArticleExport
import ArticleModel

/// Articles to export.
enum Fixture {
    static let text = """
        Ferries to Return

        “We agree,” Ada <b>Lovelace</b> said. She called it, “=SUM(A1), really”.

        - 1. More *stars* & stripes.
        """

    /// The first place of some words.
    static func span(_ words: String) -> TextSpan {
        let text = Array(text.utf8)
        let words = Array(words.utf8)
        let start = (0...(text.count - words.count)).first { text[$0...].starts(with: words) } ?? 0
        return TextSpan(start, start + words.count)
    }

    static func annotation(
        _ id: String, on words: String, _ note: String?, tags: [String] = [], colour: String? = nil
    ) -> Annotation {
        Annotation(
            id: id, article: "00000000000000a1",
            anchor: .init(exact: words, prefix: "", suffix: "", position: CodePointRange(0, 0)), note: note,
            tags: tags, colour: colour, created: "2026-03-12T09:00:00Z")
    }

    /// Two quotes, one of which a spreadsheet would take for a formula, three claims and three notes.
    static let ferries: ExportedArticle = {
        var document = RawDocument(
            text: text, outlet: "The \"Post\", weekly", date: "2026-03-10", url: "javascript:alert(1)")
        document.byline = "M. O’Neil"
        let article = Article(
            id: "00000000000000a1", document: document, title: "Ferries to Return",
            added: "2026-03-11T08:00:00Z")
        let analysis = Analysis(
            parser: "1", language: "en",
            blocks: [
                Block(.headline, span("Ferries to Return")),
                Block(
                    .paragraph,
                    span("“We agree,” Ada <b>Lovelace</b> said. She called it, “=SUM(A1), really”.")),
                Block(.listItem, span("- 1. More *stars* & stripes.")),
            ],
            quotes: [
                Quote(
                    id: "q1", kind: .direct, content: [span("“We agree,”")], cue: [span("said")],
                    source: [span("Ada <b>Lovelace</b>")], speaker: "e1", confidence: 0.98765),
                Quote(
                    id: "q2", kind: .mixed, content: [span("=SUM(A1), really")], cue: [span("called")],
                    source: [span("She")], speaker: "e1", parent: "q1", speakerConfidence: 0.5),
            ],
            entities: [
                Entity(
                    id: "e1", kind: .person, name: "Ada Lovelace", mentions: [Mention(span("Ada"), .name)])
            ],
            claims: [
                Claim(
                    id: "c1", content: [span("Ferries to Return")], standalone: "Ferries to Return",
                    voice: .headline),
                Claim(
                    id: "c2", content: [span("We agree")], standalone: "[We] agree", claimant: "e1",
                    voice: .direct, quote: "q1"),
                Claim(id: "c3", content: [span("More *stars*")], standalone: "More <stars>"),
            ])
        return ExportedArticle(
            article, analysis,
            annotations: [
                PlacedAnnotation(
                    annotation("n1", on: "We agree", "Who else?\nAsk.", tags: ["later"], colour: "green"),
                    span: span("We agree")),
                PlacedAnnotation(annotation("n2", on: "gone <words>", "Why?"), span: nil),
                PlacedAnnotation(annotation("n3", on: "", "On all of it"), span: nil),
            ],
            verdicts: [
                "c1": ClaimVerdict(.noted), "c2": ClaimVerdict(.disputed, decided: "2026-03-12T09:00:00Z"),
                "c3": ClaimVerdict(.supported, decided: "lately"),
            ])
    }()

    /// An article of any bytes as text, title, names and notes, with a verdict on some claims.
    static func random(seed: UInt64) -> ExportedArticle {
        let any = AnyArticle(seed: seed, id: "00000000000000a1")
        return ExportedArticle(
            any.article, any.analysis, annotations: any.annotations,
            verdicts: [
                "c1": ClaimVerdict(.supported), "c2": ClaimVerdict(.disputed), "c4": ClaimVerdict(.noted),
            ])
    }
}
