import Anchoring
import ArticleModel
import ArticleStore
import CrossReference
import TerminalUI
import Testing

@testable import ReaderApp

/// Who speaks is told wherever words are shown, without colour too.
struct WhoSpeaksTests {
    private func opened(_ size: String, colors: Int = 0) -> Screenplay {
        var play = Screenplay(
            size, articles: [HarbourFixture.loaded, Fixture.ferry], look: TerminalLook(colors: colors))
        play.type("Enter")
        play.send(.links(HarbourFixture.links))
        return play
    }

    @Test(arguments: ["160x45", "80x24", "40x12"])
    func indirectQuotes(size: String) throws {
        let play = opened(size)
        try play.expectScreen("indirect-\(size)")
    }

    /// The words of the text that have a line under them.
    private func underlined(_ play: Screenplay) -> String {
        guard let open = play.state.open, let layout = play.state.text.layout else { return "" }
        let styler = LineStyler(open: open, pane: play.state.text, theme: play.state.theme)
        var words: [String] = []
        for line in layout.lines {
            guard case .text(let span, .paragraph) = line.content else { continue }
            for run in styler.runs(of: span, kind: .paragraph)
            where run.style.attributes.contains(.underline) {
                words.append(open.text[run.span])
            }
            words.append(" ")
        }
        return words.joined()
    }

    @Test func withoutColourALineTellsTheWordsOfIndirectQuotes() {
        let words = underlined(opened("160x45"))
        #expect(words.contains("that the harbour of Karsovia would stay open"))
        #expect(words.contains("that no ferry of the North Line had been turned back"))
        #expect(!words.contains("said") && !words.contains("We will pay"))
        let coloured = underlined(opened("160x45", colors: 256))
        #expect(!coloured.contains("would stay open"), "the speaker's colour tells it")
        #expect(coloured.contains("that no ferry"), "nobody's colour tells nothing")
    }

    @Test func aCorrectedIndirectQuoteHasItsMark() {
        var play = opened("160x45")
        play.type("]q S 'north Enter")
        #expect(play.state.render().text.contains("— North Line ✓"))
    }

    // MARK: Links

    @Test(arguments: ["160x45", "80x24", "40x12"])
    func theSidesOfALinkSayWhoSpeaks(size: String) throws {
        var play = opened(size)
        play.type("]c ]c L")
        try play.expectScreen("link-voices-\(size)")
    }

    @Test(arguments: ["80x24", "40x12"])
    func theReasonIsShownWhole(size: String) throws {
        var play = opened(size)
        play.type("]c ]c L")
        guard case .links(let overlay) = play.state.overlay else {
            Issue.record("no links are shown")
            return
        }
        let words = overlay.rows.compactMap { row in
            if case .heading(_, let words, _) = row { words } else { nil }
        }.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(words.hasSuffix("had been turned back; articles 2 days apart"))
    }

    @Test func aLinkLongerThanTheScreenIsReadToItsEnd() {
        var play = opened("40x12")
        play.type("]c ]c L")
        play.type("j")
        #expect(play.state.render().text.contains("unnamed"))
        play.type("j j")
        #expect(play.state.render().text.contains("two ferries of"))
        play.type("k k k")
        #expect(play.state.render().text.contains("possible conflict"))
    }

    @Test func whoSpeaksElsewhereIsLookedUp() {
        var play = opened("80x24")
        play.type("]c ]c L")
        let asked = play.effects.compactMap { effect in
            if case .findVoices(let sides) = effect { sides.map(\.article) } else { nil }
        }
        #expect(asked == [[Fixture.ferry.article.id]])
        let screen = play.state.render().text
        #expect(screen.contains("“The foreign ministry”, unnamed") && screen.contains("“Officials”, unnamed"))
    }

    @Test func aLinkOfAQuoteBelongsToTheClaimsWhoseWordsItTouches() throws {
        let play = opened("160x45")
        let links = try #require(play.state.links)
        #expect(links.links(ofClaim: 2).isEmpty, "“We will pay” is not linked")
        #expect(links.links(ofClaim: 3).map(\.id) == ["00000000000000d2"])
        #expect(links.links(ofClaim: 1).map(\.id) == ["00000000000000d1"])
    }

    @Test("Of two claims only the words are lit on which the conflict rests")
    func litWords() throws {
        let link = try #require(HarbourFixture.links.links.first?.link)
        let pair = PassagePair(link.a, link.b, of: link)
        #expect(pair.first.filter { $0.kind == .removed }.map(\.text) == ["no ferry"])
        #expect(pair.second.filter { $0.kind == .added }.map(\.text) == ["two ferries"])
        #expect(pair.first.map(\.text).joined() == link.a.words)
        let swapped = PassagePair(link.b, link.a, of: link)
        #expect(swapped.first.filter { $0.kind == .removed }.map(\.text) == ["two ferries"])
        var agreeing = link
        agreeing.kind = .agrees
        #expect(PassagePair(link.a, link.b, of: agreeing).first.allSatisfy { $0.kind == .same })
    }

    // MARK: Pages

    @Test func aPageFindsWhatItShowsOfAnUnnamedSource() {
        var play = opened("120x30")
        play.type("gq / 'ministry")
        #expect(play.state.page?.current?.who == "“The foreign ministry”, unnamed")
        #expect(play.state.page?.count == 1)
    }

    @Test func claimsHaveTheMarkOfTheirWorth() {
        var play = opened("120x30")
        play.type("gp ge s s s")
        let marks = (play.state.page?.rows ?? []).compactMap { row in
            if case .item(let item) = row { item.mark } else { nil }
        }
        #expect(marks == ["●", "◦", "◦", "◦"])
    }

    @Test func aTraceHasOnePairOfMarks() {
        #expect(PageSubject.trace("“We will pay”").title == "Where “We will pay” was said")
    }
}
