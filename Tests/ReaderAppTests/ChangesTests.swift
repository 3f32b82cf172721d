import Anchoring
import ArticleModel
import ArticleStore
import Foundation
import TerminalUI
import Testing

@testable import ReaderApp

struct ChangesTests {
    private func reading(_ size: String = "100x24") -> Screenplay {
        var play = Screenplay(size, articles: [Fixture.ferry, Fixture.revisedBudget])
        // The other one is newer, and so the first in the list.
        play.type("j Enter")
        return play
    }

    @Test func saysThatAnArticleIsRevised() {
        #expect(reading("160x30").state.render().text(row: 0).contains("revised (gd)"))
        var play = Screenplay("160x30")
        play.type("Enter gd")
        #expect(!play.state.render().text(row: 0).contains("revised"))
        #expect(play.state.message?.text == "This article has not been revised")
        #expect(!play.effects.contains { if case .compare = $0 { true } else { false } })
    }

    @Test func opensAndClosesTheChanges() {
        for key in ["q", "Esc", "Enter"] {
            var play = reading()
            play.type("gd")
            #expect(play.effects.contains(.compare(article: Fixture.budget.article.id, from: nil, to: nil)))
            guard case .changes = play.state.overlay else {
                Issue.record("nothing opened")
                return
            }
            play.type("j k Space b G g l h \(key)")
            #expect(play.state.overlay == nil)
        }
    }

    @Test func goesToOlderTexts() {
        var play = reading()
        var comparison = Fixture.comparison
        comparison.last = 3
        comparison.later.number = 3
        comparison.earlier.number = 2
        play.send(.compared(comparison))
        play.type("h")
        #expect(play.effects.last == .compare(article: Fixture.budget.article.id, from: 1, to: 2))
        play.type("h")
        #expect(play.state.message?.text == "There is no older text")
        play.type("l")
        #expect(play.state.message?.text == "This is the newest text")
    }

    @Test func changesOfAnotherArticleAreNotShown() {
        var play = reading()
        play.type("K")
        play.send(.compared(Fixture.comparison))
        #expect(play.state.overlay == nil)
    }

    /// Rows fit the screen and hold all words, whatever the width.
    @Test(arguments: [8, 9, 20, 44, 100, 200])
    func breaksLinesAtAnyWidth(width: Int) {
        var changes = ChangesOverlay(Fixture.comparison)
        changes.fit(width: width, hasMarks: width % 2 == 0)
        var words = ""
        for case .words(let runs) in changes.rows {
            let line = runs.map(\.text).joined()
            #expect(TextWidth.width(line) <= width)
            words += line + " "
        }
        #expect(words.contains("council"))
    }

    @Test func anOrphanIsReachedAndEditedButNotWrittenOn() {
        var play = reading()
        play.type("]n ]n")
        #expect(play.state.text.spot == .note(1))
        play.type("]n")
        #expect(play.state.text.spot == .note(2))
        play.type("]n")
        #expect(play.state.message?.text == "No note after this")
        play.type("[n")
        #expect(play.state.text.spot == .note(1))
        play.type("a")
        guard case .note(let editor) = play.state.overlay else {
            Issue.record("the editor is not open")
            return
        }
        #expect(editor.input.text == "Where from?")
        #expect(editor.passage == "a cut of 3 million crowns for the harbour")
        play.type("Esc H")
        #expect(!play.effects.contains { if case .annotate = $0 { true } else { false } })
        play.type("d")
        #expect(play.effects.contains { if case .deleteAnnotation = $0 { true } else { false } })
    }

    @Test func manyOrphansAreAllShown() {
        var loaded = Fixture.revisedBudget
        loaded.annotations += (0..<30).map { number in
            PlacedAnnotation(
                Annotation(
                    id: "m\(number)", article: loaded.article.id,
                    anchor: .init(
                        exact: "lost words \(number)", prefix: "", suffix: "", position: CodePointRange(0, 0)),
                    created: "2026-04-0\(number % 9)"), span: nil)
        }
        var play = Screenplay("80x20", articles: [loaded])
        play.type("Enter")
        var seen: Set<Int> = []
        for _ in 0..<33 {
            play.type("]n")
            if case .note(let index) = play.state.text.spot {
                seen.insert(index)
                let words = loaded.annotations[index].annotation.anchor.exact
                #expect(play.state.render().text.contains(words))
            }
        }
        #expect(seen.count == 33)
    }
}

/// Notes on a text that another program revises while the reader shows it.
struct RevisedWhileReadingTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "quoth-\(UUID().uuidString)"
    ).path
    private let library: Library
    private let keys: ArticleKeyFile

    init() throws {
        library = try Library(at: folder, createIfMissing: true)
        keys = ArticleKeyFile(library: library, folder: folder + "-cache")
    }

    private func take(_ text: String) throws -> Intake {
        try library.take(RawDocument(text: text, url: "https://example.org/a"), keys) { _ in
            Analysis(parser: "none")
        }
    }

    private func words(of id: String) throws -> [String?] {
        let article = try library.article(id)
        let annotations = try library.annotations(id)
        let text = ArticleText(article.document.text)
        return try library.states(of: annotations, in: article).map { state in state.span.map { text[$0] } }
    }

    @Test func aNoteGoesOnTheWordsThatWereSeen() throws {
        defer {
            for path in [folder, folder + "-cache"] { try? FileManager.default.removeItem(atPath: path) }
        }
        let text = "A headline\n\nThe ministers met on Friday, and the talks went on until the morning."
        guard case .added(let id) = try take(text) else { return }
        let inbox = Inbox {}
        let librarian = Librarian(library: library, inbox: inbox)
        librarian.carryOut(.load(article: id))
        librarian.finish()
        _ = try take("Corrected on Saturday.\n\n" + text)
        let start = text.utf8.distance(
            from: text.startIndex, to: try #require(text.range(of: "the talks")).lowerBound)
        librarian.carryOut(.annotate(article: id, span: TextSpan(start, start + 9), note: "which?"))
        librarian.carryOut(.savePosition(article: id, offset: start))
        librarian.finish()
        #expect(try words(of: id) == ["the talks"])
    }

    @Test func aChangedNoteStaysWhereItWasTaken() throws {
        defer {
            for path in [folder, folder + "-cache"] { try? FileManager.default.removeItem(atPath: path) }
        }
        let text = "A headline\n\nThe ministers met on Friday, and the talks went on until the morning."
        guard case .added(let id) = try take(text) else { return }
        let inbox = Inbox {}
        let librarian = Librarian(library: library, inbox: inbox)
        librarian.carryOut(.load(article: id))
        librarian.carryOut(.annotate(article: id, span: TextSpan(16, 25), note: "who?"))
        librarian.finish()
        let before = try #require(try library.annotations(id).first)
        _ = try take("Corrected on Saturday.\n\n" + text)
        librarian.carryOut(.changeNote(before, note: "all?"))
        librarian.finish()
        let after = try #require(try library.annotations(id).first)
        #expect(after.note == "all?")
        #expect(after.earlierWords == nil)
        #expect(after.anchor.position.start == before.anchor.position.start + 24)
        librarian.carryOut(.deleteAnnotation(after, isUndo: false))
        librarian.carryOut(.restore(before))
        librarian.finish()
        #expect(try words(of: id) == ["ministers"])
    }
}
