import ArticleModel
import TerminalUI
import Testing

@testable import ArticleStore
@testable import ReaderApp

/// The list: pages, filters, and what other programs change.
struct ListTests {
    private static func row(_ number: Int) -> ArticleSummary {
        ArticleSummary(
            id: String(repeating: "0", count: 16 - "\(number)".count) + "\(number)", title: "Title \(number)",
            outlet: nil, date: nil, url: nil, isSample: false, added: "", quotes: 0, claims: 0, links: 0,
            notes: 0, isUnread: true, isStarred: false, tags: [])
    }

    /// A list of many articles, whose rows come only as they are asked for.
    private static func long(_ count: Int, height: Int = 10) -> ListPane {
        var list = ListPane()
        list.fit(rows: height * ListPane.rowsPerItem)
        let ids = ArticleIDs((0..<count).map { row($0).id })
        let request = list.request()
        list.show(
            ListAnswer(
                request, list: ArticleList(ids: ids, unread: count),
                rows: (0..<request.reach).map { row($0) }))
        return list
    }

    private static func numbers(_ ids: [String]) -> [Int] { ids.compactMap { Int($0) } }

    @Test func asksForRowsAroundTheScreenAlone() {
        var list = Self.long(100_000)
        #expect(list.missingRows().isEmpty, "the first rows came with the list")
        list.select(50_000)
        #expect(list.current == nil)
        #expect(list.currentID == Self.row(50_000).id)
        let missing = Self.numbers(list.missingRows())
        #expect(missing.count < 100)
        #expect(missing.contains(50_000) && missing.contains(list.top) && missing.contains(list.top + 9))
        #expect(list.missingRows().isEmpty, "nothing is asked for twice")
        list.take(missing.map(Self.row))
        #expect(list.current?.title == "Title 50000")
    }

    @Test func walkingHoldsFewRows() {
        var list = Self.long(100_000)
        var asked = 0
        for _ in 0..<2000 {
            list.select(list.selected + 1)
            let missing = list.missingRows()
            asked += missing.count
            list.take(Self.numbers(missing).map(Self.row))
            #expect(list.current != nil, "rows come before they are needed")
        }
        #expect(asked < 2200)
        #expect(list.row(Self.row(0).id) == nil, "rows far away are forgotten")
    }

    @Test func staysOnItsArticleOrItsPlace() {
        var list = Self.long(10)
        list.select(4)
        func show(_ numbers: [Int]) {
            let ids = ArticleIDs(numbers.map { Self.row($0).id })
            list.show(ListAnswer(list.request(), list: ArticleList(ids: ids, unread: 0), rows: []))
        }
        show([9, 8, 4, 1])
        #expect(list.selected == 2)
        show([9, 8, 1])
        #expect(list.selected == 2 && list.currentID == Self.row(1).id)
        show([])
        #expect(list.selected == 0 && list.currentID == nil)
    }

    @Test func theTopStaysTheTopWhileTheIndexIsMade() {
        var list = ListPane()
        func show(_ numbers: [Int], isComplete: Bool) {
            let ids = ArticleIDs(numbers.map { Self.row($0).id })
            let answer = ArticleList(ids: ids, unread: 0, isComplete: isComplete)
            list.show(ListAnswer(list.request(), list: answer, rows: []))
        }
        show([5, 3], isComplete: false)
        show([8, 5, 3], isComplete: true)
        #expect(list.currentID == Self.row(8).id)
        show([9, 8, 5, 3], isComplete: true)
        #expect(list.currentID == Self.row(8).id)
    }

    @Test func anIndexNotReadYetIsNoEmptyLibrary() {
        var play = Screenplay("80x24", articles: [])
        let request = play.state.list.request()
        play.send(
            .listed(
                ListAnswer(
                    request, list: ArticleList(ids: ArticleIDs(), unread: 0, isComplete: false), rows: [])))
        #expect(play.state.render().text.contains("Reading the library …"))
        play.type("Enter")
        #expect(!play.effects.contains(.addSamples))
    }

    // MARK: Filters

    @Test func aQueryNarrowsTheList() throws {
        var play = Screenplay("120x30")
        play.type("G F 'Council Enter")
        #expect(play.state.list.selected == 0)
        #expect(play.state.list.count == 1)
        #expect(play.state.render().text.contains("Articles 1 · Council"))
        play.type("s")
        #expect(play.state.list.filter?.text == "Council", "the order is another thing")
        play.type("F ^U 'Nowhere Enter")
        #expect(play.state.render().text.contains("Nothing found."))
        play.type("Enter Esc")
        #expect(play.state.list.count == 2 && play.state.list.filter == nil)
        #expect(!play.effects.contains(.addSamples))
    }

