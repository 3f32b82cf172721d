import Anchoring
import ArticleModel
import ArticleParsing
import ArticleStore
import Dispatch
import Linguistics
import Synchronization

/// Carries out the effects that touch the library, one after the other, off the interface's thread.
///
/// Analyses are made on a queue of their own, so that a long one never holds up a note.
final class Librarian: Sendable {
    let library: Library
    let inbox: Inbox
    /// Changes that could not be written yet; used on the desk.
    let unsaved = Mutex(UnsavedChanges())
    /// Whether the screen says that changes are not saved.
    let isUnsavedTold = Atomic(false)
    /// What is told of an effect when all else has been.
    let later = Inbox {}
    private let desk = DispatchQueue(label: "quoth.library", qos: .userInitiated)
    private let analyst = DispatchQueue(label: "quoth.analysis", qos: .utility)
    /// The text of each article as the reader shows it, to which its offsets belong: another program may have revised
    /// the article since.
    let shownTexts = Mutex<[String: ArticleText]>([:])
    /// Annotations that were deleted, whole, for when the deletion is taken back.
    let deleted = Mutex<[String: JSONValue]>([:])
    /// Feeds that were taken away, by their addresses, for when that is taken back.
    let removedFeeds = Mutex<[String: RemovedFeed]>([:])
    /// What is being analysed now.
    private let analysed = Mutex<Set<Article>>([])
    private let pages: PageReader
    private let linking: LinkReader
    private let importer: Importer
    /// Makes analyses by older versions of the parser anew, once the watch has seen the library.
    private let renewal: AnalysisRenewal
    private let watching: LibraryWatch
    private let isWatching = Atomic(false)
    /// The number of the last search in the list: older ones need not be carried out.
    private let lastSearch = Atomic(0)
    /// The number of the last list asked for while typing.
    private let lastNarrowing = Atomic(0)

    init(library: Library, inbox: Inbox) {
        self.library = library
        self.inbox = inbox
        pages = PageReader(library: library, inbox: inbox)
        linking = LinkReader(library: library, inbox: inbox)
        importer = Importer(library: library, inbox: inbox)
        watching = LibraryWatch(library) { inbox.send(.libraryChanged) }
        renewal = AnalysisRenewal(library) { inbox.send($0) }
    }

    /// Begins to notice what other programs change in the library, once what has been asked for so far is done.
    func watch() {
        isWatching.store(true, ordering: .relaxed)
        desk.async { self.watching.start() }
    }

    func carryOut(_ effect: Effect) {
        switch effect {
        case .find(let search, let ids): return find(search, in: ids)
        case .loadList(let request) where request.isTyping: return narrow(request)
        case .readPage(let request): return pages.carryOut(request)
        case .refresh(let feed): return importer.refresh(feed)
        case .add(let source): return importer.add(source)
        case .subscribe(let address): return importer.subscribe(to: address)
        default: break
        }
        desk.async {
            do throws(LibraryError) {
                try self.perform(effect)
            } catch {
                self.inbox.send(.failed(error.description))
            }
            for event in self.later.take() { self.inbox.send(event) }
        }
    }

    /// Waits until all that was asked for so far has been done, or could not be.
    func waitForDesk() { desk.sync {} }

    /// Waits until all that was asked for is on disk; what cannot be written goes to the first folder that takes it.
    /// Returns what the user must know of it, a line each.
    @discardableResult
    func finish(fallback folders: [String] = []) -> [String] {
        watching.stop()
        renewal.cancel()
        importer.finish()
        defer { pages.finish() }
        return desk.sync { leave(fallback: folders) }
    }

