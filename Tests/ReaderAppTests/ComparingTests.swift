import ArticleModel
import CrossReference
import TerminalUI
import Testing

@testable import ArticleStore
@testable import ReaderApp

/// Articles side by side, and where words were said.
struct ComparingTests {
    private func play(_ size: String) -> Screenplay { Screenplay(size, articles: ComparisonFixture.articles) }

    @Test(arguments: ["160x45", "80x24", "60x18"])
    func articlesSideBySide(size: String) throws {
        var play = play(size)
        play.type("Enter gc")
        try play.expectScreen("compare-\(size)")
    }

    @Test(arguments: ["160x45", "80x24", "60x18"])
    func whereWordsWereSaid(size: String) throws {
        var play = play(size)
        play.type("Enter ]c ]c gw")
        try play.expectScreen("trace-\(size)")
    }

    @Test func enterGoesToThePassageAndBack() {
        var play = play("120x40")
        play.type("Enter gc j j j Enter")
        #expect(play.state.open?.article.id == ComparisonFixture.wire.article.id)
        #expect(play.state.text.spot == .claim(0))
        play.type("^O")
        #expect(play.state.page?.subject == .comparison(.event(of: Fixture.ferry.article.id)))
        #expect(play.state.page?.rank == 4)
    }

    @Test func passagesOfAGroupStandTogetherAndDiffer() throws {
        var play = play("120x40")
        play.type("Enter gc")
        let items = try #require(play.state.page).rows.compactMap { row -> PageItem? in
            if case .item(let item) = row { item } else { nil }
        }
        let conflict = items.filter { $0.decision?.link == "00000000000000c1" }
        #expect(conflict.map(\.continues) == [false, true])
        #expect(conflict.map(\.sign) == ["┌", "≠"])
        #expect(conflict[1].note == "Tuesday ≠ Wednesday: same agreement")
        #expect(conflict[1].runs?.filter { $0.kind == .added }.map(\.text) == ["Wednesday"])
        #expect(conflict[0].runs?.filter { $0.kind == .removed }.map(\.text) == ["Tuesday"])
        #expect(items.contains { $0.kind == .claim && $0.words.hasPrefix("Fish prices") })
    }

    @Test func arrangementsShowAPart() {
        var play = play("120x40")
        play.type("Enter gc s")
        #expect(play.state.page?.arrangement == .conflicts)
        #expect(play.state.page?.count == 2)
        play.type("/ 'nowhere Enter")
        #expect(play.state.page?.count == 0)
        play.type("Esc s s s")
        #expect(play.state.page?.arrangement == .alone)
    }

    @Test func linksAreDecidedAndTakenBackInTheView() {
        var play = play("120x40")
        play.type("Enter gc j j x")
        let ferry = Fixture.ferry.article.id
        #expect(play.effects.last == .decide(link: "00000000000000c1", .dismissed, article: ferry))
        #expect(play.state.page?.current?.decision?.state == .dismissed)
        #expect(play.state.render().text.contains("dismissed"))
        play.type("u")
        #expect(play.state.page?.current?.decision?.state == .new)
        #expect(play.effects.last == .decide(link: "00000000000000c1", .new, article: ferry))
        play.type("c")
        #expect(play.state.page?.current?.decision?.state == .confirmed)
    }

    @Test func articlesAreChosenInTheList() {
        var play = play("120x40")
        play.type("+ +")
        #expect(play.state.list.chosen == ComparisonFixture.articles.map(\.article.id))
        #expect(play.state.message?.text == "2 articles chosen: gc compares them")
        play.type("gc")
        #expect(play.state.page?.subject == .comparison(.chosen(play.state.list.chosen)))
        play.type("q +")
        #expect(play.state.list.chosen.count == 1)
    }

    @Test func withoutAnotherArticleItSaysWhatToDo() {
        var play = Screenplay("120x40", articles: [Fixture.ferry])
        play.type("Enter gc")
        #expect(play.state.render().text.contains("No other article in the library reports this event"))
    }

    @Test func everySizeHasAScreen() {
        for columns in [1, 2, 5, 20, 43, 70, 84, 110, 148, 149, 300] {
            for rows in [1, 2, 3, 5, 7, 12, 24] {
                var play = play("\(columns)x\(rows)")
                for keys in [
                    "+ + gc j j x u s", "q & 'wi Esc Enter gc G q", "]c C j d C", "Esc gp s s & 'tess",
                    "Enter C",
                    "Esc gw j",
                ] {
                    play.type(keys)
                    #expect(play.state.render().size == Size(rows: rows, columns: columns))
                }
            }
        }
    }

    @Test func aSelectionIsTraced() {
        var play = play("120x40")
        play.type("Enter ]q v l l gw")
        #expect(play.state.page?.subject == .trace("“We have not"))
        #expect(play.state.text.selection == nil)
        play.type("q Esc gw")
        #expect(play.state.page == nil)
        #expect(play.state.message?.text.hasPrefix("Select words") == true)
    }
}
