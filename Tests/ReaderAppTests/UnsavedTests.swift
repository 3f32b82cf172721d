import ArticleModel
import ArticleParsing
@testable import ArticleStore
import CrossReference
import Foundation
import Synchronization
import Testing

@testable import ReaderApp

/// A library that cannot be written for a while: nothing of the user's is lost.
struct UnsavedTests {
    /// A disk that fails on request.
    private final class Disk: Sendable {
        let failure = Mutex<FileFailure?>(nil)

        func fail(_ code: Int32?) { failure.withLock { $0 = code.map { FileFailure(code: $0) } } }

        var file: AtomicFile {
            AtomicFile { step throws(FileFailure) in
                if step == .write, let failure = self.failure.withLock({ $0 }) { throw failure }
            }
        }
    }

    private let folder = FileManager.default.temporaryDirectory.path + "/quoth-unsaved-" + UUID().uuidString
    private let disk = Disk()
    private let library: Library
    private let inbox = Inbox {}
    private let librarian: Librarian
    private let id: String

    init() throws {
        library = try Library(at: folder, createIfMissing: true, file: disk.file)
        id = try library.add(
            RawDocument(text: "One bridge.\n\nTwo ferries."), analysis: Analysis(parser: "none")
        ).id
        librarian = Librarian(library: library, inbox: inbox)
    }

    private func carryOut(_ effects: Effect...) -> [ReaderEvent] {
        for effect in effects { librarian.carryOut(effect) }
        librarian.waitForDesk()
        return inbox.take()
    }

    private func report(_ events: [ReaderEvent]) -> UnsavedReport?? {
        for case .unsaved(let report) in events { return .some(report) }
        return nil
    }

    private func annotation(_ events: [ReaderEvent]) -> Annotation? {
        for case .annotated(_, let after, _, _) in events { return after }
        return nil
    }

    private func notes() throws -> [String?] { try library.annotations(id).map(\.note) }

