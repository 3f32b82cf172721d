import ArticleModel
import TerminalUI
import Testing

@testable import ReaderApp

struct UpdateTests {
    private let ferry = Fixture.ferry.article.id
    private let budget = Fixture.budget.article.id

    // MARK: Articles

    @Test func openingMarksTheArticleRead() {
        var play = Screenplay("120x30")
        #expect(play.state.list.current?.isUnread == true)
        play.type("Enter")
        #expect(play.state.list.current?.isUnread == false)
        #expect(play.effects.contains(.setUnread(articles: [ferry], false)))
        #expect(play.state.focus == .text)
    }

    @Test func movingInTheListOnlyPreviews() {
        var play = Screenplay("120x30")
        play.type("j")
        #expect(play.state.open?.article.id == budget)
        #expect(play.state.focus == .list)
        #expect(!play.effects.contains(.setUnread(articles: [budget], false)))
    }

    @Test func anotherArticleWhileReading() {
        var play = Screenplay("120x30")
        play.type("Enter J")
        #expect(play.state.open?.article.id == budget)
        #expect(play.state.focus == .text)
        play.type("J")
        #expect(play.state.message?.text == "This is the last article")
        play.type("K")
        #expect(play.state.open?.article.id == ferry)
    }

    @Test func quittingKeepsThePlace() {
        var play = Screenplay("120x8")
        play.type("Enter 4 j Q")
        #expect(play.state.isQuitting)
        #expect(
            play.effects.contains {
                if case .savePosition(ferry, let offset) = $0 { offset > 0 } else { false }
            })
        #expect(play.effects.last == .quit)
    }

    @Test func aHangUpSavesAndLeaves() {
        var play = Screenplay("120x8")
        play.type("Enter G")
        play.send(.terminal(.hangUp))
        #expect(play.state.isQuitting)
        #expect(play.effects.contains { if case .savePosition = $0 { true } else { false } })
    }

    @Test func aHangUpSavesTheNoteBeingWritten() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'Half_a_thought")
        play.send(.terminal(.hangUp))
        #expect(
            play.effects.contains { if case .annotate(_, _, "Half a thought") = $0 { true } else { false } })
        #expect(play.effects.last == .quit)
    }

    @Test func aStoredPositionIsTakenUp() {
        var loaded = Fixture.ferry
        loaded.position = 200
        var play = Screenplay("80x8", articles: [loaded])
        play.type("Enter")
        #expect(play.state.text.top > 0)
        #expect(play.state.text.topOffset <= 200)
    }

    @Test func theListStaysOnItsArticleWhenSorted() {
        var play = Screenplay("120x30")
        play.type("j s")
        #expect(play.state.list.current?.id == budget)
        #expect(play.state.list.selected == 0, "Council comes before Ferries")
    }

    // MARK: Jumping

    @Test func bracketsWalkTheQuotes() {
        var play = Screenplay("120x30")
        play.type("Enter ]q")
        #expect(play.state.text.spot == .quote(0))
        play.type("n n")
        #expect(play.state.text.spot == .quote(2))
        play.type("N")
        #expect(play.state.text.spot == .quote(1))
        play.type("9 ]q")
        #expect(play.state.text.spot == .quote(3), "a count stops at the last one")
        play.type("]q")
        #expect(play.state.message?.text == "No quote after this")
    }

    @Test func countsGoThatFar() {
        var play = Screenplay("120x30")
        play.type("Enter 3 ]q")
        #expect(play.state.text.spot == .quote(2))
        play.type("2 [q")
        #expect(play.state.text.spot == .quote(0))
    }

    @Test func namesAndClaims() {
        var play = Screenplay("120x30")
        play.type("Enter ]e ]e")
        #expect(
            play.state.text.spot
                == .entity(1, at: play.state.open?.analysis.entities[1].mentions[0].span.start ?? -1))
        play.type("]c")
        #expect(play.state.text.spot == .claim(1))
        #expect(play.state.panel.selected == 1, "the panel follows")
    }

    @Test func thePanelLeadsTheText() {
        var play = Screenplay("120x9")
        play.type("Enter gp G")
        #expect(play.state.text.spot == .claim(0), "the article's own claims come last")
        play.type("k")
        #expect(play.state.text.spot == .claim(3))
        let span = play.state.text.span(of: .claim(3)) ?? TextSpan(0, 0)
        let row = play.state.text.layout?.row(of: span.start) ?? -1
        #expect((play.state.text.top..<(play.state.text.top + play.state.text.height)).contains(row))
        play.type("Enter")
        #expect(play.state.focus == .text)
    }

    // MARK: Searching

    @Test func searchGoesAsOneTypes() {
        var play = Screenplay("120x30")
        play.type("Enter / 'strait")
        #expect(play.state.text.hits.entries.count == 3, "small letters find capitals")
        play.type("Enter n")
        #expect(play.state.text.hits.rank(of: play.state.text.hit?.start ?? -1) == 2)
        play.type("n n")
        #expect(play.state.text.hits.rank(of: play.state.text.hit?.start ?? -1) == 1, "round the end")
    }

    @Test func capitalsAreMeant() {
        var play = Screenplay("120x30")
        play.type("Enter / 'Strait Enter")
        #expect(play.state.text.hits.entries.count == 2)
    }

    @Test func straightMarksFindCurlyOnes() {
        var play = Screenplay("120x30")
        play.type("Enter / '\"thousands\" Enter")
        #expect(play.state.text.hits.entries.count == 1)
    }

    @Test func escapeReturnsToWhereTheSearchBegan() {
        var play = Screenplay("60x8")
        play.type("Enter / 'wall Esc")
        #expect(play.state.text.top == 0)
        #expect(play.state.text.hits.entries.isEmpty)
    }

    @Test func repeatTakesWhicheverCameLast() {
        var play = Screenplay("120x30")
        play.type("Enter / 'strait Enter ]q n")
        #expect(play.state.text.spot == .quote(1))
    }

    @Test func theListIsSearchedByTitle() {
        var play = Screenplay("120x30")
        play.type("/ 'council Enter")
        #expect(play.state.list.current?.id == budget)
    }

    // MARK: Notes

    @Test func aNoteOnAQuote() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'Who? ^S")
        let quote = Fixture.ferry.analysis.quotes[0].content.hull ?? TextSpan(0, 0)
        #expect(play.effects.contains(.annotate(article: ferry, span: quote, note: "Who?")))
        #expect(play.state.text.spot == .note(0))
        #expect(play.state.list.current?.notes == 1)
    }

    @Test func aHighlightOfSelectedWords() {
        var play = Screenplay("120x30")
        play.type("Enter ]q v l l H")
        guard
            case .annotate(_, let span, nil) = play.effects.last(where: {
                if case .annotate = $0 { true } else { false }
            })
        else {
            Issue.record("nothing was highlighted")
            return
        }
        #expect(play.state.open?.text[span] == "“We have not")
        #expect(play.state.text.selection == nil)
    }

    @Test func anEmptyNoteIsNotSaved() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a Space ^S")
        #expect(play.state.open?.annotations.isEmpty == true)
        #expect(play.state.message?.text == "Empty note: nothing saved")
    }

    @Test func aNotePutAsideIsTakenUpAgain() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'Half_a_thought Esc a")
        guard case .note(let editor) = play.state.overlay else {
            Issue.record("the editor is not open")
            return
        }
        #expect(editor.input.text == "Half a thought")
    }

    @Test func aNoteThatCannotBeSavedIsKept() {
        var play = Screenplay("120x30", canSave: false)
        play.type("Enter ]q a 'Worth_keeping ^S")
        #expect(play.state.message?.isError == true)
        play.type("a")
        guard case .note(let editor) = play.state.overlay else {
            Issue.record("the editor is not open")
            return
        }
        #expect(editor.input.text == "Worth keeping")
    }

    @Test func aSavedNoteLeavesNoDraft() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'Saved ^S")
        #expect(play.state.draft == nil)
    }

    @Test func withoutATargetTheReaderSaysWhatToDo() {
        var play = Screenplay("120x30")
        play.type("Enter a")
        #expect(play.state.overlay == nil)
        #expect(play.state.message?.text.contains("Select words with v") == true)
    }

    @Test func deletingCanBeUndone() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'Note ^S")
        guard let annotation = play.state.open?.annotations.first?.annotation else {
            Issue.record("there is no note")
            return
        }
        play.type("d")
        #expect(play.effects.last == .deleteAnnotation(annotation, isUndo: false))
        #expect(play.state.open?.annotations.isEmpty == true)
        play.type("u")
        #expect(play.effects.last == .restore(annotation))
    }

    @Test func makingCanBeUndoneAndRedone() {
        var play = Screenplay("120x30")
        play.type("Enter ]q H")
        let annotation = play.state.open?.annotations.first?.annotation
        #expect(annotation != nil)
        play.type("u")
        #expect(play.state.open?.annotations.isEmpty == true)
        play.type("^R")
        #expect(play.state.open?.annotations.first?.annotation == annotation)
        play.type("u u")
        #expect(play.state.message?.text == "Nothing to undo")
    }

    @Test func copyingWithTheSource() {
        var play = Screenplay("120x30")
        play.type("Enter 4 ]q Y")
        #expect(
            play.effects.last
                == .copy(
                    "“It was a night,”\n— Vorland, Ferries to Return to the Strait, The Harbour Post, 2026-03-10, https://harbour-post.example/1"
                ))
    }

    // MARK: Screen

    @Test func everySizeHasAScreen() {
        for columns in [1, 2, 5, 20, 43, 69, 70, 71, 90, 109, 110, 111, 160, 300] {
            for rows in [1, 2, 3, 5, 24, 70] {
                var play = Screenplay("\(columns)x\(rows)")
                play.type("Enter ]q a 'x Esc : 'q Esc ? Esc gp j gt / 'e Enter v l j")
                let frame = play.state.render()
                #expect(frame.size == Size(rows: rows, columns: columns))
            }
        }
    }

    @Test func aTextWithoutItsHeadlineShowsTheTitle() {
        var loaded = Fixture.budget
        loaded.article.title = "A Title From Elsewhere"
        loaded.analysis.blocks.removeAll { $0.kind == .headline }
        var play = Screenplay("120x30", articles: [loaded])
        play.type("Enter")
        #expect(play.state.render().text(row: 1).contains("A Title From Elsewhere"))
        #expect(play.state.render().text(row: 3).contains("The council passed the budget."))
    }

    @Test func resizingKeepsThePlace() {
        var play = Screenplay("60x8")
        play.type("Enter 8 j")
        let offset = play.state.text.topOffset
        play.send(.terminal(.resize(Size(rows: 8, columns: 44))))
        play.send(.terminal(.resize(Size(rows: 8, columns: 60))))
        #expect(abs(play.state.text.topOffset - offset) < 80)
    }

    @Test func pastedTextIsNeverTakenForKeys() {
        var play = Screenplay("120x30")
        play.send(.terminal(.paste("Q")))
        #expect(!play.state.isQuitting)
        play.type("Enter ]q a")
        play.send(.terminal(.paste("two\r\nlines\u{1B}[31m")))
        guard case .note(let editor) = play.state.overlay else {
            Issue.record("the editor is not open")
            return
        }
        #expect(editor.input.text == "two\nlines[31m")
    }

    @Test func aClickOpensAndTheWheelScrolls() {
        var play = Screenplay("120x30")
        play.send(.terminal(.mouse(MouseEvent(.press, at: Position(row: 3, column: 4)))))
        #expect(play.state.list.selected == 1)
        play.send(.terminal(.mouse(MouseEvent(.press, at: Position(row: 3, column: 4)))))
        #expect(play.state.focus == .text)
    }
}
