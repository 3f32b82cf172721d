import ArticleModel
import ArticleStore

/// One change of the library by the user that can be taken back and made again.
enum LibraryChange: Hashable, Sendable {
    /// An annotation: nil before means it was made, nil after that it was deleted.
    case annotation(before: Annotation?, after: Annotation?)
    /// Articles were marked unread (true) or read.
    case unread([String], Bool)
    /// Articles were given a star (true), or it was taken away.
    case starred([String], Bool)
    /// The tags of an article.
    case tags(article: String, before: [String], after: [String])
    /// Articles were moved to the trash (true) or brought back.
    case removal([String], Bool)
    /// The feed at an address was taken away (true) or brought back.
    case subscription(String, Bool)
    /// The user's word on a claim of an article; nil for none.
    case status(Claim, article: String, before: ClaimStatus?, after: ClaimStatus?)
    /// The user's word on a link, shown with an article.
    case link(String, article: String, before: Link.State, after: Link.State)

    /// The change that takes this one back.
    var inverse: LibraryChange {
        switch self {
        case .annotation(let before, let after): .annotation(before: after, after: before)
        case .unread(let ids, let isUnread): .unread(ids, !isUnread)
        case .starred(let ids, let isStarred): .starred(ids, !isStarred)
        case .tags(let article, let before, let after): .tags(article: article, before: after, after: before)
        case .removal(let ids, let isGone): .removal(ids, !isGone)
        case .subscription(let address, let isGone): .subscription(address, !isGone)
        case .status(let claim, let article, let before, let after):
            .status(claim, article: article, before: after, after: before)
        case .link(let id, let article, let before, let after):
            .link(id, article: article, before: after, after: before)
        }
    }
}

/// The changes that can be undone and redone, the last one last.
struct ChangeHistory: Sendable {
    private var done: [LibraryChange] = []
    private var undone: [LibraryChange] = []

    /// Remembers a change; what was undone before it cannot be redone any more.
    mutating func record(_ change: LibraryChange) {
        done.append(change)
        undone = []
    }

    /// The change to take back.
    mutating func undo() -> LibraryChange? {
        guard let change = done.popLast() else { return nil }
        undone.append(change)
        return change
    }

    /// The change to make again.
    mutating func redo() -> LibraryChange? {
        guard let change = undone.popLast() else { return nil }
        done.append(change)
        return change
    }
}
