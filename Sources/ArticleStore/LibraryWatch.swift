import Foundation
import Glibc
import Synchronization

/// Notices what other programs change in a library (and other copies of this one), brings the index up to date, and
/// tells of it.
///
/// Linux tells of changes at once; where it cannot (another machine's disk, too many watches), the folders' times are
/// compared every second. What this process writes through the same `Library` is not told.
public final class LibraryWatch: Sendable {
    private struct Requests {
        var isStopping = false
        var wantsScan = false
    }

    /// What a program shows first comes before the first scan, where there is an index to show it from.
    private static let firstPause: Int32 = 400

    private let library: Library
    private let onChange: @Sendable () -> Void
    private let requests = Mutex(Requests())
    /// A pipe whose writing end wakes the watch's thread; -1 where the system gave none.
    private let wakeEnds: (read: Int32, write: Int32)

    /// Prepares a watch. `onChange` is called on the watch's own thread.
    public init(_ library: Library, onChange: @escaping @Sendable () -> Void) {
        self.library = library
        self.onChange = onChange
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends where end >= 0 {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        wakeEnds = (ends[0], ends[1])
    }

    deinit {
        close(wakeEnds.read)
        close(wakeEnds.write)
    }

    /// Begins: compares all files with the index once, then waits for changes.
    public func start() {
        library.ownWrites.withLock { $0 = $0 ?? OwnWrites() }
        Thread.detachNewThread { self.run() }
    }

    /// Compares all files with the index again, soon.
    public func scanAgain() { request { $0.wantsScan = true } }

    /// Ends the watch, soon.
    public func stop() { request { $0.isStopping = true } }

    private func request(_ change: (inout Requests) -> Void) {
        requests.withLock { change(&$0) }
        var byte: UInt8 = 0
        _ = write(wakeEnds.write, &byte, 1)
    }

    // MARK: On the watch's thread

    private func run() {
        var folders = WatchedFolders(library, isTold: !RemoteFileSystem.holds(library.folder))
        if (try? library.isIndexed()) == true { folders.pause(wakeEnds.read, milliseconds: Self.firstPause) }
        scan(.files)
        while true {
            let isWoken = folders.wait(wakeEnds.read)
            let requests = requests.withLock { requests in
                defer { requests.wantsScan = false }
                return requests
            }
            if requests.isStopping { return }
            if requests.wantsScan { scan(.files) }
            if !isWoken { take(folders.changes()) }
        }
    }

    private func take(_ changes: WatchedFolders.Changes) {
        if changes.isUnknown { return scan(.files) }
        let foreign = library.ownWrites.withLock { own in
            changes.articles.filter { own?.has($0, of: library) != true }
        }
        let hasMarks = library.ownWrites.withLock { own in
            changes.marks.contains { own?.has($0, of: library) != true }
        }
        let hasDecisions =
            changes.hasDecisions && library.ownWrites.withLock { $0?.hasDecisions(of: library) != true }
        if foreign.isEmpty, !hasMarks, !hasDecisions, !changes.hasFolders { return }
        // Another copy of the program may have been faster: the index is then as it should be, and still all this is
        // news; also new folders, in which files stood before they were watched.
        _ = try? library.update(foreign.sorted())
        _ = try? library.refresh(.folders)
        onChange()
    }

    /// Compares with the index; while that takes long, what has been read so far is told now and then.
    private func scan(_ depth: RefreshDepth) {
        let clock = ContinuousClock()
        var told = clock.now
        let isNews = try? library.refresh(depth) { _, _ in
            if clock.now - told > .milliseconds(500) {
                onChange()
                told = clock.now
            }
        }
        if isNews == true { onChange() }
        if (try? library.isIndexWorn()) == true { try? library.reindex() }
    }
}
