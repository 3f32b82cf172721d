import ArticleModel
import Testing

/// Corrections by the user, applied to what the parser has found.
struct CorrectionTests {
    private let analysis = Analysis(
        parser: "test",
        quotes: [
            Quote(
                id: "q1", kind: .direct, content: [TextSpan(0, 40)], speaker: "e1", confidence: 0.5,
                speakerConfidence: 0.4),
            Quote(id: "q2", kind: .mixed, content: [TextSpan(5, 15), TextSpan(20, 30)], parent: "q1"),
        ],
        entities: [
            Entity(id: "e1", kind: .person, name: "Ada Lovelace"),
            Entity(id: "e2", kind: .person, name: "Charles Babbage", variants: ["Babbage"]),
        ],
        claims: [
            Claim(
                id: "c1", content: [TextSpan(0, 40)], standalone: "", claimant: "e1", chain: ["e2", "e1"],
                voice: .direct, quote: "q1")
        ])

    private func corrected(_ correction: Annotation.Correction, at span: TextSpan) -> Analysis {
        analysis.applying([PlacedCorrection(correction, at: span)])
    }

    @Test func theSpeakerIsAnEntityOfTheArticle() {
        let result = corrected(.init(speaker: "babbage"), at: TextSpan(0, 40))
        #expect(result.quotes[0].speaker == "e2")
        #expect(result.quotes[0].speakerConfidence == 1)
        #expect(result.quotes[0].isCorrected)
        #expect(result.claims[0].claimant == "e2", "claims go along")
        #expect(result.claims[0].chain == ["e2", "e2"])
        #expect(result.entities.count == 2)
    }

    @Test func aNewNameIsANewEntity() {
        let result = corrected(.init(speaker: "Mary Somerville"), at: TextSpan(0, 40))
        #expect(result.entities.last?.name == "Mary Somerville")
        #expect(result.quotes[0].speaker == "e3")
    }

    @Test func nobodyIsNamed() {
        let result = corrected(.init(speaker: ""), at: TextSpan(0, 40))
        #expect(result.quotes[0].speaker == nil)
        #expect(result.claims[0].claimant == nil)
    }

    @Test func theKindAlone() {
        let result = corrected(.init(kind: .indirect), at: TextSpan(5, 30))
        #expect(result.quotes[1].kind == .indirect)
        #expect(result.quotes[0] == analysis.quotes[0])
    }

    @Test func whatIsNoQuoteGoesAndWhatWasInItStays() {
        let result = corrected(.init(isNoQuote: true), at: TextSpan(0, 40))
        #expect(result.quotes.map(\.id) == ["q2"])
        #expect(result.quotes[0].parent == nil)
        #expect(result.claims[0].quote == nil)
        #expect(result.claims[0].voice == .article)
    }

    @Test func otherBordersOfTheSameWordsAreMeant() {
        #expect(corrected(.init(kind: .indirect), at: TextSpan(2, 40)).quotes[0].kind == .indirect)
        #expect(corrected(.init(kind: .indirect), at: TextSpan(35, 60)) == analysis)
    }

    @Test func theFileKeepsIt() {
        let annotation = Annotation(
            id: "urn:uuid:1", article: "00000000000000a1",
            anchor: .init(exact: "words", prefix: "", suffix: "", position: CodePointRange(0, 5)),
            correction: .init(speaker: "", isNoQuote: true), created: "2026-03-12T09:00:00Z")
        let json = AnnotationDocument.json(annotation, source: "urn:quoth:1")
        #expect(json["motivation"]?.string == "editing")
        #expect(AnnotationDocument.annotation(json, article: annotation.article) == annotation)
        var older = annotation
        older.correction = .init(kind: .mixed)
        let rewritten = AnnotationDocument.json(older, source: "urn:quoth:1", over: json)
        #expect(AnnotationDocument.annotation(rewritten, article: annotation.article) == older)
    }
}
