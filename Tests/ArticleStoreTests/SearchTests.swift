import ArticleModel
import Testing

@testable import ArticleStore

struct SearchTests {
    static let text = "Le président a parlé à Genève.\n\nÜnal said: “We don’t stop.”"

    /// The words of the passage found; `none` where a hit has no passage, nil where there is no hit.
    private func found(_ query: String, title: String = "Naïve Talks") throws -> String? {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        _ = try library.add(RawDocument(text: Self.text, title: title), analysis: Analysis(parser: "1"))
        try library.refresh()
        let query = try Query(parsing: query)
        guard let summary = try library.first(1, of: query).first else { return nil }
        return try library.hit(of: query, in: summary).span.map { range in
            let text = ArticleText(Self.text)
            return text[OffsetMap(text).bytes(range)]
        } ?? "none"
    }

    @Test(arguments: [
        ("geneve", "Genève"), ("GENE\u{300}VE", "Genève"), ("unal", "Ünal"), ("naive", "none"),
        ("said president", "président"), ("said nothing", nil), ("gen", nil), ("gen*", "Genève"),
        ("talks unal", "Ünal"), ("\"we don't stop\"", "We don’t stop"), ("\"we stop\"", nil),
        ("don't", "don’t"),
        ("parle -said", nil), ("parle -vienna", "parlé"), ("vienna OR said", "said"), ("is:unread", "none"),
    ])
    func findsThePassage(query: String, passage: String?) throws {
        #expect(try found(query) == passage)
    }

    @Test func cutsSnippetsBetweenWords() throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        let long = String(repeating: "wörd ", count: 40) + "needle" + String(repeating: " wörd", count: 40)
        let joined = String(repeating: "é", count: 200) + "–needle–" + String(repeating: "é", count: 200)
        func snippet(_ text: String, title: String) throws -> String {
            let id = try library.add(RawDocument(text: text, title: title), analysis: Analysis(parser: "1"))
                .id
            try library.refresh()
            return try library.hit(of: Query(parsing: "needle"), in: library.summary(id)).snippet
        }
        let words = try snippet(long, title: "a")
        #expect(
            words.hasPrefix("… wörd wörd") && words.hasSuffix("wörd wörd …") && words.contains(" needle "))
        let letters = try snippet(joined, title: "b")
        #expect(letters.contains("needle") && !letters.contains("\u{FFFD}"))
        #expect(try snippet("short", title: "needle") == "short")
    }

    @Test func looksInQuotesAndNotesOnly() throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        let id = try temporary.add()
        var note = note("Ada", at: 11, in: id)
        note.note = "Did Lovelace say so?\nAsk her."
        try library.save(note)
        try library.refresh()
        func hit(_ text: String) throws -> SearchHit? {
            let query = try Query(parsing: text)
            return try library.first(1, of: query).first.map { try library.hit(of: query, in: $0) }
        }
        #expect(try hit("lovelace")?.span == CodePointRange(15, 23))
        #expect(try hit("in:quotes lovelace") == nil)
        #expect(try hit("in:quotes stay")?.span == CodePointRange(4, 8))
        #expect(try hit("in:notes stay") == nil)
        let found = try #require(try hit("in:notes lovelace"))
        #expect(found.snippet == "Did Lovelace say so? Ask her.")
        #expect(found.span == note.anchor.position)
        #expect(try hit("in:notes later")?.article.id == id, "a note's tag is part of it")
        #expect(try hit("in:notes in:quotes stay") != nil)
    }

    @Test func findsQuotesOneByOne() throws {
        let temporary = try TemporaryLibrary()
        let text = "“We stay,” Ada said. “We go,” Ingrid said of Ada."
        var analysis = Analysis(parser: "1")
        analysis.entities = [
            Entity(id: "e1", kind: .person, name: "Ada", mentions: [Mention(TextSpan(0, 10), .name)]),
            Entity(id: "e2", kind: .person, name: "Ingrid", variants: ["Tessaly"]),
        ]
        let words = ArticleText(text)
        let second = TextSpan(words.count - 30, words.count - 18)
        analysis.quotes = [
            Quote(id: "q1", kind: .direct, content: [TextSpan(0, 14)], cue: [], source: [], speaker: "e1"),
            Quote(id: "q2", kind: .direct, content: [second], cue: [], source: [], speaker: "e2"),
        ]
        _ = try temporary.library.add(RawDocument(text: text, outlet: "Post"), analysis: analysis)
        _ = try temporary.add("Nobody says anything here.")
        try temporary.library.refresh()
        func quotes(_ query: String, speaker: String? = nil) throws -> [String] {
            let query = query.isEmpty ? nil : try Query(parsing: query)
            var search =
                try speaker.map { try #require(QuoteSearch(query, speaker: $0)) } ?? QuoteSearch(query)
            return try search.articles(of: temporary.library).ids.flatMap { id in
                let article = try temporary.library.article(id)
                guard article.document.text == text else { return [String]() }
                let analysis = try #require(try temporary.library.analysis(of: article))
                return search.quotes(in: try temporary.library.summary(id), analysis, words).map(\.id)
            }
        }
        #expect(try quotes("") == ["q1", "q2"])
        #expect(try quotes("we") == ["q1", "q2"])
        #expect(try quotes("we -go") == ["q1"])
        #expect(try quotes("", speaker: "tessaly") == ["q2"])
        #expect(try quotes("stay", speaker: "tessaly") == [])
        #expect(try quotes("-speaker:ada") == ["q2"])
        #expect(try quotes("entity:ada") == ["q1"])
        #expect(try quotes("outlet:post go OR stay") == ["q1", "q2"])
        #expect(try quotes("said") == [])
    }

    @Test func findsNotesOneByOne() throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        let id = try temporary.add()
        for (name, words, tags) in [("1", "check the date", ["later"]), ("2", "nice words", [])] {
            var note = note("We", at: 1, in: id, id: name)
            note.note = words
            note.tags = tags
            try library.save(note)
        }
        try library.refresh()
        func notes(_ query: String) throws -> [String] {
            var search = NoteSearch(query.isEmpty ? nil : try Query(parsing: query))
            return try search.articles(of: library).ids.flatMap { id in
                let summary = try library.summary(id)
                return try library.annotations(id).filter { note in
                    try search.finds(note, in: summary) { try library.analysis(id) }
                }.map { String($0.id.suffix(1)) }
            }
        }
        #expect(try notes("") == ["1", "2"])
        #expect(try notes("date") == ["1"])
        #expect(try notes("-date") == ["2"])
        #expect(try notes("tag:later") == ["1"])
        #expect(try notes("speaker:lovelace nice") == ["2"])
        #expect(try notes("-speaker:lovelace") == [])
        #expect(try notes("lovelace") == [])
    }
}
