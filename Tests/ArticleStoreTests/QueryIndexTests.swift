import ArticleModel
import Testing

@testable import ArticleStore

/// What the index finds is what reading all articles would find.
struct QueryIndexTests {
    private static let words = ["ferry", "strait", "talks", "Müller", "bridge", "said", "not", "OR", "上海"]
    private static let outlets = ["The Post", "Strait Wire", nil]
    private static let people = ["Ada Müller", "Ingrid Bridge", "Karsovia"]

    private static func article(_ generator: inout SeededGenerator) -> (RawDocument, Analysis) {
        var words: [String] = []
        for _ in 0..<Int.random(in: 3...12, using: &generator) {
            words.append(Self.words.randomElement(using: &generator) ?? "")
        }
        let text = words.joined(separator: " ") + " \(UInt32.random(in: 0 ... .max, using: &generator))"
        let span = ArticleText(text).span
        let cut = words[0].utf8.count
        let day = Int.random(in: 1...28, using: &generator)
        let document = RawDocument(
            text: text, title: Self.words.randomElement(using: &generator),
            outlet: outlets.randomElement(using: &generator) ?? nil,
            date: Bool.random(using: &generator)
                ? "2022-0\(Int.random(in: 1...3, using: &generator))-\(day < 10 ? "0" : "")\(day)T23:30:00-05:00"
                : nil)
        var analysis = Analysis(parser: "1")
        analysis.entities = people.enumerated().map { index, name in
            Entity(id: "e\(index)", kind: index == 2 ? .location : .person, name: name)
        }.filter { _ in Bool.random(using: &generator) }
        analysis.quotes = [
            Quote(
                id: "q1", kind: .direct, content: [TextSpan(0, cut)], cue: [], source: [],
                speaker: analysis.entities.first?.id),
            Quote(
                id: "q2", kind: .direct, content: [TextSpan(cut, span.end)], cue: [], source: [],
                speaker: analysis.entities.last?.id),
        ]
        return (document, analysis)
    }

    private static func term(_ generator: inout SeededGenerator) -> String {
        let word = words.randomElement(using: &generator) ?? ""
        let sign = Int.random(in: 0..<4, using: &generator) == 0 ? "-" : ""
        let term =
            switch Int.random(in: 0..<14, using: &generator) {
            case 0...3: word
            case 4: "\"\(word) \(words.randomElement(using: &generator) ?? "")\""
            case 5: String(word.prefix(3)) + "*"
            case 6: "outlet:" + (["post", "strait", "wir*"].randomElement(using: &generator) ?? "")
            case 7:
                "speaker:"
                    + (["muller", "\"ingrid bridge\"", "karsovia"].randomElement(using: &generator) ?? "")
            case 8: "entity:" + (["ada", "kars*"].randomElement(using: &generator) ?? "")
            case 9: "tag:" + (["later", "\"to do\"", "la*"].randomElement(using: &generator) ?? "")
            case 10:
                "date:"
                    + (["2022-02", "2022-01-15..", "..2022-03-10"].randomElement(using: &generator) ?? "")
            case 11: "is:unread"
            case 12: "is:starred"
            default: "has:notes"
            }
        return sign + (term == "OR" ? "\"OR\"" : term)
    }

    private static func query(_ generator: inout SeededGenerator) -> String {
        var text = term(&generator)
        for _ in 0..<Int.random(in: 0...3, using: &generator) {
            text += (Bool.random(using: &generator) ? " OR " : " ") + term(&generator)
        }
        return text
            + ([
                "", "", " in:quotes", " in:notes", " in:quotes in:notes", " in:titles",
                " in:titles in:notes",
            ].randomElement(using: &generator)
                ?? "")
    }

    /// What is known of an article, from its files.
    private static func subject(_ id: String, of library: Library, _ places: Set<Query.Place>) throws
        -> QuerySubject
    {
        var folding = TextFolding()
        let article = try library.article(id)
        let text = ArticleText(article.document.text)
        let analysis = try #require(try library.analysis(of: article))
        let notes = try library.annotations(id)
        let state = try library.state()
        var subject = QuerySubject()
        if places.isEmpty { subject.texts = [folding.fold(article.title), folding.fold(text.string)] }
        if places.contains(.titles) { subject.texts.append(folding.fold(article.title)) }
        if places.contains(.quotes) {
            subject.texts += analysis.quotes.map { folding.fold(text[$0.content[0]]) }
        }
        if places.contains(.notes) {
            subject.texts += notes.flatMap { [$0.note ?? ""] + $0.tags }.map { folding.fold($0) }
        }
        subject.outlet = folding.fold(article.document.outlet ?? "")
        subject.date = article.document.date
        subject.tags = (notes.flatMap(\.tags) + (state.tags[id] ?? [])).map { folding.fold($0) }
        let speaking = Set(analysis.quotes.compactMap(\.speaker))
        subject.entities = analysis.entities.map { folding.fold($0.name) }
        subject.speakers = analysis.entities.filter { speaking.contains($0.id) }.map { folding.fold($0.name) }
        subject.isUnread = !state.read.contains(id)
        subject.isStarred = state.starred.contains(id)
        subject.hasNotes = !notes.isEmpty
        return subject
    }

