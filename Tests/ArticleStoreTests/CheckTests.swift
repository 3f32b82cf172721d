import ArticleModel
import Foundation
import Synchronization
import Testing

@testable import ArticleStore

/// `LibraryCheck` on libraries to which one thing has happened.
struct CheckTests {
    private let temporary: TemporaryLibrary
    private let article: String
    private var shelf: String { String(article.prefix(2)) }

    init() throws {
        temporary = try TemporaryLibrary(isCached: true)
        article = try temporary.add()
        let keys = ArticleKeyFile(library: temporary.library, folder: temporary.folder + "-cache")
        let revised = RawDocument(text: "“We stay,” Ada Lovelace said.", url: "https://example.org/a")
        for text in ["One stays, two stay, three stay with us.", "One stays, two stay, three leave with us."]
        {
            var document = revised
            document.text = text
            _ = try temporary.library.take(document, keys) { _ in Analysis(parser: "1") }
        }
        for number in 1...2 { try temporary.library.save(note("We", at: 1, in: article, id: "\(number)")) }
        for id in try temporary.library.articleIDs() {
            try temporary.library.updateState(of: id) { $0.read = [id] }
            try temporary.library.updateState(of: id) { $0.starred = [id] }
        }
        _ = temporary.library.summaries()
    }

    private func check(repairing: Bool = false) -> (CheckSummary, [LibraryFinding]) {
        temporary.library.check(repairing: repairing)
    }

    private func expectMended(
        _ kind: LibraryFinding.Kind, _ file: String, isProblem: Bool = true,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let (summary, all) = check()
        // What was done to the files, the index does not know yet.
        let found = all.filter { $0.file != "index" }
        #expect(found.map(\.kind) == [kind], sourceLocation: sourceLocation)
        #expect(found.map(\.file) == [file], sourceLocation: sourceLocation)
        #expect(summary.open == (isProblem ? 1 : 0), sourceLocation: sourceLocation)
        let (repaired, mended) = check(repairing: true)
        #expect(repaired.open == 0, "\(mended)", sourceLocation: sourceLocation)
        #expect(mended.allSatisfy { $0.repair != nil }, "\(mended)", sourceLocation: sourceLocation)
        let after = check().1.filter { $0.kind != .aside }
        #expect(after.isEmpty, "\(after)", sourceLocation: sourceLocation)
    }

    @Test func aGoodLibraryIsClean() {
        let (summary, found) = check()
        #expect(found.isEmpty)
        #expect(summary.articles == 2)
        // Two articles and analyses, a revision, annotations with their generation, two files of the state with theirs.
        #expect(summary.files == 2 + 2 + 1 + 2 + 4)
        #expect(summary.open == 0)
    }

    @Test func damagedArticle() throws {
        let path = "articles/\(shelf)/\(article).json"
        let content = try temporary.read(path)
        try temporary.write(String(content.dropLast(9)), to: path)
        let (summary, found) = check(repairing: true)
        #expect(summary.open == 0)
        #expect(found.first?.repair == "set aside as \(path).damaged-1")
        #expect(try temporary.read(path + ".damaged-1") == String(content.dropLast(9)))
        // Its annotations wait for it.
        #expect(check().1.map(\.kind) == [.aside])
        #expect(try temporary.add() == article)
        #expect(try temporary.library.annotations(article).count == 2)
    }

    @Test func damagedAnnotationsComeBack() throws {
        let path = "annotations/\(shelf)/\(article).json"
        try temporary.write("{\"type\": ", to: path)
        expectMended(.damaged, path)
        #expect(try temporary.library.annotations(article).map(\.id) == ["urn:uuid:1"])
        #expect(try temporary.read(path + ".damaged-1") == "{\"type\": ")
    }

    @Test func damagedStateComesBack() throws {
        let path = "state/\(shelf).json"
        try temporary.write("{\"articles\": []}", to: path)
        expectMended(.damaged, path)
        #expect(try temporary.library.state().read.contains(article))
    }

    @Test(arguments: ["decisions.json", "feeds.json"]) func otherFilesThatChangeOften(name: String) throws {
        try temporary.write("{\"schema\": 1", to: name)
        try temporary.write("{\"schema\": 1, \"feeds\": []}", to: ".previous/" + name)
        expectMended(.damaged, name)
        #expect(try JSONValue(parsing: Array(temporary.read(name).utf8))["schema"] == .int(1))
    }

    @Test(arguments: [
        "not JSON", "{}", "[[1,2]]", String(repeating: "[", count: 100_000), "{\"schema\": 1, \"about\": 5}",
    ])
    func damagedAnalysisIsMadeAnew(content: String) throws {
        let path = "analysis/\(shelf)/\(article).json"
        try temporary.write(content, to: path)
        expectMended(.damaged, path)
        #expect(try temporary.library.analysis(article)?.parser == "repair")
    }

    @Test func analysisWithSpansOutsideTheText() throws {
        let path = "analysis/\(shelf)/\(article).json"
        let text = try temporary.read(path)
        var json = try JSONValue(parsing: Array(text.utf8))
        json["sentences"] = .array([.array([.int(0), .int(999)])])
        try temporary.write(String(decoding: json.pretty(), as: UTF8.self), to: path)
        expectMended(.damaged, path)
    }

    @Test func analysisThatLeadsNowhere() throws {
        let path = "analysis/\(shelf)/\(article).json"
        let text = try temporary.read(path)
        try temporary.write(
            text.replacingOccurrences(of: "\"speaker\": \"e1\"", with: "\"speaker\": \"e9\""), to: path)
        expectMended(.damaged, path)
    }

