import ArticleModel
import Foundation
import Testing

@testable import ArticleImport

struct AnnotationFileTests {
    static let annotation =
        #"{"id": "urn:uuid:1", "type": "Annotation", "target": {"source": "https://example.org", "selector": [{"type": "TextQuoteSelector", "exact": "e"}]}}"#
    static let row =
        #"{"id": "a", "uri": "https://example.org", "text": "n", "tags": [], "target": [{"source": "s"}]}"#

    static func content(_ text: String) throws(ImportError) -> AnnotationFile.Content {
        try AnnotationFile.content(of: Array(text.utf8), name: "file")
    }

    @Test(arguments: [
        annotation, "[\(annotation)]", #"{"type": "AnnotationPage", "items": [\#(annotation)]}"#,
        #"{"type": "AnnotationCollection", "first": {"type": "AnnotationPage", "items": [\#(annotation)]}}"#,
        #"{"type": ["AnnotationCollection", "Other"], "items": [\#(annotation)]}"#,
        #"{"type": "AnnotationCollection", "first": {"items": [], "next": {"items": [\#(annotation)]}}}"#,
        "\(annotation)\n\n\(annotation.replacingOccurrences(of: "uuid:1", with: "uuid:2"))\n",
    ])
    func readsWebAnnotations(text: String) throws {
        let content = try Self.content(text)
        #expect(content.annotations.first?.item == (try JSONValue(parsing: Array(Self.annotation.utf8))))
        #expect(content.annotations.first?.sources == ["https://example.org"])
        #expect(content.annotations.first?.countsUTF16 == false)
        #expect(content.unusable == 0)
    }

    @Test(arguments: [
        row, #"{"total": 1, "rows": [\#(row)]}"#, #"{"export_date": "d", "annotations": [\#(row)]}"#,
        "[\(row)]",
        "\(row)\n\(row)",
    ])
    func readsListsOfHypothesis(text: String) throws {
        let content = try Self.content(text)
        let annotation = try #require(content.annotations.first)
        #expect(annotation.item["id"] == .string("https://hypothes.is/a/a"))
        #expect(annotation.sources == ["https://example.org", "s"])
        #expect(annotation.countsUTF16)
    }

    @Test func countsWhatIsNoAnnotation() throws {
        let content = try Self.content(#"[5, null, {"type": "Person"}, \#(Self.annotation), [], "x"]"#)
        #expect(content.annotations.count == 1)
        #expect(content.unusable == 5)
    }

    @Test func saysWhatIsWrong() {
        #expect(throws: ImportError.empty(name: "file")) { try Self.content(" \n") }
        #expect(throws: ImportError.noAnnotations(name: "file")) { try Self.content("{}") }
        #expect(throws: ImportError.noAnnotations(name: "file")) { try Self.content("[1]") }
        #expect(throws: ImportError.noAnnotations(name: "file")) { try Self.content("5") }
        #expect(throws: ImportError.annotationsElsewhere(name: "file", address: "https://x.org/1")) {
            try Self.content(#"{"type": "AnnotationCollection", "first": "https://x.org/1"}"#)
        }
        #expect(throws: ImportError.annotationsElsewhere(name: "file", address: "https://x.org/2")) {
            try Self.content(#"{"type": "AnnotationPage", "items": [], "next": "https://x.org/2"}"#)
        }
        #expect(throws: ImportError.badJSON(name: "file", reason: "it ends too early in line 1")) {
            try Self.content("[")
        }
        #expect(throws: ImportError.missing(name: "/no/such/file")) {
            try AnnotationFile.read("/no/such/file")
        }
        for error in [
            ImportError.badJSON(name: "f", reason: "r"), .noAnnotations(name: "f"),
            .annotationsElsewhere(name: "f", address: "a"),
        ] {
            #expect(!error.description.contains("\n") && error.description.hasPrefix("cannot read f"))
        }
    }

    @Test func anEmptyCollectionIsNoError() throws {
        #expect(try Self.content(#"{"type": "AnnotationCollection", "total": 0}"#).annotations.isEmpty)
        #expect(try Self.content(#"{"total": 0, "rows": []}"#).annotations.isEmpty)
    }

    /// Any bytes: a result or an error, never a crash.
    @Test(arguments: 0..<400) func survivesAnything(seed: UInt64) {
        var generator = SeededNumbers(state: seed)
        let sources = [
            Self.annotation, Self.row,
            #"{"type": "AnnotationCollection", "first": {"items": [\#(Self.annotation)]}}"#,
            #"{"total": 1, "rows": [\#(Self.row), \#(Self.row)]}"#,
        ]
        var bytes = Array(sources[Int(seed) % sources.count].utf8)
        for _ in 0..<Int.random(in: 1...8, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: bytes.indices, using: &generator)
            switch Int.random(in: 0...4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            case 2: bytes.removeLast(bytes.count - place)
            case 3:
                bytes.insert(
                    contentsOf: Array(
                        (["[", "{", "null", "\"", "-1e999", "\\ud800"].randomElement(using: &generator) ?? "")
                            .utf8), at: place)
            default:
                let end = Int.random(in: place...bytes.count, using: &generator)
                bytes.insert(contentsOf: bytes[place..<end], at: place)
            }
        }
        guard let content = try? AnnotationFile.content(of: bytes, name: "file") else { return }
        for annotation in content.annotations {
            _ = AnnotationDocument.annotation(annotation.item, article: "a")
            _ = HypothesisDocument.row(of: annotation.item, text: "é🙂", article: "a")
            _ = AnnotationDocument.moved(annotation.item, to: CodePointRange(1, 2))
        }
    }
}

/// SplitMix64: the same numbers in every run.
private struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
