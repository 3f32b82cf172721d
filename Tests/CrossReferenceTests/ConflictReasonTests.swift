import ArticleModel
import Foundation
import Testing

@testable import CrossReference

/// What the reasons of conflicts say: the passages' own words, the first passage's first.
@Suite("Conflicts: the words of reasons")
struct ConflictReasonTests {
    private func article(
        _ id: String, _ sentence: String, verb: String, negated: Bool, object: String = "response"
    )
        -> ConflictFixture
    {
        ConflictFixture(id, sentence).entity("e1", "Ann Lee").claim(
            sentence,
            ClaimFrame(
                predicate: verb, isNegated: negated, tense: .future, agent: party("lee", "e1"),
                object: party(object, nil, nil, "written")), modality: .future)
    }

    @Test("The predicate stands as in the text, with its auxiliaries and its object")
    func predicate() throws {
        let found = findings(
            article(
                "a", "Ann Lee would not, for now, provide a written response.", verb: "provide", negated: true
            ),
            article(
                "b", "Ann Lee will soon submit a written response to the talks.", verb: "submit",
                negated: false))
        #expect(
            found == [
                "conflict polarity: “would not, for now, provide a written response” ≠ “will soon submit a written response”: both about Ann Lee: a written response"
            ])
    }

    @Test(
        "Every word of a contrast in marks stands in its passage",
        arguments: [
            ("Ann Lee denied that she had given a written response.", "give", true),
            ("Ann Lee never gave any written response to the ministers of the two countries.", "give", true),
            ("“We have given the written response,” said Ann Lee.", "give", false),
            ("No written response was given.", "give", true), ("Ann Lee sat.", "stand", false),
            ("", "stand", true),
        ])
    func ownWords(sentence: String, verb: String, negated: Bool) throws {
        let fixture = article("a", sentence, verb: verb, negated: negated)
        let claim = try #require(fixture.claims.first)
        guard let compared = ComparedClaim(claim, names: [:]) else {
            Issue.record("the claim cannot be compared")
            return
        }
        let told = ClaimWords(compared, in: fixture.text)
        for piece in told.predicate.components(separatedBy: "…") {
            let words = piece.split(separator: " ").joined(separator: " ")
            #expect(words.isEmpty || sentence.contains(words), "\(words) is not in \(sentence)")
        }
    }

    @Test func numbersKeepWhatMakesThemInexact() throws {
        func counted(_ id: String, _ sentence: String, _ words: String, _ value: Double) -> ConflictFixture {
            ConflictFixture(id, sentence).entity("e1", "Ann Lee").claim(
                sentence,
                ClaimFrame(
                    predicate: "wait", tense: .past, agent: party("person"),
                    others: [party("lee", "e1", "for")]),
                quantities: [(words, value, "people", .exactly)])
        }
        let article = counted("a", "Fewer than 300 people waited for Ann Lee.", "300 people", 300)
        let claim = try #require(article.claims.first.flatMap { ComparedClaim($0, names: [:]) })
        let told = ClaimWords(claim, in: article.text)
        #expect(told.number(claim.claim.quantities[0]) == "fewer than 300 people")
        #expect(told.subject == "people: waited for Ann Lee" && told.parties == "people")
    }

    @Test(
        "A reason tells its contrast again",
        arguments: [
            ("“would not pay” ≠ “will pay”: both about it", "would not pay", "will pay"),
            ("denied: “had … fired” ≠ “fired no shots”: both about it", "had … fired", "fired no shots"),
            ("Friday ≠ Wednesday: same meeting", "Friday", "Wednesday"),
            (
                "fewer than 300 people ≠ about 1,200 people: both about people", "fewer than 300 people",
                "about 1,200 people"
            ),
        ])
    func contrasts(reason: String, first: String, second: String) throws {
        let contrast = try #require(Contrast(reason: reason))
        #expect(contrast.first == first && contrast.second == second)
    }

    @Test(arguments: ["", "the same words", "Ann Lee denies it: “denied”", "“a” ≠ “b”", "a ≠ b"])
    func otherReasonsHaveNoContrast(reason: String) {
        #expect(Contrast(reason: reason) == nil)
    }

    @Test(arguments: [
        ("met", "meet"), ("denied", "deny"), ("stopped", "stop"), ("agrees", "agree"),
        ("provided", "provide"),
        ("bought", "buy"), ("gave", "give"), ("people", "person"), ("troops", "troop"), ("missed", "miss"),
    ])
    func formsOfWords(word: String, lemma: String) { #expect(WordForms.isForm(word, of: lemma)) }

    @Test(arguments: [("said", "deny"), ("the", "be"), ("to", "take"), ("talks", "take")])
    func otherWords(word: String, lemma: String) { #expect(!WordForms.isForm(word, of: lemma)) }
}
