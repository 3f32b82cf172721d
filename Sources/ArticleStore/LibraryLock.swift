import Glibc

/// The library's advisory lock (flock): held by whoever writes, never needed for reading.
///
/// Every holder opens the lock file anew, so that it excludes other threads as well as other processes; the
/// system frees it when a process ends, however it ends.
enum LibraryLock {
    /// How long to wait for another writer, in milliseconds.
    static let patience = 10_000

    /// Does the work while no other writer does any in the library in `folder`.
    static func whileHeld<Result>(
        in folder: String, _ work: () throws(LibraryError) -> Result
    ) throws(LibraryError) -> Result {
        let path = folder + "/.lock"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unwritable(path: folder, reason: FileFailure.latest.reason) }
        defer { close(descriptor) }
        var waited = 0
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let failure = FileFailure.latest
            guard failure.code == EWOULDBLOCK || failure.code == EINTR else {
                throw .unwritable(path: path, reason: failure.reason)
            }
            guard waited < Self.patience else { throw .busy(folder: folder) }
            usleep(1000)
            waited += 1
        }
        return try work()
    }
}
