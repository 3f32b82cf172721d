import Foundation
import Testing

/// Two readers, and commands beside them, on one library: each shows what the others change, without a key.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct TwoProgramsTests {
    /// A library's folder and, where both share one, a cache; gone after the test.
    private final class Shared {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "quoth-\(UUID().uuidString)")
        private let sharesCache: Bool

        init(sharesCache: Bool) { self.sharesCache = sharesCache }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func terminal() throws -> TmuxTerminal {
            var environment = ["QUOTH_LIBRARY": folder.appendingPathComponent("library").path]
            if sharesCache { environment["XDG_CACHE_HOME"] = folder.appendingPathComponent("cache").path }
            return try TmuxTerminal(columns: 120, rows: 30, environment: environment)
        }
    }

    /// With caches of their own they are like readers on two machines that sync the folder.
    @Test(arguments: [true, false]) func readersSeeEachOthersChanges(sharesCache: Bool) throws {
        let shared = Shared(sharesCache: sharesCache)
        let (one, other) = (try shared.terminal(), try shared.terminal())
        other.command("clear; $QUOTH")
        try other.wait(for: "Nothing here yet")
        try one.openSample()
        try other.wait(for: "Articles 5")

        // One star, and one article read.
        one.type("*")
        try other.wait(for: "★")
        try other.wait(for: "Articles 5 · 4 unread")

        // A note on the article that both show; the list has grown around the one that came first.
        other.type("gg")
        try other.wait(for: "Will Karsovia pay")
        other.press("Enter")
        other.type("]q")
        try other.wait(for: "quote 1/")
        one.type("]q")
        try one.wait(for: "quote 1/")
        one.type("a")
        try one.wait(for: "^S save")
        one.type("seen from both sides")
        one.press("C-s")
        try other.wait(for: "seen from both sides")
        #expect(other.screen.contains("quote 1/"), "the place stays")
    }

    @Test func aReaderSeesWhatCommandsAndOtherProgramsDo() throws {
        let shared = Shared(sharesCache: true)
        let (reader, shell) = (try shared.terminal(), try shared.terminal())
        try reader.openSample()
        shell.command("printf 'Zebras cross\\n\\nThe zebras crossed.' | $QUOTH add -")
        try reader.wait(for: "Articles 6")
        try reader.wait(for: "Zebras cross")
        shell.command("clear; $QUOTH list zebra*")
        try shell.wait(for: "Zebras cross")
        try shell.output(of: "rm -r \"$QUOTH_LIBRARY\"/articles/*")
        try reader.wait("an empty list") { !reader.screen.contains("Articles 6") }
        let list = try shell.output(of: "$QUOTH list")
        #expect(!list.contains { $0.contains("Zebras") })
    }
}