    @Test(arguments: [ENOSPC, EROFS, EACCES, EDQUOT, EFBIG, EIO])
    func aNoteWaitsForTheDisk(code: Int32) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        disk.fail(code)
        let first = carryOut(.annotate(article: id, span: TextSpan(0, 3), note: "kept"))
        #expect(annotation(first)?.note == "kept", "it is shown")
        let told = try #require(report(first) ?? nil)
        #expect(told.count == 1)
        #expect(told.reason.contains(folder) && !told.reason.contains("\n"))
        _ = carryOut(.setUnread(articles: [id], false), .setStarred(articles: [id], true))
        #expect(try notes().isEmpty)
        // Read again, it is still shown.
        let loaded = carryOut(.load(article: id))
        guard
            case .loaded(let article)? = loaded.first(where: { if case .loaded = $0 { true } else { false } })
        else {
            Issue.record("the article is not read")
            return
        }
        #expect(article.annotations.map(\.annotation.note) == ["kept"])
        disk.fail(nil)
        // The next change takes the others along.
        let last = carryOut(.savePosition(article: id, offset: 4))
        #expect(report(last) == .some(nil))
        #expect(try notes() == ["kept"])
        #expect(try library.state().read == [id])
        #expect(try library.state().starred == [id])
        #expect(try library.state().positions == [id: 4])
    }

    @Test func changesOfWhatWaitsBecomeOne() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        disk.fail(ENOSPC)
        let made = try #require(
            annotation(carryOut(.annotate(article: id, span: TextSpan(0, 3), note: "first"))))
        let changed = try #require(annotation(carryOut(.changeNote(made, note: "second"))))
        #expect(changed.note == "second")
        let gone = try #require(
            annotation(carryOut(.annotate(article: id, span: TextSpan(4, 10), note: "gone"))))
        _ = carryOut(.deleteAnnotation(gone, isUndo: true))
        disk.fail(nil)
        _ = carryOut(.saveAgain)
        #expect(try notes() == ["second"])
    }

    @Test func aStatusWaitsForTheDisk() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var analysis = Analysis(parser: ArticleParser.version)
        analysis.claims = [Claim(id: "c1", content: [TextSpan(0, 10)], standalone: "One bridge.")]
        try library.saveAnalysis(analysis, of: library.article(id).document.text, for: id)
        func statuses(_ events: [ReaderEvent]) -> [String: ClaimStatus]? {
            for case .loaded(let loaded) in events { return loaded.statuses }
            return nil
        }
        disk.fail(ENOSPC)
        let first = carryOut(.setStatus(analysis.claims[0], article: id, .disputed))
        #expect((report(first) ?? nil)?.count == 1)
        #expect(statuses(carryOut(.load(article: id))) == ["c1": .disputed], "it is shown")
        _ = carryOut(.setStatus(analysis.claims[0], article: id, .noted))
        disk.fail(nil)
        #expect(report(carryOut(.saveAgain)) == .some(nil))
        let claims = ArticleClaims(try library.article(id), analysis)
        #expect(try library.claimDecisions(of: claims) == ["c1": .noted])
        #expect(statuses(carryOut(.load(article: id))) == ["c1": .noted])
        _ = carryOut(.setStatus(analysis.claims[0], article: id, nil))
        #expect(statuses(carryOut(.load(article: id))) == [:])
    }

    @Test func aFolderThatVanishesComesBack() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = carryOut(.load(article: id))
        try FileManager.default.moveItem(atPath: folder, toPath: folder + "-away")
        let events = carryOut(.annotate(article: id, span: TextSpan(0, 3), note: "kept"))
        #expect(annotation(events)?.note == "kept")
        #expect((report(events) ?? nil)?.count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder), "no library is made in its place")
        try FileManager.default.moveItem(atPath: folder + "-away", toPath: folder)
        #expect(report(carryOut(.saveAgain)) == .some(nil))
        #expect(try notes() == ["kept"])
    }

    @Test func savedElsewhereItCanBeImported() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        _ = carryOut(.annotate(article: id, span: TextSpan(0, 3), note: "there before"))
        let old = try #require(try library.annotations(id).first)
        disk.fail(ENOSPC)
        _ = carryOut(
            .annotate(article: id, span: TextSpan(4, 10), note: "new"), .changeNote(old, note: "changed"))
        let path = folder + "-notes.jsonld"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let events = carryOut(.saveElsewhere(path))
        #expect((report(events) ?? nil)?.areElsewhere == true)
        #expect(librarian.finish(fallback: ["/nowhere"]).count == 1, "said, and not written once more")
        disk.fail(nil)
        let json = try JSONValue(parsing: try Data(contentsOf: URL(fileURLWithPath: path)))
        let items = try #require(AnnotationDocument.items(of: json))
        let keys = ArticleKeyFile(library: library, folder: folder + "-cache")
        let imported = try library.importAnnotations(
            items.map { item in
                ImportedAnnotation(
                    item: item, sources: AnnotationDocument.sources(of: item), countsUTF16: false)
            }, keys)
        #expect(imported.imported == 2 && imported.known == 0 && imported.orphaned == 0)
        #expect(Set(try notes()) == ["there before", "new", "changed"])
        #expect(throws: LibraryError.self) { try NewFile.write([0x20], to: path) }
    }

    @Test func leavingKeepsNotesInAFileOfTheirOwn() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        disk.fail(EROFS)
        _ = carryOut(.annotate(article: id, span: TextSpan(0, 3), note: "kept"))
        let fallback = folder + "-fallback"
        defer { try? FileManager.default.removeItem(atPath: fallback) }
        let lines = librarian.finish(fallback: [folder + "-fallback"])
        #expect(lines.count == 2)
        #expect(lines[0].contains("read-only") && lines[1].contains(fallback))
        let file = try #require(try FileManager.default.contentsOfDirectory(atPath: fallback).first)
        #expect(try String(contentsOfFile: fallback + "/" + file, encoding: .utf8).contains("kept"))
    }

    @Test func whatCanNeverBeSavedIsSaidAtOnce() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let made = try #require(
            annotation(carryOut(.annotate(article: id, span: TextSpan(0, 3), note: "first"))))
        try library.remove([id])
        let events = carryOut(.changeNote(made, note: "second"))
        #expect(events.contains { if case .failed = $0 { true } else { false } })
        #expect(report(events) == nil, "nothing waits")
    }

    // MARK: On the screen

    private static let report = UnsavedReport(
        count: 2, reason: "cannot write /home/ada/quoth/annotations/00: no space left on the disk",
        areElsewhere: false)

    @Test func theMessage() throws {
        var play = Screenplay("120x20")
        play.type("Enter ]q")
        play.send(.unsaved(Self.report))
        try play.expectScreen("unsaved-120x20")
        // The next key takes the message away, not the sign.
        play.type("j")
        #expect(play.state.render().text.contains("! 2 unsaved"))
        play.send(.unsaved(nil))
        #expect(!play.state.render().text.contains("unsaved"))
        #expect(play.state.render().text.contains("All changes are saved now"))
    }

    @Test func thePromptForAFile() throws {
        var play = Screenplay("80x24")
        play.send(.unsaved(Self.report))
        play.type(": 'save_as Enter")
        try play.expectScreen("save-as-80x24")
        play.press(.enter)
        #expect(play.effects.last == .saveElsewhere("~/quoth-unsaved.jsonld"))
    }

    @Test func leavingAsksOnce() {
        var play = Screenplay("80x24")
        play.send(.unsaved(Self.report))
        play.type("Q")
        #expect(!play.state.isQuitting)
        #expect(play.effects.last == .saveAgain)
        play.send(.unsaved(Self.report))
        #expect(play.state.message?.text.contains("quit once more") == true)
        play.type("Q")
        #expect(play.state.isQuitting)
    }

    @Test func leavingDoesNotAskWhereNotesAreElsewhere() {
        var play = Screenplay("80x24")
        var report = Self.report
        report.areElsewhere = true
        play.send(.unsaved(report))
        play.type("Q")
        #expect(play.state.isQuitting)
    }
}
