import Foundation
import Glibc

/// The file of settings: where it is, and what it says.
public struct SettingsFile: Sendable {
    /// The path of `config.toml`.
    public let path: String

    /// A file by its path.
    public init(path: String) { self.path = path }

    /// `quoth/config.toml` in `XDG_CONFIG_HOME`, else in `~/.config` (XDG Base Directory Specification; relative paths
    /// there are ignored).
    public init(environment: [String: String]) {
        if let folder = environment["XDG_CONFIG_HOME"], folder.hasPrefix("/") {
            path = folder + "/quoth/config.toml"
        } else {
            path = (environment["HOME"] ?? ".") + "/.config/quoth/config.toml"
        }
    }

    /// Makes the folder of the file where there is none, so that the file can be written and watched. Where that cannot be
    /// done there will be no file.
    public func makeFolder() {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// No user writes more settings than this; in bytes.
    private static let largest = 1 << 20

    /// The settings, and what in them cannot be used. Without a file, the program's own choices.
    public func read() -> (settings: Settings, problems: [SettingsProblem]) {
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard file >= 0 else {
            let isAbsent = errno == ENOENT || errno == ENOTDIR
            return (
                Settings(), isAbsent ? [] : [problem("cannot be read: " + String(cString: strerror(errno)))]
            )
        }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            if count < 0 {
                return (Settings(), [problem("cannot be read: " + String(cString: strerror(errno)))])
            }
            if count == 0 { break }
            bytes += chunk[..<count]
            if bytes.count > Self.largest { return (Settings(), [problem("is larger than settings can be")]) }
        }
        let reader = SettingsReader(String(decoding: bytes, as: UTF8.self), path: path)
        return (reader.settings, reader.problems)
    }

    private func problem(_ message: String) -> SettingsProblem {
        SettingsProblem(path: path, line: nil, message: message)
    }
}
