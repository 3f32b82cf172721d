import ArticleModel

extension Library {
    private var feedsPath: String { folder + "/feeds.json" }

    /// The user's feeds, in their order. When the file is damaged its last good generation answers.
    public func feeds() throws(LibraryError) -> [FeedSubscription] {
        FeedDocument.feeds(
            try generation(of: feedsPath, flaw: FeedDocument.flaw).json ?? .object([:]))
    }

    /// Changes the feeds: `change` is given the newest list on the disk, and what it changes is written. A damaged file is
    /// set aside, and its last good generation is what is changed.
    public func updateFeeds(_ change: (inout [FeedSubscription]) -> Void) throws(LibraryError) {
        try locked { () throws(LibraryError) in
            let generation = try generation(of: feedsPath, flaw: FeedDocument.flaw)
            let json = generation.json ?? .object([:])
            if Self.isNewer(json, than: FeedDocument.schema) { throw .newerSchema(file: feedsPath) }
            let older = FeedDocument.feeds(json)
            var feeds = older
            change(&feeds)
            guard feeds != older else { return }
            try write(FeedDocument.json(feeds, over: json).pretty(), to: feedsPath, after: generation)
        }
        // The index can always be brought up to date later.
        try? refreshFeeds()
    }

    /// Adds feeds that are not there yet; returns those.
    @discardableResult
    public func subscribe(to wanted: [FeedSubscription]) throws(LibraryError) -> [FeedSubscription] {
        var new: [FeedSubscription] = []
        try updateFeeds { feeds in
            for feed in wanted where !feeds.contains(where: { $0.matches(address: feed.address) }) {
                new.append(feed)
                feeds.append(feed)
            }
        }
        return new
    }

    /// Takes a feed away; its articles stay. Nil where no feed has this address.
    @discardableResult
    public func unsubscribe(from address: String) throws(LibraryError) -> RemovedFeed? {
        var removed: RemovedFeed?
        try updateFeeds { feeds in
            guard let place = feeds.firstIndex(where: { $0.address == address }) else { return }
            removed = RemovedFeed(feed: feeds.remove(at: place), place: place)
        }
        return removed
    }

    /// Brings a feed back to its place with all that was known of it, unless it is there by now.
    public func resubscribe(to removed: RemovedFeed) throws(LibraryError) {
        try updateFeeds { feeds in
            guard !feeds.contains(where: { $0.matches(address: removed.feed.address) }) else { return }
            feeds.insert(removed.feed, at: min(removed.place, feeds.count))
        }
    }

    /// The user's feeds with the number of their articles, in their order.
    public func feedSummaries() throws(LibraryError) -> [FeedSummary] {
        try refreshFeeds()
        let feeds = try feeds()
        let counts = try index.read { try FeedTable($0).counts() }
        return feeds.map { feed in
            let places = ([feed.address] + feed.formerAddresses).compactMap { counts[$0] }
            return FeedSummary(
                feed: feed, articles: places.reduce(0) { $0 + $1.articles },
                unread: places.reduce(0) { $0 + $1.unread })
        }
    }

    /// Takes the names in `feeds.json` into the index if it is another file than the index has.
    func refreshFeeds() throws(LibraryError) {
        let stamp = FileStamp(of: feedsPath)
        if try index.read({ try IndexFact.feeds.value(in: $0) }) == stamp.value { return }
        let feeds = try feeds()
        try index.write { db in
            try FeedTable(db).setTitles(of: feeds)
            try IndexFact.feeds.set(stamp.value, in: db)
        }
    }
}

/// A feed that was taken away, so that it can come back.
public struct RemovedFeed: Hashable, Sendable {
    /// The feed, as it was.
    public var feed: FeedSubscription
    /// Its place among the user's feeds, from 0.
    public var place: Int
}

/// A feed with the number of its articles in the library.
public struct FeedSummary: Hashable, Sendable {
    /// The feed.
    public var feed: FeedSubscription
    /// The articles that have come from it.
    public var articles: Int
    /// How many of them are unread.
    public var unread: Int
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
