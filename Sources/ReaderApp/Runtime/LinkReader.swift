import ArticleStore
import CrossReference
import Dispatch
import Synchronization

/// Reads an article's links from the index, then looks for those of articles that are new or have changed, apart from all
/// other work.
final class LinkReader: Sendable {
    private let library: Library
    private let inbox: Inbox
    /// More than these are left to `quoth links`: the reader would feel it.
    private static let most = 200
    /// The number of the last article asked for: whoever walks through the list wants no others.
    private let latest = Atomic(0)
    private let queue = DispatchQueue(label: "quoth.links", qos: .utility)

    init(library: Library, inbox: Inbox) {
        self.library = library
        self.inbox = inbox
    }

    /// Sends what is known at once, and again what has been found. Links are derived: where they cannot be read there
    /// are none, and `quoth links` tells why.
    func read(_ id: String) {
        let number = latest.add(1, ordering: .relaxed).newValue
        queue.async {
            guard self.latest.load(ordering: .relaxed) == number else { return }
            let known = try? self.library.linkedArticles(of: id)
            if let known { self.inbox.send(.links(known)) }
            guard let waiting = try? self.library.unlinkedArticles(countingTo: Self.most),
                (1...Self.most).contains(waiting),
                (try? self.library.updateLinks(comparing: CombinedComparison.all)) != nil,
                let found = try? self.library.linkedArticles(of: id), found != known
            else { return }
            self.inbox.send(.links(found))
        }
    }
}
