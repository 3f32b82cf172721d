import ArticleModel
import Testing

@testable import ReaderApp

/// Searching by regular expressions.
struct TextPatternTests {
    private func hits(_ expression: String, in text: String) -> [String] {
        let text = ArticleText(text)
        return TextSearch(expression, isPattern: true).hits(in: text).map { text[$0] }
    }

    @Test(arguments: [
        ("[0-9]+ (troops|tanks)", "100 troops and 20 tanks, 5 men", ["100 troops", "20 tanks"]),
        ("\\d{4}", "in 1914 and 45", ["1914"]),
        ("m.nister", "the Minister, der Münister", ["Minister", "Münister"]),
        ("é.", "café é1", ["é ", "é1"]),
        ("^a.*", "abc\nbac\nad", ["abc", "ad"]),
        ("\\bsaid\\b", "he said; unsaid", ["said"]),
        ("x*", "axxb", ["xx"]),
        ("日.", "日本と日曜", ["日本", "日曜"]),
    ])
    func expressionsFindWhatTheyDescribe(_ expression: String, _ text: String, _ found: [String]) {
        #expect(hits(expression, in: text) == found)
    }

    @Test func capitalsInTheExpressionCount() {
        #expect(hits("said|Told", in: "Said told Told") == ["Told"])
    }

    @Test func whatIsNoExpressionIsSaid() {
        #expect(TextSearch("[a", isPattern: true).problem?.isEmpty == false)
        #expect(TextSearch("(a)\\1", isPattern: true).problem == "\\1 to \\9 are not known here")
        #expect(hits("[a", in: "[a [a").isEmpty)
        #expect(TextSearch("[a").problem == nil)
    }

    @Test func aLongLineIsSearchedInParts() {
        let text = String(repeating: "Wörter und 7 Zahlen ", count: 5000)
        #expect(hits("\\d", in: text).count == 5000)
    }

    @Test func thePromptChangesBetweenWordsAndExpressions() {
        var play = Screenplay("100x30")
        play.type("Enter / 's.r..t")
        #expect(play.state.text.hits.entries.isEmpty)
        play.type("^T")
        #expect(!play.state.text.hits.entries.isEmpty)
        play.type("Enter")
        #expect(play.state.text.search?.isPattern == true)
        let first = play.state.text.hit
        play.type("n")
        #expect(play.state.text.hit != nil && first != nil)
    }
}
