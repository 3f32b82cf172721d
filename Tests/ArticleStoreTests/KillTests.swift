import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

/// A program that is killed at any of its file operations leaves a library in which all is there that was there, and the
/// change is done, not done, or can be completed.
@Suite(.serialized, .enabled(if: WriterProcess.killer != nil, "no C compiler for the library that kills"))
struct KillTests {
    /// Everything that the user has, without times.
    private struct Belongings: Equatable {
        var articles: [String: String] = [:]
        var titles: [String: String] = [:]
        var analyses: [String: String?] = [:]
        var notes: [String: [String]] = [:]
        var revisions: [String: [String]] = [:]
        var state = LibraryState()
        var removed: [String] = []

        init(_ library: Library) throws {
            for id in try library.articleIDs() {
                let article = try library.article(id)
                articles[id] = article.document.text
                titles[id] = article.title
                analyses[id] = try library.analysis(id)?.parser
                notes[id] = try library.annotations(id).map(\.id)
                revisions[id] = try library.revisionNumbers(id).map { number in
                    try library.revision(number, of: id).document.text
                }
            }
            state = try library.state()
            removed = try library.removedIDs()
        }
    }

    private let folder = FileManager.default.temporaryDirectory.path + "/quoth-kill-" + UUID().uuidString
    private var path: String { folder + "/library" }
    private var cache: String { folder + "/cache" }
    private func library() throws -> Library { try Library(at: path, createIfMissing: true, cache: cache) }

    /// Makes a library with one article that has everything, and keeps a copy to begin with each time.
    private func prepare(_ kind: String) throws -> String {
        let library = try library()
        let document = RawDocument(
            text: "One stays, two stay, three stay with us.", url: "https://example.org/stay")
        let id = try library.add(document, analysis: Analysis(parser: "1")).id
        for name in ["first", "other"] { try library.save(note("One", at: 0, in: id, id: name)) }
        try library.updateState(of: id) { state in
            state.read.insert(id)
            state.positions[id] = 12
            state.marks["a"] = .init(article: id, position: 3)
        }
        try library.updateState(of: id) { $0.tags[id] = ["kept"] }
        if kind == "restore" { try library.remove([id]) }
        try library.refresh()
        for name in ["library", "cache"] {
            try FileManager.default.copyItem(atPath: "\(folder)/\(name)", toPath: "\(folder)/\(name).begin")
        }
        return id
    }

    private func beginAgain() throws {
        for name in ["library", "cache"] {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            try FileManager.default.copyItem(atPath: "\(folder)/\(name).begin", toPath: "\(folder)/\(name)")
        }
    }

    private func change(_ kind: String, _ id: String, killedAt number: Int? = nil, in place: String = "")
        throws -> Bool
    {
        var environment: [String: String] = [:]
        if let number, let killer = WriterProcess.killer {
            environment = ["LD_PRELOAD": killer, "KILL_FOLDER": place, "KILL_AT": "\(number)"]
        }
        return try WriterProcess.run([path, cache, "once", kind, id], environment: environment)
    }

    @Test(arguments: ["add", "note", "unnote", "state", "edit", "analyse", "trash", "restore", "revise"])
    func killedAtEveryOperationOnTheLibrary(kind: String) throws { try killAtEvery(kind, in: "library") }

    @Test(arguments: ["add"])
    func killedAtEveryOperationOnTheIndex(kind: String) throws { try killAtEvery(kind, in: "cache") }

    private func killAtEvery(_ kind: String, in place: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let id = try prepare(kind)
        let before = try Belongings(library())
        #expect(try change(kind, id) == false)
        let after = try Belongings(library())
        #expect(before != after)
        var number = 0
        while true {
            number += 1
            try beginAgain()
            guard try change(kind, id, killedAt: number, in: folder + "/" + place) else { break }
            try expectNothingLost(kind, id, from: before, to: after, "killed before operation \(number)")
        }
        // A save is at least: lock, temporary file, write, fsync, rename, fsync of the folder.
        #expect(number > (place == "library" ? 6 : 3), "\(number)")
    }

    private func expectNothingLost(
        _ kind: String, _ id: String, from before: Belongings, to after: Belongings, _ what: Comment
    ) throws {
        let library = try library()
        let (summary, found) = library.check()
        #expect(summary.problems == 0, "\(what): \(found)")
        let listing = library.summaries()
        #expect(listing.problems.isEmpty, what)
        #expect(try listing.articles.map(\.id).sorted() == library.articleIDs(), "\(what): the index fits")
        let now = try Belongings(library)
        switch kind {
        case "add", "note", "unnote", "state", "edit", "analyse":
            #expect(now == before || now == after, what)
        default:
            // Several files: each of them is as it was or as it is to be, and nothing is in neither place.
            let texts = Set(now.articles.values).union(now.revisions.values.joined())
            #expect(now.removed.contains(id) || Set(before.articles.values).isSubset(of: texts), what)
        }
        // Once more, and it is done.
        if kind == "trash", now.articles[id] == nil {
            _ = library.check(repairing: true)
        } else if kind != "restore" || now.articles[id] == nil {
            if kind != "unnote" || now.notes[id]?.contains("urn:uuid:first") == true {
                _ = try change(kind, id)
            }
        }
        var end = try Belongings(self.library())
        // What was remembered of an article that is gone by now waits for it.
        if kind == "trash" { end.state = after.state }
        #expect(end == after, what)
        if kind == "trash" {
            try library.restore(id)
            #expect(try Belongings(self.library()).notes == before.notes, what)
            #expect(try Belongings(self.library()).state == before.state, what)
        }
    }
}
