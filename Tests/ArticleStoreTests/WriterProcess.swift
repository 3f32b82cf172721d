import Foundation
import Glibc

@testable import ArticleStore

/// `library-writer`, run as a process of its own.
enum WriterProcess {
    /// Starts it.
    static func start(_ arguments: [String], environment: [String: String] = [:]) throws -> Process {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        try process.run()
        return process
    }

    /// Runs it to its end; true where it was killed.
    static func run(_ arguments: [String], environment: [String: String]) throws -> Bool {
        let process = try start(arguments, environment: environment)
        process.waitUntilExit()
        if process.terminationReason == .uncaughtSignal { return true }
        guard process.terminationStatus == 0 else { throw Failed(status: process.terminationStatus) }
        return false
    }

    struct Failed: Error { var status: Int32 }

    /// Beside the bundle of the tests.
    private static var program: URL {
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let program = folder.appendingPathComponent("library-writer")
            if FileManager.default.isExecutableFile(atPath: program.path),
                !FileAccess.isFolder(program.path)
            {
                return program
            }
        }
        return folder
    }

    /// The library that stops a program at one of its file operations; nil where there is no C compiler.
    static let killer: String? = {
        let source = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Shims/killer.c").path
        let built = FileManager.default.temporaryDirectory.path + "/quoth-killer-\(getpid()).so"
        for compiler in ["cc", "clang", "gcc"] {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            process.arguments = [compiler, "-shared", "-fPIC", "-O1", "-o", built, source, "-ldl"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return built }
        }
        return nil
    }()
}
