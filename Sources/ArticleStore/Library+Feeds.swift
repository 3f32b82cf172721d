import ArticleModel

extension Library {
    private var feedsPath: String { folder + "/feeds.json" }
    private var previousFeedsPath: String { feedsPath + ".previous" }

    /// The user's feeds, in their order. When the file is damaged its last good generation answers.
    public func feeds() throws(LibraryError) -> [FeedSubscription] {
        FeedDocument.feeds(try feedsFile().json)
    }

    /// Changes the feeds: `change` is given the newest list on the disk, and what it changes is written. A damaged file is
    /// set aside, and its last good generation is what is changed.
    public func updateFeeds(_ change: (inout [FeedSubscription]) -> Void) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            let file = try feedsFile()
            if Self.isNewer(file.json, than: FeedDocument.schema) { throw .newerSchema(file: feedsPath) }
            let older = FeedDocument.feeds(file.json)
            var feeds = older
            change(&feeds)
            guard feeds != older else { return }
            if file.isDamaged { try setAside(feedsPath) }
            // A missing or damaged file must not push the good generation out.
            try write(
                FeedDocument.json(feeds, over: file.json).pretty(), to: feedsPath,
                keeping: file.isCurrent ? previousFeedsPath : nil)
        }
    }

    private struct FeedsFile {
        var json: JSONValue
        var isDamaged = false
        /// The file itself was read, not the generation before.
        var isCurrent = false
    }

    private func feedsFile() throws(LibraryError) -> FeedsFile {
        var isDamaged = false
        switch try content(of: feedsPath) {
        case .good(let json) where json["feeds"]?.array != nil: return FeedsFile(json: json, isCurrent: true)
        case .good, .damaged: isDamaged = true
        case .absent: break
        }
        guard case .good(let json) = try content(of: previousFeedsPath) else {
            return FeedsFile(json: .object([:]), isDamaged: isDamaged)
        }
        return FeedsFile(json: json, isDamaged: isDamaged)
    }
}

extension Library {
    /// Writes what a refresh has learnt of feeds. What the user has changed meanwhile stays: a feed that was removed is not
    /// brought back, a name or folder given is kept. Of two feeds that have become one, the first stays.
    public func recordFeeds(
        _ results: [(asked: FeedSubscription, now: FeedSubscription)]
    ) throws(LibraryError) {
        guard !results.isEmpty else { return }
        try updateFeeds { feeds in
            for (asked, now) in results {
                guard let index = feeds.firstIndex(where: { $0.address == asked.address }) else { continue }
                var feed = now
                feed.folder = feeds[index].folder
                if feeds[index].title != asked.title { feed.title = feeds[index].title }
                feeds[index] = feed
                if now.address != asked.address {
                    feeds = feeds.enumerated().filter {
                        $0.offset <= index || $0.element.address != now.address
                    }.map(\.element)
                    if let first = feeds.firstIndex(where: { $0.address == now.address }), first < index {
                        feeds.remove(at: index)
                    }
                }
            }
        }
    }
}
