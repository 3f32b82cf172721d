import ArticleImport
import ArticleStore
import Glibc

/// Why a command failed, as one line for the user; the exit status is 1.
struct CommandFailure: Error, CustomStringConvertible {
    /// What, where, and what to do.
    var description: String

    init(_ description: String) { self.description = description }

    /// Something went wrong and has been reported already.
    static let alreadyReported = CommandFailure("")
}

/// Counts what went wrong while the rest goes on.
struct ProblemReport {
    private var count = 0

    /// Reports a problem on standard error.
    mutating func add(_ problem: some CustomStringConvertible) {
        count += 1
        StandardError.report(problem.description)
    }

    /// Reports the damaged files that a listing found.
    mutating func add(_ problems: [LibraryProblem]) {
        for problem in problems { add(problem) }
    }

    /// What the library gives; nil, and a report, where it fails.
    mutating func attempt<Value>(_ work: () throws -> Value) throws -> Value? {
        do { return try work() } catch let error as LibraryError {
            add(error)
            return nil
        }
    }

    /// Ends the command with status 1 if there was any problem.
    func finish() throws {
        if count > 0 { throw CommandFailure.alreadyReported }
    }
}