    @Test(arguments: 0..<12) func findsWhatReadingFinds(seed: UInt64) throws {
        var generator = SeededGenerator(state: seed)
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        var ids: [String] = []
        for _ in 0..<16 {
            let (document, analysis) = Self.article(&generator)
            ids.append(try library.add(document, analysis: analysis).id)
        }
        for id in ids where Int.random(in: 0..<3, using: &generator) == 0 {
            var note = note("x", at: 0, in: id)
            note.note = Self.words.randomElement(using: &generator)
            note.tags = ["later", "To do"].filter { _ in Bool.random(using: &generator) }
            try library.save(note)
        }
        try library.updateState { state in
            for id in ids {
                if Bool.random(using: &generator) { state.read.insert(id) }
                if Bool.random(using: &generator) { state.starred.insert(id) }
                if Bool.random(using: &generator) { state.tags[id] = ["Later"] }
            }
        }
        for _ in 0..<60 {
            let text = Self.query(&generator)
            let query = try Query(parsing: text)
            let wanted = try ids.filter { id in
                let subject = try Self.subject(id, of: library, query.places)
                return query.matches(subject)
            }
            let found = try library.list(query)
            #expect(Set(found.ids) == Set(wanted), "\(text)")
            #expect(found.ids.count == Set(found.ids).count)
            #expect(Set(try library.list(query, by: .relevance).ids) == Set(wanted), "\(text)")
            #expect(found.unread == (try library.summaries(of: found.ids).count { $0.isUnread }))
            #expect(Set(try library.list(query, by: .title).ids) == Set(wanted))
        }
    }

    @Test func listsInEachOrder() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        func add(_ title: String, _ outlet: String?, _ date: String?) throws -> String {
            try library.add(
                RawDocument(text: title, title: title, outlet: outlet, date: date), analysis: sampleAnalysis
            ).id
        }
        let evening = try add("banana", "Post", "2022-01-21T20:00:00-05:00")
        let next = try add("Apple", nil, "2022-01-22T00:30:00Z")
        let day = try add("cherry", "Ada", "2022-01-22")
        let undated = try add("Date", "Post", nil)
        try library.updateState { $0.read = [undated, next] }
        func titles(_ order: ArticleOrder) throws -> [String] {
            try library.summaries(of: library.list(by: order).ids).map(\.title)
        }
        // 20:00 in New York is 01:00 of the next day in UTC; what has no date came in now.
        #expect(try titles(.newest) == ["Date", "banana", "Apple", "cherry"])
        #expect(try titles(.title) == ["Apple", "banana", "cherry", "Date"])
        #expect(try titles(.outlet) == ["cherry", "Date", "banana", "Apple"])
        #expect(try titles(.unread) == ["banana", "cherry", "Date", "Apple"])
        #expect(try Array(library.list(try Query(parsing: "date:2022-01-21")).ids) == [evening])
        #expect(try Array(library.list(try Query(parsing: "date:2022-01-22..")).ids) == [next, day])
    }

    @Test func weighsByRelevance() throws {
        let temporary = try TemporaryLibrary()
        for number in 0..<8 {
            _ = try temporary.add("about bridges and other matters \(number)", date: "2023-01-01")
        }
        let best = try temporary.library.add(
            RawDocument(
                text: "the ferry, the ferry and nothing but the ferry", title: "Ferry", date: "2020-01-01"),
            analysis: sampleAnalysis
        ).id
        let newer = try temporary.add(
            "a long text that mentions a ferry once among many other words", date: "2022-01-01")
        let query = try Query(parsing: "ferry")
        try temporary.library.refresh()
        #expect(try temporary.library.first(5, of: query, by: .relevance).map(\.id) == [best, newer])
        #expect(try temporary.library.first(5, of: query).map(\.id) == [newer, best])
        #expect(try temporary.library.first(1, of: query).map(\.id) == [newer])
    }
}
