import TerminalUI
import Testing

@testable import ReaderApp

/// The last row: messages, and what stands beside them.
struct StatusLineTests {
    @Test(arguments: [
        (
            "“A long title of an article” moved to the trash; u brings it back", 60,
            "“A long title of an a…” moved to the trash; u brings it back"
        ),
        (
            "“A long title of an article” moved to the trash; u brings it back", 40,
            "“A long…” moved to th…; u brings it back"
        ),
        (
            "Added: a long title of an article · its site has a feed: :subscribe", 60,
            "Added: a long title of an… · its site has a feed: :subscribe"
        ),
        ("Something that is of one part alone", 12, "Something t…"), ("Short; yes", 12, "Short; yes"),
        (
            "/home/ada/quoth/articles/14/1424.json is damaged (and 2 more: :problems)", 62,
            "…/articles/14/1424.json is damaged (and 2 more: :problems)"
        ),
        ("cannot read /home/ada/a.txt: no such file", 26, "cannot read …/a.txt: no s…"),
    ])
    func messagesKeepTheirEnd(_ message: String, _ width: Int, _ shown: String) {
        #expect(MessageFitting.fit(message, to: width) == shown)
        #expect(TextWidth.width(MessageFitting.fit(message, to: width)) <= width)
    }

    @Test(arguments: 3..<90) func aMessageIsNeverPaintedOver(columns: Int) {
        var play = Screenplay("\(columns)x24")
        play.type("Enter ]c L")
        guard let message = play.state.message?.text else {
            Issue.record("there is no message")
            return
        }
        let row = play.state.render().text(row: 23)
        let shown = MessageFitting.fit(message, to: max(1, columns - 2))
        #expect(row.hasPrefix(" " + shown))
        let rest = row.dropFirst(shown.count + 1)
        #expect(rest.isEmpty || rest.hasPrefix("   "), "what stands beside it stands apart")
        #expect(rest.isEmpty || rest.contains("claim 1/4"), "and is whole")
    }

    @Test func whatIsTakenAwayIsNamedShortly() {
        var loaded = Fixture.ferry
        loaded.article.title = String(repeating: "Very long title ", count: 12)
        var play = Screenplay("80x24", articles: [loaded, Fixture.budget])
        play.type("d")
        #expect(play.state.render().text(row: 23).hasSuffix("…” moved to the trash; u brings it back"))
    }

    // MARK: Stars and read marks

    @Test func changesOfMarksAreTold() {
        var play = Screenplay("120x24")
        func said(_ keys: String) -> String? {
            play.type(keys)
            return play.state.message?.text
        }
        #expect(said("*") == "Starred")
        #expect(said("u") == "Taken back: no longer starred")
        #expect(said("^R") == "Made again: starred")
        #expect(said("*") == "No longer starred")
        #expect(said("U") == "Marked read")
        #expect(said("U") == "Marked unread")
        #expect(said("t 'harbour Enter") == "Tags: harbour")
        #expect(said("u") == "Taken back: no tags")
    }

    @Test func aStarIsSeenBesideAnUnreadMark() {
        var play = Screenplay("80x24")
        play.type("*")
        #expect(play.state.render().text(row: 1).hasPrefix("★● Ferries"))
        play.type("Enter gl")
        #expect(play.state.render().text(row: 1).hasPrefix("★▸ Ferries"))
        play.type("+")
        #expect(play.state.render().text(row: 2).hasPrefix(" + The Harbour"))
    }

    @Test func theOpenArticleIsStarredNotTheOneInTheList() {
        var play = Screenplay("120x24")
        play.type("Enter")
        play.state.list.select(1)
        play.type("*")
        #expect(play.effects.last == .setStarred(articles: [Fixture.ferry.article.id], true))
    }

    // MARK: Counts and headings

    @Test func aCountTooLargeGoesToTheLastArticle() {
        var third = Fixture.budget
        third.article.id = "00000000000000c3"
        var play = Screenplay("120x24", articles: [Fixture.ferry, Fixture.budget, third])
        play.type("9 9 9 J")
        #expect(play.state.list.selected == 2)
        #expect(play.state.message?.text == "This is the last article")
        play.type("9 K")
        #expect(play.state.list.selected == 0)
        #expect(play.state.message?.text == "This is the first article")
    }

    @Test func theHeadingOfTheListFits() {
        let articles = (0..<67).map { number in
            var loaded = Fixture.budget
            loaded.article.id = "000000000000d" + (number < 10 ? "00" : "0") + "\(number)"
            return loaded
        }
        var play = Screenplay("80x24", articles: articles)
        #expect(play.state.render().text(row: 0).hasPrefix(" Articles 67 · 67 ●     │"))
        play.type("F 'Council Enter")
        #expect(play.state.render().text(row: 0).hasPrefix(" Articles 67 · Council  │"))
        play.type("F ^U 'Council_Passes_Budget Enter")
        #expect(play.state.render().text(row: 0).hasPrefix(" 67 · Council…s Budget  │"))
    }

    @Test func anArticleWithNothingInItIsNotForeverUnanalysed() {
        var loaded = Fixture.budget
        loaded.article.document.outlet = nil
        loaded.article.document.date = nil
        loaded.analysis.claims = []
        let play = Screenplay("120x24", articles: [loaded])
        #expect(play.state.render().text(row: 2).hasPrefix("   no quotes, no"))
    }
}
