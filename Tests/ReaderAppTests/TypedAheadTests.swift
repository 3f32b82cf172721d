import TerminalUI
import Testing

@testable import ReaderApp

/// Keys that come faster than the library answers: here it answers only when told to.
struct TypedAheadTests {
    private let ferry = Fixture.ferry
    private let budget = Fixture.budget

    private func type(_ keys: String, in state: inout ReaderState) -> [Effect] {
        keys.split(separator: " ").flatMap { word in
            (KeySequence(String(word))?.keys ?? []).flatMap { state.update(.terminal(.key($0))) }
        }
    }

    private func reader(isListed: Bool = true) -> ReaderState {
        var state = ReaderState(size: Size(rows: 30, columns: 120))
        if isListed { list(in: &state) }
        return state
    }

    private func list(in state: inout ReaderState) {
        _ = state.update(.listed(Fixture.answer(state.list.request(), [ferry, budget])))
    }

    @Test func keysWaitForTheList() {
        var state = reader(isListed: false)
        #expect(type("j Enter", in: &state) == [])
        list(in: &state)
        let (awaiting, isReading) = (state.text.awaiting, state.isReading)
        #expect(awaiting == budget.article.id)
        #expect(isReading)
    }

    @Test func whatNeedsNoArticlesIsDoneAtOnce() {
        var state = reader(isListed: false)
        _ = type("?", in: &state)
        guard case .help? = state.overlay else {
            Issue.record("no help")
            return
        }
        _ = type("Esc Q", in: &state)
        #expect(state.isQuitting)
    }

    @Test func whoeverWaitsForTheListCanLeave() {
        var state = reader(isListed: false)
        _ = type("j Q", in: &state)
        #expect(state.isQuitting)
    }

    @Test func keysWaitForTheText() {
        var state = reader()
        _ = type("Enter ]q a w h o", in: &state)
        #expect(state.overlay == nil)
        _ = state.update(.loaded(ferry))
        guard case .note(let editor) = state.overlay else {
            Issue.record("no editor")
            return
        }
        #expect(editor.input.text == "who")
    }

    @Test func keysAreNotMeantForTheArticleBefore() {
        var state = reader()
        _ = type("Enter", in: &state)
        _ = state.update(.loaded(ferry))
        let early = type("J ]c H", in: &state)
        #expect(!early.contains { if case .annotate = $0 { true } else { false } })
        let late = state.update(.loaded(budget))
        let isOnIt = late.contains { if case .annotate(budget.article.id, _, _) = $0 { true } else { false } }
        #expect(isOnIt)
    }

    @Test func articlesAreSteppedThroughWithoutWaiting() {
        var state = reader()
        _ = type("Enter", in: &state)
        #expect(type("J", in: &state).contains(.load(article: budget.article.id)))
        #expect(type("K", in: &state).contains(.load(article: ferry.article.id)))
    }

    @Test func escapeGivesUpWhatWaits() {
        var state = reader()
        _ = type("Enter ]q a x Esc", in: &state)
        _ = state.update(.loaded(ferry))
        #expect(state.overlay == nil)
        #expect(state.text.spot == nil)
    }

    @Test func anArticleThatCannotBeReadLeadsBackToTheList() {
        var state = reader()
        _ = type("Enter ]q", in: &state)
        _ = state.update(.notLoaded(ferry.article.id, "no article 1"))
        #expect(state.focus == .list)
        #expect(state.message?.text == "no article 1")
        #expect(type("j", in: &state).contains(.load(article: budget.article.id)))
    }
}
