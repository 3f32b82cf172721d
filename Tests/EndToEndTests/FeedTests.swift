import Foundation
import LoopbackServer
import Synchronization
import Testing

/// Feeds in the reader, from a server on this machine.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct FeedTests {
    /// How many items the feed has by now.
    private final class Count: Sendable {
        let value = Mutex(2)
    }

    private let count = Count()

    private func server() throws -> LoopbackServer {
        try LoopbackServer { [count] request in
            switch request.path {
            case "/feed": Self.feed(count.value.withLock { $0 })
            case "/talks": .text(Self.page)
            default: .reply(404)
            }
        }
    }

    private static func feed(_ count: Int) -> LoopbackServer.Answer {
        let items = (1...count).map {
            "<item><guid>\($0)</guid><title>Ferry \($0) sails</title><description>“Ferry \($0) sails on Tuesday,” Ada Lovelace said, and nobody in the harbour was in doubt about it.</description></item>"
        }
        return .text(
            "<rss version=\"2.0\"><channel><title>Harbour News</title>\(items.joined())</channel></rss>",
            type: "application/rss+xml")
    }

    private static let page = """
        <html><title>Talks Open</title><article><h1>Talks Open</h1><p>“We will stay,” Ada Lovelace said on Tuesday, after the
        talks in the harbour had ended.</p></article></html>
        """

    @Test func subscribesRefreshesAndFilters() throws {
        let server = try server()
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Nothing here yet")
        terminal.type(":subscribe")
        terminal.press("Enter")
        try terminal.wait(for: "Subscribe to:")
        terminal.type(server.address("/feed"))
        terminal.press("Enter")
        try terminal.wait(for: "Subscribed to Harbour News: 2 new articles")
        try terminal.wait(for: "Articles 2")

        terminal.type(":add")
        terminal.press("Enter")
        try terminal.wait(for: "Add:")
        terminal.type(server.address("/talks"))
        terminal.press("Enter")
        try terminal.wait(for: "Added: Talks Open")
        try terminal.wait(for: "Articles 3")

        count.value.withLock { $0 = 3 }
        terminal.type("R")
        try terminal.wait(for: "Harbour News: 1 new article")
        try terminal.wait(for: "Articles 4")
        terminal.type("gf")
        try terminal.wait(for: "3 unread of 3")
        terminal.press("Enter")
        try terminal.wait(for: "3 · feed:")
        terminal.type("r")
        try terminal.wait(for: "Harbour News: nothing new")
        terminal.press("Escape")
        try terminal.wait(for: "Articles 4")
        terminal.type("Q")
        try terminal.waitForShell()
        terminal.command("clear; $QUOTH list 'feed:harbour' | wc -l")
        try terminal.wait("three articles") {
            terminal.screen.split(separator: "\n").contains { $0.trimmingCharacters(in: .whitespaces) == "3" }
        }
    }

    @Test func whatCannotBeReadCanBeReadInFull() throws {
        let server = try server()
        let terminal = try TmuxTerminal(columns: 100, rows: 30)
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Nothing here yet")
        terminal.type(":add")
        terminal.press("Enter")
        try terminal.wait(for: "Add:")
        terminal.type(server.address("/none"))
        terminal.press("Enter")
        try terminal.wait(for: "cannot fetch")
        terminal.type(":problems")
        terminal.press("Enter")
        try terminal.wait(for: "1 problem")
        try terminal.wait(for: "there is no such page (404)")
        terminal.type("qQ")
        try terminal.waitForShell()
    }
}
