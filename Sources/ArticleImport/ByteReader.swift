import Glibc

/// Reads a file or standard input piece by piece, decompressed where it is gzip or zstd.
final class ByteReader {
    /// What to call it in messages.
    let name: String
    /// Whether it is no file of the disk: its bytes may be long in coming, and its name tells nothing of them.
    let isStream: Bool
    private let descriptor: Int32
    private let isOwned: Bool
    /// Seconds after which a stream that gives nothing is looked at more closely: has it a writer at all?
    private let patience: Double
    private let isCancelled: () -> Bool
    private var buffer: [UInt8] = []
    private var position = 0
    private var isAtEnd = false
    private var decompressor: Decompressor?
    private var isBegun = false

    private static let chunkSize = 1 << 18

    /// Milliseconds after which somebody who waits is asked whether he still does.
    private static let pollingInterval: Int32 = 200

    /// Opens a file, or a named pipe, for whose writer it waits for `patience` seconds. While bytes are waited for,
    /// `isCancelled` is asked several times a second; once it says so, reading fails.
    init(
        path: String, patience: Double = 10, isCancelled: @escaping () -> Bool = { false }
    ) throws(ImportError) {
        name = path
        // Blocking, the opening of a pipe would wait for its writer, and could not be cancelled.
        let opened = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard opened >= 0 else { throw Self.failure(name: path, code: errno) }
        let kind = Self.kind(of: opened)
        if kind == S_IFDIR {
            close(opened)
            throw .isFolder(name: path)
        }
        isStream = kind != S_IFREG
        descriptor = opened
        isOwned = true
        self.patience = patience
        self.isCancelled = isCancelled
    }

    /// Reads an open file, which it does not close.
    init(descriptor: Int32, name: String, isCancelled: @escaping () -> Bool = { false }) {
        self.descriptor = descriptor
        self.name = name
        self.isCancelled = isCancelled
        isStream = Self.kind(of: descriptor) != S_IFREG
        patience = .infinity
        isOwned = false
    }

    private static func kind(of descriptor: Int32) -> mode_t {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
    }

    deinit { if isOwned { close(descriptor) } }

    /// All that is left; throws when that is more than `limit` bytes.
    func rest(limit: Int) throws(ImportError) -> ArraySlice<UInt8> {
        while !isAtEnd {
            try fill()
            guard buffer.count - position <= limit else { throw .tooLarge(name: name, limit: limit) }
        }
        let rest = buffer[position...]
        buffer = []
        position = 0
        return rest
    }

    /// The first bytes of what is left, without taking them: up to a line feed, the end, or `limit` bytes.
    func peekLine(limit: Int) throws(ImportError) -> ArraySlice<UInt8> {
        var searched = position
        while true {
            if let end = buffer[searched...].firstIndex(of: 0x0A) { return buffer[position..<end] }
            if isAtEnd || buffer.count - position >= limit { return buffer[position...] }
            searched = buffer.count
            let before = position
            try fill()
            searched -= before - position
        }
    }

    /// The first bytes of what is left, without taking them: `count`, or fewer at the end.
    func peek(_ count: Int) throws(ImportError) -> ArraySlice<UInt8> {
        while !isAtEnd, buffer.count - position < count { try fill() }
        return buffer[position...].prefix(count)
    }

    /// Whether nothing is left.
    func isEmpty() throws(ImportError) -> Bool {
        while position == buffer.count, !isAtEnd { try fill() }
        return position == buffer.count
    }

    /// One line of the input.
    enum Line {
        case bytes(ArraySlice<UInt8>)
        /// A line longer than the limit, which has been passed over.
        case tooLong
    }

    /// The next line without its line feed; nil at the end. Lines of more than `limit` bytes are passed over.
    func nextLine(limit: Int) throws(ImportError) -> Line? {
        let line = try peekLine(limit: limit + 1)
        if line.count > limit {
            try skipLine()
            return .tooLong
        }
        if line.isEmpty, position == buffer.count { return nil }
        position = min(line.endIndex + 1, buffer.count)
        return .bytes(line)
    }

    private func skipLine() throws(ImportError) {
        while true {
            if let end = buffer[position...].firstIndex(of: 0x0A) {
                position = end + 1
                return
            }
            position = buffer.count
            if isAtEnd { return }
            try fill()
        }
    }

    /// Reads more; what has been taken is forgotten first once it is the larger part.
    private func fill() throws(ImportError) {
        if position > buffer.count / 2 {
            buffer.removeFirst(position)
            position = 0
        }
        guard let decompressor else {
            let chunk = try readChunk()
            if !isBegun, let kind = Decompressor.Kind(chunk) {
                isBegun = true
                decompressor = Decompressor(kind)
                decompressor?.add(chunk)
                return
            }
            isBegun = true
            if chunk.isEmpty { isAtEnd = true }
            buffer += chunk
            return
        }
        if decompressor.needsInput {
            let chunk = try readChunk()
            if chunk.isEmpty {
                isAtEnd = true
                if decompressor.isInside { throw .damaged(name: name) }
                return
            }
            decompressor.add(chunk)
        }
        do { buffer += try decompressor.next() } catch { throw .damaged(name: name) }
    }

    /// The next bytes as they come; none at the end.
    private func readChunk() throws(ImportError) -> ArraySlice<UInt8> {
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        while true {
            let isReady = isStream ? try waitForBytes() : true
            let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            // A pipe that has never had a writer gives nothing, and yet is not at its end.
            if count == 0, !isReady { throw .noWriter(name: name) }
            if count >= 0 { return chunk[..<count] }
            guard errno == EINTR || errno == EAGAIN else { throw Self.failure(name: name, code: errno) }
        }
    }

    /// Waits until there are bytes or the end has come; false where neither is so after `patience`.
    private func waitForBytes() throws(ImportError) -> Bool {
        let start = HTTPClient.now()
        while HTTPClient.now() - start < patience {
            if isCancelled() { throw .fetch(.cancelled) }
            var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            if poll(&request, 1, Self.pollingInterval) > 0 { return true }
        }
        return false
    }

    /// The next bytes, fewer than asked for only at the end.
    func take(_ count: Int) throws(ImportError) -> ArraySlice<UInt8> {
        while !isAtEnd, buffer.count - position < count { try fill() }
        let taken = buffer[position..<min(position + count, buffer.count)]
        position = taken.endIndex
        return taken
    }

    /// Passes over bytes.
    func skip(_ count: Int) throws(ImportError) {
        var left = count
        while left > 0 {
            if position == buffer.count {
                if isAtEnd { return }
                try fill()
            }
            let step = min(left, buffer.count - position)
            position += step
            left -= step
        }
    }

    private static func failure(name: String, code: Int32) -> ImportError {
        switch code {
        case ENOENT: .missing(name: name)
        case EISDIR: .isFolder(name: name)
        case EACCES, EPERM: .unreadable(name: name, reason: "permission denied; check its rights")
        default:
            .unreadable(
                name: name, reason: strerror(code).map { String(cString: $0).lowercased() } ?? "error \(code)"
            )
        }
    }
}
