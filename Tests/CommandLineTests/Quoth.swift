import ArticleModel
import Foundation
import Glibc

/// The built program, run with a library and a folder of its own.
final class Quoth {
    struct Outcome {
        var status: Int32
        var output: String
        var errors: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
        func json() throws -> JSONValue { try JSONValue(parsing: Array(output.utf8)) }
    }

    let folder = FileManager.default.temporaryDirectory.path + "/quoth-command-" + UUID().uuidString

    /// Variables for the program beside those that every run has.
    var environment: [String: String] = [:]

    init() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String {
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    /// Runs the program in the C locale, with both outputs going to files: no pipe can fill up.
    func run(_ arguments: String..., input: String = "") throws -> Outcome {
        try run(arguments, input: input)
    }

    /// Runs a command with arguments from a list.
    func run(_ command: String, arguments: [String]) throws -> Outcome {
        try run([command] + arguments, input: "")
    }

    /// Runs the program with a limit for files that it writes, in blocks of 512 bytes.
    func run(limitingFilesTo blocks: Int, _ arguments: String...) throws -> Outcome {
        let script = "ulimit -f \(blocks); exec \"$0\" \"$@\""
        return try run(
            [Self.program.path] + arguments, input: "", program: "/bin/sh", before: ["-c", script])
    }

    /// Runs the program as a user who owns nothing.
    func run(asNobody: Bool, _ arguments: String...) throws -> Outcome {
        let options = ["--reuid", "65534", "--regid", "65534", "--clear-groups", Self.program.path]
        return try run(arguments, input: "", program: "/usr/bin/setpriv", before: options)
    }

    /// Whether the program can be run as a user who owns nothing.
    static var canBeNobody: Bool {
        geteuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv")
    }

    /// Starts the program; see `printed` and `complained`.
    func start(_ arguments: String...) throws -> Process {
        let process = try prepare(arguments, input: "", program: nil, before: [])
        try process.run()
        return process
    }

    /// What the program has printed so far.
    func printed() throws -> String { try String(contentsOfFile: folder + "/.output", encoding: .utf8) }

    /// What it has said on standard error so far.
    func complained() throws -> String { try String(contentsOfFile: folder + "/.errors", encoding: .utf8) }

    /// Waits for something, half a minute at most.
    func wait(until isTrue: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(30)
        while try !isTrue(), ContinuousClock.now < deadline { usleep(5000) }
    }

    private func run(
        _ arguments: [String], input: String, program: String? = nil, before: [String] = []
    ) throws -> Outcome {
        let process = try prepare(arguments, input: input, program: program, before: before)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try printed(), errors: try complained())
    }

    private func prepare(
        _ arguments: [String], input: String, program: String?, before: [String]
    ) throws -> Process {
        let process = Process()
        process.executableURL = program.map { URL(fileURLWithPath: $0) } ?? Self.program
        process.arguments = before + arguments
        process.environment = [
            "QUOTH_LIBRARY": folder + "/library", "HOME": folder, "PATH": "/usr/bin:/bin",
        ].merging(environment) { $1 }
        let input = try file(".input", input)
        let output = try file(".output", "")
        let errors = try file(".errors", "")
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        return process
    }

    /// The program stands beside the bundle of the tests.
    private static var program: URL {
        let here = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = here.deletingLastPathComponent()
        while folder.path != "/" {
            let program = folder.appendingPathComponent("quoth")
            if FileManager.default.isExecutableFile(atPath: program.path), !isFolder(program.path) {
                return program
            }
            folder.deleteLastPathComponent()
        }
        return here
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