    private func perform(_ effect: Effect) throws(LibraryError) {
        switch effect {
        case .loadList(let request): try list(request)
        case .loadRows(let ids): inbox.send(.rows(try summaries(of: ids)))
        case .load(let id):
            do throws(LibraryError) { try load(id) } catch {
                inbox.send(.notLoaded(id, error.description))
            }
        case .reload(let id, let changes): try reload(id, changes: changes)
        case .savePosition(let id, let offset): try savePosition(id, offset)
        case .setUnread(let ids, let isUnread):
            for id in ids { try keep(.unread(article: id, isUnread)) }
        case .setStarred(let ids, let isStarred):
            for id in ids { try keep(.starred(article: id, isStarred)) }
        case .setTags(let id, let tags): try keep(.tags(article: id, tags))
        case .setMark(let name, let id, let offset): try setMark(name, id, offset)
        case .findMark(let name): try findMark(name)
        case .remove(let ids): try remove(ids)
        case .bringBack(let ids): try bringBack(ids)
        case .unsubscribe(let feed): try unsubscribe(from: feed)
        case .resubscribe(let feed): try resubscribe(to: feed)
        case .cancelJob:
            renewal.cancel()
            importer.cancel()
        case .saveAgain: try writeUnsaved()
        case .saveElsewhere(let path): try saveElsewhere(path)
        case .annotate(let id, let span, let note): try annotate(id, span, note)
        case .correct(let id, let span, let correction):
            try annotate(id, span, nil, correction)
        case .change(let annotation): try change(annotation)
        case .changeNote(let annotation, let note): try change(annotation, note: note)
        case .restore(let annotation): try restore(annotation)
        case .deleteAnnotation(let annotation, let isUndo): try delete(annotation, isUndo: isUndo)
        case .setStatus(let claim, let id, let status): try setStatus(claim, id, status)
        case .decide(let link, let state, let id):
            try keep(.decide(link: link, state))
            linking.read(id)
        case .findVoices(let sides): inbox.send(.voices(try library.voices(of: sides)))
        case .compare(let id, let from, let to):
            inbox.send(.compared(try library.comparison(of: id, from: from, to: to)))
        case .addSamples: try addSamples()
        case .removeSamples: try removeSamples()
        case .find, .readPage, .refresh, .add, .subscribe, .edit, .copy, .openAddress, .pipe, .readSettings,
            .redraw, .suspend, .quit:
            break
        }
    }

    // MARK: The list

    private func list(_ request: ListRequest) throws(LibraryError) {
        var list = try library.list(request.filter?.query, by: request.order)
        if !list.isComplete {
            // The watch reads what is missing, and says so.
            if isWatching.load(ordering: .relaxed) {
                watching.scanAgain()
            } else {
                try library.refresh()
                list = try library.list(request.filter?.query, by: request.order)
            }
        }
        let place = request.around.flatMap(list.ids.firstIndex(of:)) ?? 0
        let near = max(0, place - request.reach)..<min(list.ids.count, place + request.reach)
        let rows = near.isEmpty ? [] : try summaries(of: list.ids[near])
        inbox.send(.listed(ListAnswer(request, list: list, rows: rows)))
        if list.isComplete, isWatching.load(ordering: .relaxed) { renewal.start(first: rows.map(\.id)) }
    }

    /// While one types, only the last list counts.
    private func narrow(_ request: ListRequest) {
        let number = lastNarrowing.add(1, ordering: .relaxed).newValue
        desk.async {
            guard self.lastNarrowing.load(ordering: .relaxed) == number else { return }
            do throws(LibraryError) { try self.list(request) } catch {
                self.inbox.send(.failed(error.description))
            }
        }
    }

    private func summaries(of ids: some Sequence<String>) throws(LibraryError) -> [ArticleSummary] {
        let rows = try library.summaries(of: ids)
        return unsaved.withLock { $0.applied(to: rows) }
    }

    /// While one types, only the last search counts.
    private func find(_ search: ListSearch, in ids: ArticleIDs) {
        let number = lastSearch.add(1, ordering: .relaxed).newValue
        desk.async {
            guard self.lastSearch.load(ordering: .relaxed) == number else { return }
            let words = TextSearch(search.words, isPattern: search.isPattern)
            do throws(LibraryError) {
                let hit = try self.library.hit(
                    in: ids, from: search.start, by: search.count, where: words.matches)
                self.inbox.send(.found(hit, search))
            } catch {
                self.inbox.send(.failed(error.description))
            }
        }
    }

    // MARK: Articles

    /// An article that is gone stays on the screen for whoever reads it; the list tells of it.
    private func reload(_ id: String, changes: Int) throws(LibraryError) {
        do throws(LibraryError) { try load(id, isReload: true, changes: changes) } catch {
            guard case .noSuchArticle = error else { throw error }
        }
    }

