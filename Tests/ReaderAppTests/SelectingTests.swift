import ArticleModel
import TerminalUI
import Testing

@testable import ReaderApp

/// Selecting words, sentences, paragraphs and lines, colours of highlights, and tags.
struct SelectingTests {
    /// The first article, with its sentences.
    private static let ferry: LoadedArticle = {
        var loaded = Fixture.ferry
        let text = ArticleText(loaded.article.document.text)
        let builder = AnalysisBuilder(loaded.article.document.text)
        loaded.analysis.sentences = [
            builder.span("Ferries to Return to the Strait"),
            builder.span("HALVESUND", through: "Strait again."),
            builder.span("“We have", through: "told reporters."), builder.span("“A strait is not a wall.”"),
            builder.span("Officials said", through: "their work."),
        ]
        #expect(loaded.analysis.sentences.allSatisfy { !text[$0].isEmpty })
        return loaded
    }()

    private func selected(_ play: Screenplay) -> String? {
        play.state.text.selection.flatMap { play.state.open?.text[$0.span] }
    }

    @Test func repeatingVGrows() {
        var play = Screenplay("120x30", articles: [Self.ferry])
        play.type("Enter ]q v")
        #expect(selected(play) == "“We")
        play.type("v")
        #expect(selected(play)?.hasSuffix("told reporters.") == true)
        play.type("l")
        #expect(selected(play)?.hasSuffix("“A strait is not a wall.”") == true)
        play.type("h h")
        #expect(selected(play)?.hasPrefix("HALVESUND") == true, "the other way over the anchor")
        play.type("Esc v v v")
        #expect(selected(play)?.hasPrefix("“We have") == true && selected(play)?.hasSuffix("wall.”") == true)
        play.type("v")
        #expect(play.state.text.selection == nil)
    }

    @Test func sAndVChangeTheUnit() {
        var play = Screenplay("120x30", articles: [Self.ferry])
        play.type("Enter ]q v s")
        #expect(play.state.text.selection?.unit == .sentences)
        play.type("V")
        #expect(play.state.text.selection?.unit == .lines)
        play.type("V")
        #expect(play.state.text.selection == nil)
    }

    @Test func theOtherEndMoves() {
        var play = Screenplay("120x30", articles: [Self.ferry])
        play.type("Enter ]q v l l Tab h")
        #expect(selected(play) == "again.\n\n“We have not")
    }

    @Test func selectionsEndWhereTheTextEnds() {
        var play = Screenplay("120x30", articles: [Self.ferry])
        for keys in ["v", "v v", "v v v", "V"] {
            play.type("Enter ]q \(keys) 99 l 99 j")
            #expect(play.state.text.selection != nil)
            play.type("99 h 99 k Esc gg")
        }
        #expect(play.state.text.selection == nil)
    }

    @Test func clicksSelectWordAndSentence() {
        var play = Screenplay("120x30", articles: [Self.ferry])
        play.type("Enter")
        guard let at = place(of: "bargain", in: play) else { return }
        play.send(.terminal(.mouse(MouseEvent(.press, at: at))))
        #expect(play.state.text.selection == nil)
        play.send(.terminal(.mouse(MouseEvent(.doubleClick, at: at))))
        #expect(selected(play) == "bargain")
        play.send(.terminal(.mouse(MouseEvent(.tripleClick, at: at))))
        #expect(selected(play)?.hasSuffix("told reporters.") == true)
    }

    @Test func aDragAfterATripleClickGoesBySentences() {
        var play = Screenplay("120x30", articles: [Self.ferry])
        play.type("Enter")
        guard let at = place(of: "bargain", in: play), let to = place(of: "wall.”", in: play) else {
            return
        }
        play.send(.terminal(.mouse(MouseEvent(.tripleClick, at: at))))
        play.send(.terminal(.mouse(MouseEvent(.drag, at: to))))
        #expect(selected(play)?.hasSuffix("“A strait is not a wall.”") == true)
    }

    private func place(of words: String, in play: Screenplay) -> Position? {
        let lines = play.state.render().text.split(separator: "\n", omittingEmptySubsequences: false)
        for (row, line) in lines.enumerated() {
            if let range = line.range(of: words) {
                return Position(
                    row: row, column: TextWidth.width(String(line[..<range.lowerBound])) + 1)
            }
        }
        Issue.record("\(words) are not on the screen")
        return nil
    }

    // MARK: Colours and tags

    @Test func coloursGoRound() {
        var play = Screenplay("120x30")
        play.type("Enter ]q H")
        var colours: [String?] = []
        for _ in 0..<4 {
            play.type("H")
            colours.append(play.state.open?.annotations.first?.annotation.colour)
        }
        #expect(colours == ["green", "blue", "red", "yellow"])
        play.type("u")
        #expect(play.state.open?.annotations.first?.annotation.colour == "red")
    }

    @Test func tagsOfANote() {
        var play = Screenplay("120x30")
        play.type("Enter ]q H t 'later,_#check_this,later Enter")
        #expect(play.state.open?.annotations.first?.annotation.tags == ["later", "check this"])
        play.type("t Esc")
        #expect(play.state.overlay == nil)
        play.type("u")
        #expect(play.state.open?.annotations.first?.annotation.tags == [])
    }

    @Test func tagsOfAnArticle() {
        var play = Screenplay("120x30")
        play.type("t 'strait,ferries Enter")
        #expect(play.state.list.current?.tags == ["ferries", "strait"])
        play.type("u")
        #expect(play.state.list.current?.tags == [])
        #expect(play.effects.last == .setTags(article: Fixture.ferry.article.id, []))
    }
}
