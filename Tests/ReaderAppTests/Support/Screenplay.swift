import ArticleModel
@testable import ArticleStore
import CrossReference
import Foundation
import TerminalUI
import Testing

@testable import ArticleStore
@testable import ReaderApp

/// Drives a reader without a terminal: keys in, screens and effects out.
///
/// The library is played by the fixture: `.load` is answered at once, notes are stored in memory.
struct Screenplay {
    var state: ReaderState
    private(set) var effects: [Effect] = []
    private let articles: [LoadedArticle]
    private let canSave: Bool
    /// Where the annotations made so far stand.
    private var places: [String: TextSpan] = [:]
    private var removed: Set<String> = []
    /// The feeds that the library keeps.
    var feeds: [PageRow] = []
    private var removedFeed: (row: PageRow, place: Int)?
    /// The marks that the library keeps.
    var marks: [String: TextPlace] = [:]

    init(
        _ size: String, articles: [LoadedArticle] = [Fixture.ferry, Fixture.budget],
        look: TerminalLook = TerminalLook(colors: 0), settings: Settings = Settings(), canSave: Bool = true
    ) {
        let parts = size.split(separator: "x").compactMap { Int($0) }
        self.articles = articles
        self.canSave = canSave
        state = ReaderState(
            size: Size(rows: parts[1], columns: parts[0]), look: look, settings: settings,
            today: CalendarDate(iso: "2026-03-12"))
        send(.listed(Fixture.answer(state.list.request(), articles)))
    }

    /// Types keys in the notation of the key table, separated by spaces; `'words` types words (`_` is a space).
    mutating func type(_ keys: String) {
        for word in keys.split(separator: " ") {
            if word.hasPrefix("'") {
                for character in word.dropFirst() { press(.character(character == "_" ? " " : character)) }
            } else if let sequence = KeySequence(String(word)) {
                sequence.keys.forEach { press($0) }
            }
        }
    }

    mutating func press(_ key: Key) { send(.terminal(.key(key))) }

    mutating func send(_ event: ReaderEvent) {
        for effect in state.update(event) {
            effects.append(effect)
            answer(effect)
        }
    }

    private mutating func answer(_ effect: Effect) {
        switch effect {
        case .loadList(let request):
            send(.listed(Fixture.answer(request, articles.filter { !removed.contains($0.article.id) })))
        case .loadRows(let ids):
            send(.rows(articles.filter { ids.contains($0.article.id) }.map(Fixture.summary)))
        case .find(let search, let ids):
            let words = TextSearch(search.words, isPattern: search.isPattern)
            let matching = articles.filter { words.matches($0.article.title) }
            let wanted = Set(matching.compactMap { ArticleNumber(id: $0.article.id) })
            send(.found(ids.hit(from: search.start, by: search.count, in: wanted), search))
        case .load(let id):
            if let loaded = articles.first(where: { $0.article.id == id }) { send(.loaded(loaded)) }
        case .findVoices(let sides):
            send(
                .voices(
                    Dictionary(
                        sides.map { side in
                            let loaded = articles.first { $0.article.id == side.article }
                            let text = ArticleText(loaded?.article.document.text ?? "")
                            return (side, loaded?.analysis.voices(of: side.reference, in: text) ?? "")
                        }, uniquingKeysWith: { first, _ in first })))
        case .readPage(let request): send(.page(answer(to: request)))
        case .remove(let ids):
            removed.formUnion(ids)
            send(.removed(ids, true))
        case .removeSamples:
            let ids = articles.map(\.article.id).filter { !removed.contains($0) }
            removed.formUnion(ids)
            send(.samplesRemoved(ids))
        case .bringBack(let ids):
            removed.subtract(ids)
            send(.removed(ids, false))
        case .unsubscribe(let address):
            guard let place = feeds.firstIndex(where: { Self.feed(of: $0) == address }) else { return }
            removedFeed = (feeds.remove(at: place), place)
            send(.unsubscribed(address, name: "Feed", true))
        case .resubscribe(let address):
            guard let (feed, place) = removedFeed else { return }
            feeds.insert(feed, at: place)
            send(.unsubscribed(address, name: "Feed", false))
        case .setMark(let name, let article, let offset):
            marks[name] = TextPlace(article: article, offset: offset, spot: nil)
        case .findMark(let name): send(.mark(name, marks[name]))
        case .compare(_, let from, let to):
            if from ?? 1 == 1, to ?? 2 == 2 { send(.compared(Fixture.comparison)) }
        case .annotate where !canSave: send(.failed("cannot write the library: it is read-only"))
        case .annotate(let id, let span, let note):
            let anchor = Annotation.Anchor(exact: "", prefix: "", suffix: "", position: CodePointRange(0, 0))
            let annotation = Annotation(
                id: "urn:uuid:\(effects.count)", article: id, anchor: anchor, note: note,
                created: "2026-03-12T09:00:00Z")
            places[annotation.id] = span
            send(.annotated(before: nil, after: annotation, span: span, isUndo: false))
        case .correct(let id, let span, let correction):
            let words = state.open?.text[span] ?? ""
            let anchor = Annotation.Anchor(
                exact: words, prefix: "", suffix: "", position: CodePointRange(0, 0))
            let annotation = Annotation(
                id: "urn:uuid:\(effects.count)", article: id, anchor: anchor, correction: correction,
                created: "2026-03-12T09:00:00Z")
            places[annotation.id] = span
            send(.annotated(before: nil, after: annotation, span: span, isUndo: false))
        case .change(let annotation):
            let before = state.open?.annotations.first { $0.annotation.id == annotation.id }
            send(
                .annotated(
                    before: before?.annotation, after: annotation, span: before?.span, isUndo: false))
        case .deleteAnnotation(let annotation, let isUndo):
            send(.annotated(before: annotation, after: nil, span: nil, isUndo: isUndo))
        case .restore(let annotation):
            let before = state.open?.annotations.first { $0.annotation.id == annotation.id }
            let span = places[annotation.id] ?? TextSpan(0, 4)
            send(.annotated(before: before?.annotation, after: annotation, span: span, isUndo: true))
        default: break
        }
    }

