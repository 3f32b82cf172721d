/// Requests that wait for their turn: no more than a few at once to one host, with a pause between two pages of it, so
/// that a slow or strict site holds nobody else up.
struct RefreshQueue {
    /// One request.
    enum Job: Sendable {
        /// A feed, by its number.
        case feed(Int)
        /// The page of an item.
        case page(feed: Int, item: Int)
    }

    /// What a thread that asks for work is to do.
    enum Turn {
        case job(Job, host: String)
        /// Ask again after so many seconds.
        case wait(Double)
        /// There is nothing left, and nothing under way that could add to it.
        case done
    }

    private struct Host {
        var waiting: [Job] = []
        var running = 0
        var earliest = 0.0
    }

    private var hosts: [String: Host] = [:]
    /// Hosts in the order of their first job, so that none is forgotten.
    private var order: [String] = []
    private var running = 0
    private let limitPerHost: Int

    init(limitPerHost: Int) { self.limitPerHost = limitPerHost }

    mutating func add(_ job: Job, host: String) {
        if hosts[host] == nil { order.append(host) }
        hosts[host, default: Host()].waiting.append(job)
    }

    /// The next job whose host is free at a time.
    mutating func next(at now: Double) -> Turn {
        var shortest: Double?
        for (index, name) in order.enumerated() {
            guard var host = hosts[name], !host.waiting.isEmpty, host.running < limitPerHost else { continue }
            guard host.earliest <= now else {
                shortest = min(shortest ?? .infinity, host.earliest - now)
                continue
            }
            let job = host.waiting.removeFirst()
            host.running += 1
            hosts[name] = host
            running += 1
            // The hosts behind it come first the next time.
            order.append(order.remove(at: index))
            return .job(job, host: name)
        }
        if let shortest { return .wait(min(shortest, 0.05)) }
        return running > 0 ? .wait(0.02) : .done
    }

    /// A job of a host is done; the next request to it waits so many seconds.
    mutating func finish(host name: String, pause: Double, at now: Double) {
        running -= 1
        hosts[name]?.running -= 1
        hosts[name]?.earliest = now + pause
    }

    /// Forgets what waits.
    mutating func clear() {
        for name in order { hosts[name]?.waiting = [] }
    }
}
