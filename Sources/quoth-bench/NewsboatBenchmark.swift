import Foundation
import GRDB

/// newsboat's start on as many articles, for comparison: its cache is filled with the same kind of texts in 100 feeds.
struct NewsboatBenchmark {
    let folder: String
    let articles: Int
    let rounds: Int

    private static let program = "/usr/bin/newsboat"
    private static let feeds = 100
    private static let newestFeed = "Zebrano Gazette"

    func run() throws {
        guard FileManager.default.isExecutableFile(atPath: Self.program) else {
            return print("newsboat is not installed: nothing to compare with")
        }
        if !FileManager.default.fileExists(atPath: folder + "/.newsboat/cache.db") { try fill() }
        let environment = ["HOME": folder, "TERM": "xterm-256color", "LANG": "C.UTF-8"]
        var paints: [Double] = []
        var memory: Int?
        for _ in 0..<rounds {
            let terminal = try PseudoTerminal(Self.program, environment: environment, rows: 40, columns: 120)
            defer { terminal.quit() }
            guard let painted = terminal.wait(for: Array(Self.newestFeed.utf8), atMost: .seconds(120)) else {
                return print("newsboat has shown nothing within two minutes")
            }
            paints.append((painted - terminal.started) / .milliseconds(1))
            memory = terminal.residentMemory
        }
        let sorted = paints.sorted()
        print(
            "newsboat on \(articles) articles in \(Self.feeds) feeds:",
            String(
                format: "%.0f ms from start to its list of feeds (%.0f to %.0f),", sorted[sorted.count / 2],
                sorted.first ?? 0, sorted.last ?? 0), "memory \((memory ?? 0) / 1024) MB")
    }

    /// Lets newsboat make its cache, and fills it.
    private func fill() throws {
        try FileManager.default.createDirectory(
            atPath: folder + "/.newsboat", withIntermediateDirectories: true)
        let urls = (0..<Self.feeds).map { "https://made.example/feed/\($0)\n" }.joined()
        try urls.write(toFile: folder + "/.newsboat/urls", atomically: true, encoding: .utf8)
        try "auto-reload no\nrefresh-on-startup no\n".write(
            toFile: folder + "/.newsboat/config", atomically: true, encoding: .utf8)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.program)
        process.arguments = ["-x", "print-unread"]
        process.environment = ["HOME": folder, "LANG": "C.UTF-8"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        try fillCache()
    }

    private func fillCache() throws {
        let queue = try DatabaseQueue(path: folder + "/.newsboat/cache.db")
        var words = MadeWords(seed: 3)
        try queue.write { db in
            for feed in 0..<Self.feeds {
                let address = "https://made.example/feed/\(feed)"
                let title = feed == 0 ? Self.newestFeed : "Feed \(feed) of \(words.word())"
                try db.execute(
                    sql: "INSERT OR REPLACE INTO rss_feed (rssurl, url, title) VALUES (?, ?, ?)",
                    arguments: [address, address, title])
            }
            let item = try db.makeStatement(
                sql: """
                    INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, \
                    enclosure_url, enclosure_type, enqueued, flags, deleted, base)
                    VALUES (?, ?, '', ?, ?, ?, ?, 1, '', '', 0, '', 0, '')
                    """)
            for number in 0..<articles {
                try item.execute(arguments: [
                    "made:\(number)", String(words.sentence(words: 8).dropLast()),
                    "https://made.example/\(number)", "https://made.example/feed/\(number % Self.feeds)",
                    1_640_995_200 + words.number(below: 94_608_000), words.text(bytes: 2900),
                ])
            }
        }
    }
}
