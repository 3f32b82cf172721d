import Dispatch
import Synchronization

/// Transforms a stream of values on several threads and hands the results on in the stream's order.
///
/// At most `limit` transformations run at once, and no more than twice as many values are under way or waiting,
/// so memory stays bounded however long the stream is. `next` and `receive` are called on the caller's thread.
func mapInOrder<Input: Sendable, Output: Sendable>(
    limit: Int, next: () -> Input?, transform: @escaping @Sendable (Input) throws -> Output,
    receive: (Output) throws -> Void
) throws {
    let finished = FinishedResults<Output>()
    var started = 0
    var completed = 0
    var received = 0
    var isAtEnd = false
    while true {
        while !isAtEnd, started - completed < limit, started - received < limit * 2 {
            guard let input = next() else {
                isAtEnd = true
                break
            }
            let index = started
            DispatchQueue.global().async { finished.put(Result { try transform(input) }, at: index) }
            started += 1
        }
        guard completed < started else { return }
        finished.waitForOne()
        completed += 1
        while let result = finished.take(at: received) {
            received += 1
            try receive(result.get())
        }
    }
}

/// Results by number, from many threads to one.
private final class FinishedResults<Output: Sendable>: Sendable {
    private let results = Mutex<[Int: Result<Output, any Error>]>([:])
    private let arrivals = DispatchSemaphore(value: 0)

    func put(_ result: Result<Output, any Error>, at index: Int) {
        results.withLock { $0[index] = result }
        arrivals.signal()
    }

    func waitForOne() { arrivals.wait() }

    func take(at index: Int) -> Result<Output, any Error>? {
        results.withLock { $0.removeValue(forKey: index) }
    }
}
