import ArticleModel
import Foundation

@testable import ArticleStore

/// A library in a folder of its own, deleted when the test is over.
final class TemporaryLibrary {
    let library: Library
    var folder: String { library.folder }

    /// The folder of the index; nil for a temporary one.
    let cache: String?

    init(file: AtomicFile = AtomicFile(), isCached: Bool = false) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/quoth-test-" + UUID().uuidString
        cache = isCached ? folder + ".cache" : nil
        library = try Library(at: folder, createIfMissing: true, cache: cache, file: file)
    }

    deinit {
        for path in [folder, folder + "-cache"] { try? FileManager.default.removeItem(atPath: path) }
        if let cache { try? FileManager.default.removeItem(atPath: cache) }
    }

    /// A second program on the same folder.
    func another() throws -> Library { try Library(at: folder, createIfMissing: false, cache: cache) }

    /// The databases in the folder of the index.
    func databases() throws -> [String] {
        guard let cache, let name = try FileManager.default.contentsOfDirectory(atPath: cache).first else {
            return []
        }
        return try FileManager.default.contentsOfDirectory(atPath: cache + "/" + name)
            .filter { $0.hasSuffix(".sqlite") }.map { "\(cache)/\(name)/\($0)" }.sorted()
    }

    /// The path of an article's file in a section.
    func path(_ section: Library.Section, _ id: String) -> String { library.path(section, id) }

    /// Adds an article with one quote and one claim.
    func add(_ text: String = "“We stay,” Ada Lovelace said.", date: String? = nil) throws -> String {
        try library.add(RawDocument(text: text, date: date), analysis: sampleAnalysis).id
    }

    func write(_ text: String, to name: String) throws {
        try FileManager.default.createDirectory(
            at: URL(fileURLWithPath: folder + "/" + name).deletingLastPathComponent(),
            withIntermediateDirectories: true)
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
    }

    func read(_ name: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)), as: UTF8.self)
    }

    func names(_ folderName: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder + "/" + folderName).sorted()
    }
}

/// Of the text `“We stay,” Ada Lovelace said.`
let sampleAnalysis = Analysis(
    parser: "1", title: nil, language: "en", blocks: [Block(.paragraph, TextSpan(0, 33))],
    sentences: [TextSpan(0, 33)],
    quotes: [
        Quote(
            id: "q1", kind: .direct, content: [TextSpan(0, 14)], cue: [TextSpan(28, 32)],
            source: [TextSpan(15, 27)], speaker: "e1", confidence: 0.9)
    ],
    entities: [
        Entity(id: "e1", kind: .person, name: "Ada Lovelace", mentions: [Mention(TextSpan(15, 27), .name)])
    ],
    claims: [
        Claim(
            id: "c1", content: [TextSpan(3, 10)], standalone: "We stay", claimant: "e1", voice: .direct,
            quantities: [Quantity(span: TextSpan(3, 5), value: 1.5, unit: nil)],
            times: [
                TimeReference(span: TextSpan(3, 5), resolved: CalendarDate(year: 2022, month: 1, day: 21))
            ],
            worth: 0.25, quote: "q1")
    ])

func note(_ words: String, at position: Int, in article: String, id: String = UUID().uuidString) -> Annotation
{
    Annotation(
        id: "urn:uuid:" + id, article: article,
        anchor: .init(
            exact: words, prefix: "", suffix: "",
            position: CodePointRange(position, position + words.unicodeScalars.count)),
        note: "See “minutes”\nof the meeting", tags: ["later"], colour: "green",
        created: "2026-11-21T03:00:00Z")
}
