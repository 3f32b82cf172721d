import ArticleModel
import CrossReference
import Foundation
import Testing

@testable import ArticleStore

/// Sources without a name are found, and told, by the article's words for them.
struct UnnamedSourceTests {
    private let temporary: TemporaryLibrary
    private let id: String
    private let analysis: Analysis

    init() throws {
        temporary = try TemporaryLibrary()
        let text = "The foreign ministry said that no ferry had come. Ada Lovelace told The Post: “It had.”"
        func span(_ words: String) -> TextSpan {
            let start =
                text.utf8.count - (text.components(separatedBy: words).last?.utf8.count ?? 0)
                - words.utf8.count
            return TextSpan(start, start + words.utf8.count)
        }
        var analysis = Analysis(parser: "1", language: "en")
        analysis.entities = [
            Entity(
                id: "e1", kind: .person, name: "Ada Lovelace",
                mentions: [Mention(span("Ada Lovelace"), .name)]),
            Entity(
                id: "e2", kind: .organisation, name: "The Post", mentions: [Mention(span("The Post"), .name)]),
        ]
        analysis.quotes = [
            Quote(
                id: "q1", kind: .indirect, content: [span("that no ferry had come")], cue: [span("said")],
                source: [span("The foreign ministry")]),
            Quote(
                id: "q2", kind: .direct, content: [span("“It had.”")], cue: [span("told")],
                source: [span("Ada Lovelace")], speaker: "e1"),
        ]
        analysis.claims = [
            Claim(
                id: "c1", content: [span("no ferry had come")], standalone: "No ferry had come.", quote: "q1"),
            Claim(
                id: "c2", content: [span("It had")], standalone: "It had.", claimant: "e1",
                chain: ["e2", "e1"],
                quote: "q2"),
            Claim(id: "c3", content: [span("The Post")], standalone: "The Post."),
        ]
        self.analysis = analysis
        id = try temporary.library.add(RawDocument(text: text, title: "Ferries"), analysis: analysis).id
        _ = try temporary.add()
        try temporary.library.refresh()
    }

    @Test(arguments: ["speaker:ministry", "speaker:\"foreign ministry\"", "speaker:lovelace ferry"])
    func theIndexKnowsThem(query: String) throws {
        #expect(Array(try temporary.library.list(try Query(parsing: query)).ids) == [id])
    }

    @Test func aSearchForQuotesFindsThem() throws {
        let library = temporary.library
        var search = QuoteSearch(try Query(parsing: "ministry").orSpeakers)
        #expect(Array(try search.articles(of: library).ids) == [id])
        let summary = try #require(try library.summaries(of: [id]).first)
        let text = ArticleText(try library.article(id).document.text)
        #expect(search.quotes(in: summary, analysis, text).map(\.id) == ["q1"])
    }

    @Test func theVoicesOfPassages() throws {
        func side(_ reference: String) -> FoundLink.Side {
            FoundLink.Side(article: id, span: CodePointRange(0, 1), reference: reference, words: "T")
        }
        let voices = try temporary.library.voices(of: ["q1", "c1", "c2", "c3", "e1", "c9"].map(side))
        #expect(voices[side("q1")] == "“The foreign ministry”, unnamed")
        #expect(voices[side("c1")] == "“The foreign ministry”, unnamed")
        #expect(voices[side("c2")] == "The Post > Ada Lovelace")
        #expect(voices[side("c3")] == "the article")
        #expect(voices[side("e1")] == "" && voices[side("c9")] == "")
        let gone = FoundLink.Side(
            article: "00000000000000ff", span: CodePointRange(0, 1), reference: "c1", words: "")
        #expect(try temporary.library.voices(of: [gone])[gone] == "")
    }

    @Test func quotesThatStandInEachOtherHaveAnEnd() {
        var analysis = analysis
        analysis.quotes[0].parent = "q2"
        analysis.quotes[1].parent = "q1"
        let voices = analysis.voices(of: "q1", in: ArticleText(""))
        #expect(voices == "Ada Lovelace > nobody named")
    }
}
