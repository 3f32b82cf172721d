import Synchronization

/// Somebody's wish, on any thread, that work on others should end.
public final class Cancellation: Sendable {
    private let flag = Atomic(false)

    /// Nobody wishes it yet.
    public init() {}

    /// The work is to end as soon as may be; there is no way back.
    public func cancel() { flag.store(true, ordering: .relaxed) }

    /// Whether it is to end.
    public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
