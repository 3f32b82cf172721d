import ArticleModel
import ArticleStore
import CrossReference

/// Changes that could not be written, in the order in which they were made. The screen shows them as if they had been.
struct UnsavedChanges: Sendable {
    private(set) var list: [PendingChange] = []
    /// Whether all of them have been written to another file on request.
    private(set) var areElsewhere = false

    var isEmpty: Bool { list.isEmpty }
    var count: Int { list.count }
    var first: PendingChange? { list.first }

    /// Takes one more; earlier ones that it makes void are dropped, and so is the deletion of what was never written.
    mutating func add(_ change: PendingChange) {
        let void = list.filter { change.replaces($0) }
        list.removeAll { change.replaces($0) }
        let wasNew = void.contains { if case .save(_, _, isNew: true) = $0 { true } else { false } }
        switch change {
        case .delete where wasNew: break
        case .save(let annotation, let item, let isNew):
            list.append(.save(annotation, item: item, isNew: isNew || wasNew))
        default: list.append(change)
        }
        areElsewhere = false
    }

    /// The first has been written, or never can be.
    mutating func removeFirst() { list.removeFirst() }

    /// Notes that they are in another file by now.
    mutating func noteElsewhere() { areElsewhere = true }

    /// An article's annotations with what is not in their file yet.
    func applied(to annotations: [Annotation], of article: String) -> [Annotation] {
        list.reduce(into: annotations) { annotations, change in
            guard let id = change.annotationID else { return }
            annotations.removeAll { $0.id == id }
            if case .save(let annotation, _, _) = change, annotation.article == article {
                annotations.append(annotation)
            }
        }
    }

    /// What waits to be said of a claim; an inner nil where it takes an earlier word back, nil where nothing waits.
    func status(of claim: PassageIdentity) -> ClaimStatus?? {
        for case .check(claim, let status) in list.reversed() { return .some(status) }
        return nil
    }

    /// Rows of the list with what is not in the library yet.
    func applied(to rows: [ArticleSummary]) -> [ArticleSummary] {
        if list.isEmpty { return rows }
        return rows.map { row in
            list.reduce(into: row) { row, change in
                switch change {
                case .unread(row.id, let isUnread): row.isUnread = isUnread
                case .starred(row.id, let isStarred): row.isStarred = isStarred
                case .tags(row.id, let tags): row.tags = tags
                case .save(let annotation, _, isNew: true) where annotation.article == row.id: row.notes += 1
                default: break
                }
            }
        }
    }

    /// The annotations among them as a W3C collection, which `quoth import-annotations` takes in; nil where there are
    /// none. A changed annotation is one of its own there, so that the import does not pass it over.
    func collection(source: (String) -> String, newID: () -> String) -> (json: JSONValue, count: Int)? {
        let items = list.compactMap { change -> JSONValue? in
            guard case .save(var annotation, let item, let isNew) = change else { return nil }
            if !isNew { annotation.id = newID() }
            return AnnotationDocument.json(annotation, source: source(annotation.article), over: item)
        }
        if items.isEmpty { return nil }
        let collection = AnnotationDocument.collection(
            id: "urn:quoth:unsaved", label: "Annotations that could not be saved", items: items)
        return (collection, items.count)
    }
}

/// What the screen tells of changes that could not be written.
public struct UnsavedReport: Hashable, Sendable {
    /// How many there are.
    public var count: Int
    /// Why, in one line.
    public var reason: String
    /// Whether they are in another file by now.
    public var areElsewhere: Bool
}
