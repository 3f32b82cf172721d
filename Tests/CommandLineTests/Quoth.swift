import ArticleModel
import Foundation

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

    private func run(_ arguments: [String], input: String) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        process.environment = ["QUOTH_LIBRARY": folder + "/library", "HOME": folder, "PATH": "/usr/bin:/bin"]
        let input = try file(".input", input)
        let output = try file(".output", "")
        let errors = try file(".errors", "")
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
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