    private static func feed(of row: PageRow) -> String? {
        if case .item(let item) = row { item.feed } else { nil }
    }

    /// The whole view at once, from the articles in their order.
    private func answer(to request: PageRequest) -> PageAnswer {
        var collector = PassageCollector(request)
        for loaded in request.arrangement == .oldest ? articles.reversed() : articles {
            let summary = Fixture.summary(loaded)
            switch request.subject {
            case .quotes:
                collector.add(
                    quotesOf: loaded.article, summary, loaded.analysis, by: nil, otherNames: [:])
            case .entity: collector.add(entityIn: loaded.article, summary, loaded.analysis)
            case .notes:
                let shown = state.open?.article.id == loaded.article.id ? state.open?.annotations : nil
                collector.add(notes: shown ?? loaded.annotations, of: summary, otherNames: [:]) {
                    loaded.analysis
                }
            case .speakers, .feeds, .comparison, .trace, .trash: break
            }
        }
        var rows = collector.rows
        if request.subject == .speakers {
            rows = [
                ("Ingrid Tessaly", "12 quotes in 5 articles", ["Tessaly", "I. Tessaly", "泰莎莉"]),
                ("Vorland", "1 quote in 1 article", []),
            ].map { name, count, others in
                var item = PageItem(
                    kind: .name, who: name, how: count, words: name, article: "", title: "",
                    target: .offset(0))
                item.otherNames = others
                return .item(item)
            }
        }
        if case .comparison = request.subject { rows = ComparisonFixture.rows(articles, request) }
        if case .trace = request.subject { rows = ComparisonFixture.sightings.map { .item(PageItem($0)) } }
        if request.subject == .feeds { rows = feeds }
        if request.subject == .trash {
            rows = articles.filter { removed.contains($0.article.id) }.map { loaded in
                let document = loaded.article.document
                return .item(
                    PageItem(
                        RemovedArticle(
                            id: loaded.article.id, title: loaded.article.title, outlet: document.outlet,
                            date: document.date)))
            }
        }
        return PageAnswer(number: request.number, rows: rows, cursor: nil, facts: collector.facts)
    }

    /// Compares the screen with the one in `Screens/NAME.screen`; with `QUOTH_RECORD=1` in the environment writes it.
    func expectScreen(_ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Screens").appendingPathComponent(name + ".screen")
        let screen = state.render().text + "\n"
        if ProcessInfo.processInfo.environment["QUOTH_RECORD"] == "1" {
            try Data(screen.utf8).write(to: file)
        }
        let golden = try String(contentsOf: file, encoding: .utf8)
        #expect(screen == golden, "the screen is not that of \(name).screen", sourceLocation: sourceLocation)
    }
}
