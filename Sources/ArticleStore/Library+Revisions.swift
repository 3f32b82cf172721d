import Anchoring
import ArticleModel

/// The earlier texts of articles: `revisions/ab/ID/N.json`, numbered from 1. The present text has the number after the
/// last; a revision never changes.
extension Library {
    /// The numbers of an article's earlier texts, rising; none where it has never been revised.
    public func revisionNumbers(_ id: String) throws(LibraryError) -> [Int] {
        try checkID(id)
        let folder = revisionFolder(id)
        do {
            return try FileAccess.names(in: folder).compactMap { name in
                name.hasSuffix(".json") ? Int(name.dropLast(5)).flatMap { $0 > 0 ? $0 : nil } : nil
            }.sorted()
        } catch {
            throw .unreadable(path: folder, reason: error.reason)
        }
    }

    /// One of an article's texts by its number, with what was known of the article then. The number after the last
    /// revision means the article as it is.
    public func revision(_ number: Int, of id: String) throws(LibraryError) -> Article {
        let numbers = try revisionNumbers(id)
        if numbers.contains(number) { return try revisionFile(number, of: id) }
        let last = (numbers.last ?? 0) + 1
        guard number == last else { throw .noSuchRevision(id: id, number: number, last: last) }
        return try article(id)
    }

    /// An earlier text, whose file is there.
    func revisionFile(_ number: Int, of id: String) throws(LibraryError) -> Article {
        let path = revisionPath(number, of: id)
        switch try content(of: path) {
        case .absent: throw .unreadable(path: path, reason: "no such file")
        case .damaged(let reason): throw .damaged(file: path, reason: reason)
        case .good(let json):
            guard var article = ArticleDocument.article(json) else {
                throw .damaged(file: path, reason: "its id, title or text is missing")
            }
            article.id = id
            return article
        }
    }

    func revisionFolder(_ id: String) -> String { "\(folder)/revisions/\(id.prefix(2))/\(id)" }

    private func revisionPath(_ number: Int, of id: String) -> String {
        revisionFolder(id) + "/\(number).json"
    }
}

/// What became of an article's annotations when its text was revised.
public struct RevisionReport: Hashable, Sendable {
    /// The article's id.
    public var id: String
    /// The number of the text before.
    public var revision: Int
    /// Annotations that now stand at another place, or on words some of which are new.
    public var moved = 0
    /// Annotations whose words are no longer in the text. They are kept.
    public var orphaned = 0
    /// Files that could not be brought up to date; nothing in them is lost.
    public var problems: [LibraryProblem] = []
}

extension Library {
    /// Gives an article a new text; the library must be locked.
    ///
    /// The old text is on the disk before anything else is touched. What the user has corrected stays; annotations are
    /// re-attached, and those that are not certain stay as they are. The analysis is the new text's.
    func revise(
        _ id: String, with document: RawDocument, analysis: Analysis, copyOf: String?
    ) throws(LibraryError) -> RevisionReport {
        let file = try articleFile(id)
        let path = path(.articles, id)
        if Self.isNewer(file.json, than: ArticleDocument.schema) { throw .newerSchema(file: path) }
        let now = Timestamp.now()
        var report = RevisionReport(id: id, revision: try keepRevision(of: file.article, file.json, at: now))
        var article = Self.merged(file.article, document, analysis)
        article.revised = now
        article.copyOf = copyOf
        try writeAnalysis(analysis, of: document.text, for: id)
        try write(ArticleDocument.json(article, over: file.json).pretty(), to: path)
        do { try reanchor(article, &report) } catch {
            report.problems.append(
                LibraryProblem(file: self.path(.annotations, id), description: error.description))
        }
        do { try moveReadingPlaces(from: file.article, to: article) } catch {
            report.problems.append(
                LibraryProblem(file: statePath(StateShelf(of: id)), description: error.description))
        }
        return report
    }

    /// Writes the article as it stands under the next number. Where an earlier attempt was broken off the text is there
    /// already.
    private func keepRevision(of article: Article, _ json: JSONValue, at time: String) throws(LibraryError)
        -> Int
    {
        let last = try revisionNumbers(article.id).last ?? 0
        if last > 0, let kept = try? revisionFile(last, of: article.id),
            kept.document.text.utf8.elementsEqual(article.document.text.utf8)
        {
            return last
        }
        var json = json
        json["replaced"] = .string(time)
        try write(json.pretty(), to: revisionPath(last + 1, of: article.id))
        return last + 1
    }

    /// What the new source says, except where it is silent or the user has said otherwise. The address stays as it was
    /// written, for annotations name it.
    private static func merged(_ old: Article, _ new: RawDocument, _ analysis: Analysis) -> Article {
        var article = old
        func keeps(_ name: String) -> Bool { old.corrected.contains(name) }
        article.document = new
        article.document.title = new.title ?? old.document.title
        if keeps("outlet") || new.outlet == nil { article.document.outlet = old.document.outlet }
        if keeps("byline") || new.byline == nil { article.document.byline = old.document.byline }
        if keeps("date") || new.date == nil { article.document.date = old.document.date }
        if keeps("url") || old.document.url != nil { article.document.url = old.document.url }
        article.document.language = new.language ?? old.document.language
        article.document.sourceID = new.sourceID ?? old.document.sourceID
        article.document.source = new.source ?? old.document.source
        if !keeps("title") { article.title = title(of: article.document, analysis) }
        return article
    }

    /// Re-attaches the annotations of an article whose text has changed, and writes those that are certain.
    private func reanchor(_ article: Article, _ report: inout RevisionReport) throws(LibraryError) {
        guard try annotationFile(article.id) != nil else { return }
        var texts = ArticleTexts(self, article)
        let source = article.document.url ?? AnnotationDocument.urn(ofArticle: article.id)
        var (moved, orphaned) = (0, 0)
        try changeAnnotations(of: article.id) { items throws(LibraryError) in
            for (index, item) in items.enumerated() {
                guard let annotation = AnnotationDocument.annotation(item, article: article.id),
                    !annotation.anchor.exact.isEmpty
                else { continue }
                let (state, anchor) = texts.revised(annotation.anchor)
                switch state {
                case .exact: break
                case .moved: moved += 1
                case .orphaned: orphaned += 1
                }
                if anchor != annotation.anchor {
                    items[index] = AnnotationDocument.reattached(item, to: anchor, source: source)
                }
            }
        }
        (report.moved, report.orphaned) = (moved, orphaned)
    }

    /// Takes the reading position and marks along to the new text.
    private func moveReadingPlaces(from old: Article, to new: Article) throws(LibraryError) {
        let shelves = [StateShelf(of: old.id), .marks]
        let early = try earlyState()
        var state = LibraryState()
        for shelf in shelves { state.formUnion(try stateFile(shelf, early[shelf]).document.state) }
        let isMarked = state.marks.values.contains { $0.article == old.id }
        guard state.positions[old.id] != nil || isMarked else { return }
        let (earlier, later) = (ArticleText(old.document.text), ArticleText(new.document.text))
        let difference = TextDifference(from: earlier, to: later)
        let (before, after) = (OffsetMap(earlier), OffsetMap(later))
        func moved(_ position: Int) -> Int {
            after.codePoint(atByte: difference.later(of: before.byte(atCodePoint: position)))
        }
        try changeState(shelves) { state in
            state.positions[old.id] = state.positions[old.id].map(moved)
            for (letter, mark) in state.marks where mark.article == old.id {
                state.marks[letter]?.position = moved(mark.position)
            }
        }
    }
}
