import ArgumentParser
import ArticleModel
import ArticleParsing
import ArticleStore
import Synchronization

/// `quoth check`
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify the library's files; say what is wrong in which, and mend it.",
        discussion: """
            Every file is read: articles, analyses, annotations, earlier texts, state, their last good copies, the trash \
            and the index. A line for each finding says what is wrong and what to do; lines that begin with “note” are \
            only worth knowing. The exit status is 1 when something is wrong, or still wrong after --repair.

            --repair sets damaged files aside (as NAME.damaged-1), brings the last good copy back where there is one, \
            makes analyses and the index anew, and moves to the trash what belongs to no article. Nothing is deleted.
            """)

    @OptionGroup var library: LibraryOption

    @Flag(help: "Mend what can be mended.")
    var repair = false

    @Flag(help: "Print JSON: counts and findings.")
    var json = false

    func run() throws {
        let library = try library.open()
        let output = CheckOutput(isJSON: json)
        let parser = LazyParser()
        let check = LibraryCheck(
            library, mode: repair ? .repair { try parser.get().parse($0) } : .look,
            parser: ArticleParser.version)
        let summary = check.run(progress: output.update) { output.add($0) }
        try output.finish(summary)
        if summary.open > 0 { throw CommandFailure.alreadyReported }
    }
}

/// What a check prints, line by line as it is found.
private final class CheckOutput: Sendable {
    private struct State {
        let output = StandardOutput()
        var progress = ProgressLine("Checking")
        var isFirst = true
        var failure: (any Error)?
    }

    private let state: Mutex<State>
    private let isJSON: Bool

    init(isJSON: Bool) {
        self.isJSON = isJSON
        state = Mutex(State())
    }

    func update(_ done: Int, of total: Int) { state.withLock { $0.progress.update(done, of: total) } }

    func add(_ finding: LibraryFinding) {
        state.withLock { state in
            do {
                state.progress.finish()
                if isJSON {
                    try state.output.write((state.isFirst ? "{\"findings\": [\n" : ",\n").utf8)
                    try state.output.json(Self.json(finding).compact())
                } else {
                    try state.output.line(state.output.clean(Self.line(finding)))
                }
                state.isFirst = false
                if state.output.isTerminal { try state.output.flush() }
            } catch { state.failure = state.failure ?? error }
        }
    }

    func finish(_ summary: CheckSummary) throws {
        try state.withLock { state in
            state.progress.finish()
            if let failure = state.failure { throw failure }
            if isJSON {
                try state.output.write((state.isFirst ? "{\"findings\": [" : "\n").utf8)
                try state.output.write(("],\n\"summary\": " + Self.json(summary) + "}\n").utf8)
            } else {
                try state.output.line(Self.line(summary))
            }
            try state.output.flush()
        }
    }

    private static func line(_ finding: LibraryFinding) -> String {
        var line = (finding.isProblem ? "" : "note: ") + "\(finding.file): \(finding.reason)"
        if let repair = finding.repair {
            line += "; \(repair)"
        } else if let failure = finding.failure {
            line += "; could not be mended: \(failure)"
        } else if !finding.advice.isEmpty {
            line += "; \(finding.advice)"
        }
        return line
    }

    private static func line(_ summary: CheckSummary) -> String {
        var parts = [
            "\(counted(summary.articles, "article")), \(counted(summary.files, "file")): "
                + (summary.problems == 0 ? "nothing is wrong" : counted(summary.problems, "problem"))
        ]
        if summary.repaired > 0 { parts.append("\(summary.repaired) mended") }
        if summary.problems > 0, summary.open > 0, summary.open < summary.problems {
            parts.append("\(summary.open) left")
        }
        if summary.outdated > 0 {
            parts.append(
                "\(summary.outdated) analyses by an older version of the parser, made anew while the reader is open"
            )
        }
        return parts.joined(separator: "; ")
    }

    private static func json(_ finding: LibraryFinding) -> JSONValue {
        .object([
            "file": .string(finding.file), "kind": .string(finding.kind.rawValue),
            "problem": .bool(finding.isProblem), "reason": .string(finding.reason),
            "advice": .string(finding.advice), "repair": .text(finding.repair),
            "failure": .text(finding.failure),
        ])
    }

    private static func json(_ summary: CheckSummary) -> String {
        let numbers = JSONValue.object([
            "articles": .int(summary.articles), "files": .int(summary.files),
            "problems": .int(summary.problems), "open": .int(summary.open),
            "notices": .int(summary.notices), "repaired": .int(summary.repaired),
            "outdated": .int(summary.outdated),
        ])
        return String(decoding: numbers.compact(), as: UTF8.self)
    }
}
