import ArgumentParser
import ArticleModel
import ArticleStore
import Foundation
import Synchronization

/// `quoth-bench durability`: what it costs to keep a large library safe.
struct DurabilityBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "durability", abstract: "Mark, check and watch a large library.",
        discussion: """
            The library is made in a temporary folder and removed again, unless --folder names one. All of its articles \
            are marked as read first, by a process of its own, so that its memory does not count.
            """)

    @Option(help: "How many articles of 3 kB.")
    var articles = 100_000

    @Option(help: "Keep the library in this folder, and use the one that is there.", completion: .directory)
    var folder: String?

    @Option(help: "How often to repeat each measurement.")
    var rounds = 20

    @Flag(help: .hidden)
    var onlyMarks = false

    func run() throws {
        let home = folder ?? FileManager.default.temporaryDirectory.path + "/quoth-bench-\(UUID().uuidString)"
        defer { if folder == nil { try? FileManager.default.removeItem(atPath: home) } }
        let place = home + "/library"
        if onlyMarks { return try markAll(place) }
        if !FileManager.default.fileExists(atPath: place) {
            try SyntheticLibrary(folder: place, count: articles).make()
        }
        try markAllElsewhere(home)
        let library = try Library(at: place, createIfMissing: false, cache: home + "/.cache/quoth")
        try library.refresh()
        try measureMarks(library)
        measureCheck(library)
        try measureWatch(library, place, home)
    }

    private func markAll(_ place: String) throws {
        let library = try Library(at: place, createIfMissing: false)
        let ids = try library.articleIDs()
        let start = ContinuousClock.now
        try library.updateState { $0.read = Set(ids) }
        print("all \(ids.count) marked as read at once: \(milliseconds(since: start)) ms, \(memory)")
    }

    /// In a process of its own.
    private func markAllElsewhere(_ home: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
        process.arguments = ["durability", "--only-marks", "--folder", home]
        try process.run()
        process.waitUntilExit()
    }

    private func measureMarks(_ library: Library) throws {
        let ids = try library.list().ids
        print("index with all marks: \(memory)")
        var times: [Double] = []
        for round in 0..<rounds {
            let id = ids[round * ids.count / rounds]
            let start = ContinuousClock.now
            try library.updateState(of: id) { state in
                if !state.starred.insert(id).inserted { state.starred.remove(id) }
            }
            times.append(milliseconds(since: start))
        }
        print("one more mark: \(show(times)); \(memory)")
    }

    private func measureCheck(_ library: Library) {
        let start = ContinuousClock.now
        let processor = ProcessTime.now
        let summary = LibraryCheck(library, mode: .look).run { _ in }
        let seconds = milliseconds(since: start) / 1000
        print(
            "check: \(summary.articles) articles, \(summary.files) files in \(String(format: "%.1f", seconds)) s,",
            "\(Int(Double(summary.articles) / seconds)) articles a second,",
            "\(Int(Double(summary.articles) / (ProcessTime.now - processor))) on one core; \(memory)")
    }

    /// From a note by another program, with an index of its own, until this one is told of it.
    private func measureWatch(_ library: Library, _ place: String, _ home: String) throws {
        let other = try Library(at: place, createIfMissing: false, cache: home + "/.cache/other")
        try other.refresh()
        let told = DispatchSemaphore(value: 0)
        let watch = LibraryWatch(library) { told.signal() }
        watch.start()
        defer { watch.stop() }
        let ids = try library.list().ids
        // The first scan of the watch.
        _ = told.wait(timeout: .now() + 5)
        var times: [Double] = []
        for round in 0..<rounds {
            while told.wait(timeout: .now() + 0.5) == .success {}
            let start = ContinuousClock.now
            try other.updateState(of: ids[round]) { $0.tags[ids[round]] = ["t\(start)"] }
            guard told.wait(timeout: .now() + 10) == .success else { return print("a change was not told") }
            times.append(milliseconds(since: start))
        }
        print("a mark by another program is told after \(show(times))")
    }

    private var memory: String { "memory at most \((ProcessMemory.peak ?? 0) / 1024) MB" }

    private func milliseconds(since start: ContinuousClock.Instant) -> Double {
        (ContinuousClock.now - start) / .milliseconds(1)
    }

    private func show(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let least = sorted.first, let most = sorted.last else { return "nothing measured" }
        return String(format: "%.1f ms (%.1f to %.1f)", sorted[sorted.count / 2], least, most)
    }
}
