import TerminalUI
import Testing

@testable import ReaderApp

/// The help screen narrowed to some lines, and the panes' widths.
struct HelpTests {
    @Test(arguments: ["60x16", "120x45"]) func narrowsToLinesWithTheWords(size: String) throws {
        var play = Screenplay(size)
        play.type("? / 'next_quote")
        #expect(play.state.render().text.contains("]q"))
        #expect(!play.state.render().text.contains("previous quote"))
        try play.expectScreen("help-narrowed-\(size)")
        play.type("Enter")
        #expect(!play.state.render().text.contains("previous quote"), "Enter keeps it")
        play.type("Esc")
        guard case .help(let help) = play.state.overlay else {
            Issue.record("the first Esc shows all lines")
            return
        }
        #expect(help.rows == help.all)
        play.type("Esc")
        #expect(play.state.overlay == nil)
    }

    @Test func keysAreFoundToo() {
        var help = HelpOverlay(KeyTable.standard)
        help.narrow(to: "^D")
        #expect(help.rows.contains(.binding(keys: "^D", help: "half a page down")))
        help.narrow(to: ":SUB")
        #expect(help.lineCount == 1)
        help.narrow(to: "no such words")
        #expect(help.rows.isEmpty)
        help.narrow(to: " ")
        #expect(help.rows == help.all)
    }

    @Test func lettersAreWordsWhileTyping() {
        var play = Screenplay("60x16")
        play.type("? / 'jq")
        play.send(.terminal(.paste("z")))
        guard case .help(let help) = play.state.overlay else {
            Issue.record("q has closed it")
            return
        }
        #expect(help.filter == "jqz" && help.top == 0)
        #expect(play.state.render().text.contains("No line has these words."))
        play.type("Esc")
        #expect(play.state.render().text.contains("Moving"))
    }

    // MARK: Widths

    /// The list grows as long as text and panel keep what they need.
    @Test(arguments: [(110, 24), (130, 26), (160, 37), (170, 45), (200, 48), (300, 48)])
    func theListTakesWhatTheTextDoesNotNeed(columns: Int, list: Int) {
        let play = Screenplay("\(columns)x30")
        let layout = ScreenLayout(play.state)
        #expect(layout.list?.columns == list)
        #expect(layout.panel?.columns == min(columns / 4, 52))
        let needed = min(Settings().textWidth + TextPane.gutter + 1, columns - list - columns / 4 - 2)
        #expect((layout.text?.columns ?? 0) >= needed)
    }

    @Test func aWiderMeasureLeavesTheListLess() {
        var settings = Settings()
        settings.textWidth = 100
        let layout = ScreenLayout(Screenplay("160x30", settings: settings).state)
        #expect(layout.list?.columns == 32)
    }
}
