import ArticleModel
import Testing

@testable import ReaderApp

/// `:add`, `:subscribe`, `r`, `R` and the feeds, as the user sees them.
struct ImportingTests {
    private func feed(_ name: String, _ how: String, unread: Bool = false, problem: String? = nil) -> PageRow
    {
        .item(
            PageItem(
                kind: .feed, who: name, how: how, words: name, note: problem, article: "", title: "",
                target: .offset(0), feed: "https://\(name.lowercased().filter(\.isLetter)).example/feed",
                isUnread: unread))
    }

    private func play(_ size: String) -> Screenplay {
        var play = Screenplay(size)
        play.feeds = [
            feed("The Harbour Post", "2 unread of 41", unread: true), feed("Strait Wire", "0 unread of 7"),
            feed(
                "Karsovia Today", "! 3 unread of 12", unread: true,
                problem:
                    "cannot fetch https://karsoviatoday.example/feed: the server karsoviatoday.example does not answer; check the address and the connection"
            ), feed("Ostmere Gazette", "no articles"),
        ]
        return play
    }

    private let twoProblems = ImportReport(
        message: "4 feeds: 5 new articles",
        problems: [
            "cannot fetch https://karsoviatoday.example/feed: the server karsoviatoday.example does not answer; check the address and the connection",
            "cannot read https://ostmeregazette.example/feed: it is no feed; name an RSS, Atom or JSON feed, or a page that has one",
        ])

    // MARK: Screens

    @Test(arguments: ["80x24", "160x45"]) func theFeeds(size: String) throws {
        var play = play(size)
        play.type("gf j")
        try play.expectScreen("feeds-\(size)")
    }

    @Test func aFeedThatCannotBeReadSaysWhy() throws {
        var play = play("80x24")
        play.type("gf G k")
        #expect(play.state.render().text.contains("cannot fetch https://karsoviatoday.example/feed"))
    }

    @Test(arguments: ["80x24", "160x45"]) func progressIsInTheStatusLine(size: String) throws {
        var play = play(size)
        play.send(.importing(ImportProgress(feeds: .init(done: 3, total: 12), new: 5)))
        try play.expectScreen("refreshing-\(size)")
        play.type("Enter")
        #expect(play.state.render().text.contains("feeds 3/12 · 5 new"))
        play.send(.importing(nil))
        #expect(!play.state.render().text.contains("feeds 3/12"))
    }

    @Test(arguments: ["80x24", "160x45"]) func allProblemsCanBeRead(size: String) throws {
        var play = play(size)
        play.send(.imported(twoProblems))
        #expect(play.state.render().text.contains("4 feeds: 5 new articles · 2 problems · :problems"))
        play.type(": 'problems Enter")
        try play.expectScreen("problems-\(size)")
        play.type("q")
        #expect(play.state.overlay == nil)
    }

    @Test(arguments: ["80x24", "160x45"]) func thePromptOfAdd(size: String) throws {
        var play = play(size)
        play.type(": 'add Enter 'https://harbour-post.example/1")
        try play.expectScreen("add-\(size)")
        play.press(.enter)
        #expect(play.effects.last == .add("https://harbour-post.example/1"))
        #expect(play.state.overlay == nil)
    }

    /// While feeds are read, and when that was ended before they all were.
    @Test func problemsCanBeReadBeforeTheEnd() {
        var play = play("100x24")
        play.send(.importing(ImportProgress(feeds: .init(done: 1, total: 4), problems: ["cannot read x"])))
        #expect(play.state.render().text(row: 23).contains("1 problem"))
        play.type(": 'problems Enter")
        #expect(play.state.render().text.contains("│ cannot read x"))
        play.type("q ^C")
        play.send(.importing(nil))
        play.send(.imported(ImportReport(message: "Ended", problems: ["cannot read x", "cannot read y"])))
        #expect(play.state.message?.text == "Ended · 2 problems · :problems")
        play.type(": 'problems Enter")
        #expect(play.state.render().text.contains("│ cannot read y"))
    }

    @Test func problemsOfTheSettingsAreAmongThem() {
        var play = play("100x24")
        let problems = (1...3).map { (line: Int) in
            SettingsProblem(path: "config.toml", line: line, message: "wrong \(line)")
        }
        play.send(.settings(Settings(), problems))
        #expect(play.state.message?.text == "config.toml:1: wrong 1 (and 2 more: :problems)")
        play.type(": 'problems Enter")
        #expect(play.state.render().text.contains("config.toml:3: wrong 3"))
        play.type("q")
        play.send(.settings(Settings(), []))
        play.type(": 'problems Enter")
        #expect(play.state.message?.text == "There were no problems")
    }

    // MARK: Keys

