import ArticleModel
import Foundation
import Glibc
import Testing

@testable import ArticleStore

/// Programs that write to one library at the same time, killed at random: what they had said was done is there.
///
/// `QUOTH_KILLS` sets how many are killed: 500 for a full trial, 60 by default.
struct RandomKillTests {
    private static let kills = ProcessInfo.processInfo.environment["QUOTH_KILLS"].flatMap { Int($0) } ?? 60

    /// What the writers' logs say must be there.
    private struct Acknowledged {
        var articles: Set<String> = []
        var notes: [String: Set<String>] = [:]
        var tags: [String: Set<String>] = [:]
        /// The last title that was set; nil where the writer was killed before it could say so.
        var titles: [String: String] = [:]
        /// Removed, and perhaps not brought back.
        var leaving: Set<String> = []

        init(_ logs: [String]) {
            for line in logs.joined().split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                switch words[0] {
                case "article": articles.insert(words[1])
                case "note": notes[words[1], default: []].insert(words[2])
                case "tag": tags[words[1], default: []].insert(words[2])
                case "title": titles[words[1]] = words[2].replacing("-", with: " ")
                case "leaving": leaving.insert(words[1])
                case "back": leaving.remove(words[1])
                default: Issue.record("a line that means nothing: \(line)")
                }
            }
        }
    }

    @Test func whatIsDoneIsThere() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let cache = try #require(temporary.cache)
        let logs = (0..<3).map { _ in temporary.folder + "-\(UUID().uuidString).log" }
        defer { for log in logs { try? FileManager.default.removeItem(atPath: log) } }
        func start(_ writer: Int) throws -> Process {
            try WriterProcess.start([temporary.folder, cache, "loop", "w\(writer)", logs[writer]])
        }
        var writers = try (0..<3).map(start)
        for kill in 0..<Self.kills {
            let victim = Int.random(in: 0..<3)
            usleep(.random(in: 5_000...120_000))
            Glibc.kill(writers[victim].processIdentifier, SIGKILL)
            writers[victim].waitUntilExit()
            #expect(
                writers[victim].terminationReason == .uncaughtSignal,
                "kill \(kill): a writer failed by itself")
            writers[victim] = try start(victim)
        }
        for writer in writers {
            Glibc.kill(writer.processIdentifier, SIGKILL)
            writer.waitUntilExit()
        }
        try expectAll(
            Acknowledged(try logs.map { try String(contentsOfFile: $0, encoding: .utf8) }), in: temporary)
    }

    private func expectAll(_ done: Acknowledged, in temporary: TemporaryLibrary) throws {
        let library = temporary.library
        let (summary, found) = library.check()
        #expect(summary.problems == 0, "\(found.filter(\.isProblem))")
        #expect(!done.articles.isEmpty)
        // A removal that was broken off is completed, and everything brought back.
        _ = library.check(repairing: true)
        for id in try library.removedIDs() {
            #expect(done.leaving.contains(id))
            try library.restore(id)
        }
        #expect(try done.articles.isSubset(of: library.articleIDs()))
        let state = try library.state()
        for (id, notes) in done.notes {
            #expect(try notes.isSubset(of: library.annotations(id).map(\.id)), "notes of \(id)")
        }
        for (id, tags) in done.tags { #expect(tags.isSubset(of: state.tags[id] ?? []), "tags of \(id)") }
        for (id, title) in done.titles {
            // The next change of the title may have been done and not said.
            let now = try library.article(id).title
            #expect(try number(of: now) >= number(of: title), "title of \(id)")
        }
        #expect(library.check().1.allSatisfy { $0.kind == .temporary || $0.file == "index" })
        #expect(library.summaries().problems.isEmpty)
    }

    /// `Title 12`: the numbers rise.
    private func number(of title: String) throws -> Int {
        try #require(title.split(separator: " ").last.flatMap { Int($0) }, "\(title)")
    }
}
