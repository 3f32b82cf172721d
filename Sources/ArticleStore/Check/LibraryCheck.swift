import ArticleModel
import Dispatch
import Synchronization

/// Goes through all files of a library and says what is wrong in which; mends it when asked to.
///
/// The articles of one shelf (`ab`) and all that belongs to them are looked at together, several shelves at once, so
/// memory does not grow with the library. Nothing is locked except while something is mended, and what looks wrong
/// because another program is in the middle of a save is looked at again.
public struct LibraryCheck: Sendable {
    /// Whether and how to mend.
    public enum Mode: Sendable {
        /// Only look.
        case look
        /// Mend what can be mended; `analyse` makes the analyses that are missing or damaged, where it is given.
        case repair(analyse: (@Sendable (RawDocument) throws -> Analysis)?)
    }

    let library: Library
    private let mode: Mode
    /// The parser's version, to count analyses by others.
    private let parser: String?

    /// Prepares a check.
    public init(_ library: Library, mode: Mode, parser: String? = nil) {
        self.library = library
        self.mode = mode
        self.parser = parser
    }

    /// Checks everything. `report` gets the findings in the order of the files, `progress` how many articles of how many
    /// have been looked at; both are called on several threads, though never at the same time.
    public func run(
        progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in },
        report: @escaping @Sendable (LibraryFinding) -> Void
    ) -> CheckSummary {
        let sink = FindingSink(total: articleCount(), progress: progress, report: report)
        var number = 0
        func take(_ part: (inout Findings) -> Void) {
            sink.take(mended(collect(part)), at: number)
            number += 1
        }
        take { FolderCheck(library).checkTop(&$0) }
        let first = number
        DispatchQueue.concurrentPerform(iterations: 256) { shelf in
            let findings = collect { findings in
                ShelfCheck(library, UInt8(shelf), parser: parser).check(&findings) { sink.step() }
            }
            sink.take(mended(findings), at: first + shelf)
        }
        number += 256
        take { FolderCheck(library).checkTrash(&$0) }
        take { IndexCheck(library).check(&$0) }
        return sink.summary
    }

    private func collect(_ part: (inout Findings) -> Void) -> Findings {
        var findings = Findings(library.folder)
        part(&findings)
        return findings
    }

    private func mended(_ findings: Findings) -> Findings {
        guard case .repair(let analyse) = mode else { return findings }
        var findings = findings
        let repair = LibraryRepair(library, analyse: analyse)
        for index in findings.list.indices { repair.mend(&findings.list[index]) }
        return findings
    }

    /// How many articles there are to look at, by the names of their files.
    private func articleCount() -> Int {
        (UInt8.min...UInt8.max).reduce(0) { count, number in
            let names = (try? FileAccess.names(in: Shelf(.articles, number, of: library).path)) ?? []
            return count + names.count { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
        }
    }
}

/// What one part of a check has found.
struct Findings {
    private(set) var summary = CheckSummary()
    var list: [LibraryFinding] = []
    private let folder: String

    init(_ folder: String) { self.folder = folder }

    /// Takes a finding on the file at a path.
    mutating func add(
        _ path: String, _ kind: LibraryFinding.Kind, isProblem: Bool = true, _ reason: String,
        advice: String? = nil, remedy: Remedy? = nil
    ) {
        let name = path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
        list.append(
            LibraryFinding(name, kind, isProblem: isProblem, reason, advice: advice, remedy: remedy))
    }

    /// Something that could not be read, with the error that says why.
    mutating func add(_ path: String, _ error: LibraryError) {
        if case .unreadable(let unread, let reason) = error {
            return add(unread, .unreadable, reason, advice: "see to its permissions and its disk")
        }
        add(path, .unreadable, error.description)
    }

    mutating func countArticle() { summary.articles += 1 }
    mutating func countFile() { summary.files += 1 }
    mutating func countOutdated() { summary.outdated += 1 }
}

/// Hands findings on in the order of the parts, whichever is done first.
private final class FindingSink: Sendable {
    private struct State {
        var summary = CheckSummary()
        var waiting: [Int: Findings] = [:]
        var next = 0
        var done = 0
    }

    private let state = Mutex(State())
    private let total: Int
    private let progress: @Sendable (Int, Int) -> Void
    private let report: @Sendable (LibraryFinding) -> Void

    init(
        total: Int, progress: @escaping @Sendable (Int, Int) -> Void,
        report: @escaping @Sendable (LibraryFinding) -> Void
    ) {
        self.total = total
        self.progress = progress
        self.report = report
    }

    var summary: CheckSummary { state.withLock { $0.summary } }

    func step() {
        state.withLock { state in
            state.done += 1
            progress(state.done, max(total, state.done))
        }
    }

    func take(_ findings: Findings, at number: Int) {
        state.withLock { state in
            state.waiting[number] = findings
            while let findings = state.waiting.removeValue(forKey: state.next) {
                state.next += 1
                state.summary.add(findings.summary)
                for finding in findings.list {
                    state.summary.count(finding)
                    report(finding)
                }
            }
        }
    }
}
