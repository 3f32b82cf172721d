import TerminalUI
import Testing

@testable import ReaderApp

/// Actions by their names, with what they ask for on the same line.
struct CommandTests {
    private let ferry = Fixture.ferry.article.id

    @Test(arguments: [
        ("'add_https://x.example/A?b=c", Effect.add("https://x.example/A?b=c")),
        ("'add_~/My_News/file.txt", .add("~/My News/file.txt")), ("'ADD_x.txt", .add("x.txt")),
        ("'subscribe_https://x.example", .subscribe("https://x.example")),
        ("'sub_https://x.example", .subscribe("https://x.example")),
        ("'tag_harbour,_ferry", .setTags(article: Fixture.ferry.article.id, ["ferry", "harbour"])),
        ("'add_samples", .addSamples), ("'add_sam", .addSamples),
    ])
    func takesItsArgument(_ typed: String, _ effect: Effect) {
        var play = Screenplay("120x24")
        play.type(": \(typed) Enter")
        #expect(play.effects.last == effect)
        #expect(play.state.overlay == nil)
    }

    @Test func withoutAnArgumentItAsks() {
        var play = Screenplay("120x24")
        play.type(": 'subscribe_ Enter")
        guard case .source(let prompt) = play.state.overlay else {
            Issue.record("the prompt is not open")
            return
        }
        #expect(prompt.purpose == .subscribe)
    }

    @Test func narrowsAndSearches() {
        var play = Screenplay("120x24")
        play.type(": 'filter_Council Enter")
        #expect(play.state.list.filter?.text == "Council")
        play.type(": 'filter_Ferries Enter")
        #expect(play.state.list.filter?.text == "Ferries", "not what stood in the prompt before")
        play.type("Enter : 'search_strait Enter")
        #expect(play.state.text.hits.entries.count == 3)
        play.type("q Esc Esc : 'live-filter_Coun Enter")
        #expect(play.state.list.filter?.isLive == true)
    }

    @Test func givesTheArticleToAProgram() {
        var play = Screenplay("120x24")
        play.type("Enter ]q : 'pipe_grep_-i_wall Enter")
        guard case .pipe(_, ["grep", "-i", "wall"]) = play.effects.last else {
            Issue.record("no program is started")
            return
        }
    }

    @Test func setsMarks() {
        var play = Screenplay("60x8")
        play.type("Enter : 'set_mark_a Enter G : 'go-to-mark_a Enter")
        #expect(play.state.text.top == 0)
        play.type(": 'set_mark_ab Enter")
        #expect(play.state.message?.text == "A mark is one letter")
    }

    @Test func saysWhyThereIsNothingToAskFor() {
        var play = Screenplay("120x24")
        play.type(": 'save_as_~/x.jsonld Enter")
        #expect(play.state.message?.text == "Everything is saved")
        play.send(.unsaved(UnsavedReport(count: 1, reason: "no space", areElsewhere: false)))
        play.type(": 'save-as_~/x.jsonld Enter")
        #expect(play.effects.last == .saveElsewhere("~/x.jsonld"))
    }

    @Test func tagsAreAddedToThoseThatThereAre() {
        var play = Screenplay("120x24")
        play.type(": 'tag_harbour Enter : 'tag_ferry Enter")
        #expect(play.effects.last == .setTags(article: ferry, ["ferry", "harbour"]))
    }

    @Test func whatIsAskedForIsShown() throws {
        var play = Screenplay("80x24")
        play.type(": 'add")
        #expect(play.state.render().text.contains("add SOURCE"))
        play.type("'_~/news")
        #expect(play.state.render().text.contains("add SOURCE"))
        try play.expectScreen("palette-argument-80x24")
    }
}
