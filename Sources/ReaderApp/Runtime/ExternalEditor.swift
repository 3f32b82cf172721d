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
        switch run(command + [path]) {
        case .success(0): break
        case .success(let status): return .failure(.failed(program: command.first ?? "", status: status))
        case .failure(let failure): return .failure(failure)
        }
        guard let edited = Self.read(path) else {
            return .failure(.noTemporaryFile(reason: Self.latestReason))
        }
        return .success(edited == text || edited == text + "\n" ? nil : edited)
    }

    /// Runs a program in the terminal's foreground. `^C` is the editor's while it runs, not ours.
    private func run(_ arguments: [String]) -> Result<Int32, Failure> {
        let program = arguments.first ?? ""
        var pointers: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var defaults = sigset_t()
        sigemptyset(&defaults)
        for number in [SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGPIPE] { sigaddset(&defaults, number) }
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
        var ignore = sigaction()
        ignore.__sigaction_handler.sa_handler = SIG_IGN
        var before = sigaction()
        sigaction(SIGINT, &ignore, &before)
        defer { sigaction(SIGINT, &before, nil) }
        var child: pid_t = 0
        let error = posix_spawnp(&child, program, nil, &attributes, &pointers, environ)
        guard error == 0 else {
            return .failure(.notStarted(program: program, reason: String(cString: strerror(error))))
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) == -1, errno == EINTR {}
        let isExit = status & 0x7F == 0
        return .success(isExit ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
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
