import ArgumentParser
import ArticleStore
import Foundation

/// `quoth-bench library`: how fast a large library opens, lists and searches.
struct LibraryBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "Make a large library; index, open, list and search it.",
        discussion: """
            The library and its index are made in a temporary folder and removed again, unless --folder names one. \
            Where newsboat is installed, it is started on the same number of articles for comparison.
            """)

    @Option(help: "How many articles of 3 kB.")
    var articles = 100_000

    @Option(help: "Keep the library in this folder, and use the one that is there.", completion: .directory)
    var folder: String?

    @Option(help: "The reader to start; none is started where there is no such program.", completion: .file())
    var binary = ".build/release/quoth"

    @Option(help: "How often to repeat each measurement.")
    var rounds = 9

    func run() throws {
        let home = folder ?? FileManager.default.temporaryDirectory.path + "/quoth-bench-\(UUID().uuidString)"
        defer { if folder == nil { try? FileManager.default.removeItem(atPath: home) } }
        let (place, cache) = (home + "/library", home + "/.cache/quoth")
        if !FileManager.default.fileExists(atPath: place) {
            let seconds = try measured { try SyntheticLibrary(folder: place, count: articles).make() }.wall
            print("\(articles) articles made in \(rounded(seconds)) s")
        }
        try? FileManager.default.removeItem(atPath: cache)
        try measureBuilding(place, cache)
        try measureOpening(place, cache)
        try measureSearching(place, cache)
        try measureReader(place, home)
        try NewsboatBenchmark(folder: home + "/newsboat", articles: articles, rounds: 3).run()
    }

    private func measureBuilding(_ place: String, _ cache: String) throws {
        let library = try Library(at: place, createIfMissing: false, cache: cache)
        let time = try measured { try library.refresh() }
        print(
            "index built: \(rounded(time.wall)) s, \(rounded(time.processor)) s of one core,",
            "\(Int(Double(articles) / time.processor)) articles a second of it;",
            "\(try FolderSize.bytes(of: cache) / 1_000_000) MB")
        if let memory = ProcessMemory.peak { print("  memory at most \(memory / 1024) MB") }
    }

    private func measureOpening(_ place: String, _ cache: String) throws {
        try report("open to first list") {
            let library = try Library(at: place, createIfMissing: false, cache: cache)
            let list = try library.list()
            guard try library.summaries(of: list.ids.prefix(50)).count == min(50, articles) else {
                throw ValidationError("The index has not all articles.")
            }
        }
        try report("  open to first row") {
            let library = try Library(at: place, createIfMissing: false, cache: cache)
            _ = try library.first(1, of: nil)
        }
        let library = try Library(at: place, createIfMissing: false, cache: cache)
        for order in ArticleOrder.allCases {
            try report("  list, \(order)") { _ = try library.list(by: order) }
        }
        try report("  page of 50 from the middle", setUp: { try library.list().ids }) { ids in
            _ = try library.summaries(of: ids.dropFirst(articles / 2).prefix(50))
        }
        try report("scan of the folders") { try library.refresh(.folders) }
        try report("scan of all files") { try library.refresh(.files) }
    }

    private func measureSearching(_ place: String, _ cache: String) throws {
        let library = try Library(at: place, createIfMissing: false, cache: cache)
        let words = MadeWords().vocabulary
        let queries = [
            ("common word", words[0]), ("word of 1 in 10", words[300]), ("rare word", words[30_000]),
            ("phrase of common words", "\"\(words[0]) \(words[1])\""),
            ("phrase", "\"\(words[20]) \(words[60])\""), ("two words", "\(words[3]) \(words[500])"),
            ("prefix of 2", "ka*"), ("prefix of 3", "dol*"), ("prefix of 4", "dolk*"),
            ("prefix of 6", "dolkar*"),
            ("without a word", "\(words[0]) -\(words[1])"), ("outlet and date", "outlet:post date:2023-05"),
        ]
        for (name, text) in queries {
            let query = try Query(parsing: text)
            let count = try library.list(query).ids.count
            try report("newest 50, \(name) (\(count))") { _ = try library.first(50, of: query) }
            try report("  the best 50") { _ = try library.first(50, of: query, by: .relevance) }
        }
    }

    /// The reader on the library: from its start to the first title, and its memory after a walk through the list.
    private func measureReader(_ place: String, _ home: String) throws {
        guard FileManager.default.isExecutableFile(atPath: binary) else {
            return print("no reader at \(binary): swift build -c release --product quoth")
        }
        let environment = ["HOME": home, "TERM": "xterm-256color", "LANG": "C.UTF-8", "QUOTH_LIBRARY": place]
        var paints: [Double] = []
        for round in 0..<rounds {
            let terminal = try PseudoTerminal(binary, environment: environment, rows: 40, columns: 120)
            defer { terminal.quit() }
            let title = Array(SyntheticLibrary.newestTitle.prefix(12).utf8)
            guard let painted = terminal.wait(for: title) else {
                throw ValidationError("The reader did not show the newest article.")
            }
            paints.append((painted - terminal.started) / .milliseconds(1))
            guard round == rounds - 1 else { continue }
            let start = terminal.residentMemory
            try measureSharing(place, home, terminal)
            for key in ["G", "gg", " ", " ", " ", "s", "s", "G"] {
                _ = terminal.answer(to: key)
                terminal.settle(milliseconds: 300)
            }
            print("reader: \(show(paints)) from start to first titles")
            print(
                "  memory \((start ?? 0) / 1024) MB, after a walk \((terminal.residentMemory ?? 0) / 1024) MB"
            )
        }
    }

    /// From a change by another program (this one) until the reader shows it.
    private func measureSharing(_ place: String, _ home: String, _ reader: PseudoTerminal) throws {
        let library = try Library(at: place, createIfMissing: false, cache: home + "/.cache/quoth")
        guard let newest = try library.first(1, of: nil).first else { return }
        defer { try? library.edit(newest.id, ArticleEdit(title: SyntheticLibrary.newestTitle)) }
        var times: [Double] = []
        for round in 0..<min(10, rounds) {
            reader.settle(milliseconds: 500)
            let clock = ContinuousClock()
            let start = clock.now
            // Only cells that change are sent to a terminal, and equal ones in a row as one: here are no such.
            let title = (0..<10).map { "\(($0 + round) % 10)" }.joined()
            try library.edit(newest.id, ArticleEdit(title: title))
            guard let shown = reader.wait(for: Array(title.utf8)) else {
                return print("a change by another program was not shown")
            }
            times.append((shown - start) / .milliseconds(1))
        }
        print("a change by another program is shown after \(show(times))")
    }

    // MARK: Measuring

    private func report(_ name: String, _ work: () throws -> Void) throws {
        try report(name, setUp: {}, work)
    }

    private func report<Value>(
        _ name: String, setUp: () throws -> Value, _ work: (Value) throws -> Void
    ) throws {
        let value = try setUp()
        let times = try (0..<rounds).map { _ in try measured { try work(value) }.wall * 1000 }
        print(name.padding(toLength: 44, withPad: " ", startingAt: 0), show(times))
    }

    private func show(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let least = sorted.first, let most = sorted.last else { return "nothing measured" }
        return String(format: "%7.2f ms (%.2f to %.2f)", sorted[sorted.count / 2], least, most)
    }

    private func measured<Value>(_ work: () throws -> Value) rethrows -> (wall: Double, processor: Double) {
        let clock = ContinuousClock()
        let processor = ProcessTime.now
        let start = clock.now
        _ = try work()
        return ((clock.now - start) / .seconds(1), ProcessTime.now - processor)
    }

    private func rounded(_ seconds: Double) -> String { String(format: "%.1f", seconds) }
}