    @Test func analysisOfAnotherText() throws {
        let path = "articles/\(shelf)/\(article).json"
        try temporary.write(
            try temporary.read(path).replacingOccurrences(of: "We stay", with: "We stayed"), to: path)
        expectMended(.unfit, "analysis/\(shelf)/\(article).json", isProblem: false)
    }

    @Test func missingAnalysis() throws {
        try FileManager.default.removeItem(atPath: temporary.path(.analysis, article))
        expectMended(.missing, "analysis/\(shelf)/\(article).json", isProblem: false)
    }

    @Test func anIDThatIsNotTheNames() throws {
        let path = "articles/\(shelf)/\(article).json"
        try temporary.write(
            try temporary.read(path).replacingOccurrences(of: article, with: "0123456789abcdef"), to: path)
        expectMended(.unfit, path)
        #expect(try temporary.read(path).contains(article))
    }

    @Test func orphansGoToTheTrash() throws {
        let orphan = "0123456789abcdef"
        try FileManager.default.createDirectory(
            atPath: temporary.folder + "/annotations/01", withIntermediateDirectories: true)
        try FileManager.default.copyItem(
            atPath: temporary.path(.annotations, article), toPath: temporary.path(.annotations, orphan))
        expectMended(.orphan, "annotations/01/\(orphan).json")
        #expect(try temporary.names("trash/" + orphan) == ["annotations.json"])
    }

    @Test func aRemovalThatWasBrokenOffIsCompleted() throws {
        let bin = temporary.folder + "/trash/" + article
        try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
        try FileManager.default.moveItem(
            atPath: temporary.path(.articles, article), toPath: bin + "/article.json")
        try temporary.library.refresh(.files)
        let (summary, found) = check()
        #expect(summary.open == 0)
        #expect(Set(found.map(\.kind)) == [.orphan])
        _ = check(repairing: true)
        #expect(check().1.isEmpty)
        try temporary.library.restore(article)
        #expect(try temporary.library.annotations(article).count == 2)
        #expect(check().1.isEmpty)
    }

    @Test func whatSavesHaveLeftBehind() throws {
        let name = "articles/\(shelf)/.\(article).json.99999.1.tmp"
        try temporary.write("{", to: name)
        expectMended(.temporary, name, isProblem: false)
        #expect(try temporary.names("trash/.temporary") == ["\(article).json.99999.1.tmp"])
    }

    @Test func revisionsAreChecked() throws {
        let revised = try #require(try temporary.names("revisions").first)
        let id = try #require(try temporary.names("revisions/" + revised).first)
        let path = "revisions/\(revised)/\(id)/1.json"
        try temporary.write("{\"text\": 5}", to: path)
        expectMended(.damaged, path)
    }

    @Test func strangersAreNamedAndLeftAlone() throws {
        try temporary.write("hello", to: "articles/\(shelf)/readme.txt")
        try temporary.write("hello", to: "articles/notes.txt")
        let (summary, found) = check(repairing: true)
        #expect(summary.open == 0)
        #expect(found.map(\.kind) == [.unknown, .unknown])
        #expect(try temporary.read("articles/notes.txt") == "hello")
    }

    @Test func aNewerFileIsLeftAlone() throws {
        let path = "articles/\(shelf)/\(article).json"
        try temporary.write(
            try temporary.read(path).replacingOccurrences(of: "\"schema\": 1", with: "\"schema\": 2"),
            to: path)
        try temporary.library.refresh(.files)
        let before = try temporary.read(path)
        #expect(check(repairing: true).1.map(\.kind) == [.newer])
        #expect(try temporary.read(path) == before)
    }

    @Test func annotationsThatDoNotFit() throws {
        let path = "annotations/\(shelf)/\(article).json"
        let text = try temporary.read(path)
        try temporary.write(
            text.replacingOccurrences(of: "urn:quoth:\(article)\"", with: "https://example.com/other\"")
                .replacingOccurrences(of: "\"exact\": \"We\"", with: "\"exact\": \"Zebras\"")
                .replacingOccurrences(of: "urn:uuid:2", with: "urn:uuid:1"), to: path)
        try temporary.library.refresh(.files)
        let (summary, found) = check()
        #expect(summary.open == 0)
        #expect(found.map(\.kind) == [.unfit, .unfit, .unfit])
    }

    @Test func anIndexThatIsBehind() throws {
        // Another program without this index.
        let other = try Library(at: temporary.folder, createIfMissing: false)
        _ = try other.add(RawDocument(text: "Later."), analysis: Analysis(parser: "1"))
        let found = check(repairing: true).1
        #expect(found.map(\.file) == ["index"])
        #expect(found.map(\.isProblem) == [false])
        #expect(check().1.isEmpty)
    }

    @Test func aCheckOfALibraryThatCannotBeWritten() throws {
        let path = "annotations/\(shelf)/\(article).json"
        try temporary.write("{", to: path)
        let broken = try Library(
            at: temporary.folder, createIfMissing: false,
            file: AtomicFile { _ throws(FileFailure) in throw FileFailure(code: EROFS) })
        let (summary, found) = broken.check(repairing: true)
        #expect(summary.open == 1)
        #expect(found.first?.failure?.contains("read-only") == true)
        #expect(try temporary.read(path) == "{")
    }
}

extension Library {
    /// Checks it, in the order of the findings.
    func check(repairing: Bool = false) -> (CheckSummary, [LibraryFinding]) {
        final class Found: Sendable { let list = Mutex<[LibraryFinding]>([]) }
        let found = Found()
        let mode: LibraryCheck.Mode =
            repairing ? .repair { _ in Analysis(parser: "repair") } : .look
        let summary = LibraryCheck(self, mode: mode).run { finding in
            found.list.withLock { $0.append(finding) }
        }
        return (summary, found.list.withLock { $0 })
    }
}
