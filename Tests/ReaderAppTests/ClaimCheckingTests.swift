import ArticleModel
import ArticleStore
import Testing

@testable import ReaderApp

/// The user's word on claims, and the panel's orders.
struct ClaimCheckingTests {
    private let ferry = Fixture.ferry.article.id

    private func status(_ play: Screenplay, _ claim: String) -> ClaimStatus? {
        play.state.open?.statuses[claim]
    }

    @Test(arguments: ["160x45", "80x24", "60x18"])
    func claimsWithTheirStatus(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter gp C s j C d j C n")
        try play.expectScreen("checked-\(size)")
    }

    @Test(arguments: ["160x45", "80x24", "60x18"])
    func theChooser(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter ]c C j")
        try play.expectScreen("status-\(size)")
    }

    @Test(arguments: ["s", "s s"])
    func ordersOfThePanel(keys: String) throws {
        var play = Screenplay("160x45")
        play.type("Enter gp j C s \(keys)")
        try play.expectScreen("panel-order-\(play.state.panel.order.rawValue)-160x45")
    }

    @Test func aLetterSetsAStatusAndUndoTakesItBack() throws {
        var play = Screenplay("120x30")
        play.type("Enter ]c C d")
        let claim = Fixture.ferry.analysis.claims[0]
        #expect(play.effects.last == .setStatus(claim, article: ferry, .disputed))
        #expect(status(play, "c1") == .disputed)
        #expect(play.state.message?.text.hasPrefix("✗ disputed: Karsovia") == true)
        play.type("C s u")
        #expect(status(play, "c1") == .disputed, "as it was before")
        play.type("u")
        #expect(status(play, "c1") == nil)
        #expect(play.effects.last == .setStatus(claim, article: ferry, nil))
        play.type("^R ^R")
        #expect(status(play, "c1") == .supported)
        play.type("C u")
        #expect(status(play, "c1") == nil, "u in the chooser means unchecked")
    }

    @Test func enterTakesTheChoiceAndEscNone() {
        var play = Screenplay("120x30")
        play.type("Enter ]c C C C Enter")
        #expect(status(play, "c1") == .disputed, "C goes on to the next choice")
        let count = play.effects.count
        play.type("C Enter C Esc C z Esc")
        #expect(play.effects.count == count, "what it is already is no change")
        #expect(status(play, "c1") == .disputed)
    }

    @Test func aQuoteOfOneClaimIsAsGoodAsTheClaim() {
        var play = Screenplay("120x30")
        play.type("Enter C")
        #expect(play.state.message?.text.contains("]c") == true)
        play.type("]q C n")
        #expect(status(play, "c2") == .noted)
    }

    @Test func anUndoInAnotherArticleIsWrittenAndChangesNothingHere() {
        var play = Screenplay("120x30")
        play.type("Enter ]c C d J u")
        #expect(play.state.open?.article.id == Fixture.budget.article.id)
        #expect(play.effects.last == .setStatus(Fixture.ferry.analysis.claims[0], article: ferry, nil))
        #expect(play.state.open?.statuses.isEmpty == true)
    }

    @Test func theQueueGoesThroughTheUnchecked() {
        var play = Screenplay("120x30")
        play.type("Enter ]c ]c C s gg Esc ]u")
        #expect(play.state.text.spot == .claim(0))
        play.type("]u")
        #expect(play.state.text.spot == .claim(2), "c2 has a status")
        play.type("n")
        #expect(play.state.text.spot == .claim(3))
        play.type("]u")
        #expect(play.state.message?.text == "No unchecked claim after this")
        play.type("2[u")
        #expect(play.state.text.spot == .claim(0))
    }

    @Test func inThePanelTheQueueHasItsOrder() {
        var play = Screenplay("120x30")
        play.type("Enter gp s s")
        #expect(play.state.panel.order == .worth)
        #expect(play.state.panel.claims == [0, 2, 1, 3])
        play.type("gg C s ]u")
        #expect(play.state.text.spot == .claim(2))
        play.type("]u")
        #expect(play.state.text.spot == .claim(1))
        play.type("]u ]u")
        #expect(play.state.message?.text == "No unchecked claim after this")
    }

    @Test func ordersAreKeptAndBeginAsSet() {
        var settings = Settings()
        settings.panelOrder = .worth
        var play = Screenplay("120x30", settings: settings)
        play.type("Enter gp")
        #expect(play.state.panel.order == .worth)
        play.type("s")
        #expect(play.state.panel.order == .claimant)
        play.type("s J")
        #expect(play.state.open?.article.id == Fixture.budget.article.id)
        #expect(play.state.panel.order == .text, "it stays with the next article")
    }

    @Test func statusesFromElsewhereAreShown() {
        var play = Screenplay("120x30")
        play.type("Enter")
        var loaded = Fixture.ferry
        loaded.isReload = true
        loaded.statuses = ["c3": .disputed]
        play.send(.loaded(loaded))
        #expect(status(play, "c3") == .disputed)
        #expect(play.state.render().text.contains("✗"))
    }

    @Test func theStatusLineCountsTheUnchecked() {
        var play = Screenplay("160x30")
        play.type("Enter gp")
        #expect(!play.state.render().text.contains("unchecked"), "as long as none has been checked")
        play.type("C s")
        #expect(play.state.render().text.contains("claim 2/4  3 unchecked"))
    }
}
