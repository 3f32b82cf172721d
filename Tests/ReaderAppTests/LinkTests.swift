import ArticleModel
import CrossReference
import TerminalUI
import Testing

@testable import ArticleStore
@testable import ReaderApp

/// Links in the panel, and both passages side by side.
struct LinkTests {
    private func side(_ article: String, _ reference: String, _ words: String) -> FoundLink.Side {
        FoundLink.Side(article: article, span: CodePointRange(33, 60), reference: reference, words: words)
    }

    private var links: ArticleLinks {
        let (here, there) = (Fixture.ferry.article.id, Fixture.budget.article.id)
        let conflict = FoundLink(
            id: "00000000000000c1", kind: .conflict, detail: .date,
            a: side(here, "c1", "agreed on Tuesday to let ferries cross the Lenna Strait again"),
            b: side(there, "c1", "agreed on Wednesday to let ferries cross the strait"),
            reason: "Tuesday ≠ Wednesday: same agreement", strength: 0.7)
        let quote = FoundLink(
            id: "00000000000000c2", kind: .sameQuote, detail: .verbatim,
            a: side(there, "q1", "“A strait is not a wall.”"),
            b: side(here, "q1", "“A strait is not a wall.”"),
            reason: "the same words", strength: 0.9)
        return ArticleLinks(
            article: here,
            links: [quote, conflict].map { StoredLink(link: $0, state: .new) },
            others: [there: Fixture.summary(Fixture.budget)])
    }

    private func opened(_ size: String) -> Screenplay {
        var play = Screenplay(size)
        play.type("Enter")
        play.send(.links(links))
        return play
    }

    @Test(arguments: ["160x24", "80x24", "50x20"])
    func bothPassagesStandSideBySide(_ size: String) throws {
        var play = opened(size)
        play.type("gp G L")
        try play.expectScreen("links-\(size)")
    }

    @Test func thePanelShowsLinksBesideTheirClaims() throws {
        var play = opened("160x40")
        play.type("gp")
        try play.expectScreen("links-in-panel-160x40")
    }

    @Test func aDecisionIsKeptAndTakenBack() {
        var play = opened("160x24")
        play.type("gp G L c")
        #expect(
            play.effects.last == .decide(link: "00000000000000c1", .confirmed, article: links.article))
        play.type("c")
        #expect(play.effects.last == .decide(link: "00000000000000c1", .new, article: links.article))
        play.type("x")
        #expect(
            play.effects.last == .decide(link: "00000000000000c1", .dismissed, article: links.article))
    }

    @Test func enterGoesToTheOtherPassageAndTheJumpListBack() {
        var play = opened("160x24")
        play.type("gp G Enter")
        guard case .links = play.state.overlay else {
            Issue.record("Enter does not show the links")
            return
        }
        play.type("Enter")
        #expect(play.state.open?.article.id == Fixture.budget.article.id)
        play.type("^O")
        #expect(play.state.open?.article.id == Fixture.ferry.article.id)
    }

    @Test func dismissedLinksAreNotShown() {
        var play = opened("160x40")
        let all = links
        play.send(
            .links(
                ArticleLinks(
                    article: all.article,
                    links: all.links.map { StoredLink(link: $0.link, state: .dismissed) }, others: all.others)
            ))
        let hasLinks = play.state.panel.rows.contains { if case .links = $0 { true } else { false } }
        #expect(!hasLinks)
    }
}
