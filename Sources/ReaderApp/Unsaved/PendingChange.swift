import ArticleModel
import ArticleStore
import CrossReference

/// A change of the user's that is to be written to the library.
enum PendingChange: Hashable, Sendable {
    case unread(article: String, Bool)
    case starred(article: String, Bool)
    case tags(article: String, [String])
    /// A mark by its name: an article and a place in code points.
    case mark(String, article: String, Int)
    /// The user's word on a link, by its id.
    case decide(link: String, Link.State)
    /// The user's word on the claim that has these words; nil takes it back.
    case check(PassageIdentity, ClaimStatus?)
    /// How far an article has been read, in code points.
    case position(article: String, Int)
    /// A new or changed annotation; `item` is the W3C annotation that it was before it was deleted.
    case save(Annotation, item: JSONValue? = nil, isNew: Bool)
    case delete(Annotation)

    /// The id of the annotation concerned; nil for other changes.
    var annotationID: String? {
        switch self {
        case .save(let annotation, _, _), .delete(let annotation): annotation.id
        case .unread, .starred, .tags, .mark, .decide, .check, .position: nil
        }
    }

    /// Whether an earlier change says nothing any more once this one is made.
    func replaces(_ earlier: PendingChange) -> Bool {
        switch (self, earlier) {
        case (.unread(let a, _), .unread(let b, _)), (.starred(let a, _), .starred(let b, _)),
            (.tags(let a, _), .tags(let b, _)), (.mark(let a, _, _), .mark(let b, _, _)),
            (.decide(let a, _), .decide(let b, _)),
            (.position(let a, _), .position(let b, _)):
            a == b
        case (.check(let a, _), .check(let b, _)): a == b
        default: annotationID != nil && annotationID == earlier.annotationID
        }
    }

    /// Writes it.
    func write(to library: Library) throws(LibraryError) {
        switch self {
        case .unread(let id, let isUnread):
            try library.updateState(of: id) { state in
                if isUnread { state.read.remove(id) } else { state.read.insert(id) }
            }
        case .starred(let id, let isStarred):
            try library.updateState(of: id) { state in
                if isStarred { state.starred.insert(id) } else { state.starred.remove(id) }
            }
        case .tags(let id, let tags):
            try library.updateState(of: id) { $0.tags[id] = tags.isEmpty ? nil : tags }
        case .mark(let name, let id, let position):
            try library.updateState(of: id) {
                $0.marks[name] = LibraryState.Mark(article: id, position: position)
            }
        case .decide(let link, let state): try library.decide([link: state])
        case .check(let claim, let status): try library.decide(claim, status)
        case .position(let id, let position):
            try library.updateState(of: id) { $0.positions[id] = position }
        case .save(let annotation, let item, _): try library.save(annotation, as: item)
        case .delete(let annotation):
            do throws(LibraryError) {
                try library.deleteAnnotation(annotation.id, article: annotation.article)
            } catch {
                // Somebody else has deleted it: that is what was wanted.
                guard case .noSuchAnnotation = error else { throw error }
            }
        }
    }
}

extension LibraryError {
    /// Whether the same change may succeed later: the disk is full, a folder is gone for now, another program writes.
    var mayPass: Bool {
        switch self {
        case .unwritable, .unreadable, .busy, .noLocks, .missing, .notAFolder: true
        default: false
        }
    }
}
