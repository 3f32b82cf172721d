import Glibc

/// Starts other programs: always with an argument array, never through a shell.
enum OtherProgram {
    /// Why a program did not start, or how it ended.
    enum Outcome: Equatable {
        case ended(status: Int32)
        case notStarted(reason: String)
    }

    /// Runs a program in the terminal's foreground and waits for it. `^C` is its own while it runs, not ours.
    ///
    /// - Parameter input: what it reads from standard input; nil leaves it the terminal.
    static func run(_ arguments: [String], input: String? = nil) -> Outcome {
        var ignore = sigaction()
        ignore.__sigaction_handler.sa_handler = SIG_IGN
        var before = sigaction()
        sigaction(SIGINT, &ignore, &before)
        defer { sigaction(SIGINT, &before, nil) }
        guard let input else { return wait(for: spawn(arguments)) }

        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return .notStarted(reason: latestReason) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let child = spawn(arguments, input: ends[0])
        close(ends[0])
        if case .success = child { write(Array(input.utf8), to: ends[1]) }
        close(ends[1])
        return wait(for: child)
    }

    /// Starts a program that goes on by itself and says nothing (a browser). Nil when it has started, else why not.
    static func launch(_ arguments: [String]) -> String? {
        let nothing = open("/dev/null", O_RDWR | O_CLOEXEC)
        guard nothing >= 0 else { return latestReason }
        defer { close(nothing) }
        switch spawn(arguments, input: nothing, output: nothing) {
        case .failure(let error): return error.reason
        case .success(let child):
            // Somebody must take note of its end, or it stays as a zombie.
            var thread = pthread_t()
            let number = UnsafeMutableRawPointer(bitPattern: Int(child))
            if pthread_create(
                &thread, nil,
                {
                    waitpid(pid_t(Int(bitPattern: $0)), nil, 0); return nil
                }, number) == 0
            {
                pthread_detach(thread)
            }
            return nil
        }
    }

    private struct SpawnError: Error { var reason: String }

    private static func spawn(_ arguments: [String], input: Int32? = nil, output: Int32? = nil)
        -> Result<pid_t, SpawnError>
    {
        guard let program = arguments.first else {
            return .failure(SpawnError(reason: "no program is named"))
        }
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
        var files = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&files)
        defer { posix_spawn_file_actions_destroy(&files) }
        if let input { posix_spawn_file_actions_adddup2(&files, input, STDIN_FILENO) }
        if let output {
            posix_spawn_file_actions_adddup2(&files, output, STDOUT_FILENO)
            posix_spawn_file_actions_adddup2(&files, output, STDERR_FILENO)
        }
        var child: pid_t = 0
        let error = posix_spawnp(&child, program, &files, &attributes, &pointers, environ)
        return error == 0 ? .success(child) : .failure(SpawnError(reason: String(cString: strerror(error))))
    }

    private static func wait(for child: Result<pid_t, SpawnError>) -> Outcome {
        switch child {
        case .failure(let error): return .notStarted(reason: error.reason)
        case .success(let child):
            var status: Int32 = 0
            while waitpid(child, &status, 0) == -1, errno == EINTR {}
            let isExit = status & 0x7F == 0
            return .ended(status: isExit ? (status >> 8) & 0xFF : 128 + (status & 0x7F))
        }
    }

    /// Writes until the program has taken all or wants no more.
    private static func write(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    private static var latestReason: String { String(cString: strerror(errno)) }
}

/// The words of a command as the user typed them: blanks part them, quotation marks keep them together, a backslash
/// takes what follows as it is. Nothing else means anything: there is no shell.
enum CommandWords {
    static func split(_ command: String) -> [String] {
        var words: [String] = []
        var word: String?
        var mark: Character?
        var isEscaped = false
        for character in command {
            if isEscaped {
                word = (word ?? "") + String(character)
                isEscaped = false
            } else if character == "\\", mark != "'" {
                isEscaped = true
            } else if let open = mark {
                if character == open { mark = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                mark = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let word { words.append(word) }
        return words
    }
}
