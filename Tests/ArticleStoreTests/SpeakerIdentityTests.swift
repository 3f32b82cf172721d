import ArticleModel
import CrossReference
import GRDB
import Testing

@testable import ArticleStore

/// Who is quoted, by who they are.
struct SpeakerIdentityTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary(isCached: true) }

    @discardableResult
    private func add(_ speaker: String, day: Int) throws -> String {
        try temporary.add(
            quote: "\(saying), on day \(day)", by: speaker, outlet: "Post \(day)",
            date: CalendarDate(year: 2022, month: 1, day: 1)?.adding(days: day - 1)?.iso ?? "")
    }

    private func link() throws {
        try library.refresh(.files)
        try library.updateLinks(comparing: WordConflict(word: "nowhere"))
    }

    private func found(_ query: String) throws -> [String] {
        Array(try library.list(try Query(parsing: query)).ids)
    }

    @Test func onePersonIsOneRow() throws {
        let first = try add("Ada Lovelace", day: 1)
        let second = try add("A. Lovelace", day: 2)
        let third = try add("Lovelace", day: 3)
        try add("Karl Müller", day: 4)
        try library.refresh(.files)
        #expect(try library.speakers(limit: 10).count == 4, "before anybody knows who is who")
        try link()
        let speakers = try library.speakers(limit: 10)
        #expect(speakers.map(\.name) == ["Ada Lovelace", "Karl Müller"])
        let ada = try #require(speakers.first)
        #expect((ada.quotes, ada.articles) == (3, 3))
        #expect(ada.otherNames == ["A. Lovelace", "Lovelace"])
        #expect(ada.identity == (try library.entity("e1", of: third)?.identity.id))
        #expect(Array(try library.articles(quoting: ada)) == [third, second, first])
        #expect(try library.entities(of: second, being: ada) == ["e1"])
        #expect(try library.speakerCount() == 2)
    }

    @Test(arguments: ["lovelace", "ada", "a. lovelace", "\"ada lovelace\"", "love*", "speaker:lovelace"])
    func anySpellingFindsThePerson(query: String) throws {
        try add("Ada Lovelace", day: 1)
        try add("A. Lovelace", day: 2)
        try add("Karl Müller", day: 3)
        try link()
        let query = try Query(parsing: query)
        #expect(try library.speakers(of: query, limit: 10).map(\.name) == ["Ada Lovelace"])
        #expect(try library.speakers(of: query, by: .name, limit: 10).map(\.quotes) == [2])
        #expect(
            try library.speakers(of: Query(parsing: "-lovelace"), limit: 10).map(\.name) == ["Karl Müller"])
        #expect(try library.speakers(of: Query(parsing: "karl OR ada"), limit: 10).count == 2)
        #expect(try library.speakers(of: Query(parsing: "\"lovelace ada\""), limit: 10).isEmpty)
        let january = try Query(parsing: "lovelace date:2022-01-02")
        #expect(try library.speakers(of: january, limit: 10).map(\.quotes) == [1])
    }

    @Test func whoseNameIsLookedForComesFirst() throws {
        for day in 1...3 { try add("Karl Müller", day: day) }
        try add("Ada Harbour", day: 4)
        try link()
        let search = QuoteSearch(try Query(parsing: "harbour").orSpeakers)
        #expect(try library.speakers(of: search, limit: 10).map(\.name) == ["Ada Harbour", "Karl Müller"])
        #expect(try library.speakers(of: QuoteSearch(nil), limit: 10).map(\.name).first == "Karl Müller")
        let karl = try #require(try library.speakers(of: search, limit: 10).last)
        #expect(try library.articles(quoting: karl, search).count == 3)
        #expect(try library.articles(quoting: karl).count == 3)
    }

    @Test func aQueryForASpeakerFindsAllSpellings() throws {
        let first = try add("Ada Lovelace", day: 1)
        let second = try add("Lovelace", day: 2)
        try add("Karl Müller", day: 3)
        let whole = "speaker:\"ada lovelace\""
        try library.refresh(.files)
        #expect(try found(whole) == [first], "before anybody knows who is who")
        try link()
        #expect(try found(whole) == [second, first])
        #expect(try found("speaker:=\"ada lovelace\"") == [first])
        #expect(try found("speaker:=lovelace") == [second, first])
        #expect(try found("-" + whole).count == 1)
        #expect(try found(whole + " OR speaker:müller").count == 3)
    }

    @Test func quotesOfASpeakerAreFoundUnderAnyName() throws {
        let id = try add("Lovelace", day: 1)
        try add("Ada Lovelace", day: 2)
        try link()
        let article = try library.article(id)
        let analysis = try #require(try library.analysis(of: article))
        func quotes(_ speaker: String) throws -> Int {
            var search = try #require(QuoteSearch(nil, speaker: speaker))
            guard try search.articles(of: library).ids.contains(id) else { return 0 }
            let names = try library.speakerNames(of: id, for: search.query)
            return search.quotes(
                in: try library.summary(id), analysis, ArticleText(article.document.text), otherNames: names
            ).count
        }
        #expect(try quotes("Ada Lovelace") == 1)
        #expect(try quotes("=Ada Lovelace") == 0)
        #expect(try quotes("=Lovelace") == 1)
        #expect(try quotes("Ada Müller") == 0)
        #expect(QuoteSearch(nil, speaker: "=") == nil)
    }

    @Test func whatTheUserSaysOfASpeakerWins() throws {
        let id = try add("Lovelace", day: 1)
        try add("Ada Lovelace", day: 2)
        try add("Karl Müller", day: 3)
        try link()
        let article = try library.article(id)
        let words = try #require(try library.analysis(of: article)?.quotes.first?.content.first)
        let text = ArticleText(article.document.text)
        let annotation = Annotation(
            id: "urn:uuid:1", article: id,
            anchor: .init(
                exact: text[words], prefix: "", suffix: "", position: OffsetMap(text).codePoints(words)),
            correction: .init(speaker: "Karl Müller"), created: "2026-03-12T09:00:00Z")
        try library.save(annotation)
        try link()
        let speakers = try library.speakers(limit: 10)
        #expect(speakers.map(\.name) == ["Karl Müller", "Ada Lovelace"])
        #expect(speakers.map(\.quotes) == [2, 1])
        try library.deleteAnnotation(annotation.id, article: id)
        try link()
        #expect(try library.speakers(limit: 10).map(\.quotes) == [2, 1])
        #expect(try library.speakers(limit: 10).map(\.name) == ["Ada Lovelace", "Karl Müller"])
    }

    @Test func thoseWithoutIdentityComeLast() throws {
        try add("Karl Müller", day: 1)
        try link()
        for day in 2...4 { try add("Ada Lovelace", day: day) }
        try library.refresh(.files)
        #expect(try library.speakers(limit: 10).map(\.name) == ["Karl Müller", "Ada Lovelace"])
        try link()
        #expect(try library.speakers(limit: 10).map(\.name) == ["Ada Lovelace", "Karl Müller"])
    }

    /// Whatever comes and goes, the sums are those that counting gives.
    @Test(arguments: 1...8) func sumsStayRight(seed: Int) throws {
        var random = seed &* 7919
        func number(below limit: Int) -> Int {
            random = (random &* 1_103_515_245 &+ 12_345) & 0x7FFF_FFFF
            return (random >> 8) % limit
        }
        let names = [
            "Ada Lovelace", "A. Lovelace", "Lovelace", "Bob Lovelace", "Karl Müller", "Müller", "Mr. Müller",
        ]
        var ids: [String] = []
        for step in 1...24 {
            switch number(below: 6) {
            case 0 where !ids.isEmpty: _ = try library.remove([ids.remove(at: number(below: ids.count))])
            case 1: try link()
            case 2 where step > 12: try library.rebuildLinks(comparing: WordConflict(word: "nowhere"))
            default: ids.append(try add(names[number(below: names.count)], day: step))
            }
            try library.refresh(.files)
            try expectSums(after: step)
        }
        try link()
        try expectSums(after: 25)
        #expect(try library.speakers(limit: 100).allSatisfy { $0.identity != nil })
        for id in ids {
            let identity = try #require(try library.entity("e1", of: id)?.identity)
            let speaker = try library.speakers(limit: 100).first { $0.identity == identity.id }
            #expect(speaker?.name == identity.name)
            #expect(speaker?.otherNames == identity.otherNames)
            #expect(speaker?.articles == identity.articles)
        }
    }

    private func expectSums(after step: Int) throws {
        let counted = try library.index.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT speakers.id FROM speakers LEFT JOIN (
                        SELECT speaker, sum(quotes) AS q, count(DISTINCT article) AS a FROM quotedEntities GROUP BY speaker)
                    ON speaker = speakers.id WHERE speakers.quotes IS NOT q OR speakers.articles IS NOT a
                    """
            ).count
                + (Int.fetchOne(
                    db,
                    sql: """
                        SELECT count(*) FROM quotedEntities WHERE article NOT IN (SELECT key FROM articles)
                        OR speaker NOT IN (SELECT id FROM speakers)
                        """) ?? -1)
                + (Int.fetchOne(
                    db,
                    sql: "SELECT count(*) FROM speakerWords WHERE speaker NOT IN (SELECT id FROM speakers)")
                    ?? -1)
        }
        #expect(counted == 0, "after step \(step)")
    }
}
