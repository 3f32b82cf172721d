import Glibc

/// What tells whether a file has been written since.
struct ArticleFileStamp: Hashable {
    /// Nanoseconds since 1970; 0 for a file that is not there.
    var time: UInt64 = 0
    var size: UInt64 = 0

    init(time: UInt64, size: UInt64) {
        self.time = time
        self.size = size
    }

    init(of path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        time = Self.nanoseconds(status.st_mtim)
        size = UInt64(max(0, status.st_size))
    }

    /// The time now, as `time` counts it.
    static var now: UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }

    private static func nanoseconds(_ time: timespec) -> UInt64 {
        UInt64(max(0, time.tv_sec)) &* 1_000_000_000 &+ UInt64(max(0, time.tv_nsec))
    }
}
