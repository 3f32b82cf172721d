import ArticleModel
import ArticleStore
import TerminalUI
import Testing

@testable import ReaderApp

/// The views over the whole library.
struct PageTests {
    private let ferry = Fixture.ferry.article.id

    @Test(arguments: ["160x30", "100x24", "60x20"])
    func allQuotes(size: String) throws {
        var play = Screenplay(size)
        play.type("gq j")
        try play.expectScreen("quotes-\(size)")
    }

    @Test(arguments: ["160x30", "80x24", "60x18"])
    func aPersonsPage(size: String) throws {
        var play = Screenplay(size)
        play.type("Enter ]q ge j")
        try play.expectScreen("entity-\(size)")
    }

    @Test func whoIsQuoted() throws {
        var play = Screenplay("100x16")
        play.type("ge")
        try play.expectScreen("speakers-100x16")
    }

    @Test(arguments: ["160x24", "60x20"])
    func allNotes(size: String) throws {
        var play = Screenplay(size, articles: [Fixture.ferry, Fixture.revisedBudget])
        play.type("gn")
        try play.expectScreen("notes-\(size)")
    }

    @Test func enterGoesToThePassageAndBack() {
        var play = Screenplay("120x30")
        play.type("gq j j j Enter")
        #expect(play.state.page == nil)
        #expect(play.state.open?.article.id == ferry)
        #expect(play.state.text.spot == .quote(3))
        #expect(play.state.focus == .text)
        play.type("^O")
        #expect(play.state.page?.subject == .quotes)
        #expect(play.state.page?.rank == 4, "the entry is selected again")
        play.type("gi")
        #expect(play.state.text.spot == .quote(3))
    }

    @Test func oneNarrowsAsOneTypes() {
        var play = Screenplay("120x30")
        play.type("gq / 'tess")
        #expect(play.state.page?.count == 1, "the word may be unfinished, and be the speaker's")
        #expect(play.state.page?.current?.who == "Ingrid Tessaly")
        play.type("Esc")
        #expect(play.state.page?.count == 4, "Esc takes the filter back")
        play.type("/ 'outlet:nowhere Enter")
        #expect(play.state.page?.count == 0)
        play.type("Esc")
        #expect(play.state.page?.count == 4)
        play.type("Esc")
        #expect(play.state.page == nil)
    }

    @Test func anUnfinishedQueryChangesNothing() {
        var play = Screenplay("120x30")
        play.type("gq / 'tessaly_outlet")
        #expect(play.state.page?.count == 0)
        play.type("':")
        #expect(play.state.page?.count == 0)
        play.type("'har")
        #expect(play.state.page?.count == 1)
    }

    @Test func olderAnswersAreOfNoUse() {
        var play = Screenplay("120x30")
        play.type("gq")
        let number = play.state.page?.number ?? 0
        play.send(.page(PageAnswer(number: number - 1, rows: [.heading("Old", detail: "")], cursor: nil)))
        #expect(play.state.page?.rows.contains(.heading("Old", detail: "")) == false)
    }

    @Test func longViewsAreReadPartByPart() {
        var state = ReaderState(size: Size(rows: 10, columns: 100))
        var requests: [PageRequest] = []
        func send(_ event: ReaderEvent) {
            for case .readPage(let request) in state.update(event) { requests.append(request) }
        }
        func rows(_ request: PageRequest) -> [PageRow] {
            (0..<request.wanted).map { number in
                .item(
                    PageItem(
                        kind: .claim, who: "Ada", how: "", words: "Words \(number)", article: ferry,
                        title: "",
                        target: .offset(0)))
            }
        }
        for key in ["g", "q"] { send(.terminal(.key(.character(Character(key))))) }
        #expect(requests.count == 1)
        send(.page(PageAnswer(number: 1, rows: rows(requests[0]), cursor: PageCursor(read: 7))))
        #expect(requests.count == 1, "there is enough for three screens")
        send(.terminal(.key(.character("G"))))
        #expect(requests.count == 2)
        #expect(requests.last?.cursor?.read == 7)
        send(.page(PageAnswer(number: 2, rows: rows(requests[1]), cursor: nil)))
        #expect(state.page?.count == requests[0].wanted * 2)
        send(.terminal(.key(.character("G"))))
        #expect(requests.count == 2, "all is here")
        send(.terminal(.key(.character("s"))))
        #expect(requests.last?.arrangement == .oldest, "what is shown is of another arrangement")
        #expect(state.page?.count == requests[0].wanted * 2, "and stays until the first of the new has come")
        send(.page(PageAnswer(number: 3, rows: [], cursor: nil)))
        #expect(state.page?.count == 0)
    }

    @Test func aNoteIsDeletedAndBroughtBackInTheView() {
        var play = Screenplay("120x30")
        play.type("Enter ]q H gn")
        #expect(play.state.page?.count == 1)
        play.type("d")
        #expect(play.state.page?.count == 0)
        play.type("u")
        #expect(play.state.page?.count == 1)
    }

    @Test func arrangementsGoRound() {
        var play = Screenplay("120x30")
        play.type("Enter ]q ge")
        let all = PageSubject.entity(EntityName("x")).arrangements
        for arrangement in all.dropFirst() + all.prefix(1) {
            play.type("s")
            #expect(play.state.page?.arrangement == arrangement)
        }
    }

    @Test func everySizeHasAView() {
        for columns in [1, 2, 5, 20, 43, 70, 84, 110, 148, 149, 300] {
            for rows in [1, 2, 3, 5, 12, 24] {
                var play = Screenplay("\(columns)x\(rows)")
                play.type("gq j G / 't Esc q Enter ]q ge j s q gn q")
                let frame = play.state.render()
                #expect(frame.size == Size(rows: rows, columns: columns))
            }
        }
    }
}
