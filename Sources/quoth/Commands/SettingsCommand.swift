import ArgumentParser
import Foundation
import ReaderApp

/// `quoth settings`: what can be set, and whether what is set can be used.
struct SettingsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings",
        abstract: "Show all that can be set, or check what is set.",
        discussion: """
            Without an option a settings file is printed in which everything stands as it is by default. To begin with it:

              quoth settings > "$(quoth settings --path)"
            """)

    @Flag(help: "Print where the settings file belongs.")
    var path = false

    @Flag(help: "Read the settings file and say what in it cannot be used.")
    var check = false

    func validate() throws {
        if path, check { throw ValidationError("give --path or --check, not both") }
    }

    func run() throws {
        let file = SettingsFile(environment: ProcessInfo.processInfo.environment)
        if path {
            file.makeFolder()
            return print(file.path)
        }
        guard check else { return print(SettingsExample.text, terminator: "") }
        var report = ProblemReport()
        for problem in file.read().problems { report.add(problem) }
        try report.finish()
    }
}
