import ArticleModel
import ArticleParsing
import ArticleStore
import Foundation
import Testing

@testable import ReaderApp

/// The effects that touch the library, on a real one in a temporary folder.
struct LibrarianTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "quoth-\(UUID().uuidString)"
    ).path
    private let library: Library

    init() throws { library = try Library(at: folder, createIfMissing: true) }

    /// The events that effects lead to, in order.
    private func events(of effects: Effect...) -> [ReaderEvent] {
        let inbox = Inbox {}
        let librarian = Librarian(library: library, inbox: inbox)
        for effect in effects { librarian.carryOut(effect) }
        librarian.finish()
        return inbox.take()
    }

    private func loaded(_ id: String) -> LoadedArticle? {
        for case .loaded(let article) in events(of: .load(article: id)) { return article }
        return nil
    }

    private func listed(by order: ArticleOrder = .newest, around id: String? = nil, reach: Int = 10)
        -> ListAnswer?
    {
        let request = ListRequest(order: order, filter: nil, around: id, reach: reach)
        for case .listed(let answer) in events(of: .loadList(request)) { return answer }
        return nil
    }

    @Test func samplesComeAndGo() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard case .libraryChanged = events(of: .addSamples).first else {
            Issue.record("the list is not to be read again")
            return
        }
        let list = try #require(listed())
        #expect(list.list.ids.count >= 4 && list.list.unread == list.list.ids.count)
        #expect(list.rows.map(\.id) == Array(list.list.ids))
        #expect(list.rows.allSatisfy { $0.isSample && $0.isUnread && $0.outlet != nil })
        guard case .samplesRemoved(let removed) = events(of: .removeSamples).first else {
            Issue.record("what was removed is not told")
            return
        }
        #expect(Set(removed) == Set(list.list.ids))
        #expect(listed()?.list.ids.isEmpty == true)
    }

    @Test func aFeedComesBackToItsPlace() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var feeds = ["https://a.example/", "https://b.example/"].map {
            FeedSubscription(address: $0, title: "T", added: "2026-01-01T00:00:00Z")
        }
        feeds[0].items = ["k": "f"]
        try library.subscribe(to: feeds)
        _ = events(of: .unsubscribe("https://a.example/"), .resubscribe("https://a.example/"))
        #expect(try library.feeds() == feeds)
        let gone = events(of: .unsubscribe("https://a.example/")).contains { event in
            if case .unsubscribed("https://a.example/", name: "T", true) = event { true } else { false }
        }
        #expect(gone)
        #expect(try library.feeds() == [feeds[1]])
    }

    @Test func notesComeByTheirTimes() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        // The newer article has the older notes.
        let notes = [
            ("2026-01-01", ["2026-03-01T10:00:00Z"]),
            ("2026-02-01", ["2026-01-05T10:00:00Z", "2026-01-07T10:00:00Z"]),
        ]
        for (day, times) in notes {
            let id = try library.add(
                RawDocument(text: "An article of \(day).", date: day), analysis: Analysis(parser: "none")
            ).id
            for time in times {
                let anchor = Annotation.Anchor(
                    exact: "An", prefix: "", suffix: " article", position: CodePointRange(0, 2))
                try library.save(
                    Annotation(id: "urn:x:\(time)", article: id, anchor: anchor, note: time, created: time))
            }
        }
        try library.refresh()
        func read(_ arrangement: PageArrangement, wanted: Int, _ cursor: PageCursor?) -> PageAnswer? {
            let request = PageRequest(
                subject: .notes, arrangement: arrangement, query: nil, cursor: cursor, wanted: wanted,
                number: 1)
            for case .page(let answer) in events(of: .readPage(request)) { return answer }
            return nil
        }
        func times(_ answer: PageAnswer?) -> [String] {
            (answer?.rows ?? []).compactMap { row in if case .item(let item) = row { item.note } else { nil }
            }
            .map { String($0.prefix(10)) }
        }
        let first = read(.newest, wanted: 2, nil)
        #expect(times(first) == ["2026-03-01", "2026-01-07"])
        #expect(times(read(.newest, wanted: 2, first?.cursor)) == ["2026-01-05"])
        #expect(times(read(.oldest, wanted: 9, nil)) == ["2026-01-05", "2026-01-07", "2026-03-01"])
    }

    @Test func aNoteIsThereTheNextTime() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let document = RawDocument(text: "A headline\n\n“Naïve words,” she said. “Naïve words,” he said.")
        let id = try library.add(document, analysis: Analysis(parser: "none")).id
        let text = ArticleText(document.text)
        // The second “Naïve words,”, with its marks.
        let second = TextSpan(text.count - 28, text.count - 9)
        _ = events(of: .annotate(article: id, span: second, note: "Which of the two?"))
        let annotations = try #require(loaded(id)).annotations
        #expect(annotations.map(\.annotation.note) == ["Which of the two?"])
        #expect(annotations.first?.span == second)
    }

    @Test func aCorrectionIsThereTheNextTime() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let quote = Quote(id: "q1", kind: .direct, content: [TextSpan(0, 3)])
        let id = try library.add(
            RawDocument(text: "One. Two."),
            analysis: Analysis(parser: ArticleParser.version, quotes: [quote])
        ).id
        _ = events(of: .correct(article: id, span: TextSpan(0, 3), .init(speaker: "Ada")))
        let article = try #require(loaded(id))
        #expect(article.analysis.quotes == [quote], "the analysis itself stays")
        #expect(article.annotations.map(\.annotation.correction?.speaker) == ["Ada"])
        #expect(article.annotations.first?.span == TextSpan(0, 3))
    }

    @Test func aMarkIsThereTheNextTime() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let id = try library.add(RawDocument(text: "Überschrift – one"), analysis: Analysis(parser: "none"))
            .id
        let events = events(of: .setMark("A", article: id, offset: 16), .findMark("A"), .findMark("B"))
        let places = events.compactMap { event -> (String, TextPlace?)? in
            if case .mark(let name, let place) = event { (name, place) } else { nil }
        }
        #expect(places.map(\.0) == ["A", "B"])
        #expect(places.first?.1 == TextPlace(article: id, offset: 16, spot: nil))
        #expect(places.last?.1 == nil)
    }

    @Test func removedArticlesComeBack() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let id = try library.add(RawDocument(text: "One."), analysis: Analysis(parser: "none")).id
        _ = events(of: .remove([id]))
        #expect(listed()?.list.ids.isEmpty == true)
        _ = events(of: .bringBack([id]))
        #expect(listed()?.list.ids.count == 1)
    }

    @Test func viewsAreReadToTheirEnd() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for number in 1...9 {
            let quotes = (0..<3).map {
                Quote(id: "q\($0)", kind: .direct, content: [TextSpan($0, $0 + 1)], speaker: "e1")
            }
            let ada = Entity(
                id: "e1", kind: .person, name: "Ada Lovelace", mentions: [Mention(TextSpan(0, 3), .name)])
            let document = RawDocument(text: "Ada and \(number).", date: "2026-01-0\(number)")
            _ = try library.add(document, analysis: Analysis(parser: "1", quotes: quotes, entities: [ada]))
        }
        _ = try library.refresh()
        let subjects: [(PageSubject, PageArrangement, Int)] = [
            (.quotes, .newest, 27), (.quotes, .bySpeaker, 27),
            (.entity(EntityName("Ada Lovelace")), .oldest, 27),
            (.speakers, .mostQuoted, 1), (.notes, .newest, 0),
        ]
        for (subject, arrangement, count) in subjects {
            var rows: [PageRow] = []
            var cursor: PageCursor?
            var number = 0
            repeat {
                number += 1
                let request = PageRequest(
                    subject: subject, arrangement: arrangement, query: nil, cursor: cursor, wanted: 7,
                    number: number)
                for case .page(let answer) in events(of: .readPage(request)) {
                    #expect(answer.number == number)
                    rows += answer.rows
                    cursor = answer.cursor
                }
            } while cursor != nil && number < 100
            #expect(rows.count(where: \.isItem) == count, "\(subject) \(arrangement)")
            if arrangement == .oldest, case .item(let first)? = rows.first(where: \.isItem) {
                #expect(first.date == "2026-01-01")
            }
        }
    }

    @Test func thePlaceIsThereTheNextTime() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let document = RawDocument(text: "Überschrift – one\n\nThe rest of the text.")
        let id = try library.add(document, analysis: Analysis(parser: "none")).id
        _ = events(of: .savePosition(article: id, offset: 24), .setUnread(articles: [id], false))
        #expect(loaded(id)?.position == 24)
        #expect(library.summaries().articles.first?.isUnread == false)
    }

    @Test func anAnalysisOfAnotherParserIsMadeAnew() async throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let id = try library.add(RawDocument(text: "One.\n\nTwo."), analysis: Analysis(parser: "0.0.1")).id
        let article = try #require(loaded(id))
        #expect(article.isAnalysing)
        #expect(!article.analysis.blocks.isEmpty, "there is something to read meanwhile")
    }

    @Test func damagedNotesKeepNobodyFromReading() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let id = try library.add(RawDocument(text: "One.\n\nTwo."), analysis: Analysis(parser: "none")).id
        _ = events(of: .annotate(article: id, span: TextSpan(0, 3), note: "A note"))
        let path = folder + "/annotations/\(id.prefix(2))/\(id).json"
        try Data("{ broken".utf8).write(to: URL(fileURLWithPath: path))
        let events = events(of: .load(article: id))
        #expect(events.contains { if case .failed(let line) = $0 { line.contains(path) } else { false } })
        #expect(events.contains { if case .loaded = $0 { true } else { false } })
    }

    @Test func failuresAreToldInOneLine() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard case .notLoaded(_, let line) = events(of: .load(article: "0123456789abcdef")).first else {
            Issue.record("nothing was said")
            return
        }
        #expect(line.contains("0123456789abcdef"))
        #expect(!line.contains("\n"))
    }
}
