import ArticleModel
import Testing

@testable import ArticleStore
@testable import ReaderApp

/// The live filter of the list and of the panel.
struct NarrowingTests {
    private func last(_ play: Screenplay) -> ListRequest? {
        for case .loadList(let request) in play.effects.reversed() { return request }
        return nil
    }

    @Test(arguments: ["160x45", "80x24", "60x18"])
    func theListNarrowsAsOneTypes(size: String) throws {
        var play = Screenplay(size)
        play.type("& 'Coun")
        try play.expectScreen("narrowing-\(size)")
    }

    @Test func whatIsTypedIsAQueryOfTitlesAndOutlets() throws {
        var play = Screenplay("120x30")
        play.type("& 'Cou")
        let request = try #require(last(play))
        #expect(request.isTyping)
        #expect(request.filter?.query.places == [.titles])
        let clause = try #require(request.filter?.query.clauses.first)
        #expect(clause.alternatives.count == 2, "the title or the outlet")
        #expect(play.state.list.count == 1)
        play.type("'_outlet")
        let count = play.effects.count
        play.type("':")
        #expect(play.effects.count == count, "a query that is not complete yet changes nothing")
    }

    @Test func enterKeepsAndEscTakesBack() {
        var play = Screenplay("120x30")
        play.type("& 'Council Enter")
        #expect(play.state.overlay == nil)
        #expect(play.state.list.count == 1)
        #expect(play.state.render().text.contains("Articles 1 · &Council"))
        play.type("& ^U 'Ferries")
        #expect(play.state.list.currentID == Fixture.ferry.article.id)
        play.type("Esc")
        #expect(play.state.list.filter?.text == "Council", "as it was before")
        play.type("Esc")
        #expect(play.state.list.count == 2)
    }

    @Test func aLateAnswerOfAnEarlierWordIsPassedOver() throws {
        var play = Screenplay("120x30")
        play.type("& 'Council")
        let early = ListFilter(live: "Fe", try Query(parsing: "Fe*"))
        var request = play.state.list.request(filter: .some(early))
        request.isTyping = true
        play.send(.listed(Fixture.answer(request, [Fixture.ferry])))
        #expect(play.state.list.filter?.text == "Council")
        // What another program changes does not bring the whole list back.
        play.send(.libraryChanged)
        #expect(play.state.list.filter?.text == "Council")
    }

    @Test func theArrowsGoThroughWhatIsLeft() {
        var play = Screenplay("120x30")
        play.type("& 'Fe Down Up ^U Down")
        #expect(play.state.list.selected == 1)
        #expect(play.state.open?.article.id == Fixture.budget.article.id, "it is shown beside")
    }

    @Test func thePanelNarrowsToo() {
        var play = Screenplay("160x30")
        play.type("Enter gp & 'tessaly")
        #expect(play.state.panel.claims == [1])
        #expect(play.state.render().text.contains("Claims 1/4 · &tessaly"))
        play.type("^U 'no_named Enter")
        #expect(play.state.panel.claims == [2])
        #expect(play.state.panel.selected == 2)
        play.type("Esc")
        #expect(play.state.panel.claims.count == 4)
        play.type("& 'unchecked Enter C s")
        #expect(!play.state.panel.claims.contains(2), "what has been checked leaves the queue")
        #expect(play.state.panel.selected != nil)
        play.type("& 'zzz Esc")
        #expect(play.state.panel.filter.text == "unchecked")
    }
}
