/// A file outside the library, written at the user's request.
public enum NewFile {
    /// Writes a file that must not be there yet, all or nothing. Missing folders are made.
    public static func write(_ bytes: [UInt8], to path: String) throws(LibraryError) {
        guard !FileAccess.isTaken(path) else {
            throw .unwritable(path: path, reason: "it is there already; choose another name")
        }
        do { try AtomicFile().write(bytes, to: path) } catch {
            throw .unwritable(path: path, reason: error.reason)
        }
    }
}
