import ArticleModel
import Testing

@testable import ArticleStore

struct PlainQueryTests {
    static let text = "Le président a parlé à Genève.\n\nÜnal said: “We don’t stop.”"

    static func found(_ query: String, title: String = "Naïve Talks") -> String? {
        guard var query = PlainQuery(query), let hit = query.hit(title: title, text: text) else { return nil }
        return hit.span.map { ArticleText(text)[$0] } ?? "title"
    }

    @Test func comparesWithoutCaseAndDiacritics() {
        #expect(Self.found("geneve") == "Genève")
        #expect(Self.found("GENE\u{300}VE") == "Genève")
        #expect(Self.found("unal") == "Ünal")
        #expect(Self.found("naive") == "title")
    }

    @Test func wantsAllWordsWhole() {
        #expect(Self.found("said president") == "président")
        #expect(Self.found("said nothing") == nil)
        #expect(Self.found("gen") == nil)
        #expect(Self.found("talks unal") == "Ünal")
    }

    @Test func takesWordsInMarksTogether() {
        #expect(Self.found("\"we don't stop\"") == "We don’t stop")
        #expect(Self.found("\"we stop\"") == nil)
        #expect(Self.found("don't") == "don’t")
    }

    @Test(arguments: ["", "  ", "\"\"", "…!", "\u{301}"]) func needsAWord(query: String) {
        #expect(PlainQuery(query) == nil)
    }

    @Test func cutsSnippetsBetweenWords() throws {
        let text = String(repeating: "wörd ", count: 40) + "needle" + String(repeating: " wörd", count: 40)
        var query = try #require(PlainQuery("needle"))
        let hit = query.hit(title: "", text: text)
        let snippet = try #require(hit?.snippet)
        #expect(snippet.hasPrefix("… wörd wörd") && snippet.hasSuffix("wörd wörd …"))
        #expect(snippet.contains(" needle "))
        let titleHit = query.hit(title: "needle", text: "short")
        #expect(titleHit?.snippet == "short")
    }

    @Test func takesLongWordsWithoutSpaces() throws {
        var query = try #require(PlainQuery("needle"))
        let text = String(repeating: "é", count: 200) + "–needle–" + String(repeating: "é", count: 200)
        let hit = query.hit(title: "", text: text)
        let snippet = try #require(hit?.snippet)
        #expect(snippet.contains("needle") && !snippet.contains("\u{FFFD}"))
    }
}
