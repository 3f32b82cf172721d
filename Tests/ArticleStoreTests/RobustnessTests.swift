import ArticleModel
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ArticleStore

struct RobustnessTests {
    /// Where a write breaks off, the file is the old or the new one, and the folder holds nothing else.
    @Test(arguments: AtomicFile.Step.allCases)
    func leavesTheOldOrTheNewFile(step: AtomicFile.Step) throws {
        let breaks = Mutex(false)
        let file = AtomicFile { (current) throws(FileFailure) in
            if current == step, breaks.withLock({ $0 }) { throw FileFailure(code: ENOSPC) }
        }
        let folder = FileManager.default.temporaryDirectory.path + "/quoth-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let path = folder + "/file.json"
        try file.write(Array("older".utf8), to: path, keeping: path + ".previous")
        try file.write(Array("old".utf8), to: path, keeping: path + ".previous")
        breaks.withLock { $0 = true }
        #expect(throws: FileFailure(code: ENOSPC)) {
            try file.write(Array("new".utf8), to: path, keeping: path + ".previous")
        }
        let content = try FileAccess.read(path).map { String(decoding: $0, as: UTF8.self) }
        let previous = try FileAccess.read(path + ".previous").map { String(decoding: $0, as: UTF8.self) }
        #expect(content == (step == .syncFolder ? "new" : "old"))
        #expect(previous == "older" || previous == "old")
        #expect(try FileAccess.names(in: folder) == ["file.json", "file.json.previous"])
    }

    @Test(arguments: AtomicFile.Step.allCases)
    func aFailedSaveLosesNoNote(step: AtomicFile.Step) throws {
        let breaks = Mutex(false)
        let temporary = try TemporaryLibrary(
            file: AtomicFile { (current) throws(FileFailure) in
                if current == step, breaks.withLock({ $0 }) { throw FileFailure(code: EIO) }
            })
        let article = try temporary.add()
        try temporary.library.save(note("We", at: 1, in: article, id: "1"))
        breaks.withLock { $0 = true }
        #expect(throws: LibraryError.self) {
            try temporary.library.save(note("stay", at: 4, in: article, id: "2"))
        }
        let ids = try temporary.another().annotations(article).map(\.id)
        #expect(ids.contains("urn:uuid:1"))
        #expect(temporary.library.summaries().problems.isEmpty)
    }

    @Test func manyWritersLoseNothing() throws {
        let temporary = try TemporaryLibrary()
        let article = try temporary.add()
        let libraries = [temporary.library, try temporary.another(), try temporary.another()]
        DispatchQueue.concurrentPerform(iterations: 6) { writer in
            let library = libraries[writer % 3]
            for number in 0..<8 {
                try? library.save(note("We", at: 1, in: article, id: "\(writer)-\(number)"))
                try? library.updateState { state in
                    state.read.insert(ArticleID.text(UInt64(writer) << 57 | UInt64(number)))
                    state.positions["shared", default: 0] += 1
                }
                _ = try? library.add(
                    RawDocument(text: "text \(writer % 3) \(number)"), analysis: sampleAnalysis)
            }
        }
        #expect(try temporary.library.annotations(article).count == 48)
        #expect(try temporary.library.state().read.count == 48)
        #expect(try temporary.library.state().positions["shared"] == 48)
        #expect(try temporary.library.articleIDs().count == 1 + 24)
        #expect(temporary.library.summaries().problems.isEmpty)
    }

    @Test func namesDamagedArticlesAndShowsTheRest() throws {
        let temporary = try TemporaryLibrary()
        let good = try temporary.add("good")
        let bad = try temporary.add("bad")
        let file = "articles/\(bad.prefix(2))/\(bad).json"
        try temporary.write("{\"id\": \"\(bad)\", \"text\": 5}", to: file)
        let listing = temporary.library.summaries()
        #expect(listing.articles.map(\.id) == [good])
        #expect(listing.problems.map(\.file) == [temporary.folder + "/" + file])
        // Adding it again sets the damaged file aside.
        #expect(try temporary.add("bad") == bad)
        #expect(temporary.library.summaries().problems.isEmpty)
        #expect(try temporary.names("articles/\(bad.prefix(2))").contains("\(bad).json.damaged-1"))
    }

    @Test func readsButDoesNotEditANewerArticle() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add()
        let file = "articles/\(id.prefix(2))/\(id).json"
        try temporary.write(
            try temporary.read(file).replacingOccurrences(of: "\"schema\": 1", with: "\"schema\": 2"),
            to: file)
        #expect(try temporary.library.article(id).id == id)
        #expect(throws: LibraryError.newerSchema(file: temporary.folder + "/" + file)) {
            try temporary.library.edit(id, ArticleEdit(title: "x"))
        }
    }

    @Test func keepsUnknownPropertiesOfAnEditedArticle() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add()
        let file = "articles/\(id.prefix(2))/\(id).json"
        try temporary.write(
            try temporary.read(file).replacingOccurrences(
                of: "\"schema\": 1", with: "\"mine\": [1.50], \"schema\": 1"),
            to: file)
        try temporary.library.edit(id, ArticleEdit(title: "x"))
        #expect(try JSONValue(parsing: Array(temporary.read(file).utf8))["mine"] == .array([.number("1.50")]))
    }

    /// Any file cut short or with bytes changed: the library opens, names what it cannot read, and goes on.
    @Test(arguments: 0..<120)
    func survivesDamageAnywhere(seed: UInt64) throws {
        let temporary = try TemporaryLibrary()
        let damaged = try temporary.add()
        let whole = try temporary.add("another")
        try temporary.library.save(note("We", at: 1, in: damaged, id: "1"))
        try temporary.library.updateState { $0.read = [damaged] }
        let shelf = "\(damaged.prefix(2))/\(damaged).json"
        let files = [
            "articles/\(shelf)", "analysis/\(shelf)", "annotations/\(shelf)",
            "state/\(damaged.prefix(2)).json",
        ]
        var generator = SeededGenerator(state: seed)
        let path = temporary.folder + "/" + files[Int(seed) % files.count]
        var bytes = try #require(try FileAccess.read(path))
        if Bool.random(using: &generator) {
            bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
        } else {
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                    in: 0...255, using: &generator)
            }
        }
        try Data(bytes).write(to: URL(fileURLWithPath: path))

        let listing = temporary.library.summaries()
        #expect(listing.articles.contains { $0.id == whole })
        #expect(listing.articles.count + listing.problems.count >= 2)
        _ = try? temporary.library.article(damaged)
        _ = try? temporary.library.analysis(damaged)
        _ = try? temporary.library.annotations(damaged)
        try temporary.library.updateState { $0.starred.insert(whole) }
        #expect(
            try temporary.library.state().starred == [whole]
                || temporary.library.state().starred.contains(whole))
        _ = try? temporary.library.save(note("stay", at: 4, in: damaged))
        _ = try temporary.add()
        try temporary.library.save(note("another", at: 0, in: whole))
        #expect(try temporary.library.annotations(whole).count == 1)
    }

    @Test func aFolderInTheWayIsNoCrash() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add()
        try FileManager.default.createDirectory(
            atPath: temporary.folder + "/state/\(id.prefix(2)).json", withIntermediateDirectories: true)
        #expect(temporary.library.summaries().articles.map(\.id) == [id])
        #expect(temporary.library.summaries().problems.count == 1)
        #expect(try temporary.library.state() == LibraryState())
        try temporary.library.updateState(of: id) { $0.read.insert(id) }
        #expect(try temporary.library.state().read == [id])
    }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
