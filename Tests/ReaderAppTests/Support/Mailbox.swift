import Synchronization

@testable import ReaderApp

/// An inbox whose events are heard as they come.
final class Mailbox: Sendable {
    private let box = Mutex<Inbox?>(nil)
    private let hear: @Sendable (ReaderEvent) -> Void

    init(_ hear: @escaping @Sendable (ReaderEvent) -> Void) {
        self.hear = hear
        let inbox = Inbox { [weak self] in self?.empty() }
        box.withLock { $0 = inbox }
    }

    var inbox: Inbox { box.withLock { $0 } ?? Inbox {} }

    private func empty() {
        let inbox = box.withLock { $0 }
        for event in inbox?.take() ?? [] { hear(event) }
    }
}
