import ArgumentParser
import Foundation

// Parsing and running are kept apart so that a failure of the work is one line and status 1, and wrong usage is
// the argument parser's explanation and status 64. Commands run on the main thread, the reader too.
occupyStandardStreams()
ignoreFileSizeSignal()
do {
    var command = try QuothCommand.parseAsRoot()
    do {
        try command.run()
    } catch let failure where QuothCommand.exitCode(for: failure) == .failure {
        let message = "\(failure)"
        if !message.isEmpty { StandardError.report(message) }
        exit(EXIT_FAILURE)
    }
} catch {
    QuothCommand.exit(withError: error)
}
