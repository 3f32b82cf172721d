import ArticleModel
import ArticleParsing
import ArticleStore
import Dispatch
import Synchronization

/// Reads the views over the whole library, part by part, off the interface's thread.
///
/// The index says which articles can have what is asked for; of those only as many are read as are needed to fill the
/// screen, and never for long: the rest is asked for again when it is needed.
final class PageReader: Sendable {
    let library: Library
    let inbox: Inbox
    private let desk = DispatchQueue(label: "quoth.pages", qos: .userInitiated)
    /// The number of the last request: while one types, older ones need not be carried out.
    private let last = Atomic(0)

    /// An answer is sent after this time at the latest, with what has been found so far.
    static let longestReading = Duration.milliseconds(150)
    /// Speakers read at a time.
    private static let speakersAtOnce = 200

    init(library: Library, inbox: Inbox) {
        self.library = library
        self.inbox = inbox
    }

    func carryOut(_ request: PageRequest) {
        last.store(request.number, ordering: .relaxed)
        desk.async {
            guard self.last.load(ordering: .relaxed) == request.number else { return }
            do throws(LibraryError) {
                self.inbox.send(.page(try self.answer(request)))
            } catch {
                // What has been read stays on the screen.
                self.inbox.send(.page(PageAnswer(number: request.number, rows: [], cursor: nil)))
                self.inbox.send(.failed(error.description))
            }
        }
    }

    /// Waits until nothing is being read.
    func finish() { desk.sync {} }

    private func answer(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        switch (request.subject, request.arrangement) {
        case (.speakers, _): try speakers(request)
        case (.comparison(let articles), _): try comparison(of: articles, request)
        case (.trace(let words), _): try trace(words, request)
        case (.feeds, _): try feeds(request)
        case (.trash, _): try trash(request)
        case (.quotes, .bySpeaker): try quotesBySpeaker(request)
        case (.notes, .newest), (.notes, .oldest): try notesByTime(request)
        default: try passages(request)
        }
    }

    // MARK: Speakers

    private func speakers(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        let order: Library.SpeakerOrder = request.arrangement == .byName ? .name : .mostQuoted
        var cursor = request.cursor ?? PageCursor()
        let speakers = try library.speakers(
            of: request.query, by: order, from: cursor.speakers, limit: Self.speakersAtOnce)
        cursor.speakers += speakers.count
        let rows = speakers.map { speaker -> PageRow in
            var item = PageItem(
                kind: .name, who: speaker.name, how: speaker.countWords, words: speaker.name, article: "",
                title: "", target: .offset(0))
            item.otherNames = speaker.otherNames
            item.identity = speaker.identity
            return .item(item)
        }
        let isEnd = speakers.count < Self.speakersAtOnce
        var answer = PageAnswer(number: request.number, rows: rows, cursor: isEnd ? nil : cursor)
        if request.query == nil, request.cursor == nil { answer.total = try library.speakerCount() }
        if request.cursor == nil, speakers.contains(where: { $0.identity == nil }) { tellOfUnlinked() }
        return answer
    }

    // MARK: Feeds

    /// All feeds at once: they are in memory anyway.
    private func feeds(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        var feeds = try library.feedSummaries()
        let names = feeds.map { $0.name.lowercased() }
        switch request.arrangement {
        case .byName: feeds.sort { $0.name.lowercased() < $1.name.lowercased() }
        case .mostUnread: feeds.sort { ($1.unread, $0.name.lowercased()) < ($0.unread, $1.name.lowercased()) }
        default: break
        }
        let wanted = request.query?.words ?? []
        let rows = feeds.filter { feed in
            let text = [feed.name, feed.feed.address, feed.feed.folder ?? ""].joined(separator: " ")
            return wanted.allSatisfy { $0.isFound(in: text) }
        }.map { feed -> PageRow in
            // A name that is part of another's does not tell the two apart.
            let name = feed.name.lowercased()
            let isTelling = names.count { $0.contains(name) } == 1 && !name.contains("\"")
            return .item(
                PageItem(
                    kind: .feed, who: feed.name, how: feed.countWords,
                    words: isTelling ? feed.name : feed.feed.address, note: feed.problem, article: "",
                    title: "",
                    target: .offset(0), feed: feed.feed.address, isUnread: feed.unread > 0))
        }
        return PageAnswer(number: request.number, rows: rows, cursor: nil, total: rows.count)
    }

    /// Speaker after speaker, each with the quotes of one article after the other.
    private func quotesBySpeaker(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        var cursor = request.cursor ?? PageCursor()
        var answer = PageAnswer(number: request.number, rows: [], cursor: nil)
        var collector = PassageCollector(request)
        let search = QuoteSearch(request.query?.orSpeakers)
        let end = ContinuousClock.now.advanced(by: Self.longestReading)
        while collector.count < request.wanted, ContinuousClock.now < end {
            if cursor.read >= cursor.ids.count {
                guard let speaker = try nextSpeaker(&cursor, search) else {
                    answer.rows = collector.rows
                    return answer
                }
                cursor.speaker = speaker
                cursor.read = 0
                cursor.ids = try library.articles(quoting: speaker, search)
                continue
            }
            try collect(cursor.ids[cursor.read], &collector, of: cursor.speaker)
            cursor.read += 1
        }
        answer.rows = collector.rows
        cursor.headed = collector.headed
        answer.cursor = cursor
        return answer
    }

