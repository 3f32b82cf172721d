import ArgumentParser
import Assets
import Foundation

/// `quoth-bench terminal`: how long the reader takes to appear and to answer a key.
struct TerminalBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terminal", abstract: "Time the reader in a pseudo-terminal.",
        discussion: "Without --library, a library of the sample articles is made and removed again.")

    @Option(help: "The program to measure.", completion: .file())
    var binary = ".build/release/quoth"

    @Option(help: "A library to open; its reading positions and read marks change.", completion: .directory)
    var library: String?

    @Option(help: "A word of a title in the list: the reader has appeared when it is shown.")
    var word = "Foreign"

    @Option(help: "How often to start the reader.")
    var starts = 20

    @Option(help: "How many keys to type in each view.")
    var keys = 400

    @Option(help: "Only these views (list, reading, all quotes …); may be repeated.")
    var view: [String] = []

    @Option(help: "Rows of the terminal.")
    var rows: UInt16 = 40

    @Option(help: "Columns of the terminal.")
    var columns: UInt16 = 120

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "quoth-bench-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        var environment = [
            "HOME": folder.path, "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
        ]
        // A large library has its index already.
        if library != nil {
            environment["XDG_CACHE_HOME"] = ProcessInfo.processInfo.environment["XDG_CACHE_HOME"]
        }
        environment["QUOTH_LIBRARY"] = try library ?? sampleLibrary(in: folder, environment: environment)

        var paints: [Duration] = []
        for _ in 0..<max(1, starts) {
            let terminal = try start(environment)
            defer { terminal.quit() }
            guard let painted = terminal.wait(for: Array(word.utf8)) else {
                throw ValidationError("“\(word)” was never shown: name a word of a title with --word.")
            }
            paints.append(painted - terminal.started)
        }
        TimeReport.print("first paint", paints)
        try measureKeys(environment)
    }

    /// What is measured: keys that lead there, and keys that are then typed over and over.
    private static let walks: [(name: String, way: [String], round: [String])] = [
        ("list", [], down(10)), ("reading", ["\r"], down(10)),
        ("jumps", ["\r"], ["]q", "]c", "]q", "]e", "[q", "[c"]),
        ("search", ["\r", "/"], ["a", "n", "d", "\u{7F}", "\u{7F}", "\u{7F}"]),
        ("list search", ["/"], ["k", "a", "\u{7F}", "\u{7F}"]),
        ("all quotes", ["gq"], down(10) + [" ", "b"]), ("names", ["ge"], down(10) + [" ", "b"]),
        ("all notes", ["gn"], down(3)), ("entity page", ["\r", "]q", "ge"], down(10)),
        ("filter", ["F"], ["k", "a", "r", "\u{7F}", "\u{7F}", "\u{7F}"]),
    ]

    /// Down and up again.
    private static func down(_ lines: Int) -> [String] {
        [String](repeating: "j", count: lines) + [String](repeating: "k", count: lines)
    }

    private func measureKeys(_ environment: [String: String]) throws {
        var memory: [Int] = []
        for walk in Self.walks where view.isEmpty || view.contains(walk.name) {
            let terminal = try start(environment)
            defer { terminal.quit(["\u{1B}", "\u{1B}", "Q"]) }
            _ = terminal.wait(for: Array(word.utf8))
            terminal.settle(milliseconds: 50)
            for keys in walk.way {
                _ = terminal.answer(to: keys)
                // A view over a large library has its first rows by then.
                terminal.settle(milliseconds: 400)
            }
            let before = terminal.processorTime ?? 0
            let answers = (0..<max(1, keys)).map { terminal.answer(to: walk.round[$0 % walk.round.count]) }
            let used = ((terminal.processorTime ?? 0) - before) * 1000 / Double(max(1, keys))
            TimeReport.print("key: \(walk.name)", answers.compactMap { $0 })
            // On a machine with other work this is what the reader itself takes.
            print(String(format: "  %.2f ms of a core for each key", used))
            let silent = answers.count { $0 == nil }
            if silent > 0 { print("  \(silent) of \(answers.count) keys changed nothing on the screen") }
            if let used = terminal.residentMemory { memory.append(used / 1024) }
        }
        if let most = memory.max() { print("memory at most \(most) MB resident") }
    }

    private func start(_ environment: [String: String]) throws -> PseudoTerminal {
        try PseudoTerminal(binary, environment: environment, rows: rows, columns: columns)
    }

    /// A library of the sample articles, made with the program itself.
    private func sampleLibrary(in folder: URL, environment: [String: String]) throws -> String {
        let library = folder.appendingPathComponent("library").path
        let texts = folder.appendingPathComponent("texts")
        try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
        for (name, data) in Assets.samples() {
            let sample = try JSONDecoder().decode(Sample.self, from: data)
            let text = "\(sample.title)\n\n\(sample.text)"
            try text.write(to: texts.appendingPathComponent(name + ".txt"), atomically: true, encoding: .utf8)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: binary)
        process.arguments = ["add", texts.path]
        process.environment = environment.merging(["QUOTH_LIBRARY": library]) { $1 }
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ValidationError(
                "\(binary) add failed: build it first (swift build -c release --product quoth).")
        }
        return library
    }

    private struct Sample: Decodable {
        var title: String
        var text: String
    }
}
