import ArticleModel
import Foundation
import Testing

/// `quoth extract` as a filter under GNU parallel and Apache Spark: the same lines as when it is run by itself.
@Suite(.serialized, .enabled(if: TmuxTerminal.hasReader, "needs the release binary"))
struct ClusterTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
        "quoth-\(UUID().uuidString)")
    private var corpus: URL { folder.appendingPathComponent("corpus.jsonl") }

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let lines = (0..<60).map { number in
            let text =
                "Town \(number) signs.\\n\\n“We will sign it on day \(number),” Ada Lovelace said. “Nothing – naïve 🎈 – is left.”"
            return "{\"id\": \"a\(number)\", \"text\": \"\(text)\", \"outlet\": \"The Post\"}"
        }
        try (lines.joined(separator: "\n") + "\n").write(to: corpus, atomically: true, encoding: .utf8)
    }

    private func clean() { try? FileManager.default.removeItem(at: folder) }

    private func run(_ command: String) -> (output: String, status: Int32) {
        var environment = ProcessInfo.processInfo.environment
        environment["QUOTH"] = TmuxTerminal.quoth.path
        environment["HOME"] = folder.path
        environment["LC_ALL"] = "C.UTF-8"
        let inFolder = "cd '\(folder.path)' && \(command)"
        return TmuxTerminal.run(URL(fileURLWithPath: "/bin/sh"), ["-c", inFolder], environment: environment)
    }

    /// The lines of the whole corpus from the program itself.
    private func direct() throws -> [String] {
        let outcome = run("\"$QUOTH\" extract --format jsonl --jobs 1 - < corpus.jsonl")
        try #require(outcome.status == 0, "\(outcome.output)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.count == 60)
        return lines
    }

    /// Puts a line that is no JSON in the middle.
    private func spoilTheCorpus() throws {
        var lines = try String(contentsOf: corpus, encoding: .utf8).split(separator: "\n").map(String.init)
        lines.insert("{\"text\": broken", at: 30)
        try (lines.joined(separator: "\n") + "\n").write(to: corpus, atomically: true, encoding: .utf8)
    }

    @Test(.enabled(if: Tool.has("parallel --version | grep -q GNU"), "needs GNU parallel"))
    func underParallel() throws {
        defer { clean() }
        let expected = try direct()
        let command =
            "parallel --will-cite --pipepart -a corpus.jsonl --block 2k -k \"$QUOTH\" extract --format jsonl --jobs 1 -"
        let outcome = run(command)
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").map(String.init) == expected)

        try spoilTheCorpus()
        let spoiled = run(command + " 2> errors")
        #expect(spoiled.status == 1, "one job had a line that it could not read")
        #expect(spoiled.output.split(separator: "\n").map(String.init) == expected)
    }

    @Test(
        .enabled(
            if: Tool.has("java -version && \(Tool.python) -c 'import pyspark'"), "needs Java and PyPI pyspark"
        ))
    func underSpark() throws {
        defer { clean() }
        let expected = try direct()
        #expect(pipe(to: "first").status == 0)
        #expect(try saved("first") == expected)

        // Spark does not look at exit statuses unless it is told to.
        try spoilTheCorpus()
        #expect(pipe(to: "second").status == 0)
        #expect(try saved("second") == expected)
        let checked = pipe(to: "third", "check")
        #expect(checked.status == 1, "\(checked.output)")
    }

    private func pipe(to target: String, _ more: String = "") -> (output: String, status: Int32) {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("spark_pipe.py").path
        return run("\(Tool.python) '\(script)' \"$QUOTH\" corpus.jsonl \(target) \(more)")
    }

    /// The lines that Spark has saved, partition after partition.
    private func saved(_ target: String) throws -> [String] {
        let place = folder.appendingPathComponent(target)
        let parts = try FileManager.default.contentsOfDirectory(atPath: place.path).filter {
            $0.hasPrefix("part-")
        }
        return try parts.sorted().flatMap { part in
            try String(contentsOf: place.appendingPathComponent(part), encoding: .utf8).split(separator: "\n")
                .map(String.init)
        }
    }
}

/// What may be missing on a machine.
private enum Tool {
    /// `QUOTH_PYTHON`, or `python3`.
    static var python: String { ProcessInfo.processInfo.environment["QUOTH_PYTHON"] ?? "python3" }

    static func has(_ command: String) -> Bool {
        TmuxTerminal.run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", "(\(command)) > /dev/null 2>&1"], environment: nil
        ).status == 0
    }
}
