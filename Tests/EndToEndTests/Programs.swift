import Foundation
import Glibc

extension TmuxTerminal {
    /// The reader that is tested: `QUOTH_BINARY`, or what `swift build -c release` made.
    static let quoth: URL = {
        if let path = ProcessInfo.processInfo.environment["QUOTH_BINARY"] {
            return URL(fileURLWithPath: path, relativeTo: package).absoluteURL
        }
        return package.appendingPathComponent(".build/release/quoth")
    }()

    /// Whether there is a tmux.
    static let isAvailable = tmux != missing

    /// Whether there is a reader.
    static let hasReader = FileManager.default.isExecutableFile(atPath: quoth.path)

    /// Whether there are both a tmux and a reader.
    static let canRunReader = isAvailable && hasReader

    /// Why a test is skipped when there is no reader.
    static let readerReason = "needs tmux and the release binary (swift build -c release --product quoth)"

    /// Where tmux is; a path that does not exist when there is none.
    static let tmux: URL = {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let found = folders.map { URL(fileURLWithPath: String($0)).appendingPathComponent("tmux") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        return found ?? missing
    }()

    private static let starting = NSLock()

    private static let missing = URL(fileURLWithPath: "/nonexistent/tmux")

    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs a program to its end; its standard output and error together, and its exit status (-1 when it could not
    /// be started or was ended by a signal).
    ///
    /// Not Foundation's `Process`: that waits until every descendant has ended, and the server of tmux lives on.
    @discardableResult
    static func run(
        _ program: URL, _ arguments: [String], environment: [String: String]?
    ) -> (output: String, status: Int32) {
        // One start at a time: a pipe must not leak into a program that is started beside.
        starting.lock()
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else {
            starting.unlock()
            return ("no pipe", -1)
        }
        ends.forEach { _ = fcntl($0, F_SETFD, FD_CLOEXEC) }
        defer { Glibc.close(ends[0]) }

        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, ends[1], STDERR_FILENO)

        // The threads of the tests hold signals back; what they start must not.
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))

        let variables = environment ?? ProcessInfo.processInfo.environment
        var argv = ([program.path] + arguments).map { strdup($0) } + [nil]
        var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var child: pid_t = 0
        let failure = posix_spawn(&child, program.path, &actions, &attributes, &argv, &envp)
        Glibc.close(ends[1])
        starting.unlock()
        if failure != 0 { return (String(cString: strerror(failure)), -1) }

        let output = FileHandle(fileDescriptor: ends[0], closeOnDealloc: false).readDataToEndOfFile()
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return (String(decoding: output, as: UTF8.self), status & 0x7F == 0 ? status >> 8 & 0xFF : -1)
    }
}
