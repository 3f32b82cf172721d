import ArticleModel
import CrossReference
import Foundation
import Testing

@testable import ArticleStore

/// What the user decides on links and claims.
struct DecisionTests {
    let temporary: TemporaryLibrary
    var library: Library { temporary.library }

    init() throws {
        temporary = try TemporaryLibrary(isCached: true)
        _ = try temporary.add(quote: saying, by: "Ada Lovelace", outlet: "Post", date: "2022-01-21")
        _ = try temporary.add(quote: saying, by: "Lovelace", outlet: "Wire", date: "2022-01-20")
    }

    private func link() throws -> StoredLink {
        _ = try temporary.currentLinks()
        return try #require(try library.links().first)
    }

    @Test func decisionsSurviveANewIndexAndANewAnalysis() throws {
        let id = try link().id
        try library.decide([id: .dismissed])
        #expect(try link().state == .dismissed)
        #expect(library.summaries().articles.map(\.links) == [0, 0])
        try library.reindex()
        #expect(try link().state == .dismissed)
        let article = try #require(try library.articleIDs().first)
        var analysis = try #require(try library.analysis(article))
        analysis.quotes[0].id = "q7"
        try library.saveAnalysis(analysis, of: library.article(article).document.text, for: article)
        let after = try link()
        #expect(after.id == id && after.state == .dismissed)
        #expect([after.link.a.reference, after.link.b.reference].contains("q7"))
        try library.decide([id: .new])
        #expect(try link().state == .new)
    }

