import ArticleModel
import TerminalUI
import Testing

@testable import ReaderApp

/// Corrections of quotes (`S`).
struct CorrectingTests {
    @Test func theSpeakerIsChosen() {
        var play = Screenplay("120x30")
        play.type("Enter 4 ]q S 'tess Enter")
        let quote = play.state.open?.analysis.quotes[3]
        #expect(quote?.speaker == "e3")
        #expect(play.state.text.spot == .quote(3), "the quote stays lit")
        #expect(play.state.render().text.contains("Ingrid Tessaly ✓"))
        #expect(play.state.open?.parsed.quotes[3].speaker == "e4")
        play.type("u")
        #expect(play.state.open?.analysis.quotes[3].speaker == "e4")
        play.type("^R")
        #expect(play.state.open?.analysis.quotes[3].speaker == "e3")
    }

    @Test func aNameIsTyped() {
        var play = Screenplay("120x30")
        play.type("Enter 2 ]q S 'Minister_Ada Enter")
        #expect(play.state.open?.analysis.entities.last?.name == "Minister Ada")
        #expect(
            play.state.open?.speakerLabel(of: play.state.open?.analysis.quotes[1] ?? .none)
                == "Minister Ada ✓")
    }

    @Test func aSecondCorrectionKeepsTheFirst() {
        var play = Screenplay("120x30")
        play.type("Enter ]q S 'vorland Enter S 'indirect Enter")
        let quote = play.state.open?.analysis.quotes[0]
        #expect(quote?.speaker == "e4")
        #expect(quote?.kind == .indirect)
        #expect(play.state.open?.annotations.count == 1)
        play.type("S 'found Enter")
        #expect(play.state.open?.annotations.isEmpty == true)
        #expect(play.state.open?.analysis == play.state.open?.parsed)
    }

    @Test func whatIsNoQuoteIsWalkedNoMore() {
        var play = Screenplay("120x30")
        play.type("Enter ]q ]q S 'no_quote Enter")
        #expect(play.state.open?.analysis.quotes.count == 3)
        play.type("gg 9 ]q u")
        #expect(play.state.open?.analysis.quotes.count == 4)
        #expect(play.state.text.span(of: play.state.text.spot ?? .quote(0)) != nil)
    }

    @Test func aCorrectionIsNoNote() {
        var play = Screenplay("120x30")
        play.type("Enter ]q S 'vorland Enter ]n")
        #expect(play.state.message?.text == "No note after this")
    }

    @Test func whatIsSoAlreadyChangesNothing() {
        var play = Screenplay("120x30")
        play.type("Enter ]q S Enter")
        #expect(play.state.message?.text == "It is so already")
        play.type("S 'vorland Enter S Enter")
        #expect(play.state.message?.text == "It is so already", "also once it has been corrected")
        #expect(play.state.open?.annotations.count == 1)
        play.type("u")
        #expect(play.state.open?.annotations.isEmpty == true, "only the correction was a change")
    }

    @Test func endGoesToTheLastChoiceAndTheBoxSaysThatThereAreMore() {
        var play = Screenplay("80x14")
        play.type("Enter ]q S")
        #expect(play.state.render().text.contains(" more "))
        play.type("End")
        guard case .correction(let overlay) = play.state.overlay else {
            Issue.record("the choices are gone")
            return
        }
        #expect(overlay.current == .noQuote)
        #expect(!play.state.render().text.contains(" more "))
    }

    @Test func withoutAQuoteTheReaderSaysWhatToDo() {
        var play = Screenplay("120x30")
        play.type("Enter S")
        #expect(play.state.overlay == nil)
        #expect(play.state.message?.text.contains("]q") == true)
    }

    @Test(arguments: ["120x28", "60x16"])
    func theChoices(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter ]q S Down Down")
        try play.expectScreen("correction-\(size)")
    }
}

extension Quote {
    fileprivate static let none = Quote(id: "", kind: .direct, content: [])
}
