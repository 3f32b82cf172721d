import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

struct RecognitionTests {
    let temporary: TemporaryLibrary
    let keys: ArticleKeyFile

    init() throws {
        temporary = try TemporaryLibrary()
        keys = ArticleKeyFile(library: temporary.library, folder: temporary.folder + "-cache")
    }

    private func take(_ document: RawDocument) throws -> Intake {
        try temporary.library.take(document, keys) { _ in Analysis(parser: "1") }
    }

    private func add(_ document: RawDocument) throws -> String {
        guard case .added(let id) = try take(document) else { throw RevisionTests.Failure() }
        return id
    }

    /// Different for different seeds.
    static func text(_ seed: Int, words count: Int = 200) -> String {
        var generator = SeededGenerator(state: UInt64(seed))
        return (0..<count).map { index in
            "w" + String(Int.random(in: 0..<900, using: &generator), radix: 36)
                + (index % 12 == 11 ? "." : "")
        }.joined(separator: " ")
    }

    @Test func wireCopyIsKeptAndNamed() throws {
        let text = Self.text(1)
        let original = try add(RawDocument(text: text, outlet: "Wire", url: "https://wire.example/1"))
        _ = try add(RawDocument(text: Self.text(2), outlet: "Wire", url: "https://wire.example/2"))
        let changed =
            "HALVESUND (Wire) — "
            + text.replacingOccurrences(of: text.prefix(30), with: "Other words begin it") + " More."
        guard
            case .addedCopy(let copy, original, let likeness) = try take(
                RawDocument(text: changed, outlet: "Post", url: "https://post.example/9"))
        else { throw RevisionTests.Failure() }
        #expect(likeness > 0.8 && likeness < 1)
        #expect(try temporary.library.article(copy).copyOf == original)
        guard
            case .addedCopy(let third, _, _) = try take(
                RawDocument(text: changed + " And more.", outlet: "Courant", url: "https://courant.example/3")
            )
        else { throw RevisionTests.Failure() }
        // All copies name the one that was first.
        #expect(try temporary.library.article(third).copyOf == original)
        #expect(try keys.copies() == [copy: original, third: original])

        #expect(
            try temporary.library.copies(of: original, keys).map(\.id).sorted() == [copy, third].sorted())
        let links = try temporary.currentLinks(of: original)
        #expect(links.count == 2)
        #expect(
            links.allSatisfy { $0.kind == .duplicateArticle && $0.detail == .wording && $0.strength > 0.5 })
        #expect(
            Set(try temporary.currentLinks(of: copy).map(\.id)).intersection(links.map(\.id)).count == 1)
    }

    @Test func aCutCopyIsACopy() throws {
        let text = Self.text(3, words: 400)
        let original = try add(RawDocument(text: text, outlet: "Wire"))
        let half = text.split(separator: " ").prefix(260).joined(separator: " ")
        guard case .addedCopy(_, original, _) = try take(RawDocument(text: half, outlet: "Post")) else {
            throw RevisionTests.Failure()
        }
    }

    @Test func theSameTextFromElsewhereIsACopy() throws {
        let original = try add(RawDocument(text: Self.text(4), outlet: "Wire", url: "https://wire.example/1"))
        let intake = try take(RawDocument(text: Self.text(4), outlet: "Post", url: "https://post.example/1"))
        guard case .addedCopy(let copy, original, 1) = intake else { throw RevisionTests.Failure() }
        #expect(try temporary.currentLinks(of: copy).first?.detail == .verbatim)
    }

    @Test func theSameTextAddedInTwoWaysIsOne() throws {
        let id = try add(RawDocument(text: Self.text(5), source: "a.txt"))
        #expect(try take(RawDocument(text: Self.text(5), source: "b.txt")) == .known(id: id))
        #expect(
            try take(RawDocument(text: Self.text(5), outlet: "Post", source: "c.jsonl")) == .known(id: id))
    }

    @Test func aShortTextIsNoCopyForWhatItShares() throws {
        _ = try add(RawDocument(text: "More follows soon.", outlet: "Wire"))
        _ = try add(RawDocument(text: "More follows soon, says the Post.", outlet: "Post"))
    }

    @Test func anIDIsThatOfItsFile() throws {
        let id = try add(RawDocument(text: "One.", sourceID: "1", source: "a.jsonl"))
        guard
            case .revised(let report) = try take(RawDocument(text: "Two.", sourceID: "1", source: "a.jsonl"))
        else {
            throw RevisionTests.Failure()
        }
        #expect(report.id == id)
        _ = try add(RawDocument(text: "Three.", sourceID: "1", source: "b.jsonl"))
        _ = try add(RawDocument(text: "Four.", sourceID: "1", source: "standard input"))
        _ = try add(RawDocument(text: "Five.", sourceID: "1", source: "standard input"))
    }

    @Test func twoItemsOfAFeedStayTwoAlsoAtOneAddress() throws {
        let item = { (id: String, text: String) in
            RawDocument(
                text: text, url: "https://post.example/live", sourceID: id,
                source: "https://post.example/feed")
        }
        let first = try add(item("1", Self.text(1)))
        let second = try add(item("2", Self.text(2)))
        #expect(first != second)
        guard case .revised(let report) = try take(item("1", Self.text(1) + " More.")) else {
            throw RevisionTests.Failure()
        }
        #expect(report.id == first)
    }

    @Test func aChangedItemUnderANewIDIsARevision() throws {
        let item = { (id: String, text: String) in
            RawDocument(
                text: text, url: "https://post.example/1", sourceID: id, source: "https://post.example/feed")
        }
        let first = try add(item("https://post.example/1#0", Self.text(1)))
        guard case .revised(let report) = try take(item("https://post.example/1#1", Self.text(1) + " More."))
        else { throw RevisionTests.Failure() }
        #expect(report.id == first)
    }

    @Test func anotherFileOfTheSameNameIsNotTheSame() throws {
        _ = try add(RawDocument(text: Self.text(6), sourceID: "1", source: "data.jsonl"))
        _ = try add(RawDocument(text: Self.text(7), sourceID: "1", source: "data.jsonl"))
        _ = try add(RawDocument(text: Self.text(8), source: "article.txt"))
        _ = try add(RawDocument(text: Self.text(9), source: "article.txt"))
    }

    @Test func aChangedTextFileIsARevision() throws {
        let id = try add(RawDocument(text: Self.text(10), source: "article.txt"))
        guard
            case .revised(let report) = try take(
                RawDocument(text: Self.text(10) + " The end.", source: "article.txt"))
        else { throw RevisionTests.Failure() }
        #expect(report.id == id)
    }

    @Test func anAddressWeighsMoreThanAnID() throws {
        _ = try add(RawDocument(text: "One.", url: "https://example.org/1", sourceID: "1", source: "a.jsonl"))
        _ = try add(RawDocument(text: "Two.", url: "https://example.org/2", sourceID: "1", source: "a.jsonl"))
    }

    // MARK: The key file

    private var path: String {
        get throws {
            try #require(
                try FileManager.default.subpathsOfDirectory(atPath: temporary.folder + "-cache").first {
                    $0.hasSuffix(".keys")
                })
        }
    }

    private func index() -> ArticleKeyFile {
        ArticleKeyFile(library: temporary.library, folder: temporary.folder + "-cache")
    }

    @Test func isFoundByTheNextProgram() throws {
        let id = try add(RawDocument(text: Self.text(11), url: "https://example.org/a"))
        #expect(try index().articles(at: "http://www.example.org/a/") == [id])
        #expect(try index().articles(at: "https://example.org/b").isEmpty)
    }

    @Test func noticesWhatCameInFromElsewhere() throws {
        _ = try add(RawDocument(text: Self.text(12), url: "https://example.org/a"))
        // The first one has read the file before, the second has not.
        let id = try temporary.library.add(
            RawDocument(text: Self.text(13), url: "https://example.org/b"), analysis: Analysis(parser: "1")
        ).id
        #expect(try index().articles(at: "https://example.org/b") == [id])
        try temporary.library.edit(id, ArticleEdit(url: "https://example.org/c"))
        #expect(try index().articles(at: "https://example.org/c") == [id])
    }

    @Test(arguments: 0..<40) func aDamagedFileIsMadeAnew(seed: UInt64) throws {
        let id = try add(RawDocument(text: Self.text(14), url: "https://example.org/a"))
        let file = URL(fileURLWithPath: temporary.folder + "-cache/" + (try path))
        var bytes = [UInt8](try Data(contentsOf: file))
        var generator = SeededGenerator(state: seed)
        switch seed % 4 {
        case 0: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
        case 1: bytes = []
        case 2: bytes[Int.random(in: 0..<16, using: &generator)] ^= 0xFF
        default: bytes += [1, 2, 3]
        }
        try Data(bytes).write(to: file)
        #expect(try index().articles(at: "https://example.org/a") == [id])
    }

    @Test func anythingInTheFileIsOnlyAHint() throws {
        let id = try add(RawDocument(text: Self.text(15), url: "https://example.org/a"))
        let file = URL(fileURLWithPath: temporary.folder + "-cache/" + (try path))
        var bytes = [UInt8](try Data(contentsOf: file))
        // Another article's id in the record.
        bytes[bytes.count - ArticleKeyRecords.recordLength] ^= 0xFF
        try Data(bytes).write(to: file)
        let document = RawDocument(text: Self.text(15) + " more", url: "https://example.org/a")
        #expect(try temporary.library.recognise(document, index()) != .same(id))
    }

    @Test func worksWithoutACacheFolder() throws {
        let index = ArticleKeyFile(library: temporary.library, folder: "/proc/nowhere")
        let document = RawDocument(text: Self.text(16), url: "https://example.org/a")
        guard
            case .added(let id) = try temporary.library.take(
                document, index, analyse: { _ in Analysis(parser: "1") })
        else { throw RevisionTests.Failure() }
        #expect(try index.articles(at: "https://example.org/a") == [id])
    }

    /// With a table and without one the same is found.
    @Test func manyLookupsFindTheSame() throws {
        var ids: [String] = []
        for number in 0..<60 {
            ids.append(
                try add(RawDocument(text: Self.text(100 + number), url: "https://example.org/\(number)")))
        }
        let fresh = index()
        for round in 0..<2 {
            for (number, id) in ids.enumerated() where round == 1 || number < 10 {
                #expect(try fresh.articles(at: "https://example.org/\(number)") == [id])
                #expect(
                    try index().articles(sharing: ArticleKeys(RawDocument(text: Self.text(100 + number))))
                        == [id])
            }
        }
    }

    @Test func removedArticlesAreNotRecognised() throws {
        let id = try add(RawDocument(text: Self.text(17), url: "https://example.org/a"))
        try temporary.library.remove([id])
        let document = RawDocument(text: Self.text(17) + " more", url: "https://example.org/a")
        #expect(try temporary.library.recognise(document, keys) == .new)
    }
}
