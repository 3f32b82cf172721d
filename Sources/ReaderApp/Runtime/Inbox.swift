import Synchronization

/// Events from work that is done, on their way to the interface's thread.
final class Inbox: Sendable {
    private let events = Mutex<[ReaderEvent]>([])
    private let notify: @Sendable () -> Void

    /// - Parameter notify: called after each event, from whatever thread sent it.
    init(notify: @escaping @Sendable () -> Void) { self.notify = notify }

    func send(_ event: ReaderEvent) {
        events.withLock { $0.append(event) }
        notify()
    }

    /// All events so far, oldest first; they are taken out.
    func take() -> [ReaderEvent] {
        events.withLock { events in
            defer { events = [] }
            return events
        }
    }
}
