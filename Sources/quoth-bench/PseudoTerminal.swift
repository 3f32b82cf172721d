import CPseudoTerminal
import Foundation
import Glibc

/// A program on a pseudo-terminal of its own, as a terminal emulator would run it.
final class PseudoTerminal {
    /// When the program was started.
    let started: ContinuousClock.Instant
    /// The process.
    let process: pid_t

    private let master: Int32
    private let clock = ContinuousClock()

    /// Starts a program.
    ///
    /// - Throws: `Failure` when the system gives no pseudo-terminal or cannot start the program.
    init(_ program: String, environment: [String: String], rows: UInt16, columns: UInt16) throws {
        let argv = [strdup(program), nil]
        let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var other: Int32 = -1
        started = clock.now
        process = quoth_spawn_on_terminal(program, argv, envp, rows, columns, &other)
        master = other
        guard process > 0 else {
            throw Failure(description: "\(program) cannot be started: \(String(cString: strerror(errno)))")
        }
    }

    /// Reads until the output contains some bytes; when they came, or nil after the time.
    func wait(for bytes: [UInt8], atMost time: Duration = .seconds(5)) -> ContinuousClock.Instant? {
        let deadline = clock.now + time
        var seen: [UInt8] = []
        while clock.now < deadline {
            guard let output = read(milliseconds: 100) else { return nil }
            seen += output
            if Data(seen).range(of: Data(bytes)) != nil { return clock.now }
            // The words may be parted between two reads, never more.
            if seen.count > 1 << 16 { seen.removeFirst(seen.count - bytes.count) }
        }
        return nil
    }

    /// Types a key; the time to the first output after it, or nil when nothing was shown within 100 ms.
    func answer(to key: String) -> Duration? {
        let sent = clock.now
        write(key)
        guard let output = read(milliseconds: 100), !output.isEmpty else { return nil }
        let answered = clock.now - sent
        settle()
        return answered
    }

    /// Reads until nothing has come for some milliseconds.
    func settle(milliseconds: Int32 = 5) {
        while let output = read(milliseconds: milliseconds), !output.isEmpty {}
    }

    /// Types text.
    func write(_ text: String) {
        _ = text.withCString { Glibc.write(master, $0, strlen($0)) }
    }

    /// Resident memory in KiB; nil when the process has ended.
    var residentMemory: Int? {
        let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
        let line = status?.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    /// The processor time that the process has used, in seconds, of all threads; nil when it has ended. proc(5).
    var processorTime: Double? {
        let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)
        let fields = status?.split(separator: ")").last?.split(separator: " ") ?? []
        guard fields.count > 12, let user = Double(fields[11]), let system = Double(fields[12]) else {
            return nil
        }
        return (user + system) / Double(sysconf(Int32(_SC_CLK_TCK)))
    }

    /// Types what leaves the reader from where it is (`Q` from every view), and waits for its end; after a second it is
    /// ended.
    func quit(_ keys: [String] = ["Q"]) {
        for key in keys {
            write(key)
            // Escape and a letter at once would be Alt with that letter.
            settle(milliseconds: 60)
        }
        let deadline = clock.now + .seconds(1)
        while clock.now < deadline, read(milliseconds: 20) != nil {}
        var status: Int32 = 0
        if waitpid(process, &status, WNOHANG) == 0 {
            kill(process, SIGTERM)
            waitpid(process, &status, 0)
        }
        close(master)
    }

    /// What has been written; empty when nothing came in time, nil when the program has ended.
    private func read(milliseconds: Int32) -> [UInt8]? {
        var source = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, milliseconds) > 0 else { return [] }
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, Glibc.read(master, buffer.baseAddress, buffer.count))
        }
        return bytes.isEmpty ? nil : bytes
    }

    /// Why nothing can be measured.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }
}
