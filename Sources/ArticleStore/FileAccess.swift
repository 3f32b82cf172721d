import Glibc

/// A failed call of the operating system.
struct FileFailure: Error, Hashable {
    /// The error number.
    var code: Int32

    /// The failure of the call just made.
    static var latest: FileFailure { FileFailure(code: errno) }

    /// Not the system's: a pipe, a device or the like stands where a file should be.
    static let notAFile = FileFailure(code: -1)
    /// Not the system's: the file is larger than any that the program writes.
    static let tooLarge = FileFailure(code: -2)

    /// In plain words, as the system puts it.
    var reason: String {
        switch code {
        case ENOENT: "no such file"
        case EACCES, EPERM: "permission denied"
        case ENOSPC: "no space left on the disk"
        case EROFS: "the disk is read-only"
        case EFBIG: "the file would be too large for the disk or the user's limit"
        case EDQUOT: "the disk quota is used up"
        case EISDIR: "it is a folder"
        case Self.notAFile.code: "it is no file"
        case Self.tooLarge.code: "it is larger than \(FileAccess.sizeLimit >> 20) MB"
        default: strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
        }
    }
}

/// Reading and listing through POSIX calls.
enum FileAccess {
    /// The largest file that is read as a whole, in bytes.
    static let sizeLimit = 1 << 29

    /// The whole content of a file; nil where there is none. Never waits: anything but a file is refused.
    static func read(_ path: String) throws(FileFailure) -> [UInt8]? {
        let bytes = try read(path, limit: sizeLimit + 1)
        if let bytes, bytes.count > sizeLimit { throw .tooLarge }
        return bytes
    }

    /// The first bytes of a file, `limit` at most; nil where there is none.
    static func read(_ path: String, limit: Int) throws(FileFailure) -> [UInt8]? {
        // Without O_NONBLOCK opening a pipe would wait for whoever writes to it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw errno == ENXIO ? .notAFile : .latest
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .latest }
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw FileFailure(code: EISDIR)
        default: throw .notAFile
        }
        if limit > sizeLimit, Int(status.st_size) > sizeLimit { throw .tooLarge }
        var bytes: [UInt8] = []
        // One byte more than the size: a file that does not grow meanwhile is read with one call and one check.
        var capacity = min(limit, max(Int(status.st_size), 0) + 1)
        while bytes.count < limit {
            let chunk = try readChunk(descriptor, atMost: min(capacity, limit - bytes.count))
            if chunk.isEmpty { break }
            bytes = bytes.isEmpty ? chunk : bytes + chunk
            capacity = 1 << 16
        }
        return bytes
    }

    private static func readChunk(_ descriptor: Int32, atMost count: Int) throws(FileFailure) -> [UInt8] {
        var failure: FileFailure?
        let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            var got: Int
            repeat { got = Glibc.read(descriptor, buffer.baseAddress, count) } while got < 0 && errno == EINTR
            if got < 0 { failure = .latest }
            filled = max(0, got)
        }
        if let failure { throw failure }
        return chunk
    }

    /// The names in a folder, sorted, without `.` and `..`; empty where there is no such folder.
    static func names(in folder: String) throws(FileFailure) -> [String] {
        guard let stream = opendir(folder) else {
            if errno == ENOENT { return [] }
            throw .latest
        }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = Glibc.readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether something stands at the path (a dangling link counts as nothing).
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether a folder stands at the path.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Whether a file stands at the path itself: no link to one.
    static func isFile(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    }

    /// Whether anything stands at the path, a link to nothing too.
    static func isTaken(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    /// Makes a folder and those above it that are missing; for the user alone.
    static func makeFolder(_ path: String) throws(FileFailure) {
        if mkdir(path, 0o700) == 0 { return }
        switch errno {
        case EEXIST where isFolder(path): return
        case ENOENT:
            guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { throw .latest }
            try makeFolder(String(path[..<slash]))
            guard mkdir(path, 0o700) == 0 || (errno == EEXIST && isFolder(path)) else { throw .latest }
        default: throw .latest
        }
    }

    /// Moves a file or folder within the disk, replacing a file at the new path.
    static func move(_ path: String, to newPath: String) throws(FileFailure) {
        guard rename(path, newPath) == 0 else { throw .latest }
    }

    /// Deletes a file, if it is there.
    static func removeFile(_ path: String) { unlink(path) }

    /// Deletes a folder, if it is there and empty.
    static func removeEmptyFolder(_ path: String) { rmdir(path) }
}
