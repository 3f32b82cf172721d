import ArticleModel
import Testing

struct HypothesisDocumentTests {
    static let row = #"""
        {"id": "jfS3zE", "created": "2022-01-21T10:00:00.000000+00:00", "updated": "2022-01-22T10:00:00.000000+00:00",
         "user": "acct:ada@hypothes.is", "uri": "https://www.example.org/a?utm_source=x", "text": "Is *that* so?",
         "tags": ["check", "date"], "group": "__world__", "permissions": {"read": ["group:__world__"]},
         "hidden": false, "flagged": false, "links": {"html": "https://hypothes.is/a/jfS3zE"}, "n": 1.50,
         "document": {"title": ["Talks"]}, "target": [{"source": "https://www.example.org/a?utm_source=x", "selector": [
           {"type": "RangeSelector", "endOffset": 36, "startOffset": 4, "startContainer": "/div[1]/p[2]", "endContainer": "/div[1]/p[2]"},
           {"type": "TextPositionSelector", "start": 4, "end": 8},
           {"type": "TextQuoteSelector", "exact": "talk", "prefix": "😀 🙂", "suffix": "s"}]}]}
        """#

    static func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test func becomesAWebAnnotation() throws {
        let item = HypothesisDocument.annotation(of: try Self.json(Self.row))
        let annotation = try #require(AnnotationDocument.annotation(item, article: "a"))
        #expect(annotation.id == "https://hypothes.is/a/jfS3zE")
        #expect(annotation.note == "Is *that* so?")
        #expect(annotation.tags == ["check", "date"])
        #expect(annotation.anchor.exact == "talk")
        #expect(annotation.modified == "2022-01-22T10:00:00.000000+00:00")
        #expect(item["creator"] == .string("acct:ada@hypothes.is"))
        #expect(AnnotationDocument.sources(of: item) == ["https://www.example.org/a?utm_source=x"])
    }

    @Test func comesBackAsItWas() throws {
        let row = try Self.json(Self.row)
        let item = HypothesisDocument.annotation(of: row)
        #expect(HypothesisDocument.row(of: item, text: "", article: "a") == row)
        #expect(HypothesisDocument.rows(of: HypothesisDocument.list([row])) == [row])
    }

    @Test func comesBackWithWhatWasChanged() throws {
        let row = try Self.json(Self.row)
        let item = HypothesisDocument.annotation(of: row)
        var annotation = try #require(AnnotationDocument.annotation(item, article: "a"))
        annotation.note = "It is."
        annotation.tags = ["done"]
        annotation.modified = "2023-01-01T00:00:00Z"
        annotation.anchor = .init(exact: "walk", prefix: "", suffix: "s", position: CodePointRange(3, 7))
        let changed = AnnotationDocument.json(annotation, source: "https://example.org", over: item)
        let back = HypothesisDocument.row(of: changed, text: "😀🙂 walks", article: "a")
        #expect(back["text"] == .string("It is."))
        #expect(back["tags"] == .array([.string("done")]))
        #expect(back["updated"] == .string("2023-01-01T00:00:00Z"))
        #expect(back["group"] == .string("__world__"))
        #expect(back["n"] == .number("1.50"))
        let selectors = back["target"]?.array?.first?["selector"]?.array ?? []
        #expect(selectors.first?["start"] == .int(5))
        #expect(selectors.last?["exact"] == .string("walk"))
    }

    @Test func isMadeOfAnAnnotationOfOurs() throws {
        let annotation = Annotation(
            id: "urn:uuid:1", article: "0123456789abcdef",
            anchor: .init(exact: "é", prefix: "🙂", suffix: "", position: CodePointRange(1, 2)), note: "Note",
            created: "2022-01-21T10:00:00Z")
        let item = AnnotationDocument.json(annotation, source: "https://example.org/a")
        let row = HypothesisDocument.row(of: item, text: "🙂é", article: annotation.article)
        #expect(row["uri"] == .string("https://example.org/a"))
        #expect(row["text"] == .string("Note"))
        #expect(row["target"]?.array?.first?["selector"]?.array?.first?["start"] == .int(2))
        #expect(HypothesisDocument.isRow(row))
        let again = HypothesisDocument.annotation(of: row)
        #expect(AnnotationDocument.annotation(again, article: annotation.article)?.note == "Note")
    }

    @Test func takesNotesOnPagesAndAnswers() throws {
        let page = try Self.json(
            #"{"uri": "https://example.org", "text": "All wrong", "target": [{"source": "x"}]}"#)
        let item = HypothesisDocument.annotation(of: page)
        #expect(item["id"] == nil)
        #expect(item["motivation"] == .string("commenting"))
        let answer = try Self.json(
            #"{"id": "b", "uri": "https://example.org", "text": "No", "references": ["a"]}"#)
        #expect(HypothesisDocument.annotation(of: answer)["motivation"] == .string("replying"))
    }

    @Test func countsInUTF16() {
        let text = "a🙂é👩‍👩‍👧b"
        for index in 0...text.unicodeScalars.count {
            let offset = UTF16Offsets.utf16(atCodePoint: index, in: text)
            #expect(UTF16Offsets.codePoint(atUTF16: offset, in: text) == index)
        }
        #expect(UTF16Offsets.codePoint(atUTF16: 999, in: text) == text.unicodeScalars.count)
        #expect(UTF16Offsets.codePoint(atUTF16: -1, in: text) == 0)
        #expect(UTF16Offsets.utf16(atCodePoint: -1, in: text) == 0)
    }
}
