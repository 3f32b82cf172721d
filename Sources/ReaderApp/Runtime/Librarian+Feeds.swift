import ArticleModel
import ArticleStore

/// Feeds that are taken away, and come back.
extension Librarian {
    func unsubscribe(from address: String) throws(LibraryError) {
        // One that another program has taken away meanwhile is gone as well.
        let removed = try library.unsubscribe(from: address)
        if let removed { removedFeeds.withLock { $0[address] = removed } }
        inbox.send(.unsubscribed(address, name: removed?.feed.title ?? address, true))
    }

    func resubscribe(to address: String) throws(LibraryError) {
        guard let removed = removedFeeds.withLock({ $0.removeValue(forKey: address) }) else { return }
        try library.resubscribe(to: removed)
        inbox.send(.unsubscribed(address, name: removed.feed.title ?? address, false))
    }
}
