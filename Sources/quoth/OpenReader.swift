import ArticleStore
import Foundation
import Glibc
import ReaderApp
import TerminalUI

/// Opens the reader on the library, which is made if it is not there yet.
enum OpenReader {
    static func run(_ option: LibraryOption) throws {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
            throw CommandFailure(TerminalError.notATerminal.description)
        }
        let environment = ProcessInfo.processInfo.environment
        let isNew = !option.isThere
        let library = try option.open(createIfMissing: true)
        let settingsFile = SettingsFile(environment: environment)
        let settings = settingsFile.read()
        let backend = try NcursesBackend(
            environment: environment, wantsAllColors: settings.settings.usesAllColors,
            takesMouse: settings.settings.usesMouse)
        let reader = ReaderRuntime(
            library: library, backend: backend, environment: environment, settingsFile: settingsFile,
            settings: settings, newLibrary: isNew ? library.folder : nil)
        let failures = reader.run()
        backend.close()
        guard failures.isEmpty else { throw CommandFailure(failures.joined(separator: "; ")) }
    }
}
