import Foundation
import Glibc
import Testing

/// A real terminal for tests: a private tmux server of fixed size with one shell in it.
///
/// Nothing of the user's is touched: the server has its own socket and configuration, the shell its own home
/// folder. All waiting is for something on the screen, with a deadline; nothing sleeps for a fixed time.
final class TmuxTerminal {
    /// A private folder: home of the shell, gone when the terminal closes.
    let home: URL

    private let socket: String
    private let patience: Duration

    /// Opens a terminal with a shell that shows only `$ ` and the environment given.
    ///
    /// - Parameters:
    ///   - environment: added to a minimal one.
    ///   - patience: how long to wait for anything before the test fails.
    init(
        columns: Int = 100, rows: Int = 30, environment: [String: String] = [:],
        patience: Duration = .seconds(20)
    ) throws {
        self.patience = patience
        home = FileManager.default.temporaryDirectory.appendingPathComponent("quoth-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
        socket = home.appendingPathComponent("tmux").path
        let configuration = home.appendingPathComponent("tmux.conf")
        let settings = """
            set -g default-terminal tmux-256color
            set -g escape-time 0
            set -g status off

            """
        try settings.write(to: configuration, atomically: true, encoding: .utf8)

        var variables = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "HOME": home.path,
            "LANG": "C.UTF-8", "PS1": "$ ", "QUOTH": Self.quoth.path,
        ]
        variables.merge(environment) { $1 }
        let opened = Self.run(
            Self.tmux,
            [
                "-u", "-S", socket, "-f", configuration.path, "new-session", "-d", "-x", "\(columns)", "-y",
                "\(rows)", "/bin/sh", "-i",
            ], environment: variables)
        guard opened.status == 0 else {
            throw Failure(what: "tmux did not start: \(opened.output)", screen: "")
        }
        do {
            try wait(for: "$")
        } catch {
            close()
            throw error
        }
    }

    deinit { close() }

    /// Ends the terminal and everything in it, and waits for that: what still runs would write to the folder.
    func close() {
        let programs = self.programs
        tmux("kill-server")
        let deadline = ContinuousClock.now + .seconds(5)
        while programs.contains(where: { kill($0, 0) == 0 }), ContinuousClock.now < deadline { usleep(5000) }
        try? FileManager.default.removeItem(at: home)
    }

    /// Types text, as it stands.
    func type(_ text: String) { tmux("send-keys", "-l", "--", text) }

    /// Presses keys, by tmux' names (`Enter`, `C-z`, `Escape`, `Down`).
    func press(_ keys: String...) { tmux(["send-keys"] + keys) }

    /// Sends bytes as a terminal would, escape sequences included.
    func sendBytes(_ text: String) { tmux(["send-keys", "-H"] + text.utf8.map { String($0, radix: 16) }) }

    /// Types a shell command and Enter.
    func command(_ line: String) {
        type(line)
        press("Enter")
    }

    /// Gives the terminal another size.
    func resize(columns: Int, rows: Int) { tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)") }

    /// The screen as text, without the blanks at the ends of lines.
    var screen: String { tmux("capture-pane", "-p") }

    /// A fact that tmux knows of the terminal (`alternate_on`, `mouse_any_flag`, `pane_pid`).
    func fact(_ name: String) -> String {
        tmux("display-message", "-p", "#{\(name)}").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Sends a signal to the program that the shell runs, and to no other.
    func signal(_ number: Int32) throws {
        guard let program = programs.first else { throw Failure(what: "no program runs", screen: screen) }
        kill(program, number)
    }

    /// Whether a program of the shell runs and is not stopped.
    var isBusy: Bool {
        programs.contains { program in
            // The state stands after the name in parentheses: proc(5).
            let status = try? String(contentsOfFile: "/proc/\(program)/stat", encoding: .utf8)
            let state = status?.split(separator: ")").last?.split(separator: " ").first
            return state != nil && state != "T" && state != "Z"
        }
    }

    /// The programs that the shell runs.
    private var programs: [pid_t] {
        let shell = fact("pane_pid")
        let children = try? String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        return (children ?? "").split(separator: " ").compactMap { pid_t($0) }
    }

    /// Copies everything that programs write to the terminal from now on, escape sequences included, to a file.
    func record(to file: URL) { tmux("pipe-pane", "cat >> '\(file.path)'") }

    /// Waits until the screen contains a text.
    func wait(for text: String) throws {
        try wait("“\(text)” on the screen") { screen.contains(text) }
    }

    /// The lines of the screen, without the blanks around them.
    var lines: [String] { screen.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) } }

    /// Waits until a line of the screen is this text and nothing else.
    func wait(forLine line: String) throws { try wait("the line “\(line)”") { lines.contains(line) } }

    /// Runs a shell command on an empty screen to its end; what is then on the screen.
    @discardableResult
    func output(of line: String) throws -> [String] {
        // Computed by the shell, so that neither the typed line nor an older screen holds what is waited for.
        let number = Int.random(in: 100_000...999_999)
        command("clear; \(line); echo $((\(number)*7))")
        try wait(forLine: "\(number * 7)")
        return lines
    }

    /// The screen when nothing on it has changed for a while: not one that is half drawn.
    func stillScreen(for time: Duration = .milliseconds(200)) throws -> String {
        var (last, since) = (screen, ContinuousClock.now)
        try wait("a screen that stays") {
            let now = screen
            if now != last { (last, since) = (now, ContinuousClock.now) }
            return ContinuousClock.now - since >= time
        }
        return last
    }

    /// Waits until the screen no longer contains a text.
    func wait(forNo text: String) throws {
        try wait("no “\(text)” on the screen") { !screen.contains(text) }
    }

    /// Waits until a condition holds.
    func wait(_ what: String, atMost time: Duration? = nil, until isTrue: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + (time ?? patience)
        while try !isTrue() {
            guard ContinuousClock.now < deadline else {
                throw Failure(what: "waited for \(what)", screen: screen)
            }
            usleep(10_000)
        }
    }

    /// What was waited for in vain, and what the screen showed instead.
    struct Failure: Error, CustomStringConvertible {
        let what: String
        let screen: String

        var description: String { "\(what); the screen shows:\n\(screen)" }
    }

    @discardableResult
    private func tmux(_ arguments: String...) -> String { tmux(arguments) }

    @discardableResult
    private func tmux(_ arguments: [String]) -> String {
        Self.run(Self.tmux, ["-S", socket] + arguments, environment: nil).output
    }
}
