import Glibc

/// Changes in folders as Linux tells them (inotify): files written, moved and deleted, not those read.
package final class FolderEvents {
    /// What happened.
    package enum Event: Equatable {
        /// To a file or folder of this path.
        case path(String)
        /// More than could be told: anything may have changed.
        case overflow
    }

    /// To be waited for: it can be read when something has happened.
    package let descriptor: Int32
    private var folders: [Int32: String] = [:]

    /// Nil where the system gives none (its limit of instances is reached).
    package init?() {
        descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// Begins to watch a folder, not those in it. False where it cannot be watched though it is there: the system's
    /// limit of watches is reached.
    package func watch(_ folder: String) -> Bool {
        let mask =
            UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_MOVED_FROM) | UInt32(IN_DELETE)
            | UInt32(IN_CREATE) | UInt32(IN_ONLYDIR)
        let watch = inotify_add_watch(descriptor, folder, mask)
        guard watch >= 0 else { return errno == ENOENT || errno == ENOTDIR }
        folders[watch] = folder
        return true
    }

    /// What has happened since the last call, without waiting.
    package func take() -> [Event] {
        var events: [Event] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return events }
            events += parse(buffer[..<count])
        }
    }

    /// Each event has a head of four 32-bit numbers (watch, mask, cookie, length of the name) and the name, filled up
    /// with zeros.
    private func parse(_ bytes: ArraySlice<UInt8>) -> [Event] {
        var events: [Event] = []
        var rest = bytes
        while rest.count >= 16 {
            let head = rest.prefix(16).withUnsafeBytes { bytes in
                (0..<4).map { bytes.loadUnaligned(fromByteOffset: $0 * 4, as: UInt32.self) }
            }
            let name = rest.dropFirst(16).prefix(Int(head[3]))
            rest = rest.dropFirst(16 + Int(head[3]))
            if head[1] & UInt32(IN_Q_OVERFLOW) != 0 { events.append(.overflow) }
            let watch = Int32(bitPattern: head[0])
            if head[1] & UInt32(IN_IGNORED) != 0 { folders[watch] = nil }
            guard let folder = folders[watch], !name.isEmpty else { continue }
            events.append(.path(folder + "/" + String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)))
        }
        return events
    }
}

/// File systems whose files other machines change, of which inotify tells nothing.
enum RemoteFileSystem {
    private static let kinds = ["nfs", "cifs", "smb", "fuse", "9p", "ceph", "afs", "virtiofs", "ncpfs"]

    /// Whether a folder stands on one, by the list of mounts (proc(5), `mountinfo`).
    static func holds(_ folder: String) -> Bool {
        var status = stat()
        guard stat(folder, &status) == 0, let mounts = try? FileAccess.read("/proc/self/mountinfo") else {
            return false
        }
        let device = deviceNumbers(UInt64(status.st_dev))
        for line in String(decoding: mounts, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 6, fields[2] == device, let dash = fields.dropFirst(6).firstIndex(of: "-"),
                dash + 1 < fields.count
            else { continue }
            return kinds.contains { fields[dash + 1].hasPrefix($0) }
        }
        return false
    }

    /// `major:minor`, as makedev(3) packs them.
    private static func deviceNumbers(_ device: UInt64) -> String {
        let major = device >> 8 & 0xFFF | device >> 32 & 0xFFFF_F000
        let minor = device & 0xFF | device >> 12 & 0xFFFF_FF00
        return "\(major):\(minor)"
    }
}
