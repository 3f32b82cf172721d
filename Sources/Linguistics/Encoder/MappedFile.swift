import Foundation

/// A file's bytes, mapped into memory for reading: not copied, and shared with every other process that maps the
/// same file. All pages are asked for at once, for all of them are read when the checksum is verified.
///
/// `@unchecked Sendable`: the bytes are never written, and stay mapped as long as the object lives.
final class MappedFile: @unchecked Sendable {
    /// The bytes, beginning on a page's border.
    let bytes: UnsafeRawBufferPointer

    /// Maps a regular file that is not empty; nil when that cannot be done.
    init?(path: String) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size > 0,
            let address = mmap(
                nil, Int(status.st_size), PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0),
            address != MAP_FAILED
        else { return nil }
        bytes = UnsafeRawBufferPointer(start: address, count: Int(status.st_size))
    }

    deinit {
        munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    }
}