    /// Who is quoted next.
    private func nextSpeaker(
        _ cursor: inout PageCursor, _ search: QuoteSearch
    ) throws(LibraryError) -> SpeakerSummary? {
        if cursor.nextSpeakers.isEmpty {
            cursor.nextSpeakers = try library.speakers(
                of: search, from: cursor.speakers, limit: Self.speakersAtOnce)
            cursor.speakers += cursor.nextSpeakers.count
        }
        return cursor.nextSpeakers.isEmpty ? nil : cursor.nextSpeakers.removeFirst()
    }

    // MARK: Articles

    private func passages(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        var collector = PassageCollector(request, time: LocalTime.text)
        var cursor = PageCursor()
        if let begun = request.cursor {
            cursor = begun
        } else if case .entity(let name) = request.subject, let entity = try entity(name, request.query) {
            cursor.identity = entity.identity.id
            cursor.ids = entity.articles
            collector.add(entity)
        } else {
            cursor.ids = try candidates(of: request)
        }
        let end = ContinuousClock.now.advanced(by: Self.longestReading)
        while collector.count < request.wanted, cursor.read < cursor.ids.count, ContinuousClock.now < end {
            let place =
                request.arrangement == .oldest ? cursor.ids.count - 1 - cursor.read : cursor.read
            try collect(cursor.ids[place], &collector, of: nil, being: cursor.identity)
            cursor.read += 1
        }
        var answer = PageAnswer(
            number: request.number, rows: collector.rows,
            cursor: cursor.read < cursor.ids.count ? cursor : nil, facts: collector.facts)
        if request.subject == .quotes, request.query == nil, request.cursor == nil {
            answer.total = try library.quoteCount()
        }
        return answer
    }

    /// Who is meant, as far as the library knows.
    private func entity(_ name: EntityName, _ query: Query?) throws(LibraryError) -> LibraryEntity? {
        if let identity = name.identity, let entity = try library.entity(being: identity, query) {
            return entity
        }
        if let place = name.place, let entity = try library.entity(place.entity, of: place.article, query) {
            return entity
        }
        return try library.entity(named: name.name, query)
    }

    /// The articles that can have what a view is of, newest first.
    func candidates(of request: PageRequest) throws(LibraryError) -> ArticleIDs {
        switch request.subject {
        case .quotes: return try QuoteSearch(request.query?.orSpeakers).articles(of: library).ids
        case .notes: return try NoteSearch(request.query, looksAtPassages: true).articles(of: library).ids
        case .speakers, .feeds, .comparison, .trace, .trash: return ArticleIDs()
        case .entity(let name):
            var query = Query(places: [])
            if let pattern = WordPattern(name.commonWords) {
                query.clauses = [Query.Clause(.entity(pattern))]
            }
            query.clauses += request.query?.clauses ?? []
            return try library.list(query).ids
        }
    }

    /// Reads one article; one that has gone meanwhile or cannot be read has nothing.
    private func collect(
        _ id: String, _ collector: inout PassageCollector, of speaker: SpeakerSummary?,
        being identity: String? = nil
    ) throws(LibraryError) {
        guard let summary = try library.summaries(of: [id]).first, let article = try? library.article(id)
        else {
            return
        }
        if case .notes = collector.request.subject {
            let annotations = (try? library.annotations(id)) ?? []
            let placed = annotations.map { PlacedAnnotation($0, span: nil) }
            let names = try library.speakerNames(of: id, for: collector.request.query)
            collector.add(notes: placed, of: summary, otherNames: names) {
                try? self.library.analysis(of: article)
            }
            return
        }
        guard let parsed = try library.analysis(of: article) else { return }
        let analysis = try library.corrected(parsed, of: article)
        if case .entity = collector.request.subject {
            var members: Set<String>?
            if let identity { members = try library.entities(of: id, being: identity) }
            collector.add(entityIn: article, summary, analysis, members: members)
        } else {
            let names = try library.speakerNames(of: id, for: collector.request.query?.orSpeakers)
            var quoted: SpeakerInArticle?
            if let speaker {
                quoted = SpeakerInArticle(
                    summary: speaker, entities: try library.entities(of: id, being: speaker))
            }
            collector.add(quotesOf: article, summary, analysis, by: quoted, otherNames: names)
        }
    }
}

extension FeedSummary {
    /// How the feed is called; its address where it has no name.
    var name: String { feed.title ?? feed.address }

    /// `! 3 unread of 25`; the mark says that it could not be read.
    var countWords: String {
        (problem == nil ? "" : "! ") + (articles == 0 ? "no articles" : "\(unread) unread of \(articles)")
    }

    /// Why it could not be read; nil where it could.
    var problem: String? {
        feed.isGone ? "\(feed.address) is gone for good; it is not read any more" : feed.problem
    }
}
