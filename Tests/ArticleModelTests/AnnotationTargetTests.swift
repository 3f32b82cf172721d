import ArticleModel
import Testing

struct AnnotationTargetTests {
    static func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    static let anchor = Annotation.Anchor(
        exact: "new words", prefix: "the ", suffix: ".", position: CodePointRange(4, 13))

    @Test func keepsAllElseWhenItIsReattached() throws {
        let item = try Self.json(
            #"""
            {"id": "1", "type": "Annotation", "motivation": "questioning", "rights": "CC0", "body":
              {"type": "TextualBody", "purpose": "commenting", "value": "So?", "language": "en"},
             "target": [{"source": "https://example.org/?a", "styleClass": "s", "state": {"type": "TimeState"}, "selector": [
               {"type": "XPathSelector", "value": "/p"},
               {"type": "TextQuoteSelector", "exact": "old words", "refinedBy": {"type": "X"}}]}, "https://example.org/b"]}
            """#)
        let moved = AnnotationDocument.reattached(item, to: Self.anchor, source: "https://other.org")
        #expect(moved["body"] == item["body"])
        #expect(moved["motivation"] == item["motivation"])
        let targets = try #require(moved["target"]?.array)
        #expect(targets[1] == .string("https://example.org/b"))
        #expect(targets[0]["source"] == .string("https://example.org/?a"))
        #expect(targets[0]["styleClass"] == .string("s"))
        let selectors = try #require(targets[0]["selector"]?.array)
        #expect(
            selectors.map { $0["type"]?.string } == [
                "TextPositionSelector", "XPathSelector", "TextQuoteSelector",
            ])
        #expect(selectors[2]["exact"] == .string("new words"))
        #expect(selectors[2]["refinedBy"] == .object(["type": .string("X")]))
        let annotation = try #require(AnnotationDocument.annotation(moved, article: "a"))
        #expect(annotation.anchor == Self.anchor)
        #expect(annotation.earlierWords == "old words")
    }

    @Test func forgetsTheEarlierWordsWhenTheyAreBack() throws {
        let item = AnnotationDocument.json(
            Annotation(id: "1", article: "a", anchor: Self.anchor, note: "n", created: "t"),
            source: "urn:quoth:a")
        var other = Self.anchor
        other.exact = "newer words"
        let there = AnnotationDocument.reattached(item, to: other, source: "urn:quoth:a")
        #expect(AnnotationDocument.annotation(there, article: "a")?.earlierWords == "new words")
        let back = AnnotationDocument.reattached(there, to: Self.anchor, source: "urn:quoth:a")
        #expect(back == item)
    }

    @Test func aBodyKeepsWhatElseItSays() throws {
        let item = try Self.json(
            #"""
            {"id": "1", "type": "Annotation", "motivation": "questioning", "body": [
              {"type": "TextualBody", "value": "So?", "language": "en"}, {"type": "TextualBody", "purpose": "tagging",
               "value": "t", "creator": "me"}], "target": "https://example.org"}
            """#)
        var annotation = try #require(AnnotationDocument.annotation(item, article: "a"))
        #expect(annotation.anchor.exact.isEmpty)
        annotation.note = "So!"
        let changed = AnnotationDocument.json(annotation, source: "urn:quoth:a", over: item)
        #expect(changed["motivation"] == .string("questioning"))
        #expect(changed["target"] == .string("https://example.org"))
        #expect(changed["body"]?.array?.first?["language"] == .string("en"))
        #expect(changed["body"]?.array?.first?["value"] == .string("So!"))
        #expect(changed["body"]?.array?.last?["creator"] == .string("me"))
    }

    @Test func readsTheShortForm() throws {
        let item = try Self.json(
            #"{"id": "1", "type": "Annotation", "bodyValue": "A note", "target": {"source": "x", "selector": {"type": "TextQuoteSelector", "exact": "e"}}}"#
        )
        let annotation = try #require(AnnotationDocument.annotation(item, article: "a"))
        #expect(annotation.note == "A note")
        #expect(AnnotationDocument.json(annotation, source: "x", over: item)["bodyValue"] == nil)
    }

    @Test func namesWhatItIsOn() throws {
        let targets = try Self.json(
            #"["https://a.org", {"source": {"id": "https://b.org"}}, {"id": "https://c.org"}, 5]"#)
        let item = JSONValue.object(["target": targets])
        #expect(AnnotationDocument.sources(of: item) == ["https://a.org", "https://b.org", "https://c.org"])
        #expect(AnnotationDocument.sources(of: .object([:])).isEmpty)
    }
}
