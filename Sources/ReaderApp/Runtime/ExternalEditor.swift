import Glibc

/// Lets the user write a text in `$VISUAL` or `$EDITOR` (else `vi`).
///
/// The editor is started with an argument array, never through a shell; the text lies in a folder that only the
/// user can read, and is removed afterwards.
struct ExternalEditor {
    /// Why there is no text from the editor.
    enum Failure: Error, CustomStringConvertible {
        case noTemporaryFile(reason: String)
        case notStarted(program: String, reason: String)
        case failed(program: String, status: Int32)

        var description: String {
            switch self {
            case .noTemporaryFile(let reason): "cannot make a file for the editor: \(reason)"
            case .notStarted(let program, let reason):
                "cannot start the editor \(program): \(reason); set EDITOR"
            case .failed(let program, let status):
                "the editor \(program) ended with status \(status); nothing was changed"
            }
        }
    }

    private let command: [String]
    private let folder: String

    init(environment: [String: String]) {
        let chosen =
            [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first { !$0.isEmpty } ?? "vi"
        command = chosen.split(separator: " ").map(String.init)
        folder = environment["TMPDIR"] ?? "/tmp"
    }

    /// The text as the user left it; nil when it was not changed. Waits for the editor to end.
    func edit(_ text: String) -> Result<String?, Failure> {
        var template = Array((folder + "/quoth-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { return .failure(.noTemporaryFile(reason: Self.latestReason)) }
        let directory = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let path = directory + "/note.md"
        defer {
            unlink(path)
            rmdir(directory)
        }
        guard Self.write(text, to: path) else { return .failure(.noTemporaryFile(reason: Self.latestReason)) }
        switch OtherProgram.run(command + [path]) {
        case .ended(0): break
        case .ended(let status): return .failure(.failed(program: command.first ?? "", status: status))
        case .notStarted(let reason):
            return .failure(.notStarted(program: command.first ?? "", reason: reason))
        }
        guard let edited = Self.read(path) else {
            return .failure(.noTemporaryFile(reason: Self.latestReason))
        }
        return .success(edited == text || edited == text + "\n" ? nil : edited)
    }

    private static var latestReason: String { String(cString: strerror(errno)) }

    private static func write(_ text: String, to path: String) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let written = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard written > 0 else { return false }
            bytes = bytes.dropFirst(written)
        }
        return true
    }

    private static func read(_ path: String) -> String? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(file, &chunk, chunk.count)
            guard count >= 0 else { return nil }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }
}
