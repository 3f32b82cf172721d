import ArticleModel
import Glibc
import Synchronization

/// What the threads of a refresh share: the queue, and how far each feed is.
final class RefreshWork: @unchecked Sendable {
    // All state is behind `state`; the handler is called under `handlerLock` alone, so that news come one after the other
    // while other threads go on asking servers. That is why @unchecked holds.
    private let state: Mutex<State>
    private let handlerLock = Mutex<Void>(())
    private let handler: (Refresher.Event) -> Void

    private struct State {
        var queue: RefreshQueue
        var feeds: [FeedSubscription]
        var readings: [Int: Reading] = [:]
        var done = 0
    }

    /// A feed whose items are being taken in.
    private struct Reading {
        var content: Feed
        var waiting: Set<Int>
        var count = 0
        /// Where the feed was when it was asked for: what its articles name as their source.
        var address: String
    }

    init(feeds: [FeedSubscription], limitPerHost: Int, handler: @escaping (Refresher.Event) -> Void) {
        state = Mutex(State(queue: RefreshQueue(limitPerHost: limitPerHost), feeds: feeds))
        self.handler = handler
    }

    func add(_ job: RefreshQueue.Job, host: String) { state.withLock { $0.queue.add(job, host: host) } }

    /// The next job; waits for one, and returns nil when there will be none.
    func next(isCancelled: () -> Bool) -> (RefreshQueue.Job, host: String)? {
        while true {
            let turn = state.withLock { state in
                if isCancelled() { state.queue.clear() }
                return state.queue.next(at: HTTPClient.now())
            }
            switch turn {
            case .job(let job, let host): return (job, host)
            case .wait(let seconds): usleep(UInt32(seconds * 1_000_000))
            case .done: return nil
            }
        }
    }

    func finishJob(host: String, pause: Double) {
        state.withLock { $0.queue.finish(host: host, pause: pause, at: HTTPClient.now()) }
    }

    func feed(_ number: Int) -> FeedSubscription { state.withLock { $0.feeds[number] } }

    func article(_ number: Int, _ item: Int) -> FeedArticle? {
        state.withLock { state in
            state.readings[number].map {
                FeedArticle(item: $0.content.items[item], feed: $0.content, address: $0.address)
            }
        }
    }

    // MARK: A feed's way

    /// A feed has been read: its new items are handed on, after their pages have been read where the feed has only teasers.
    func begin(_ number: Int, _ feed: FeedSubscription, _ content: Feed) {
        let known = feed.items
        var isTaken: Set<String> = []
        let new = content.items.indices.filter { index in
            let item = content.items[index]
            return !item.key.isEmpty && known[item.key] != item.fingerprint
                && isTaken.insert(item.key).inserted
        }
        let teasers = new.filter {
            FeedArticle(item: content.items[$0], feed: content, address: feed.address).isTeaser
        }
        state.withLock { state in
            state.feeds[number] = feed
            state.readings[number] = Reading(content: content, waiting: Set(new), address: feed.address)
            for item in teasers {
                let host = content.items[item].address.flatMap { WebAddress($0)?.host } ?? ""
                state.queue.add(.page(feed: number, item: item), host: host)
            }
        }
        let inFull = Set(new).subtracting(teasers).sorted()
        for item in inFull {
            guard let article = article(number, item) else { return }
            finishItem(number, item, article.document() ?? article.headlineAlone())
        }
        if new.isEmpty { complete(number) }
    }

    /// An item is done, with or without a document.
    func finishItem(_ number: Int, _ item: Int, _ document: RawDocument?) {
        if let document { report(.article(document, feed: number)) }
        let isLast = state.withLock { state in
            guard var reading = state.readings[number] else { return false }
            reading.waiting.remove(item)
            if document != nil { reading.count += 1 }
            state.readings[number] = reading
            return reading.waiting.isEmpty
        }
        if isLast { complete(number) }
    }

    /// All items of a feed have been handed on: only now they count as taken in.
    private func complete(_ number: Int) {
        let finished: (FeedSubscription, Int)? = state.withLock { state in
            guard let reading = state.readings.removeValue(forKey: number) else { return nil }
            var items: [String: String] = [:]
            for item in reading.content.items where !item.key.isEmpty && items[item.key] == nil {
                items[item.key] = item.fingerprint
            }
            state.feeds[number].items = items
            return (state.feeds[number], reading.count)
        }
        if let (feed, count) = finished { finish(number, feed, count == 0 ? .unchanged : .new(count)) }
    }

    /// The refresh was cancelled within a feed: what is known of it stays as it was.
    func abandon(_ number: Int) { state.withLock { _ = $0.readings.removeValue(forKey: number) } }

    func fail(_ number: Int, _ reason: String) {
        var feed = feed(number)
        feed.problem = "cannot read \(feed.address): \(reason)"
        finish(number, feed, .failed(feed.problem ?? reason))
    }

    func finish(_ number: Int, _ feed: FeedSubscription, _ outcome: Refresher.Outcome) {
        report(.feed(number, feed, outcome))
        let (done, total) = state.withLock { state in
            state.done += 1
            return (state.done, state.feeds.count)
        }
        report(.progress(done: done, total: total))
    }

    private func report(_ event: Refresher.Event) { handlerLock.withLock { _ in handler(event) } }
}