    @Test func refreshesOneOrAll() {
        var play = play("100x24")
        play.type("r")
        #expect(play.state.message?.text.contains("R reads all feeds") == true, "the article is of no feed")
        play.type("R")
        #expect(play.effects.last == .refresh(feed: nil))
        play.type("gf j r")
        #expect(play.effects.last == .refresh(feed: "https://straitwire.example/feed"))
        play.type("R")
        #expect(play.effects.last == .refresh(feed: nil))
    }

    @Test func theArticleHereTellsWhichFeed() {
        var loaded = Fixture.budget
        loaded.article.document.source = "https://wire.example/feed"
        loaded.article.document.sourceID = "item-1"
        var play = Screenplay("100x24", articles: [loaded])
        play.type("Enter r")
        #expect(play.effects.last == .refresh(feed: "https://wire.example/feed"))
    }

    @Test(arguments: ["80x24", "160x45"]) func aFeedCanGoAndComeBack(size: String) throws {
        var play = play(size)
        play.type("gf j d")
        #expect(play.effects.contains(.unsubscribe("https://straitwire.example/feed")))
        try play.expectScreen("feed-removed-\(size)")
        play.type("u")
        #expect(play.effects.contains(.resubscribe("https://straitwire.example/feed")))
        #expect(play.state.page?.current?.who == "Strait Wire", "it is where the user stands again")
        #expect(play.state.page?.count == 4)
        play.type("^R")
        #expect(play.state.page?.count == 3)
        #expect(play.state.page?.current?.who == "Karsovia Today", "the next one takes its place")
    }

    @Test func theLastFeedCanGo() {
        var play = play("80x24")
        play.feeds = Array(play.feeds.prefix(1))
        play.type("gf d")
        #expect(play.state.page?.count == 0 && play.state.page?.current == nil)
        #expect(play.state.message?.text.contains("u brings it back") == true)
        play.type("d")
        #expect(play.state.message?.text == "There is no feed here")
    }

    @Test func enterListsTheArticlesOfTheFeed() {
        var play = play("100x24")
        play.type("gf j Enter")
        #expect(play.state.page == nil && play.state.focus == .list)
        #expect(play.state.list.filter?.text == "feed:\"Strait Wire\"")
        #expect(play.state.render().text.contains("0 · feed:\"Strait Wire\""))
        play.type("Esc")
        #expect(play.state.list.filter == nil && play.state.list.count == 2)
    }

    @Test func cancelEndsIt() {
        var play = play("100x24")
        play.type("^C")
        #expect(play.state.message?.text == "Nothing is under way")
        play.send(.importing(ImportProgress()))
        play.type("^C")
        #expect(play.effects.last == .cancelJob)
        play.type("gf ^C")
        #expect(play.effects.last == .cancelJob, "in a view as well")
    }

    @Test func aFeedOfThePageIsOffered() {
        var play = play("100x24")
        play.send(.imported(ImportReport(message: "Added: X", feedOffered: "https://x.example/feed")))
        play.type(": 'subscribe Enter Enter")
        #expect(play.effects.last == .subscribe("https://x.example/feed"))
        play.send(.imported(ImportReport(message: "")))
        play.type(": 'subscribe Enter Enter")
        #expect(play.effects.count(where: { $0 == .subscribe("https://x.example/feed") }) == 1)
    }

    @Test func aSingleProblemIsTheMessage() {
        var play = play("160x24")
        play.send(.imported(ImportReport(message: "", problems: ["cannot read x: no such file"])))
        #expect(play.state.message == .init(text: "cannot read x: no such file", isError: true))
    }

    // MARK: The cursor

    /// Articles come in above the one on which the user stands.
    @Test(arguments: [0, 1, 40]) func newArticlesDoNotMoveTheCursor(selected: Int) throws {
        func article(_ number: Int) -> LoadedArticle {
            var loaded = Fixture.budget
            loaded.article.id = "00000000000000" + String(number + 16, radix: 16)
            loaded.article.title = "Article \(number)"
            return loaded
        }
        let old = (10..<80).map(article)
        var play = Screenplay("100x24", articles: old)
        play.press(.character("G"))
        play.type("gg")
        for _ in 0..<selected { play.type("j") }
        let before = play.state.list
        let answer = Fixture.answer(play.state.list.request(), (0..<5).map(article) + old)
        play.send(.listed(answer))
        let list = play.state.list
        #expect(list.currentID == before.currentID)
        #expect(list.count == 75)
        if before.top > 0 {
            #expect(
                list.selected - list.top == before.selected - before.top, "it stays where it is on the screen"
            )
        } else {
            #expect(list.top == 0, "what is new is to be seen")
        }
    }

    @Test func theArticleAskedForIsGoneTo() {
        var play = play("100x24")
        play.send(.imported(ImportReport(message: "Added", article: Fixture.budget.article.id)))
        #expect(play.state.list.currentID == Fixture.budget.article.id)
        play.type("gg Enter")
        play.send(.imported(ImportReport(message: "Added", article: Fixture.budget.article.id)))
        #expect(play.state.list.currentID == Fixture.ferry.article.id, "whoever reads stays")
    }
}
