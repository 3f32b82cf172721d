import ArticleModel
import ArticleParsing
@testable import ArticleStore
import Foundation
import Linguistics
import Synchronization
import Testing

@testable import ReaderApp

/// Analyses by an earlier version of the parser are made anew in the background.
struct AnalysisRenewalTests {
    /// Events, and when the work has ended.
    private final class Ear: Sendable {
        private let heard = Mutex<[ReaderEvent]>([])
        private let ended = DispatchSemaphore(value: 0)

        func hear(_ event: ReaderEvent) {
            heard.withLock { $0.append(event) }
            if case .libraryChanged = event { ended.signal() }
        }

        func waitForEnd() -> Bool { ended.wait(timeout: .now() + 60) == .success }

        var progress: [RenewalProgress?] {
            heard.withLock { $0 }.compactMap { event -> RenewalProgress?? in
                if case .renewing(let progress) = event { .some(progress) } else { nil }
            }
        }
    }

    private let folder = FileManager.default.temporaryDirectory.path + "/quoth-renewal-" + UUID().uuidString
    private let library: Library
    private let ids: [String]

    init() throws {
        library = try Library(at: folder, createIfMissing: true)
        ids = try (0..<6).map { [library] number in
            let document = RawDocument(text: "Number \(number) stays.", date: "2026-01-0\(number + 1)")
            return try library.add(document, analysis: Analysis(parser: number == 5 ? "2.0" : "1.9")).id
        }
        try library.refresh()
    }

    private func renewal(_ ear: Ear, _ analyse: @escaping AnalysisRenewal.Analyse) -> AnalysisRenewal {
        AnalysisRenewal(library, version: "2.0", prepare: { analyse }) { ear.hear($0) }
    }

    private func renewed() throws -> [String] {
        try ids.filter { try library.analysis($0)?.parser == "2.0" }
    }

    @Test func whatIsOnTheScreenComesFirst() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let note = Annotation(
            id: "urn:uuid:1", article: ids[0],
            anchor: .init(exact: "Number", prefix: "", suffix: "", position: CodePointRange(0, 6)),
            correction: .init(speaker: "Ada"), created: "2026-01-01T00:00:00Z")
        try library.save(note)
        let order = Mutex<[String]>([])
        let ear = Ear()
        let renewal = renewal(ear) { document in
            order.withLock { $0.append(document.date ?? "") }
            return Analysis(parser: "2.0")
        }
        renewal.start(first: [ids[1], ids[5]])
        renewal.start(first: [])
        #expect(ear.waitForEnd())
        #expect(order.withLock { $0 } == [2, 5, 4, 3, 1].map { "2026-01-0\($0)" }, "then the newest")
        #expect(try renewed() == ids)
        #expect(try library.annotations(ids[0]).map(\.correction) == [note.correction])
        #expect(ear.progress.first == RenewalProgress(done: 0, total: 5))
        #expect(ear.progress.last == .some(nil))
        #expect(try library.articles(analysedBefore: "2.0").isEmpty)
    }

    @Test func itCanBeCancelled() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ear = Ear()
        let isUnderWay = DispatchSemaphore(value: 0)
        let mayGoOn = DispatchSemaphore(value: 0)
        let renewal = renewal(ear) { _ in
            isUnderWay.signal()
            mayGoOn.wait()
            return Analysis(parser: "2.0")
        }
        renewal.start(first: [])
        isUnderWay.wait()
        renewal.cancel()
        mayGoOn.signal()
        #expect(ear.waitForEnd())
        #expect(try renewed() == [ids[5]], "what was under way is not kept")
    }

    /// An article that gets another text meanwhile keeps that text's analysis.
    @Test func anAnalysisOfAnEarlierTextIsNotKept() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ear = Ear()
        let path = library.path(.articles, ids[0])
        let renewal = renewal(ear) { document in
            if document.text == "Number 0 stays." {
                let changed = (try? String(contentsOfFile: path, encoding: .utf8))?.replacing(
                    "stays", with: "leaves")
                try? changed?.write(toFile: path, atomically: true, encoding: .utf8)
            }
            return Analysis(parser: "2.0", title: document.text)
        }
        renewal.start(first: [])
        #expect(ear.waitForEnd())
        #expect(try library.article(ids[0]).document.text == "Number 0 leaves.")
        #expect(try library.analysis(ids[0]) == nil)
    }

    @Test func theScreenTellsOfIt() {
        var play = Screenplay("120x20")
        play.send(.renewing(RenewalProgress(done: 3, total: 40)))
        #expect(play.state.render().text.contains("analysing 3/40"))
        play.press(.control("c"))
        #expect(play.effects.last == .cancelJob)
        play.send(.renewing(nil))
        #expect(!play.state.render().text.contains("analysing"))
    }
}