    private func load(_ id: String, isReload: Bool = false, changes: Int? = nil) throws(LibraryError) {
        let article = try library.article(id)
        let analysis = try library.analysis(of: article, parser: ArticleParser.version)
        let text = ArticleText(article.document.text)
        let position = ((try? library.readingPosition(of: id)) ?? nil).map {
            OffsetMap(text).byte(atCodePoint: $0)
        }
        shownTexts.withLock { $0 = [id: text] }
        let isAnalysing = analysis == nil
        var loaded = LoadedArticle(
            article: article, analysis: analysis ?? ArticleParser.outline(of: article.document),
            annotations: try place(annotations(of: id), in: article), position: position,
            isAnalysing: isAnalysing, isReload: isReload)
        loaded.changes = changes
        loaded.statuses = statuses(of: article, loaded.analysis)
        loaded.revisions = try library.revisionNumbers(id).count
        inbox.send(.loaded(loaded))
        if isAnalysing { analyse(loaded) } else { linking.read(id) }
    }

    /// The article's annotations. A damaged file of them is reported and kept from nobody's reading.
    private func annotations(of id: String) -> [Annotation] {
        var annotations: [Annotation] = []
        do throws(LibraryError) { annotations = try library.annotations(id) } catch {
            inbox.send(.failed(error.description))
        }
        return unsaved.withLock { $0.applied(to: annotations, of: id) }
    }

    private func analyse(_ outlined: LoadedArticle) {
        let article = outlined.article
        // The same text is not analysed twice when it is read again meanwhile.
        guard analysed.withLock({ $0.insert(article).inserted }) else { return }
        analyst.async {
            defer { self.analysed.withLock { _ = $0.remove(article) } }
            var loaded = outlined
            loaded.isAnalysing = false
            loaded.isReload = false
            loaded.changes = nil
            loaded.position = nil
            guard let parser = self.parser() else {
                self.inbox.send(.loaded(loaded))
                return
            }
            loaded.analysis = parser.parse(article.document)
            do throws(LibraryError) {
                try self.library.saveAnalysis(
                    loaded.analysis, of: article.document.text, for: article.id)
            } catch {
                // The analysis is derived: it is shown all the same, and made again the next time.
                self.inbox.send(.failed(error.description))
            }
            loaded.statuses = self.statuses(of: article, loaded.analysis)
            self.inbox.send(.loaded(loaded))
            self.linking.read(article.id)
        }
    }

    /// The parser; nil, with a word to the user, when the language engine cannot be loaded.
    private func parser() -> ArticleParser? {
        do throws(WeightsError) {
            return try ArticleParser()
        } catch {
            inbox.send(.failed(error.description))
            return nil
        }
    }

    private func savePosition(_ id: String, _ offset: Int) throws(LibraryError) {
        let position = OffsetMap(try shownText(of: id)).codePoint(atByte: offset)
        try keep(.position(article: id, position))
    }

    private func setMark(_ name: String, _ id: String, _ offset: Int) throws(LibraryError) {
        let position = OffsetMap(try shownText(of: id)).codePoint(atByte: offset)
        try keep(.mark(name, article: id, position))
    }

    private func findMark(_ name: String) throws(LibraryError) {
        guard let mark = try library.state().marks[name] else { return inbox.send(.mark(name, nil)) }
        let offset = OffsetMap(try shownText(of: mark.article)).byte(atCodePoint: mark.position)
        inbox.send(.mark(name, TextPlace(article: mark.article, offset: offset, spot: nil)))
    }

    private func remove(_ ids: [String]) throws(LibraryError) {
        try library.remove(ids)
        inbox.send(.removed(ids, true))
    }

    private func bringBack(_ ids: [String]) throws(LibraryError) {
        for id in ids { try library.restore(id) }
        inbox.send(.removed(ids, false))
    }

    // MARK: Samples

    private func addSamples() throws(LibraryError) {
        let documents = SampleArticles.documents()
        if documents.isEmpty {
            inbox.send(.failed("The sample articles are missing from this installation; install quoth anew"))
            return
        }
        guard let parser = parser() else { return }
        for document in documents {
            _ = try library.add(document, analysis: parser.parse(document))
        }
        inbox.send(.libraryChanged)
        inbox.send(.progress("Sample articles added; :remove-samples takes them away again"))
    }

    private func removeSamples() throws(LibraryError) {
        inbox.send(.samplesRemoved(try library.removeSamples()))
    }

    // MARK: Texts

    func shownText(of id: String) throws(LibraryError) -> ArticleText {
        if let text = shownTexts.withLock({ $0[id] }) { return text }
        return ArticleText(try library.article(id).document.text)
    }
}
