import ArticleModel
import CrossReference
import Foundation
import Testing

@testable import ArticleStore

/// Links follow the library's files.
struct LinkUpdateTests {
    let temporary: TemporaryLibrary
    var library: Library { temporary.library }
    private let altered = saying.replacing("winter", with: "summer")

    init() throws { temporary = try TemporaryLibrary(isCached: true) }

    @Test func newArticlesAreLinkedWithAllOthers() throws {
        let first = try temporary.add(quote: saying, by: "Ada Lovelace", outlet: "Post", date: "2022-01-21")
        #expect(try temporary.currentLinks().isEmpty)
        let second = try temporary.add(quote: saying, by: "Lovelace", outlet: "Wire", date: "2022-01-20")
        let third = try temporary.add(quote: altered, by: "Lovelace", outlet: "Sun", date: "2022-01-22")
        let links = try temporary.currentLinks()
        #expect(links.count == 3)
        let same = try #require(links.first { $0.kind == .sameQuote })
        #expect(same.a.article == second && same.b.article == first, "the earlier one first")
        #expect(same.a.words == saying + ",")
        #expect(links.count { $0.kind == .alteredQuote && $0.b.article == third } == 2)
        #expect(try temporary.currentLinks(of: third).count == 2)
        #expect(try library.summary(third).links == 2)
        #expect(try library.summary(first).links == 2)
    }

    @Test func changesAndRemovalsAreFollowed() throws {
        let first = try temporary.add(quote: saying, by: "Ada Lovelace", outlet: "Post", date: "2022-01-21")
        let second = try temporary.add(quote: saying, by: "Lovelace", outlet: "Wire", date: "2022-01-20")
        let before = try temporary.currentLinks()
        #expect(before.count == 1)
        // The date decides which of the two is the earlier one; the link stays the same.
        try library.edit(second, ArticleEdit(date: "2022-01-25"))
        let after = try temporary.currentLinks()
        #expect(after.map(\.id) == before.map(\.id))
        #expect(after.first?.a.article == first)
        try library.remove([first])
        #expect(try temporary.currentLinks().isEmpty)
        #expect(try library.summary(second).links == 0)
        try library.restore(first)
        #expect(try temporary.currentLinks().map(\.id) == before.map(\.id))
        // Another analysis without the quote.
        try library.saveAnalysis(
            Analysis(parser: "2", language: "en"), of: library.article(first).document.text, for: first)
        #expect(try temporary.currentLinks().isEmpty)
    }

    @Test func filesThatOthersChangeAreNoticed() throws {
        let first = try temporary.add(quote: saying, by: "Ada Lovelace", outlet: "Post", date: "2022-01-21")
        let other = try temporary.another()
        _ = try temporary.add(quote: saying, by: "Lovelace", outlet: "Wire", date: "2022-01-20")
        #expect(try temporary.currentLinks().count == 1)
        try FileManager.default.removeItem(atPath: temporary.path(.articles, first))
        try other.refresh(.files)
        try other.updateLinks()
        #expect(try other.links().isEmpty)
        #expect(try library.links().isEmpty)
    }

    /// Whatever the order in which articles came: a rebuilt index has the same links.
    @Test func incrementalAndRebuiltLinksAreTheSame() throws {
        let sayings = [saying, altered, String(saying.prefix(45)), saying + " and the winter after it too"]
        for number in 0..<24 {
            _ = try temporary.add(
                quote: sayings[number % 4], by: ["Ada Lovelace", "Lovelace", "Karl Mueller"][number % 3],
                outlet: "Outlet \(number)", date: "2022-01-\(10 + number % 9)")
            if number % 5 == 0 { _ = try temporary.currentLinks() }
        }
        let incremental = try temporary.currentLinks()
        #expect(incremental.count > 40)
        try library.rebuildLinks()
        #expect(try temporary.currentLinks() == incremental)
        try library.reindex()
        #expect(try library.links().isEmpty, "a new index has the links still to be found")
        #expect(try temporary.currentLinks() == incremental)
    }

