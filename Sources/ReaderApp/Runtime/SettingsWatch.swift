import ArticleStore
import Foundation
import Glibc
import Synchronization

/// Notices when the file of settings changes or goes, and reads it again: Linux tells of changes in its folder.
final class SettingsWatch: Sendable {
    private let file: SettingsFile
    private let inbox: Inbox
    private let isStopped = Atomic(false)
    /// A pipe whose writing end ends the wait.
    private let ends: (read: Int32, write: Int32)

    init(_ file: SettingsFile, inbox: Inbox) {
        self.file = file
        self.inbox = inbox
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
        for end in ends where end >= 0 { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        self.ends = (ends[0], ends[1])
    }

    deinit {
        close(ends.read)
        close(ends.write)
    }

    /// Begins to watch, on a thread of its own. Where the folder is missing and cannot be made there is nothing to watch: then
    /// the settings are read again on request alone.
    func start() {
        file.makeFolder()
        guard let slash = file.path.lastIndex(of: "/") else { return }
        let folder = String(file.path[..<slash])
        guard access(folder, R_OK) == 0 else { return }
        Thread.detachNewThread { self.run(in: folder) }
    }

    /// Ends the watch, soon.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        var byte: UInt8 = 0
        _ = write(ends.write, &byte, 1)
    }

    private func run(in folder: String) {
        guard let events = FolderEvents(), events.watch(folder) else { return }
        // Whether the file is away; an editor may just be about to put a new one in its place.
        var isMissing = false
        while true {
            var waiting = [events.descriptor, ends.read].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            let isTold = poll(&waiting, nfds_t(waiting.count), isMissing ? Self.patience : -1) != 0
            if isStopped.load(ordering: .relaxed) { return }
            if isTold {
                let isMeant = events.take().contains { $0 == .path(file.path) || $0 == .overflow }
                guard isMeant else { continue }
                isMissing = access(file.path, F_OK) != 0
                if isMissing { continue }
            }
            let read = file.read()
            inbox.send(.settings(read.settings, read.problems))
            if isMissing { inbox.send(.progress("The settings file is gone: the defaults apply")) }
            isMissing = false
        }
    }

    /// How long a file may be away before it counts as deleted, in milliseconds.
    private static let patience: Int32 = 500
}
