import ArticleModel
import Foundation
import Glibc
import Testing

@testable import ArticleStore

struct LockTests {
    @Test func readingNeverWaitsForAWriter() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let id = try temporary.add()
        try temporary.library.save(note("We", at: 1, in: id, id: "1"))
        let reader = try temporary.another()
        // Within the lock: whoever waited for it would wait for ever.
        try LibraryLock.whileHeld(in: temporary.folder) { () throws(LibraryError) in
            #expect(LibraryLock.status(in: temporary.folder) == .held(by: getpid()))
            #expect(reader.summaries().articles.map(\.id) == [id])
            #expect(try reader.article(id).id == id)
            #expect(try reader.analysis(id) != nil)
            #expect(try reader.annotations(id).count == 1)
            #expect(try reader.state() == LibraryState())
            #expect(try reader.readingPosition(of: id) == nil)
            #expect(reader.check().0.problems == 0)
        }
        // A program that another test starts at this moment has the open file for an instant.
        let deadline = ContinuousClock.now + .seconds(30)
        while LibraryLock.status(in: temporary.folder) != .free, ContinuousClock.now < deadline {
            usleep(1000)
        }
        #expect(LibraryLock.status(in: temporary.folder) == .free)
    }

    /// The system frees the lock of a process that is killed; the file that stays says nothing.
    @Test func aKilledWriterLeavesNoLock() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let log = temporary.folder + "-\(UUID().uuidString).log"
        defer { try? FileManager.default.removeItem(atPath: log) }
        let cache = try #require(temporary.cache)
        let writer = try WriterProcess.start([temporary.folder, cache, "loop", "w", log])
        var holder: Int32?
        let deadline = ContinuousClock.now + .seconds(30)
        while holder != writer.processIdentifier, ContinuousClock.now < deadline {
            if case .held(let process) = LibraryLock.status(in: temporary.folder) { holder = process }
        }
        kill(writer.processIdentifier, SIGKILL)
        writer.waitUntilExit()
        #expect(holder == writer.processIdentifier, "who writes is known")
        #expect(FileAccess.exists(temporary.folder + "/.lock"))
        // A save waits for a lock; that none is left it does not need to.
        _ = try temporary.add()
    }

    @Test func saysWhoWritesAndWhichDiskHasNoLocks() {
        #expect(LibraryError.busy(folder: "/l", holder: 12).description.contains("(process 12)"))
        let line = LibraryError.noLocks(folder: "/l", reason: "no locks available").description
        #expect(line.contains("/l") && line.contains("mount this one with locks"))
    }
}
