import TerminalUI
import Testing

@testable import ReaderApp

/// Whole screens, to be read by eye in `Screens/`. Each test is a state, some keys, and the screen after them.
struct GoldenScreenTests {
    @Test(arguments: ["160x30", "100x24", "80x24", "60x20", "20x5"])
    func theListPreviewsTheFirstArticle(size: String) throws {
        let play = Screenplay(size)
        try play.expectScreen("list-\(size)")
    }

    @Test(arguments: ["160x30", "100x24", "60x20"])
    func readingAtTheSecondQuote(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter ]q ]q")
        try play.expectScreen("reading-\(size)")
    }

    @Test(arguments: ["160x30", "80x24"])
    func thePanelOfClaims(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter gp j")
        try play.expectScreen("panel-\(size)")
    }

    @Test func anEmptyLibraryOffersTheSamples() throws {
        let play = Screenplay("120x20", articles: [])
        try play.expectScreen("empty-120x20")
    }

    @Test func aNewLibraryIsNamed() {
        var state = ReaderState(size: Size(rows: 24, columns: 120), newLibrary: "/data/typo/lib")
        _ = state.update(.listed(Fixture.answer(state.list.request(), [])))
        #expect(state.render().text.contains("This is a new library: the folder /data/typo/lib"))
        #expect(!Screenplay("120x24", articles: []).state.render().text.contains("new library"))
    }

    @Test func aNoteIsShownBelowItsParagraph() throws {
        var play = Screenplay("120x28")
        play.type("Enter ]q a 'Check_with_the_ministry. ^S")
        try play.expectScreen("note-120x28")
    }

    @Test func theNoteEditor() throws {
        var play = Screenplay("120x28")
        play.type("Enter ]q a 'Who_else_was_there?")
        try play.expectScreen("note-editor-120x28")
    }

    @Test(arguments: ["120x45", "60x16"])
    func help(size: String) throws {
        var play = Screenplay(size)
        play.type("?")
        try play.expectScreen("help-\(size)")
    }

    @Test func thePalette() throws {
        var play = Screenplay("120x24")
        play.type(": 'next")
        try play.expectScreen("palette-120x24")
    }

    @Test(arguments: ["120x28", "60x20"])
    func notesThatHaveLostTheirWords(size: String) throws {
        var play = Screenplay(size, articles: [Fixture.revisedBudget])
        play.type("Enter ]n ]n")
        try play.expectScreen("orphans-\(size)")
    }

    @Test(arguments: ["100x24", "44x14"])
    func whatHasChanged(size: String) throws {
        var play = Screenplay(size, articles: [Fixture.revisedBudget])
        play.type("Enter gd")
        try play.expectScreen("changes-\(size)")
    }

    @Test func searching() throws {
        var play = Screenplay("120x28")
        play.type("Enter / 'strait")
        try play.expectScreen("search-120x28")
    }

    @Test func selecting() throws {
        var play = Screenplay("120x28")
        play.type("Enter ]q v l l")
        try play.expectScreen("selecting-120x28")
    }
}
