import ArticleModel
import TerminalUI
import Testing

@testable import ReaderApp

/// The editor for notes: keys in, text and cursor out.
struct NoteEditorTests {
    private func editor(_ text: String = "", width: Int = 20) -> NoteEditor {
        var editor = NoteEditor(
            text, purpose: .newNote(article: "", span: TextSpan(0, 1)), passage: "words")
        editor.fit(width: width, height: 4)
        return editor
    }

    private func type(_ text: String, _ editor: inout NoteEditor) {
        for character in text { _ = editor.press(character == "\n" ? .enter : .character(character)) }
    }

    /// The wrapped rows.
    private func rows(_ editor: NoteEditor) -> [String] {
        editor.lines.rows.map { String(editor.input.characters[$0]) }
    }

    @Test func linesAreBrokenBetweenWords() {
        let editor = editor("one two three four five")
        #expect(rows(editor) == ["one two three four ", "five"])
        #expect(editor.lines.cursor == Position(row: 1, column: 4))
    }

    @Test func longWordsAreCutAndLineBreaksStay() {
        #expect(
            rows(editor("abcdefghijklmnopqrstuvwxyz\n\nx")) == ["abcdefghijklmnopqrst", "uvwxyz", "", "x"])
    }

    @Test func wideCharactersAreBrokenAnywhere() {
        let editor = editor("漢字漢字漢字漢字漢字漢字", width: 10)
        #expect(rows(editor) == ["漢字漢字漢", "字漢字漢字", "漢字"])
    }

    @Test func clustersAreOneCharacter() {
        var editor = editor()
        type("e\u{301}👩‍👩‍👧", &editor)
        _ = editor.press(.left)
        #expect(editor.lines.cursor.column == 1)
        _ = editor.press(.backspace)
        #expect(editor.input.text == "👩‍👩‍👧")
    }

    @Test func upAndDownKeepTheColumn() {
        var editor = editor("a longer first line\nx\nanother long line")
        _ = editor.press(.up)
        #expect(editor.lines.cursor == Position(row: 1, column: 1))
        _ = editor.press(.up)
        #expect(editor.lines.cursor == Position(row: 0, column: 17))
        _ = editor.press(.up)
        #expect(editor.lines.cursor == Position(row: 0, column: 0), "above the first line is its beginning")
        _ = editor.press(.pageDown)
        #expect(editor.input.cursor == editor.input.characters.count)
    }

    @Test func upGoesThroughWrappedRows() {
        var editor = editor("one two three four five")
        _ = editor.press(.up)
        #expect(editor.lines.cursor == Position(row: 0, column: 4))
        type("X", &editor)
        #expect(editor.input.text == "one Xtwo three four five")
    }

    @Test func wordsAndLines() {
        var editor = editor("one two")
        _ = editor.press(.alt("b"))
        _ = editor.press(.control("w"))
        #expect(editor.input.text == "two")
        _ = editor.press(.alt("d"))
        #expect(editor.input.text == "")
    }

    @Test func lettersOfAWordAreUndoneTogether() {
        var editor = editor()
        type("one two", &editor)
        _ = editor.press(.control("_"))
        #expect(editor.input.text == "one ")
        _ = editor.press(.alt("u"))
        _ = editor.press(.alt("u"))
        #expect(editor.input.text == "")
        _ = editor.press(.control("r"))
        _ = editor.press(.control("r"))
        #expect(editor.input.text == "one ")
        type("x", &editor)
        _ = editor.press(.control("r"))
        #expect(editor.input.text == "one x", "what was typed since counts")
    }

    @Test func aPasteIsOneStepAndKeepsItsLines() {
        var editor = editor()
        editor.paste("one\r\ntwo\u{1B}[31m\tthree")
        #expect(editor.input.text == "one\ntwo[31m three")
        _ = editor.press(.control("_"))
        #expect(editor.input.text == "")
    }

    @Test func templatesTakeTheirTurn() {
        var editor = editor("Before ")
        editor.insertTemplate(of: ["Source:", "Check with:"])
        #expect(editor.input.text == "Before Source:")
        editor.insertTemplate(of: ["Source:", "Check with:"])
        #expect(editor.input.text == "Before Check with:")
        type(" Ada", &editor)
        editor.insertTemplate(of: ["Source:", "Check with:"])
        #expect(editor.input.text == "Before Check with: AdaSource:")
    }

    @Test func everyPlaceInTheTextHasItsRowAndColumn() {
        let texts = [
            "", "\n", "one two three four five six\n\nseven", "漢字 漢字漢字\nx ", "   spaces   that hang   over",
        ]
        for text in texts {
            for width in [4, 7, 20] {
                var editor = editor(text, width: width)
                for place in 0...editor.input.characters.count {
                    _ = editor.press(.alt("<"))
                    for _ in 0..<place { _ = editor.press(.right) }
                    let cursor = editor.lines.cursor
                    guard cursor.column < width else { continue }
                    editor.moveCursor(row: cursor.row, column: cursor.column)
                    #expect(editor.input.cursor == place, "\(text) \(width) \(place)")
                }
            }
        }
    }

    // MARK: In the reader

    @Test func severalLinesAreSaved() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'One. Enter 'Two. ^S")
        #expect(
            play.effects.contains {
                if case .annotate(_, _, "One.\nTwo.") = $0 { true } else { false }
            })
    }

    @Test func aClickSetsTheCursor() {
        var play = Screenplay("120x30")
        play.type("Enter ]q a 'Where_is_it?")
        let frame = play.state.render()
        guard let cursor = frame.cursor else {
            Issue.record("there is no cursor")
            return
        }
        let place = Position(row: cursor.row, column: cursor.column - 3)
        play.send(.terminal(.mouse(MouseEvent(.press, at: place))))
        #expect(play.state.render().cursor == place)
    }

    @Test(arguments: ["80x24", "60x12"])
    func aLongNote(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter ]q a")
        play.send(
            .terminal(
                .paste(
                    "Who else was there? The courier says two ministers, the wire says one.\n\n- ask the harbour office\n- compare with the Tuesday paper 漢字 👩‍👩‍👧"
                )))
        try play.expectScreen("long-note-\(size)")
    }

    @Test(arguments: 1...4)
    func theEditorDoesNotHideTheWords(quote: Int) {
        var play = Screenplay("80x16")
        play.type("Enter \(quote) ]q a Enter Enter Enter Enter Enter Enter Enter Enter Enter")
        guard case .note(let editor) = play.state.overlay, let span = play.state.text.target else {
            Issue.record("the editor is not open")
            return
        }
        let row = (play.state.text.layout?.row(of: span.start) ?? 99) - play.state.text.top + 1
        let rect = play.state.noteDrawing(editor).rect
        #expect(!(rect.top..<rect.bottom).contains(row))
    }
}
