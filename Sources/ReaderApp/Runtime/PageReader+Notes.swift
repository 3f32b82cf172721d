import ArticleModel
import ArticleStore

/// Reads the notes of the library by the times at which they were made, and the trash.
extension PageReader {
    /// The times stand in the files of the notes alone: all of these are read at first.
    func notesByTime(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        var cursor = request.cursor ?? PageCursor()
        if request.cursor == nil { cursor.notes = try notes(request) }
        var collector = PassageCollector(request, time: LocalTime.text)
        let end = ContinuousClock.now.advanced(by: Self.longestReading)
        while collector.count < request.wanted, cursor.read < cursor.notes.count, ContinuousClock.now < end {
            let note = cursor.notes[cursor.read]
            cursor.read += 1
            guard let summary = try library.summaries(of: [note.article]).first else { continue }
            let names = try library.speakerNames(of: note.article, for: request.query)
            collector.add(notes: [PlacedAnnotation(note, span: nil)], of: summary, otherNames: names) {
                (try? self.library.article(note.article)).flatMap { try? self.library.analysis(of: $0) }
            }
        }
        return PageAnswer(
            number: request.number, rows: collector.rows,
            cursor: cursor.read < cursor.notes.count ? cursor : nil)
    }

    private func notes(_ request: PageRequest) throws(LibraryError) -> [Annotation] {
        var notes: [Annotation] = []
        for id in try candidates(of: request) { notes += (try? library.annotations(id)) ?? [] }
        notes.sort { ($0.created, $0.id) < ($1.created, $1.id) }
        return request.arrangement == .newest ? notes.reversed() : notes
    }

    /// All at once: nothing but the files of the trash tells what is in it.
    func trash(_ request: PageRequest) throws(LibraryError) -> PageAnswer {
        let wanted = request.query?.words ?? []
        let found = try library.removedArticles().filter { article in
            let words = [article.title, article.outlet ?? ""].joined(separator: " ")
            return wanted.allSatisfy { $0.isFound(in: words) }
        }
        return PageAnswer(
            number: request.number, rows: found.map { .item(PageItem($0)) }, cursor: nil, total: found.count)
    }
}

extension PageItem {
    /// An article in the trash.
    init(_ removed: RemovedArticle) {
        self.init(
            kind: .removed, who: removed.outlet ?? "", how: "", words: removed.title, article: removed.id,
            title: removed.title, outlet: removed.outlet, date: removed.date, target: .offset(0))
    }
}
