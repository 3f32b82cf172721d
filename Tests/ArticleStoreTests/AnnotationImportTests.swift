import Anchoring
import ArticleModel
import Testing

@testable import ArticleStore

struct AnnotationImportTests {
    static let text = "Talks 🙂 in Geneva.\n\n“We stay,” she said. “We stay,” he said, until the talks end."
    let temporary: TemporaryLibrary
    let keys: ArticleKeyFile
    let id: String

    init() throws {
        temporary = try TemporaryLibrary()
        keys = ArticleKeyFile(library: temporary.library, folder: temporary.folder + "-cache")
        let document = RawDocument(text: Self.text, url: "https://www.example.org/talks/")
        id = try temporary.library.add(document, analysis: Analysis(parser: "1")).id
    }

    private func annotation(
        _ target: String, id: String? = "urn:uuid:1", countsUTF16: Bool = false
    ) throws -> ImportedAnnotation {
        let name = id.map { "\"id\": \"\($0)\", " } ?? ""
        let json = try JSONValue(
            parsing: Array("{\(name)\"type\": \"Annotation\", \"x\": [1.0], \"target\": \(target)}".utf8))
        return ImportedAnnotation(
            item: json, sources: AnnotationDocument.sources(of: json), countsUTF16: countsUTF16)
    }

    private func target(_ source: String, _ selectors: String) -> String {
        "{\"source\": \"\(source)\", \"selector\": [\(selectors)]}"
    }

    private func quote(_ exact: String, _ prefix: String = "", _ suffix: String = "") -> String {
        "{\"type\": \"TextQuoteSelector\", \"exact\": \"\(exact)\", \"prefix\": \"\(prefix)\", \"suffix\": \"\(suffix)\"}"
    }

    private func position(_ start: Int, _ end: Int) -> String {
        "{\"type\": \"TextPositionSelector\", \"start\": \(start), \"end\": \(end)}"
    }

    private func found() throws -> [String?] {
        let article = try temporary.library.article(id)
        let annotations = try temporary.library.annotations(id)
        return try temporary.library.states(of: annotations, in: article).map { state in
            state.span.map { "\($0.start) " + ArticleText(Self.text)[$0] }
        }
    }