    /// Takes in an article with a quote, and a copy of it with another one in its place.
    private func takeCopy(quoting words: String) throws {
        let rest = (0..<80).map { "word\($0)" }.joined(separator: " ")
        let keys = ArticleKeyFile(library: library, folder: temporary.folder + "-cache")
        for (outlet, quote, end) in [("Post", saying, ""), ("Wire", words, " and a last word")] {
            let document = RawDocument(
                text: "“\(quote)”\n\n" + rest + end, outlet: outlet, date: "2022-01-21")
            let analysis = Analysis(
                parser: "1",
                quotes: [Quote(id: "q1", kind: .direct, content: [TextSpan(0, quote.utf8.count + 6)])])
            _ = try library.take(document, keys) { _ in analysis }
        }
    }

    @Test func copiesAreLinkedAsWholes() throws {
        try takeCopy(quoting: saying)
        let links = try temporary.currentLinks()
        #expect(links.map(\.kind) == [.duplicateArticle], "their quotes are the same anyway")
        #expect(links.first?.reason.hasPrefix("nearly the same text: 9") == true)
    }

    @Test func whatACopyHasAlteredIsShown() throws {
        try takeCopy(quoting: saying.replacing("will stay", with: "will not stay"))
        let links = try temporary.currentLinks()
        #expect(Set(links.map(\.kind)) == [.duplicateArticle, .alteredQuote] && links.count == 2)
        #expect(links.contains { $0.reason.contains("“not”") })
        try library.rebuildLinks()
        #expect(try temporary.currentLinks() == links)
    }

    @Test func conflictsCountAndAreAskedFor() throws {
        let same =
            "Ferry sinks off Lowestoft harbour; Mueller, Lovelace, Zebrano and Dolkar blame Ravensburg shipyard"
        let ids = try ["20", "21"].map { day in
            let text = "\(same), \(day).\n\n“We stay,” he said."
            let people = ["Karl Mueller", "Ada Lovelace"].map { Entity(id: $0, kind: .person, name: $0) }
            let analysis = Analysis(parser: "1", title: same, language: "en", entities: people)
            return try library.add(
                RawDocument(text: text, title: same, outlet: "Outlet \(day)", date: "2022-01-\(day)"),
                analysis: analysis
            ).id
        }
        let unrelated = try temporary.add(quote: saying, by: "Ada", outlet: "Post", date: "2022-01-21")
        try library.refresh(.files)
        try library.updateLinks(comparing: WordConflict(word: "he"))
        let query = try Query(parsing: "has:conflicts")
        #expect(try Set(library.list(query).ids) == Set(ids), "only articles of one event are compared")
        #expect(try library.summary(ids[0]).conflicts == 1)
        #expect(try library.summary(unrelated).conflicts == 0)
        #expect(try library.events().map { $0.map(\.id) } == [ids])
        #expect(try library.event(of: ids[1]).map(\.id) == ids)
        #expect(try library.event(of: unrelated).isEmpty)
        let link = try #require(try library.links().first)
        #expect(link.link.a.words == "Ferr")
        try library.decide([link.id: .dismissed])
        #expect(try library.list(query).ids.isEmpty)
        try library.decide([link.id: .new])
        #expect(try library.list(query).ids.count == 2)
    }

