import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

/// Whatever happens to the index, it is built anew from the files.
struct IndexDatabaseTests {
    private func library() throws -> (TemporaryLibrary, ids: Set<String>) {
        let temporary = try TemporaryLibrary(isCached: true)
        let ids = Set(try ["One ferry.", "Two ferries.", "Three."].map { try temporary.add($0) })
        try temporary.library.refresh(.files)
        return (temporary, ids)
    }

    private func expectWhole(_ library: Library, _ ids: Set<String>) throws {
        try library.refresh()
        var list = try library.list()
        if !list.isComplete {
            try library.refresh()
            list = try library.list()
        }
        #expect(Set(list.ids) == ids)
        #expect(list.isComplete && list.problems.isEmpty)
        #expect(try library.list(try Query(parsing: "ferr*")).ids.count == 2)
    }

    @Test(arguments: ["", "This is no database.", "SQLite format 3\0 and nothing more"])
    func aFileThatIsNoIndexIsReplaced(content: String) throws {
        let (temporary, ids) = try library()
        let path = try #require(try temporary.databases().first)
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
        try expectWhole(temporary.another(), ids)
        #expect(try temporary.databases().count == 1)
    }

    @Test func anIndexOfAnotherVersionIsReplaced() throws {
        let (temporary, ids) = try library()
        let path = try #require(try temporary.databases().first)
        let database = try #require(try IndexDatabase.existing(at: path))
        try database.access.write { try $0.execute(sql: "PRAGMA user_version = 999") }
        #expect(try IndexDatabase.existing(at: path) == nil)
        try expectWhole(temporary.another(), ids)
        #expect(try temporary.databases() != [path])
    }

    @Test(arguments: ["articles", "words", "files", "marks", "staleKeys"])
    func anIndexWithoutATableIsReplacedInUse(table: String) throws {
        let (temporary, ids) = try library()
        let path = try #require(try temporary.databases().first)
        let database = try #require(try IndexDatabase.existing(at: path))
        try database.access.write { try $0.execute(sql: "DROP TABLE \(table)") }
        let (library, other) = (try temporary.another(), try temporary.another())
        _ = try library.list(try Query(parsing: "ferry"))
        let new = try library.add(RawDocument(text: "Four."), analysis: sampleAnalysis).id
        try expectWhole(library, ids.union([new]))
        try expectWhole(other, ids.union([new]))
    }

    /// Bytes changed anywhere in the database: lists and searches never fail, and a rebuilt index is right.
    @Test(arguments: 0..<30) func survivesDamageAnywhere(seed: UInt64) throws {
        let (temporary, ids) = try library()
        let path = try #require(try temporary.databases().first)
        do {
            let database = try #require(try IndexDatabase.existing(at: path))
            try database.access.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
        var generator = SeededGenerator(state: seed)
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        for _ in 0..<200 {
            bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                in: 0...255, using: &generator)
        }
        if Bool.random(using: &generator) {
            bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
        }
        let damaged = try temporary.another()
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        _ = try? damaged.list(try Query(parsing: "ferry"))
        _ = try? damaged.refresh(.files)
        _ = try? damaged.summaries(of: ids)
        try damaged.save(note("One", at: 0, in: ids.sorted()[0], id: "1"))
        try damaged.reindex()
        try expectWhole(damaged, ids)
    }

    @Test func reindexingGoesOnInOtherPrograms() throws {
        let (temporary, ids) = try library()
        let other = try temporary.another()
        #expect(try other.list().ids.count == 3)
        let before = try temporary.databases()
        var steps: [Int] = []
        try temporary.library.reindex { done, all in
            steps.append(done)
            #expect(all == 3)
            // The old index serves on.
            #expect((try? other.list().ids.count) == 3)
        }
        #expect(steps.last == 3)
        #expect(try temporary.databases().count == 1 && temporary.databases() != before)
        try expectWhole(other, ids)
        try other.updateState { $0.starred = ids }
        #expect(try temporary.library.list(try Query(parsing: "is:starred")).ids.count == 3)
    }

    @Test func aCacheThatIsDeletedInUseComesBack() throws {
        let (temporary, ids) = try library()
        let cache = try #require(temporary.cache)
        try FileManager.default.removeItem(atPath: cache)
        try expectWhole(temporary.library, ids)
        #expect(try temporary.databases().count == 1)
    }

    @Test func withoutACacheFolderATemporaryIndexServes() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/quoth-test-" + UUID().uuidString
        defer {
            try? FileManager.default.removeItem(atPath: folder)
            try? FileManager.default.removeItem(atPath: folder + ".file")
        }
        // A file stands where the cache should be.
        try Data().write(to: URL(fileURLWithPath: folder + ".file"))
        let library = try Library(at: folder, createIfMissing: true, cache: folder + ".file/cache")
        let id = try library.add(RawDocument(text: "A ferry."), analysis: sampleAnalysis).id
        try library.refresh()
        #expect(try Array(library.list(try Query(parsing: "ferry")).ids) == [id])
        try library.reindex()
        #expect(try library.list().ids.count == 1)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).allSatisfy { !$0.contains("sqlite") })
    }

    @Test func librariesHaveIndexesOfTheirOwn() throws {
        let cache = FileManager.default.temporaryDirectory.path + "/quoth-test-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: cache) }
        let (first, second) = (try TemporaryLibrary(), try TemporaryLibrary())
        for temporary in [first, second] {
            let library = try Library(at: temporary.folder, createIfMissing: false, cache: cache)
            _ = try library.add(RawDocument(text: "In \(temporary.folder)"), analysis: sampleAnalysis)
            #expect(try library.list().ids.count == 1)
            // The same library by another way.
            let name = temporary.folder.split(separator: "/").last ?? ""
            let again = try Library(
                at: "\(temporary.folder)/../\(name)", createIfMissing: false, cache: cache)
            #expect(try again.list().ids.count == 1)
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: cache).count == 2)
    }

    @Test func aDamagedArticleIsNamedAsLongAsItIs() throws {
        let (temporary, ids) = try library()
        let library = temporary.library
        let id = ids.sorted()[1]
        let path = temporary.path(.articles, id)
        let good = try Data(contentsOf: URL(fileURLWithPath: path))
        try Data("{".utf8).write(to: URL(fileURLWithPath: path))
        try library.refresh(.files)
        #expect(try library.list().problems.map(\.file) == [path])
        #expect(Set(try library.list().ids) == ids.subtracting([id]))
        #expect(try library.refresh(.files) == false)
        try good.write(to: URL(fileURLWithPath: path))
        try library.refresh(.files)
        #expect(try library.list().problems.isEmpty)
        #expect(Set(try library.list().ids) == ids)
    }
}
