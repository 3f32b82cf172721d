import Glibc

/// The library's advisory lock (flock): held by whoever writes, never needed for reading.
///
/// Every holder opens the lock file anew, so that it excludes other threads as well as other processes; the
/// system frees it when a process ends, however it ends. So a lock file that is there says nothing, and none is ever
/// stale.
enum LibraryLock {
    /// How long to wait for another writer, in milliseconds.
    static let patience = 10_000

    /// Does the work while no other writer does any in the library in `folder`.
    static func whileHeld<Result>(
        in folder: String, _ work: () throws(LibraryError) -> Result
    ) throws(LibraryError) -> Result {
        let descriptor = try openFile(in: folder)
        defer { close(descriptor) }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let failure = FileFailure.latest
            guard failure.code == EWOULDBLOCK || failure.code == EINTR else {
                throw unusable(folder, failure)
            }
            guard waited < Self.patience else { throw .busy(folder: folder, holder: holder(descriptor)) }
            usleep(1000)
            waited += 1
        }
        return try work()
    }

    private static func openFile(in folder: String) throws(LibraryError) -> Int32 {
        let path = folder + "/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
        if descriptor >= 0 { return descriptor }
        let failure = FileFailure.latest
        throw .unwritable(path: failure.code == EISDIR ? path : folder, reason: failure.reason)
    }

    /// Some network file systems know no locks.
    private static func unusable(_ folder: String, _ failure: FileFailure) -> LibraryError {
        switch failure.code {
        case ENOLCK, ENOSYS, EOPNOTSUPP, EINVAL: .noLocks(folder: folder, reason: failure.reason)
        default: .unwritable(path: folder + "/.lock", reason: failure.reason)
        }
    }

    // MARK: Looking at it

    /// What can be told of the lock without waiting for it.
    enum Status: Hashable {
        case free
        /// Some program is writing; its process id where the system tells it.
        case held(by: Int32?)
        /// Nobody can hold it.
        case unusable(reason: String)
    }

    /// Looks at the lock of the library in a folder.
    static func status(in folder: String) -> Status {
        do throws(LibraryError) {
            let descriptor = try openFile(in: folder)
            defer { close(descriptor) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return .free }
            let failure = FileFailure.latest
            return failure.code == EWOULDBLOCK
                ? .held(by: holder(descriptor)) : .unusable(reason: failure.reason)
        } catch {
            return .unusable(reason: error.description)
        }
    }

    /// The process that holds the lock on an open file, by the system's list of locks (proc(5), `locks`).
    private static func holder(_ descriptor: Int32) -> Int32? {
        var status = stat()
        guard fstat(descriptor, &status) == 0, let locks = try? FileAccess.read("/proc/locks") else {
            return nil
        }
        // `1: FLOCK  ADVISORY  WRITE 1234 08:01:5678 0 EOF`
        for line in String(decoding: locks, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            if fields.count > 5, fields[1] == "FLOCK", fields[5].hasSuffix(":\(status.st_ino)") {
                return Int32(fields[4])
            }
        }
        return nil
    }
}