    @Test func twoWritersLoseNothing() throws {
        let other = try temporary.another()
        try library.decide(["00000000000000aa": .confirmed])
        try other.decide(["00000000000000bb": .dismissed])
        try library.decide(["00000000000000cc": .confirmed])
        let decided = try other.linkDecisions()
        #expect(
            decided == [
                "00000000000000aa": .confirmed, "00000000000000bb": .dismissed,
                "00000000000000cc": .confirmed,
            ])
    }

    @Test func whatAnotherProgramDecidesIsSeen() throws {
        let id = try link().id
        try temporary.another().decide([id: .confirmed])
        #expect(try library.links().first?.state == .confirmed)
        try FileManager.default.removeItem(atPath: library.decisionsPath)
        #expect(try library.links().first?.state == .new)
    }

    @Test func keepsWhatItDoesNotKnow() throws {
        try temporary.write(
            #"{"schema": 1, "mood": "good", "links": {"aa": {"value": "pondered", "by": "Ada"}}}"#,
            to: "decisions.json")
        try library.decide(["00000000000000bb": .confirmed])
        let json = try JSONValue(parsing: Array(temporary.read("decisions.json").utf8))
        #expect(json["mood"]?.string == "good")
        #expect(json["links"]?["aa"]?["value"]?.string == "pondered")
        #expect(json["links"]?["aa"]?["by"]?.string == "Ada")
        #expect(json["links"]?["00000000000000bb"]?["value"]?.string == "confirmed")
        #expect(json["links"]?["00000000000000bb"]?["modified"]?.string != nil)
    }

    @Test func aDamagedFileIsSetAsideAndItsLastCopyUsed() throws {
        try library.decide(["00000000000000aa": .confirmed])
        try library.decide(["00000000000000bb": .confirmed])
        try temporary.write("{no JSON", to: "decisions.json")
        #expect(try library.linkDecisions() == ["00000000000000aa": .confirmed])
        try library.decide(["00000000000000cc": .dismissed])
        #expect(try library.linkDecisions().keys.sorted() == ["00000000000000aa", "00000000000000cc"])
        #expect(try temporary.read("decisions.json.damaged-1") == "{no JSON")
    }

    @Test func aNewerFileIsOnlyRead() throws {
        let text = #"{"schema": 2, "links": {"00000000000000aa": {"value": "confirmed"}}}"#
        try temporary.write(text, to: "decisions.json")
        #expect(try library.linkDecisions() == ["00000000000000aa": .confirmed])
        #expect(throws: LibraryError.newerSchema(file: library.decisionsPath)) {
            try library.decide(["00000000000000bb": .confirmed])
        }
        #expect(try temporary.read("decisions.json") == text)
    }

    @Test func claimsHaveAStatus() throws {
        let id = try temporary.add()
        let claims = try #require(try library.claims(of: id))
        let claim = try #require(claims.analysis.claims.first)
        #expect(try library.claimDecisions(of: claims).isEmpty)
        try library.decide(claim, of: claims, .disputed)
        #expect(try library.claimDecisions(of: claims) == [claim.id: .disputed])
        // By its words: another analysis may call it otherwise.
        var analysis = claims.analysis
        analysis.claims[0].id = "c9"
        let later = ArticleClaims(article: id, text: claims.text, analysis: analysis)
        #expect(try library.claimDecisions(of: later) == ["c9": .disputed])
        try library.decide(claim, of: claims, nil)
        #expect(try library.claimDecisions(of: claims).isEmpty)
    }

    @Test func sayingItAgainDoesNotMakeItNewer() throws {
        let id = try temporary.add()
        let claims = try #require(try library.claims(of: id))
        let claim = try #require(claims.analysis.claims.first)
        try library.decide(claim, of: claims, .supported)
        let now = try #require(try library.claimVerdicts(of: claims)[claim.id]?.decided)
        #expect(CalendarDate(iso: now) != nil)
        let day = now.prefix(10)
        try temporary.write(
            try temporary.read("decisions.json").replacingOccurrences(of: day, with: "2020-01-01"),
            to: "decisions.json")
        try library.decide(claim, of: claims, .supported)
        #expect(try library.claimVerdicts(of: claims)[claim.id]?.decided?.hasPrefix("2020-01-01") == true)
        try library.decide(claim, of: claims, .disputed)
        #expect(try library.claimVerdicts(of: claims)[claim.id]?.decided?.hasPrefix(day) == true)
    }

    @Test func aDecisionWithoutATimeIsStillOne() throws {
        let id = try temporary.add()
        let claims = try #require(try library.claims(of: id))
        let claim = try #require(claims.analysis.claims.first)
        try library.decide(claim, of: claims, .disputed)
        let json = try temporary.read("decisions.json").replacingOccurrences(of: "modified", with: "then")
        try temporary.write(json, to: "decisions.json")
        #expect(try library.claimVerdicts(of: claims) == [claim.id: ClaimVerdict(.disputed)])
    }

    @Test func aStatusFollowsItsClaimToOtherBorders() throws {
        let text = "The council passed the budget after a night of talks, and the mayor signed it."
        let words = ArticleText(text)
        func claims(_ spans: [TextSpan]) -> ArticleClaims {
            var analysis = Analysis(parser: "test")
            analysis.claims = spans.enumerated().map { index, span in
                Claim(id: "c\(index + 1)", content: [span], standalone: words[span])
            }
            return ArticleClaims(article: "00000000000000aa", text: words, analysis: analysis)
        }
        let before = claims([TextSpan(0, 52), TextSpan(54, 77)])
        try library.decide(before.analysis.claims[0], of: before, .supported)
        // A newer parser leaves “a night of talks” out, and so shares too little; then only “The”.
        let shorter = claims([TextSpan(4, 52), TextSpan(54, 77)])
        #expect(try library.claimDecisions(of: shorter) == ["c1": .supported])
        #expect(try library.claimDecisions(of: claims([TextSpan(0, 29), TextSpan(54, 77)])).isEmpty)
        #expect(try library.claimDecisions(of: claims([TextSpan(54, 77)])).isEmpty)
        // What is said of the new borders is the last word, also that nothing is.
        try library.decide(shorter.analysis.claims[0], of: shorter, .disputed)
        #expect(try library.claimDecisions(of: shorter) == ["c1": .disputed])
        try library.decide(shorter.analysis.claims[0], of: shorter, nil)
        #expect(try library.claimDecisions(of: shorter).isEmpty)
        #expect(try library.claimDecisions(of: before) == ["c1": .supported])
    }

    @Test func aPanelHasAllInOneCall() throws {
        let link = try link()
        let article = link.link.a.article
        let linked = try library.linkedArticles(of: article)
        #expect(linked.links == [link])
        #expect(linked.others[link.link.b.article]?.outlet == "Post")
        #expect(linked.links(of: "q1") == [link])
        #expect(linked.links(of: "q2").isEmpty)
        #expect(link.otherSide(from: article) == link.link.b && link.ownSide(in: article) == link.link.a)
        try library.decide([link.id: .dismissed])
        #expect(try library.linkedArticles(of: article).links(of: "q1").isEmpty)
    }
}
