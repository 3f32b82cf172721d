import Glibc
import Synchronization

/// Replaces files so that a kill at any moment leaves the old or the new content, never a part of one.
struct AtomicFile: Sendable {
    /// The steps of a write, in order.
    enum Step: CaseIterable, Sendable {
        case create, write, syncFile, keepPrevious, rename, syncFolder
    }

    /// Whether the disk gives a file a second name; set false by tests, to stand for one that does not (FAT).
    var hasLinks = true

    /// Called before each step; tests throw here to stand for a failing disk or a kill.
    var beforeStep: @Sendable (Step) throws(FileFailure) -> Void = { _ throws(FileFailure) in }

    /// Writes a temporary file in the same folder, syncs it, and renames it over `path`. With
    /// `previous`, the content so far stays under that path. Missing folders are made.
    func write(_ bytes: [UInt8], to path: String, keeping previous: String? = nil) throws(FileFailure) {
        let folder = Self.folder(of: path)
        let temporary = Self.temporaryPath(for: path)
        do {
            try beforeStep(.create)
            try create(temporary, with: bytes, in: folder)
            try beforeStep(.keepPrevious)
            if let previous { try keep(path, as: previous) }
            try beforeStep(.rename)
            try FileAccess.move(temporary, to: path)
        } catch {
            unlink(temporary)
            throw error
        }
        try beforeStep(.syncFolder)
        try Self.syncFolder(folder)
    }

    private func create(_ temporary: String, with bytes: [UInt8], in folder: String) throws(FileFailure) {
        var descriptor = Self.openNew(temporary)
        if descriptor < 0, errno == ENOENT {
            try FileAccess.makeFolder(folder)
            descriptor = Self.openNew(temporary)
        }
        guard descriptor >= 0 else { throw .latest }
        defer { close(descriptor) }
        try beforeStep(.write)
        try Self.writeAll(bytes, to: descriptor)
        try beforeStep(.syncFile)
        guard fsync(descriptor) == 0 else { throw .latest }
    }

    /// A second name for the old content, put in place by a rename as well, so that it is never half there.
    private func keep(_ path: String, as previous: String) throws(FileFailure) {
        let temporary = Self.temporaryPath(for: previous)
        do {
            guard try secondName(temporary, of: path, in: Self.folder(of: previous)) else { return }
            try FileAccess.move(temporary, to: previous)
        } catch {
            unlink(temporary)
            throw error
        }
        // A rename between two names of one file does nothing and leaves the temporary name.
        unlink(temporary)
    }

    /// Gives a file a second name, or makes a copy of it where the disk has no second names. False where there is no
    /// file.
    private func secondName(_ name: String, of path: String, in folder: String) throws(FileFailure) -> Bool {
        if hasLinks, link(path, name) == 0 { return true }
        guard FileAccess.exists(path) else { return false }
        try FileAccess.makeFolder(folder)
        if hasLinks, link(path, name) == 0 { return true }
        guard let bytes = try FileAccess.read(path) else { return false }
        try create(name, with: bytes, in: folder)
        return true
    }

    /// Makes sure that renames in a folder are on the disk.
    static func syncFolder(_ folder: String) throws(FileFailure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .latest }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 || errno == EINVAL else { throw .latest }
    }

    private static func openNew(_ path: String) -> Int32 {
        open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    }

    private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(FileFailure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .latest }
            written += count
        }
    }

    private static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private static let counter = Atomic<Int>(0)

    /// A hidden name that no other thread or process uses.
    private static func temporaryPath(for path: String) -> String {
        let number = counter.add(1, ordering: .relaxed).newValue
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        return path[..<slash] + ".\(path[slash...]).\(getpid()).\(number).tmp"
    }
}
