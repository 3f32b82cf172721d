import ArgumentParser
import ArticleModel
import ArticleStore
import Foundation
import Glibc
import LoopbackServer

/// `quoth-bench feeds`: whether keys wait while the reader refreshes a feed of very many items.
struct FeedBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feeds",
        abstract:
            "Time the reader's answers to keys while it refreshes a long feed from a server on this machine.")

    @Option(help: "The program to measure.", completion: .file())
    var binary = ".build/release/quoth"

    @Option(help: "Items of the feed.")
    var items = 10_000

    @Option(help: "Bytes of an item's text, about.")
    var bytes = 500

    @Option(help: "Seconds after which nothing more is measured.")
    var seconds = 600

    @Option(help: "Milliseconds between two keys.")
    var pause = 50

    func run() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/quoth-bench-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let body = feed()
        let server = try LoopbackServer { _ in
            .reply(200, ["Content-Type": "application/rss+xml"], body: body)
        }
        let library = try Library(at: folder + "/library", createIfMissing: true)
        try library.subscribe(to: [
            FeedSubscription(address: server.address("/feed"), title: "Long", added: Timestamp.now())
        ])
        let environment = [
            "HOME": folder, "TERM": "xterm-256color", "LANG": "C.UTF-8", "QUOTH_LIBRARY": folder + "/library",
            "PATH": "/usr/bin:/bin",
        ]
        let terminal = try PseudoTerminal(binary, environment: environment, rows: 40, columns: 120)
        defer { terminal.quit() }
        guard terminal.wait(for: Array("Nothing here yet".utf8)) != nil else {
            throw ValidationError("\(binary) has shown no empty library: build it first.")
        }
        // The samples, of which the first is read while the feed comes in.
        terminal.write("\r")
        guard terminal.wait(for: Array("unread".utf8), atMost: .seconds(60)) != nil else {
            throw ValidationError("the samples were never shown")
        }
        terminal.settle(milliseconds: 3000)
        terminal.write("\r")
        terminal.settle(milliseconds: 3000)
        report("before", keys(terminal, until: { $0 >= 400 }))

        terminal.write("R")
        let clock = ContinuousClock()
        let start = clock.now
        var nextLook = start + .seconds(5)
        var isDone = false
        let times = keys(terminal) { _ in
            if clock.now > nextLook {
                nextLook = clock.now + .seconds(5)
                isDone = (try? library.feeds().first?.items.isEmpty) == false
            }
            return isDone || clock.now - start > .seconds(seconds)
        }
        let elapsed = (clock.now - start) / .seconds(1)
        report("while refreshing", times)
        let articles = try FileManager.default.subpathsOfDirectory(atPath: folder + "/library/articles")
            .count { $0.hasSuffix(".json") }
        print(
            String(
                format: "%d articles in %.0f s (%.1f a second)%@", articles, elapsed,
                Double(articles) / elapsed,
                isDone ? ", the whole feed" : ""))
        if let memory = terminal.residentMemory { print("memory           \(memory / 1024) MB resident") }
    }

    /// The time before anything is refreshed tells what the machine does to keys by itself.
    private func report(_ name: String, _ times: [Duration]) {
        TimeReport.print(name, times)
        print("  later than 10 ms: \(times.count { $0 > .milliseconds(10) }) of \(times.count)")
    }

    /// Types keys that move in the text until a number of them, or something else, is enough.
    private func keys(_ terminal: PseudoTerminal, until isEnough: (Int) -> Bool) -> [Duration] {
        let round = [String](repeating: "j", count: 8) + [String](repeating: "k", count: 8)
        var times: [Duration] = []
        var typed = 0
        while !isEnough(typed) {
            // No output within the time that is waited for counts as the whole of it.
            times.append(terminal.answer(to: round[typed % round.count]) ?? .milliseconds(100))
            typed += 1
            usleep(UInt32(pause) * 1000)
        }
        return times
    }

    private func feed() -> [UInt8] {
        var words = MadeWords(seed: 11)
        var text = "<rss version=\"2.0\"><channel><title>Long</title>"
        for number in 0..<items {
            text += "<item><guid>\(number)</guid><title>\(words.sentence(words: 8).dropLast())</title>"
            text +=
                "<pubDate>Tue, 10 Mar 2026 10:00:00 GMT</pubDate><description>\(words.text(bytes: bytes))</description></item>"
        }
        return Array((text + "</channel></rss>").utf8)
    }
}
