import ArticleModel
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
        _ = events(of: .removeSamples)
        #expect(listed()?.list.ids.isEmpty == true)
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
        guard case .failed(let line) = events(of: .load(article: "0123456789abcdef")).first else {
            Issue.record("nothing was said")
            return
        }
        #expect(line.contains("0123456789abcdef"))
        #expect(!line.contains("\n"))
    }
}
