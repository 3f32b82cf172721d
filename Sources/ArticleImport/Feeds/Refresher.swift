import ArticleModel
import Glibc
import Synchronization

/// Asks feeds for what is new, many at once.
///
/// `run` blocks; a reader calls it on a thread of its own. All news come through one handler, one after the other, so the
/// handler needs no lock, and a feed's new state comes after its articles: whoever keeps them in that order loses nothing
/// when the program is killed between the two.
public final class Refresher: Sendable {
    /// What is reported while feeds are refreshed.
    public enum Event: Sendable {
        /// An article that is new or has changed. `feed` is the subscription's number.
        case article(RawDocument, feed: Int)
        /// The feed has been read, or could not be: what is known of it now.
        case feed(Int, FeedSubscription, Outcome)
        /// So many feeds of so many are done.
        case progress(done: Int, total: Int)
    }

    /// What became of one feed.
    public enum Outcome: Hashable, Sendable {
        /// New or changed articles, as many.
        case new(Int)
        /// Nothing has changed.
        case unchanged
        /// Not asked: the server has asked to wait until then (ISO 8601), or is gone.
        case notAsked
        /// It could not be read; the reason, one line.
        case failed(String)
    }

    /// How much is asked for at once.
    public struct Limits: Sendable {
        /// Requests under way.
        public var requests = 8
        /// Requests under way to one host.
        public var perHost = 2
        /// Seconds between two pages of one host; a site's `robots.txt` may ask for more.
        public var pause = 0.5

        /// The usual limits.
        public init() {}
    }

    private let reader: WebReader
    private let limits: Limits
    private let cancellation: Cancellation

    /// A refresher over a reader of the web.
    public init(
        reader: WebReader = WebReader(), limits: Limits = Limits(),
        cancellation: Cancellation = Cancellation()
    ) {
        self.reader = reader
        self.limits = limits
        self.cancellation = cancellation
    }

    /// Stops as soon as may be: what is under way breaks off, the rest is not begun. From any thread.
    public func cancel() { cancellation.cancel() }

    /// Whether it was cancelled.
    public var isCancelled: Bool { cancellation.isCancelled }

    /// Refreshes feeds; those that are gone or have asked to wait are left alone unless `asksAll` is set.
    public func run(_ feeds: [FeedSubscription], asksAll: Bool = false, handler: @escaping (Event) -> Void) {
        let work = RefreshWork(feeds: feeds, limitPerHost: limits.perHost, handler: handler)
        let now = time(nil)
        for (number, feed) in feeds.enumerated() {
            let waits = feed.notBefore.flatMap { PublicationTime($0) }.map { $0.epoch > now } ?? false
            if !asksAll, feed.isGone || waits {
                work.finish(number, feed, .notAsked)
            } else if let address = WebAddress(feed.address) {
                work.add(.feed(number), host: address.host)
            } else {
                work.fail(number, "its address is no web address; remove it")
            }
        }
        ThreadGroup.run(threads: limits.requests) {
            while let (job, host) = work.next(isCancelled: { self.isCancelled }) {
                let pause = self.carryOut(job, work)
                work.finishJob(host: host, pause: pause)
            }
        }
    }

    /// Does one request, and says how long its host is to be left alone.
    private func carryOut(_ job: RefreshQueue.Job, _ work: RefreshWork) -> Double {
        switch job {
        case .feed(let number):
            readFeed(number, work)
            return 0
        case .page(let number, let item):
            readPage(number, item: item, work)
            let address = work.article(number, item)?.item.address.flatMap { WebAddress($0) }
            return max(limits.pause, address.flatMap { reader.delay(of: $0) } ?? 0)
        }
    }

    private func readFeed(_ number: Int, _ work: RefreshWork) {
        var feed = work.feed(number)
        guard let address = WebAddress(feed.address) else { return }
        feed.checked = PublicationTime(epoch: time(nil))?.iso
        feed.notBefore = nil
        do {
            let response = try reader.feed(
                at: address, etag: feed.etag, lastModified: feed.lastModified,
                isCancelled: { self.isCancelled })
            feed.moved(to: response.permanentAddress?.description)
            feed.problem = nil
            feed.failures = 0
            feed.isGone = false
            if response.isUnchanged { return work.finish(number, feed, .unchanged) }
            let content = try FeedParser.feed(
                response.body, name: feed.address, address: response.address.description,
                charset: response.charset)
            feed.etag = response.headers["etag"]
            feed.lastModified = response.headers["last-modified"]
            feed.title = feed.title ?? content.title
            feed.site = content.site ?? feed.site
            work.begin(number, feed, content)
        } catch .fetch(.cancelled) {
            work.abandon(number)
        } catch {
            work.finish(number, feed.afterFailure(error), .failed(error.description))
        }
    }

    private func readPage(_ number: Int, item: Int, _ work: RefreshWork) {
        guard let article = work.article(number, item),
            let address = article.item.address.flatMap({ WebAddress($0) })
        else { return work.finishItem(number, item, nil) }
        do {
            let page = try reader.page(at: address, isCancelled: { self.isCancelled })
            work.finishItem(number, item, article.completed(page.document))
        } catch .fetch(.cancelled) {
            work.abandon(number)
        } catch {
            // The feed's own words are better than nothing.
            work.finishItem(number, item, article.document() ?? article.headlineAlone())
        }
    }
}

extension FeedSubscription {
    /// The feed has moved for good; nil where it has not.
    fileprivate mutating func moved(to newAddress: String?) {
        guard let newAddress, newAddress != address else { return }
        formerAddresses.append(address)
        address = newAddress
    }

    /// What is known after it could not be read.
    fileprivate func afterFailure(_ error: ImportError) -> FeedSubscription {
        var feed = self
        feed.problem = error.description
        feed.failures += 1
        switch error {
        case .fetch(.missing(_, isGone: true)): feed.isGone = true
        case .fetch(.busy(_, let seconds)):
            // A day at most: a server's slip must not silence a feed for ever.
            let wait = min(max(seconds ?? 300, 60), 86_400)
            feed.notBefore = PublicationTime(epoch: time(nil) + wait)?.iso
        default: break
        }
        return feed
    }
}