    @Test func aQueryThatCannotBeReadIsMended() {
        var play = Screenplay("120x30")
        play.type("F 'date:soon Enter")
        #expect(play.state.message?.isError == true)
        #expect(play.state.list.count == 2)
        play.type("F")
        guard case .filter(let editor) = play.state.overlay else {
            Issue.record("the prompt is not open")
            return
        }
        #expect(editor.text == "date:soon")
        play.send(.terminal(.paste("..")))
        play.type("Esc F")
        guard case .filter(let again) = play.state.overlay else {
            Issue.record("the prompt is not open")
            return
        }
        #expect(again.text.isEmpty)
    }

    // MARK: Other programs

    @Test func aChangeElsewhereIsReadAndDisturbsNothing() {
        var play = Screenplay("120x30")
        play.type("Enter ]q ]q v l")
        let (top, spot, selection) = (play.state.text.top, play.state.text.spot, play.state.text.selection)
        var loaded = Fixture.ferry
        loaded.isReload = true
        let anchor = Annotation.Anchor(exact: "", prefix: "", suffix: "", position: CodePointRange(0, 0))
        let note = Annotation(
            id: "urn:uuid:9", article: loaded.article.id, anchor: anchor, note: "from elsewhere", created: "")
        loaded.annotations = [PlacedAnnotation(note, span: TextSpan(0, 7))]
        let effects = play.state.update(.libraryChanged)
        #expect(effects.contains(.reload(article: loaded.article.id, changes: 1)))
        #expect(effects.contains(.loadList(play.state.list.request())))
        play.send(.loaded(loaded))
        #expect(play.state.open?.annotations.count == 1)
        #expect(play.state.text.spot == spot && play.state.text.selection == selection)
        #expect(play.state.text.top >= top)
        #expect(play.state.isReading && play.state.focus == .text)
    }

    /// What was asked for before the user changed something, and comes after, would take the change back on the screen.
    @Test func whatWasReadBeforeAChangeIsReadAgain() {
        var play = Screenplay("120x30")
        play.type("Enter")
        let (id, request) = (Fixture.ferry.article.id, play.state.list.request())
        play.type("*")
        var early = Fixture.ferry
        early.isReload = true
        early.changes = 1
        #expect(play.state.update(.loaded(early)) == [.reload(article: id, changes: 2)])
        let again = play.state.update(.listed(Fixture.answer(request, [Fixture.ferry, Fixture.budget])))
        #expect(again == [.loadList(play.state.list.request())])
        #expect(play.state.list.current?.isStarred == true)
    }

    @Test func aTextRevisedElsewhereIsShown() {
        var play = Screenplay("120x30")
        play.type("Enter ]q")
        var loaded = Fixture.ferry
        loaded.article.document.text = "Ferries to Return to the Strait\n\nThis was revised."
        loaded.analysis = Analysis(parser: "test")
        loaded.isReload = true
        play.send(.loaded(loaded))
        #expect(play.state.open?.text.string == loaded.article.document.text)
        #expect(play.state.text.spot == nil)
    }

    @Test func aReloadOfAnArticleLeftMeanwhileIsPassedOver() {
        var play = Screenplay("120x30")
        play.type("Enter q j")
        var loaded = Fixture.ferry
        loaded.isReload = true
        loaded.article.title = "Other"
        play.send(.loaded(loaded))
        #expect(play.state.open?.article.id == Fixture.budget.article.id)
    }

    // MARK: Searching

    @Test func aLateAnswerOfTheSearchIsPassedOver() {
        var play = Screenplay("120x30")
        play.type("/ 'Cou")
        #expect(play.state.list.selected == 1)
        let early = ListHit(index: 0, rank: 1, count: 1)
        play.send(.found(early, ListSearch(words: "Co", start: 0, count: 1, purpose: .typing)))
        #expect(play.state.list.selected == 1)
        play.type("Enter / 'zzz Enter")
        #expect(play.state.message?.text == "“zzz” not found")
        #expect(play.state.list.selected == 1)
    }
}

/// The words that `/` looks for in titles.
struct TitleSearchTests {
    /// The quick way through ASCII finds what the whole search finds.
    @Test(arguments: 0..<300) func theQuickWayFindsTheSame(seed: UInt64) {
        var state = seed
        func pick(_ pieces: [String]) -> String {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return pieces[Int(state >> 33) % pieces.count]
        }
        let letters = ["a", "B", "b", " ", "\t", "\"", "'", "“", "’", "é", "K", "k"]
        let title = (0..<8).map { _ in pick(letters) }.joined()
        let words = (0..<2).map { _ in pick(letters) }.joined()
        let search = TextSearch(words)
        #expect(search.matches(title) == !search.hits(in: ArticleText(title)).isEmpty, "\(words) in \(title)")
    }
}
