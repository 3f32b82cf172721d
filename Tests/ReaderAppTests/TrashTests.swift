import ArticleModel
import ArticleStore
import Testing

@testable import ReaderApp

/// Removed articles, and the way back.
struct TrashTests {
    @Test func theRemovalOfTheSamplesIsTakenBack() {
        var play = Screenplay("120x30")
        play.type("Enter : 'remove_samples Enter")
        #expect(play.state.list.isEmpty && play.state.open == nil, "what is in the trash is not read on")
        #expect(play.state.message?.text == "2 articles moved to the trash; u brings them back")
        play.type("u")
        #expect(play.state.list.ids.count == 2)
        play.type("^R")
        #expect(play.state.list.isEmpty)
    }

    @Test func withoutSamplesThereIsNothingToTakeBack() {
        var play = Screenplay("120x30")
        play.type("Enter ]q H")
        play.send(.samplesRemoved([]))
        #expect(play.state.message?.text == "There are no sample articles")
        play.type("u")
        #expect(play.state.open?.annotations.isEmpty == true, "the highlight was the last change")
    }

    @Test(arguments: ["Enter", "u"])
    func thePageOfTheTrashBringsBack(key: String) {
        var play = Screenplay("120x30")
        play.type("d : 'trash Enter")
        #expect(play.state.page?.current?.words == "Ferries to Return to the Strait")
        play.type(key)
        #expect(play.state.page?.count == 0)
        #expect(play.state.message?.text == "“Ferries to Return to the Strait” is back")
        play.type("q")
        #expect(play.state.list.ids.count == 2)
    }

    @Test(arguments: ["160x45", "80x24", "60x18"])
    func thePage(size: String) throws {
        var play = Screenplay(size)
        play.type("d : 'trash Enter")
        try play.expectScreen("trash-\(size)")
    }

    @Test func anEmptyTrashSaysSo() {
        var play = Screenplay("80x24")
        play.type(": 'trash Enter")
        #expect(play.state.render().text.contains("The trash is empty."))
    }
}
