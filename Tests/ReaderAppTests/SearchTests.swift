import ArticleModel
import TerminalUI
import Testing

@testable import ArticleStore
@testable import ReaderApp

/// Searching in the text and in the list: where one is while typing, and what is shown of the hits.
struct SearchTests {
    // MARK: In the text

    @Test(arguments: ["", "Enter", "Esc"]) func aSearchWithoutHitsIsWhereItBegan(end: String) {
        var play = Screenplay("60x8")
        play.type("Enter j j")
        let (top, place) = (play.state.text.top, play.state.readingPlace)
        play.type("/ 'Leave")
        #expect(play.state.text.top != top, "the hit is further down")
        play.type("'zz")
        #expect(play.state.text.top == top && play.state.text.hit == nil)
        #expect(play.state.render().text(row: 7).hasSuffix("not found"))
        play.type(end)
        #expect(play.state.readingPlace == place)
        if end == "Enter" { #expect(play.state.message?.text == "“Leavezz” not found") }
        if !end.isEmpty {
            play.type("^O")
            #expect(play.state.message?.text == "No earlier place", "no jump has been made")
            #expect(play.state.text.top == top)
        }
    }

    /// The same words are at the top again, in whichever row they are at the new width.
    @Test func theWayBackSurvivesAResize() {
        var play = Screenplay("60x8")
        play.type("Enter 8 j")
        let offset = play.state.text.topOffset
        play.type("/ 'Leave")
        play.send(.terminal(.resize(Size(rows: 8, columns: 30))))
        play.type("Esc")
        let shown = play.state.text.topOffset
        #expect(shown <= offset && offset - shown < 30)
        #expect(play.state.text.top > 8, "the text is in more rows")
    }

    @Test func escapeGivesThePanelItsFocusBack() {
        var play = Screenplay("120x30")
        play.type("Enter gp / 'strait Esc")
        #expect(play.state.focus == .panel)
    }

    @Test func theHitIsCountedBesideAQuote() {
        var play = Screenplay("120x28")
        play.type("Enter / 'strait Enter")
        #expect(play.state.render().text(row: 27).contains("hit 1/3"))
        play.type("]q")
        let status = play.state.render().text(row: 27)
        #expect(status.contains("hit 1/3") && status.contains("quote 1/4"))
        play.type("Esc")
        #expect(!play.state.render().text(row: 27).contains("hit"))
    }

    // MARK: In the list

    private static let titles = [
        "Ferries to Return to the Strait of Lenna After Years of Talks and Delays", "Council Passes Budget",
        "Strait Closed Again", "Nothing New at the Harbour This Morning, Says the Strait Master",
    ]

    private static let articles = titles.enumerated().map { number, title in
        var loaded = Fixture.budget
        loaded.article.id = "00000000000000c\(number)"
        loaded.article.title = title
        return loaded
    }

    private func list(_ size: String, _ keys: String) -> Screenplay {
        var play = Screenplay(size, articles: Self.articles)
        play.type(keys)
        return play
    }

    @Test func theListCountsItsHits() {
        var play = list("100x24", "/ 'strait")
        #expect(play.state.render().text(row: 23).hasSuffix("1/3"))
        play.type("Enter n")
        #expect(play.state.list.selected == 2)
        #expect(play.state.render().text(row: 23).hasSuffix("hit 2/3"))
        play.type("k")
        #expect(play.state.render().text(row: 23).hasSuffix("quit"), "this article is none")
        play.type("n n")
        #expect(play.state.render().text(row: 23).hasSuffix("hit 3/3"))
        play.type("n")
        #expect(play.state.list.selected == 0, "round the end")
        play.type("N")
        #expect(play.state.list.selected == 3)
        play.type("2 n")
        #expect(play.state.list.selected == 2)
        play.type("Esc")
        #expect(play.state.list.search == nil)
    }

    @Test(arguments: ["", "Enter", "Esc"]) func aSearchInTheListWithoutHitsIsWhereItBegan(end: String) {
        var play = list("100x24", "j / 'strait")
        #expect(play.state.list.selected == 2)
        play.type("'zz")
        #expect(play.state.list.selected == 1)
        #expect(play.state.render().text(row: 23).hasSuffix("not found"))
        play.type(end)
        #expect(play.state.list.selected == 1)
        #expect(play.state.open?.article.id == Self.articles[1].article.id)
    }

    @Test func theListSaysWhatIsWrongWithAnExpression() {
        var play = list("100x24", "/ ^T 'stra(")
        let problem = TextSearch("stra(", isPattern: true).problem ?? ""
        #expect(!problem.isEmpty)
        #expect(play.state.render().text(row: 23).hasSuffix(problem))
        play.type("Enter")
        #expect(play.state.message?.isError == true)
        #expect(play.state.message?.text.contains("no regular expression") == true)
        play.type("/ ^T '^Stra Enter")
        #expect(play.state.list.selected == 2)
    }

    @Test func whatIsCutOffIsBroughtIntoSight() throws {
        let play = list("80x24", "/ 'strait")
        let row = play.state.render().text(row: 1)
        #expect(row.hasPrefix(" ● …the Strait of Lenn… │"))
        try play.expectScreen("list-search-80x24")
    }

    @Test(arguments: [0, 256]) func hitsAreLit(colors: Int) {
        var play = Screenplay("100x24", articles: Self.articles, look: TerminalLook(colors: colors))
        play.type("/ 'wire")
        let frame = play.state.render()
        let theme = play.state.theme
        #expect(frame.text(row: 4).hasPrefix("   Strait Wire"))
        let (before, hit) = (frame[4, 8].style, frame[4, 10].style)
        #expect(before == theme.faint)
        #expect(hit.background == theme.searchHit)
        if colors == 0 {
            #expect(hit.attributes.contains(.reverse))
        } else {
            #expect(hit.foreground == theme.text.foreground, "faint words could not be read there")
        }
        let (selected, selectedHit) = (frame[2, 8].style, frame[2, 10].style)
        #expect(selected.attributes.contains(.reverse) != selectedHit.attributes.contains(.reverse))
        play.type("Esc")
        #expect(play.state.render()[4, 10].style == theme.faint)
    }

    // MARK: A line with hits

    @Test(arguments: [
        ("a harbour", 20, "a harbour", [2..<9]),
        ("a harbour and more", 10, "a harbour…", [2..<9]),
        ("one two three harbour", 12, "…harbour", [1..<8]),
        ("one two three four harbour five six", 14, "…four harbour…", [6..<13]),
        ("港の港 harbour 港 at sea", 12, "…harbour 港…", [1..<8]),
        ("harbour and the harbour", 12, "harbour and…", [0..<7]),
        ("nothing at all here", 12, "nothing at…", []),
    ])
    func aLineShowsItsFirstHit(_ line: String, _ width: Int, _ shown: String, _ lit: [Range<Int>]) {
        let lit0 = LitLine(line, width: width, search: TextSearch("harbour"))
        #expect(lit0.text == shown)
        #expect(lit0.lit == lit)
    }

    @Test(arguments: 0..<200) func whatIsLitIsWithinTheLine(seed: UInt64) {
        var state = seed &+ 1
        func pick<Value>(_ values: [Value]) -> Value {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return values[Int(state >> 33) % values.count]
        }
        let line = (0..<pick([3, 9, 30])).map { _ in pick(["a", "b", "港", "e\u{301}", " ", "\u{200B}", "👩‍🚀"]) }
            .joined()
        let width = pick([0, 1, 2, 5, 10, 40])
        let shown = LitLine(line, width: width, search: TextSearch(pick(["a", "b港", "ab", " "])))
        #expect(TextWidth.width(shown.text) <= width)
        #expect(shown.lit.allSatisfy { $0.lowerBound >= 0 && $0.upperBound <= width })
    }
}

/// The place of an article among those that are found.
struct ListHitTests {
    private static let ids = ArticleIDs((0..<6).map { "000000000000000\($0)" })

    @Test(arguments: [
        (0, 1, 1, 1), (2, 1, 4, 2), (5, 1, 1, 1), (6, 1, 1, 1), (0, -1, 4, 2), (-1, -1, 4, 2), (3, -1, 1, 1),
        (0, 2, 4, 2), (0, 3, 1, 1), (5, -2, 1, 1), (2, 101, 4, 2),
    ])
    func goesOnRoundTheEnd(from: Int, count: Int, index: Int, rank: Int) {
        let wanted = Set([1, 4].compactMap { ArticleNumber(id: Self.ids[$0]) })
        let hit = Self.ids.hit(from: from, by: count, in: wanted)
        #expect(hit == ListHit(index: index, rank: rank, count: 2))
    }

    @Test func findsNothingInNothing() {
        #expect(Self.ids.hit(from: 0, by: 1, in: []) == nil)
        #expect(ArticleIDs().hit(from: 0, by: 1, in: [ArticleNumber(stored: 1)]) == nil)
    }
}
