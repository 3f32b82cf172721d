import ArticleModel
import Testing

@testable import ArticleStore

struct AnnotationTests {
    let temporary: TemporaryLibrary
    let article: String

    init() throws {
        temporary = try TemporaryLibrary()
        article = try temporary.add()
    }

    private var file: String { "annotations/\(article.prefix(2))/\(article).json" }

    @Test func comesBackAsItWasSaved() throws {
        var annotation = note("We stay", at: 1, in: article)
        annotation.correction = .init(speaker: "Ada King", kind: .mixed)
        annotation.modified = "2026-11-21T04:00:00Z"
        try temporary.library.save(annotation)
        #expect(try temporary.another().annotations(article) == [annotation])
    }

    @Test func isAWebAnnotation() throws {
        try temporary.library.save(note("We stay", at: 1, in: article, id: "1"))
        let collection = try JSONValue(parsing: Array(temporary.read(file).utf8))
        #expect(collection["type"] == .string("AnnotationCollection"))
        #expect(collection["total"] == .int(1))
        let item = try #require(AnnotationDocument.items(of: collection)?.first)
        #expect(item["motivation"] == .string("commenting"))
        #expect(item["target"]?["source"] == .string("urn:quoth:\(article)"))
        let selectors = try #require(item["target"]?["selector"]?.array)
        #expect(selectors[0]["exact"] == .string("We stay"))
        #expect(selectors[1]["start"] == .int(1))
        #expect(selectors[1]["end"] == .int(8))
        #expect(
            item["body"]?.array?.map { $0["purpose"]?.string } == ["commenting", "tagging", "classifying"])
    }

    @Test func namesTheArticlesAddress() throws {
        try temporary.library.edit(article, ArticleEdit(url: "https://example.org/a"))
        try temporary.library.save(note("We", at: 1, in: article))
        let item = try #require(try temporary.library.annotationItems(article).first)
        #expect(item["target"]?["source"] == .string("https://example.org/a"))
    }

    @Test func replacesByIDAndDeletes() throws {
        let library = temporary.library
        try library.save(note("said", at: 28, in: article, id: "2"))
        try library.save(note("We", at: 1, in: article, id: "1"))
        var changed = note("We", at: 1, in: article, id: "1")
        changed.note = nil
        changed.tags = []
        changed.colour = nil
        try library.save(changed)
        #expect(try library.annotations(article).map(\.id) == ["urn:uuid:1", "urn:uuid:2"])
        #expect(try library.annotations(article)[0] == changed)
        try library.deleteAnnotation("urn:uuid:1", article: article)
        #expect(try library.annotations(article).map(\.id) == ["urn:uuid:2"])
        #expect(throws: LibraryError.noSuchAnnotation(id: "urn:uuid:1")) {
            try library.deleteAnnotation("urn:uuid:1", article: article)
        }
    }

    @Test func keepsWhatItDoesNotKnow() throws {
        try temporary.library.save(note("We", at: 1, in: article, id: "1"))
        let foreign = """
            {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationCollection", "creator": "me",
             "first": {"type": "AnnotationPage", "items": [
              {"id": "urn:uuid:1", "type": "Annotation", "rights": "CC0", "body": [
                {"type": "TextualBody", "purpose": "describing", "value": "alt"}],
               "target": {"source": "x", "styleClass": "s", "selector": [
                {"type": "TextQuoteSelector", "exact": "We"}, {"type": "XPathSelector", "value": "/p"}]}},
              {"id": "urn:uuid:2", "type": "Annotation", "target": "https://example.org/whole-page"}]}}
            """
        try temporary.write(foreign, to: file)
        #expect(try temporary.library.annotations(article).map(\.id) == ["urn:uuid:1"])
        var annotation = try temporary.library.annotations(article)[0]
        annotation.note = "new"
        try temporary.library.save(annotation)
        let json = try JSONValue(parsing: Array(temporary.read(file).utf8))
        #expect(json["creator"] == .string("me"))
        let items = try #require(AnnotationDocument.items(of: json))
        #expect(items.map { $0["id"]?.string } == ["urn:uuid:1", "urn:uuid:2"])
        #expect(items[0]["rights"] == .string("CC0"))
        #expect(items[0]["body"]?.array?.map { $0["value"]?.string } == ["new", "alt"])
        #expect(items[0]["target"]?["styleClass"] == .string("s"))
        #expect(items[0]["target"]?["selector"]?.array?.last?["value"] == .string("/p"))
    }

    @Test func setsADamagedFileAsideBeforeWriting() throws {
        try temporary.library.save(note("We", at: 1, in: article, id: "1"))
        let damaged = String(try temporary.read(file).dropLast(40))
        try temporary.write(damaged, to: file)
        #expect(throws: LibraryError.self) { try temporary.library.annotations(article) }
        #expect(temporary.library.summaries().problems.count == 1)
        #expect(temporary.library.summaries().articles.map(\.id) == [article])
        try temporary.library.save(note("stay", at: 4, in: article, id: "2"))
        #expect(try temporary.library.annotations(article).map(\.id) == ["urn:uuid:2"])
        #expect(try temporary.read(file + ".damaged-1") == damaged)
    }

    @Test func doesNotWriteWhatANewerVersionWrote() throws {
        let newer = #"{"type": "AnnotationCollection", "schema": 9, "first": {"items": []}}"#
        try temporary.library.save(note("We", at: 1, in: article, id: "1"))
        try temporary.write(newer, to: file)
        #expect(throws: LibraryError.newerSchema(file: temporary.folder + "/" + file)) {
            try temporary.library.save(note("stay", at: 4, in: article))
        }
        #expect(try temporary.read(file) == newer)
    }
}
