import Dispatch
import Synchronization

/// Values on their way from some threads to another, at most so many at a time: whoever is faster waits.
final class NewsQueue<Item: Sendable>: Sendable {
    /// What the receiving thread finds.
    enum News: Sendable {
        case item(Item)
        /// Nothing has come in time.
        case nothing
        /// Nothing will come any more.
        case closed
    }

    private let items = Mutex<(waiting: [Item], isClosed: Bool, isAbandoned: Bool)>(([], false, false))
    private let rooms = DispatchSemaphore(value: 0)
    private let arrivals = DispatchSemaphore(value: 0)

    init(limit: Int) {
        for _ in 0..<limit { rooms.signal() }
    }

    /// Waits until there is room.
    func put(_ item: Item) {
        rooms.wait()
        let isWanted = items.withLock { items in
            if !items.isAbandoned { items.waiting.append(item) }
            return !items.isAbandoned
        }
        if isWanted { arrivals.signal() } else { rooms.signal() }
    }

    /// There are no more values.
    func close() {
        items.withLock { $0.isClosed = true }
        arrivals.signal()
    }

    /// The next value; waits for it so many seconds.
    func next(atMost seconds: Double) -> News {
        guard arrivals.wait(timeout: .now() + seconds) == .success else { return .nothing }
        let news: News = items.withLock { items in
            items.waiting.isEmpty ? .closed : .item(items.waiting.removeFirst())
        }
        // Whoever asks again after the end is told again.
        if case .item = news { rooms.signal() } else { arrivals.signal() }
        return news
    }

    /// Nobody takes values any more: whoever has some does not wait.
    func abandon() {
        let waiting = items.withLock { items in
            items.isAbandoned = true
            defer { items.waiting = [] }
            return items.waiting.count
        }
        for _ in 0..<waiting { rooms.signal() }
    }
}
