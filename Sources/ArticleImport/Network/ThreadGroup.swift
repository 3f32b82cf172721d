import Glibc

/// Threads for blocking calls. Dispatch has as many as the machine has cores, which is too few for waiting on servers.
enum ThreadGroup {
    /// Runs the same work on so many threads, this one among them, and returns when all are done.
    static func run(threads count: Int, _ work: @escaping @Sendable () -> Void) {
        var threads: [pthread_t] = []
        for _ in 1..<max(1, count) {
            var thread = pthread_t()
            let body = Unmanaged.passRetained(Body(work))
            let code = pthread_create(&thread, nil, start, body.toOpaque())
            if code == 0 { threads.append(thread) } else { body.release() }
        }
        work()
        for thread in threads { pthread_join(thread, nil) }
    }

    fileprivate final class Body {
        let work: @Sendable () -> Void
        init(_ work: @escaping @Sendable () -> Void) { self.work = work }
    }
}

private func start(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context { Unmanaged<ThreadGroup.Body>.fromOpaque(context).takeRetainedValue().work() }
    return nil
}