    @Test func sharedQuotesMakeAnEvent() throws {
        let sayings = [saying, "Nobody who has seen the quay by night would have it any other way"]
        let ids = try ["20", "21", "27"].map { day in
            let quotes = sayings.map { "“\($0)”" }
            let text = quotes.joined(separator: "\n\n") + "\n\nOutlet \(day)."
            let ends = [quotes[0].utf8.count, quotes[0].utf8.count + 2 + quotes[1].utf8.count]
            let analysis = Analysis(
                parser: "1",
                quotes: [
                    Quote(id: "q1", kind: .direct, content: [TextSpan(0, ends[0])]),
                    Quote(id: "q2", kind: .direct, content: [TextSpan(ends[0] + 2, ends[1])]),
                ])
            return try library.add(
                RawDocument(text: text, outlet: day, date: "2022-01-\(day)"), analysis: analysis
            ).id
        }
        #expect(try temporary.currentLinks().count == 6)
        #expect(
            try library.events().map { $0.map(\.id) } == [Array(ids.prefix(2))], "a week later is another day"
        )
    }

    @Test func saysOfWhomWordsAreReported() throws {
        let text = "Ada Lovelace said that the harbour would stay open through the winter. Nobody asked."
        var analysis = Analysis(parser: "1", language: "en")
        analysis.entities = [Entity(id: "e1", kind: .person, name: "Ada Lovelace")]
        analysis.quotes = [Quote(id: "q1", kind: .indirect, content: [TextSpan(18, 70)], speaker: "e1")]
        _ = try library.add(RawDocument(text: text), analysis: analysis)
        try library.refresh(.files)
        let words = try #require(WordTrace("stay open through the winter"))
        let sighting = try #require(try library.trace(words).first)
        #expect(sighting.isReported && sighting.quote == "q1")
        #expect(sighting.voice == "reported of Ada Lovelace")
        #expect(sighting.source == nil)
        let own = try #require(WordTrace("nobody asked"))
        #expect(try library.trace(own).first?.voice == "in the article’s own words")
    }

    @Test func tracesWords() throws {
        let first = try temporary.add(quote: saying, by: "Ada Lovelace", outlet: "Post", date: "2022-01-21")
        let second = try temporary.add(quote: altered, by: "Lovelace", outlet: "Wire", date: "2022-01-20")
        let third = try library.add(
            RawDocument(
                text: "It was clear: the harbour will stay open through the winter.", date: "2022-01-19"),
            analysis: Analysis(parser: "1", language: "en")
        ).id
        try library.refresh(.files)
        try library.updateLinks()
        let found = try library.trace(
            try #require(WordTrace("The harbour will stay open through the winter")))
        #expect(found.map(\.article.id) == [third, second, first], "the earliest first")
        #expect(found.map(\.form) == [.verbatim, .altered, .verbatim])
        #expect(found.map(\.speaker) == [nil, "Lovelace", "Ada Lovelace"])
        #expect(found.map(\.quote) == [nil, "q1", "q1"])
        #expect(found[1].reason == "the text has “summer” where the search has “winter”")
        #expect(try library.trace(try #require(WordTrace("stay open"))).count == 3)
        // Of few words one may be another: at the end, in the middle, left out.
        for words in [
            "the harbour will stay shut", "the harbour must stay open", "the harbour stay open through",
        ] {
            let found = try library.trace(try #require(WordTrace(words)))
            #expect(found.map(\.form) == [.altered, .altered, .altered], "\(words)")
        }
        #expect(try library.trace(try #require(WordTrace("the harbour must stay shut"))).isEmpty)
        #expect(try library.trace(try #require(WordTrace("nobody has ever said these words"))).isEmpty)
    }

    @Test func theNearestOfAnEventAreThoseAroundTheArticle() {
        func article(_ id: String, _ date: String?) -> ArticleSummary {
            ArticleSummary(
                id: id, title: id, date: date, isSample: false, added: "", quotes: 0, claims: 0, links: 0,
                notes: 0, isUnread: false, isStarred: false, tags: [])
        }
        let event = [
            article("none", nil), article("a", "2022-01-01"), article("b", "2022-01-20"),
            article("c", "2022-01-21T08:00:00Z"), article("d", "2022-01-21T09:00:00Z"),
            article("e", "2022-01-21T23:00:00Z"), article("f", "2022-02-01"),
        ]
        func nearest(_ most: Int, to id: String) -> [String] {
            Library.nearest(most, to: id, of: event).map(\.id)
        }
        #expect(nearest(3, to: "d") == ["c", "d", "e"])
        #expect(nearest(2, to: "f") == ["e", "f"])
        #expect(nearest(6, to: "d") == ["a", "b", "c", "d", "e", "f"], "those without a date come last")
        #expect(nearest(2, to: "none").contains("none"))
        #expect(nearest(7, to: "d").count == 7)
    }
}
