import Dispatch
import Foundation
import Glibc
import Synchronization

/// Transforms a stream of values on several threads and hands the results on in the stream's order.
///
/// At most `limit` transformations run at once, and no more than twice as many values are under way or waiting,
/// so memory stays bounded however long the stream is. `next` and `receive` are called on the caller's thread; while
/// `next` waits nothing is received.
///
/// - Parameter niceness: of the threads (nice(2)): how far they give way to all others.
public func mapInOrder<Input: Sendable, Output: Sendable>(
    limit: Int, niceness: Int32 = 0, next: () -> Input?,
    transform: @escaping @Sendable (Input) throws -> Output, receive: (Output) throws -> Void
) throws {
    let workers = Workers(limit: limit, niceness: niceness)
    defer { workers.stop() }
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
            workers.start { finished.put(Result { try transform(input) }, at: index) }
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

/// Threads that are made as they are needed, at most so many.
private final class Workers: Sendable {
    private let limit: Int
    private let niceness: Int32
    private let jobs = Mutex<(waiting: [@Sendable () -> Void], threads: Int)>(([], 0))
    /// Counts jobs that wait, and after the end the threads that are to end.
    private let calls = DispatchSemaphore(value: 0)

    init(limit: Int, niceness: Int32) {
        self.limit = limit
        self.niceness = niceness
    }

    func start(_ job: @escaping @Sendable () -> Void) {
        let isThreadWanted = jobs.withLock { jobs in
            jobs.waiting.append(job)
            guard jobs.threads < limit else { return false }
            jobs.threads += 1
            return true
        }
        if isThreadWanted { Thread.detachNewThread { self.work() } }
        calls.signal()
    }

    /// The threads end when they have done what they are doing; what waits is forgotten.
    func stop() {
        let threads = jobs.withLock { jobs in
            jobs.waiting = []
            return jobs.threads
        }
        for _ in 0..<threads { calls.signal() }
    }

    private func work() {
        // On Linux 0 means this thread alone.
        if niceness > 0 { setpriority(Int32(PRIO_PROCESS.rawValue), 0, niceness) }
        while true {
            calls.wait()
            let job = jobs.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
            guard let job else { return }
            job()
        }
    }
}
