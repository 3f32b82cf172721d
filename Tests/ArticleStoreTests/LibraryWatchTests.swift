import ArticleModel
import Dispatch
import Foundation
import Synchronization
import Testing

@testable import ArticleStore

/// Changes by others are told; these tests wait for them, and never for a fixed time.
struct LibraryWatchTests {
    /// Counts what a watch tells.
    private final class Ear: Sendable {
        private let count = Mutex(0)
        private let heard = DispatchSemaphore(value: 0)

        func hear() {
            count.withLock { $0 += 1 }
            heard.signal()
        }

        /// Waits until a condition holds, which is looked at whenever something was told.
        func wait(until isTrue: () throws -> Bool) rethrows -> Bool {
            let deadline = DispatchTime.now() + .seconds(20)
            while try !isTrue() {
                if heard.wait(timeout: deadline) == .timedOut { return try isTrue() }
            }
            return true
        }

        var number: Int { count.withLock { $0 } }
    }

    private func watching(_ library: Library, _ body: (Ear) throws -> Void) throws {
        let ear = Ear()
        let watch = LibraryWatch(library) { ear.hear() }
        watch.start()
        defer { watch.stop() }
        #expect(try ear.wait { try library.list().isComplete })
        try body(ear)
    }

    private func count(_ query: String, _ library: Library) throws -> Int {
        try library.list(try Query(parsing: query)).ids.count
    }

    @Test(arguments: [true, false]) func hearsOfAnotherProgram(sharesIndex: Bool) throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        // With an index of its own it is like a program on another machine.
        let other =
            sharesIndex ? try temporary.another() : try Library(at: temporary.folder, createIfMissing: false)
        try watching(library) { ear in
            var told = ear.number
            func expectTold(_ what: Comment, until isTrue: () throws -> Bool) throws {
                #expect(try ear.wait { try isTrue() && ear.number > told }, what)
                told = ear.number
            }
            let id = try other.add(RawDocument(text: "One ferry."), analysis: sampleAnalysis).id
            try expectTold("a first article, in folders that were not there") {
                try library.list().ids.count == 1
            }
            try other.save(note("One", at: 0, in: id))
            try expectTold("a note") { try library.summary(id).notes == 1 }
            try other.updateState { $0.starred = [id] }
            try expectTold("a star") { try count("is:starred", library) == 1 }
            try other.decide(["00000000000000aa": .confirmed])
            try expectTold("a decision") { try library.linkDecisions().count == 1 }
            try other.edit(id, ArticleEdit(title: "Another title"))
            try expectTold("a title") { try library.summary(id).title == "Another title" }
            try other.remove([id])
            try expectTold("a removal") { try library.list().ids.isEmpty }
        }
    }

    @Test func hearsOfAFileWrittenInPlace() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let id = try temporary.add("One ferry.")
        try watching(temporary.library) { ear in
            let path = temporary.path(.articles, id)
            let text = try String(contentsOfFile: path, encoding: .utf8)
            try Data(text.replacingOccurrences(of: "ferry", with: "bridge").utf8).write(
                to: URL(fileURLWithPath: path))
            #expect(try ear.wait { try count("bridge", temporary.library) == 1 })
        }
    }

    @Test func whatIsThereWhenItBeginsIsReadFirst() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let other = try Library(at: temporary.folder, createIfMissing: false)
        for number in 0..<20 {
            _ = try other.add(RawDocument(text: "Number \(number)."), analysis: sampleAnalysis)
        }
        try watching(temporary.library) { _ in
            let list = try temporary.library.list()
            #expect(list.ids.count == 20)
        }
    }

    /// An own change is no news; a foreign one after it is.
    @Test func doesNotTellOfOwnWrites() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let id = try temporary.add("One ferry.")
        // The folders are there: a new one is news, whoever made it.
        try library.save(note("One", at: 0, in: id))
        let other = try temporary.another()
        try watching(library) { ear in
            let before = ear.number
            for number in 0..<5 {
                try library.save(note("One", at: 0, in: id, id: "\(number)"))
                try library.updateState { $0.positions[id] = number }
                try library.decide(["00000000000000a\(number)": .confirmed])
            }
            try other.updateState { $0.read = [id] }
            #expect(try ear.wait { try count("is:unread", library) == 0 && ear.number > before })
            #expect(ear.number <= before + 2)
        }
    }

    @Test func comparesFoldersWhereNothingIsTold() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add("One.")
        var folders = WatchedFolders(temporary.library, isTold: false)
        #expect(!folders.changes().isUnknown)
        try temporary.library.save(note("One", at: 0, in: id))
        #expect(folders.changes().isUnknown)
        #expect(!folders.changes().isUnknown)
        try temporary.library.updateState { $0.read = [id] }
        #expect(folders.changes().isUnknown)
    }

    @Test func knowsRemoteFileSystems() {
        #expect(!RemoteFileSystem.holds("/"))
        #expect(!RemoteFileSystem.holds("/no/such/folder"))
    }
}