    @Test func findsTheArticleByItsAddress() throws {
        let report = try temporary.library.importAnnotations(
            [
                try annotation(
                    target("http://example.org/talks?utm_source=x#p", quote("until the talks end")), id: "1"),
                try annotation(target("urn:quoth:\(id)", quote("she said")), id: "2"),
                try annotation(target("https://other.org", quote("x")), id: "3"),
                try annotation(target("https://other.org", quote("y")), id: "4"),
                try annotation("{}", id: "5"),
                try annotation(target("urn:quoth:../../../x", quote("y")), id: "6"),
            ], keys)
        #expect(report.imported == 2)
        #expect(
            report.unmatched == [
                .init(address: nil, count: 1), .init(address: "https://other.org", count: 2),
                .init(address: "urn:quoth:../../../x", count: 1),
            ])
        #expect(try found() == ["72 until the talks end", "38 she said"])
    }

    @Test func keepsAnAnnotationAsItCame() throws {
        let imported = try annotation(
            target(
                "https://example.org/talks",
                quote("We stay", "“", ",” he") + ", {\"type\": \"XPathSelector\", \"value\": \"/p\"}"))
        let report = try temporary.library.importAnnotations([imported], keys)
        #expect(report.moved == 1)
        #expect(try temporary.library.annotationItems(id) == [imported.item])
        #expect(try found() == ["51 We stay"])
    }

    @Test func takesEachInOnce() throws {
        let first = try annotation(target("https://example.org/talks", quote("she said")))
        let nameless = try annotation(target("https://example.org/talks", quote("he said, until")), id: nil)
        #expect(try temporary.library.importAnnotations([first, first, nameless], keys).imported == 2)
        let again = try temporary.library.importAnnotations([first, nameless], keys)
        #expect(again.imported == 0 && again.known == 2)
        #expect(try temporary.library.annotations(id).count == 2)
    }

    @Test func readsPositionsInUTF16() throws {
        // The second “We stay”: in code points 42, in UTF-16 one more for the face before it.
        let other = try annotation(
            target("https://example.org/talks", quote("We stay") + "," + position(43, 50)), countsUTF16: true)
        #expect(try temporary.library.importAnnotations([other], keys).inPlace == 1)
        #expect(try found() == ["51 We stay"])
        let item = try #require(try temporary.library.annotationItems(id).first)
        #expect(item["target"]?["selector"]?.array?.last?["start"] == .int(42))
    }

    @Test func orphansAndNotesOnNothingAreKept() throws {
        let report = try temporary.library.importAnnotations(
            [
                try annotation(
                    target("https://example.org/talks", quote("words that are not there")), id: "1"),
                try annotation("\"https://example.org/talks\"", id: "2"),
                try annotation(target("https://example.org/talks", quote("We stay")), id: "3"),
            ], keys)
        // The last stands twice, and nothing tells which is meant.
        #expect(report.orphaned == 2 && report.withoutWords == 1)
        #expect(try temporary.library.annotationItems(id).count == 3)
    }

    @Test func findsAnArticleThatHasTheWordsAmongSeveral() throws {
        let other = try temporary.library.add(
            RawDocument(text: "Another text at the same address.", url: "https://example.org/talks"),
            analysis: Analysis(parser: "1")
        ).id
        let one = try annotation(target("https://example.org/talks", quote("Another text at")), id: "1")
        let two = try annotation(target("https://example.org/talks", quote("until the talks end")), id: "2")
        _ = try temporary.library.importAnnotations([one, two], keys)
        #expect(try temporary.library.annotations(other).map(\.id) == ["1"])
        #expect(try temporary.library.annotations(id).map(\.id) == ["2"])
        #expect(try temporary.library.importAnnotations([two, one], keys).known == 2)
    }

    @Test func aFileThatCannotBeWrittenIsNamed() throws {
        let file = "annotations/\(id.prefix(2))/\(id).json"
        try temporary.library.save(note("Talks", at: 0, in: id))
        try temporary.write(
            #"{"type": "AnnotationCollection", "schema": 9, "first": {"items": []}}"#, to: file)
        let report = try temporary.library.importAnnotations(
            [try annotation(target("https://example.org/talks", quote("she said")))], keys)
        #expect(report.imported == 0)
        #expect(report.problems.map(\.file) == [temporary.folder + "/" + file])
    }

    /// Quoted words alone are enough to stay with them, or to be known to be gone, in a later text.
    @Test func followsARevisionFromWordsAlone() throws {
        let quotes = ["“We stay,” she said", "in Geneva", "until the talks end"]
        let all = try quotes.enumerated().map { number, words in
            try annotation(target("https://example.org/talks", quote(words)), id: "\(number)")
        }
        #expect(try temporary.library.importAnnotations(all, keys).moved == 3)
        let revised =
            "Corrected. Talks 🙂 at last.\n\n“We stay on,” she said. “We stay,” he said, until the talks end. Others met in Geneva too."
        let document = RawDocument(text: revised, url: "https://example.org/talks")
        let intake = try temporary.library.take(document, keys) { _ in Analysis(parser: "1") }
        guard case .revised(let report) = intake else { throw RevisionTests.Failure() }
        #expect(report.moved == 2 && report.orphaned == 1)
        let article = try temporary.library.article(id)
        let annotations = try temporary.library.annotations(id)
        let words = try temporary.library.states(of: annotations, in: article).map { state in
            state.span.map { ArticleText(revised)[$0] }
        }
        let found = Dictionary(uniqueKeysWithValues: zip(annotations.map(\.id), words))
        #expect(found == ["0": "“We stay on,” she said", "1": nil, "2": "until the talks end"])
        #expect(annotations.first { $0.id == "0" }?.earlierWords == "“We stay,” she said")
    }

    /// What is exported and imported into an empty library is what it was.
    @Test func goesThereAndBack() throws {
        try temporary.library.save(note("Geneva", at: 11, in: id, id: "1"))
        _ = try temporary.library.importAnnotations(
            [try annotation(target("https://example.org/talks", quote("We stay", "“", ",” he")), id: "2")],
            keys)
        let items = try temporary.library.annotationItems(id)
        let other = try TemporaryLibrary()
        let copy = try other.library.add(
            RawDocument(text: Self.text, url: "https://www.example.org/talks/"),
            analysis: Analysis(parser: "1")
        ).id
        let imported = items.map {
            ImportedAnnotation(item: $0, sources: AnnotationDocument.sources(of: $0), countsUTF16: false)
        }
        let index = ArticleKeyFile(library: other.library, folder: other.folder + "-cache")
        #expect(try other.library.importAnnotations(imported, index).imported == 2)
        #expect(try other.library.annotationItems(copy) == items)
    }
}
