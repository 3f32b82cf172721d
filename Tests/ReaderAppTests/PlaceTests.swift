import ArticleModel
import TerminalUI
import Testing

@testable import ReaderApp

/// The jump list, marks, and taking back changes of the library.
struct PlaceTests {
    private let ferry = Fixture.ferry.article.id
    private let budget = Fixture.budget.article.id

    // MARK: The jump list

    @Test func jumpsFurtherThanAScreenCanBeTakenBack() {
        var play = Screenplay("80x8")
        play.type("Enter G")
        #expect(play.state.text.top > 0)
        play.type("^O")
        #expect(play.state.text.top == 0)
        play.type("gi")
        #expect(play.state.text.percent == 100)
    }

    @Test func shortMovesAreNotRemembered() {
        var play = Screenplay("120x30")
        play.type("Enter ]q ]q ^O")
        #expect(play.state.message?.text == "No earlier place")
        #expect(play.state.text.spot == .quote(1))
    }

    @Test func anotherArticleIsLeftAndComeBackTo() {
        var play = Screenplay("120x30")
        play.type("Enter ]q J")
        #expect(play.state.open?.article.id == budget)
        play.type("^O")
        #expect(play.state.open?.article.id == ferry)
        #expect(play.state.text.spot == .quote(0), "the quote is lit again")
        #expect(play.state.list.current?.id == ferry, "the list goes along")
        play.type("gi")
        #expect(play.state.open?.article.id == budget)
    }

    @Test func theListLeadsAwayAsJDoes() {
        var play = Screenplay("120x30")
        play.type("Enter ]q q j Enter ^O")
        #expect(play.state.open?.article.id == ferry)
        #expect(play.state.focus == .text)
    }

    @Test func previewsAreNoJumps() {
        var play = Screenplay("120x30")
        play.type("j k j ^O")
        #expect(play.state.message?.text == "No earlier place")
    }

    @Test func aSearchCanBeTakenBack() {
        var play = Screenplay("80x8")
        play.type("Enter / 'wall Enter")
        #expect(play.state.text.top > 0)
        play.type("^O")
        #expect(play.state.text.top == 0)
    }

    // MARK: Marks

    @Test func aSmallLetterIsOfOneArticle() {
        var play = Screenplay("80x8")
        play.type("Enter G m a gg")
        #expect(play.state.text.top == 0)
        goTo("a", &play)
        #expect(play.state.text.percent == 100)
        play.type("J")
        goTo("a", &play)
        #expect(play.state.open?.article.id == budget)
        #expect(play.state.message?.text == "Nothing is marked 'a")
    }

    @Test func aCapitalGoesAcrossArticles() {
        var play = Screenplay("80x8")
        play.type("Enter G m A J")
        #expect(play.state.open?.article.id == budget)
        goTo("A", &play)
        #expect(play.state.open?.article.id == ferry)
        #expect(play.state.text.percent == 100)
        goTo("'", &play)
        #expect(play.state.open?.article.id == budget, "twice goes back")
    }

    @Test func marksAreLookedUpInTheLibrary() {
        var play = Screenplay("80x8")
        play.marks["B"] = TextPlace(article: budget, offset: 0, spot: nil)
        goTo("B", &play)
        #expect(play.effects.contains(.findMark("B")))
        #expect(play.state.open?.article.id == budget)
        #expect(play.state.focus == .text)
    }

    @Test func aMarkIsSetFromThePalette() {
        var play = Screenplay("120x10")
        play.type("Enter : 'set_mark Enter C")
        #expect(play.marks["C"]?.article == ferry)
    }

    @Test func thePrefixIsShownWhileItWaits() {
        var play = Screenplay("120x10")
        play.type("Enter m")
        #expect(play.state.render().text.contains(" m   a letter marks this place"))
        play.type("Esc j")
        #expect(play.state.keys.pending.isEmpty)
    }

    private func goTo(_ letter: Character, _ play: inout Screenplay) {
        play.press(.character("'"))
        play.press(.character(letter))
    }

    // MARK: Taking back

    @Test func starsAndReadMarksAreTakenBack() {
        var play = Screenplay("120x30")
        play.type("* U")
        #expect(play.state.list.current?.isStarred == true)
        #expect(play.state.list.current?.isUnread == false)
        play.type("u u")
        #expect(play.state.list.current?.isStarred == false)
        #expect(play.state.list.current?.isUnread == true)
        #expect(
            play.effects.suffix(2) == [
                .setUnread(articles: [ferry], true), .setStarred(articles: [ferry], false),
            ])
        play.type("^R")
        #expect(play.state.list.current?.isStarred == true)
    }

    @Test func anArticleGoesToTheTrashAndComesBack() {
        var play = Screenplay("120x30")
        play.type("d")
        #expect(play.state.list.count == 1)
        #expect(play.state.list.current?.id == budget)
        #expect(play.state.open?.article.id == budget, "the next one is shown")
        play.type("u")
        #expect(play.state.list.count == 2)
        #expect(play.state.message?.text.contains("is back") == true)
    }

    @Test func removingTheOnlyArticleLeavesAnEmptyScreen() {
        var play = Screenplay("120x30", articles: [Fixture.ferry])
        play.type("d")
        #expect(play.state.open == nil)
        #expect(play.state.list.isEmpty)
        play.type("d")
        #expect(play.state.message?.text == "There is no article here")
    }
}
