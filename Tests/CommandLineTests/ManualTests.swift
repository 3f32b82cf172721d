import Foundation
import Testing

struct ManualTests {
    let quoth: Quoth

    init() throws { quoth = try Quoth() }

    @Test func namesEveryCommandKeyAndSetting() throws {
        let manual = try quoth.run("manual")
        #expect(manual.status == 0 && manual.errors.isEmpty)
        let help = try quoth.run("--help").output
        let commands = help.components(separatedBy: "SUBCOMMANDS:").last?.matches(of: #/\n  ([a-z-]+) /#)
            .map { String($0.output.1).replacing("-", with: "\\-") }
        #expect((commands?.count ?? 0) > 20)
        for command in commands ?? [] { #expect(manual.output.contains(".SS \"quoth \(command)")) }
        for key in ["]q", "\\(haO", "S\\-Tab", "gg Home"] { #expect(manual.output.contains(".B \"\(key)\"")) }
        for setting in ["text\\-width = 76", "links = true", "[keys]"] {
            #expect(manual.output.contains(".B \"\(setting)\""))
        }
        #expect(manual.output.contains("has:conflicts"))
        #expect(manual.output.contains("QUOTH_LIBRARY"))
    }

    /// No line but a macro begins with a dot or an apostrophe, and every backslash begins an escape that man(7) has.
    @Test func isTextAndMacrosOnly() throws {
        let macros: Set = ["TH", "SH", "SS", "PP", "TP", "B", "RS", "RE", "nf", "fi", "nh", "ad"]
        for line in try quoth.run("manual").output.split(separator: "\n") {
            if line.hasPrefix(".") {
                #expect(macros.contains(String(line.dropFirst().prefix { $0.isLetter })))
            }
            #expect(!line.hasPrefix("'"))
            let rest = line.replacing(/\\(e|-|&|\((dq|aq|ga|ha|ti))/, with: "")
            #expect(!rest.contains("\\"))
        }
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/man"), "needs man"))
    func isRenderedWithoutWarnings() throws {
        let path = try quoth.file("quoth.1", quoth.run("manual").output)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/man")
        process.arguments = ["--warnings", "-l", path]
        process.environment = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANPAGER": "cat", "MANWIDTH": "80",
        ]
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(String(decoding: complaints, as: UTF8.self) == "")
    }

    @Test func completesIDsOfArticles() throws {
        let id = try #require(try quoth.run("add", "-", input: "Talks in Geneva").lines.first)
        let other = try #require(try quoth.run("add", "-", input: "Ferries return").lines.first)
        _ = try quoth.run("list")
        func completed(_ typed: String) throws -> Set<String> {
            let words = ["show", "--", "positional@0", "2", "\(typed.count)", "quoth", "show", typed]
            return Set(try quoth.run("---completion", arguments: words).lines)
        }
        #expect(try completed("") == [id, other])
        #expect(try completed(String(id.prefix(8))) == [id])
        #expect(try completed("x").isEmpty)
        for shell in ["bash", "zsh", "fish"] {
            #expect(
                try quoth.run("--generate-completion-script", shell).output.contains("---completion show"))
        }
    }
}
