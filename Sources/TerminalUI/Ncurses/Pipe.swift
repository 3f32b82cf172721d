import CNcurses
import Glibc

/// A pipe within the process, to end a wait from another thread or from a signal handler.
struct WakePipe: Sendable {
    let reading: Int32
    let writing: Int32

    /// Nil when the process has no file descriptors left.
    init?() {
        var ends: [Int32] = [0, 0]
        guard quoth_pipe(&ends) == 0 else { return nil }
        reading = ends[0]
        writing = ends[1]
    }

    func send() {
        var byte: UInt8 = 0
        // A full pipe is as good: the reader will wake.
        _ = write(writing, &byte, 1)
    }

    /// All bytes that have come in.
    func drain() -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 256)
        while true {
            let count = read(reading, &chunk, chunk.count)
            guard count > 0 else { return bytes }
            bytes += chunk[..<count]
        }
    }
}
