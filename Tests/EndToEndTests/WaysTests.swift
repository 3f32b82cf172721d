import Foundation
import Testing

/// Ways through a text and out of it: counts, marks, searches, settings that change, what is taken along.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct WaysTests {
    @Test func countsMarksAndSearches() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        terminal.type("3]q")
        try terminal.wait(for: "quote 3/")
        terminal.type("ma")
        try terminal.wait(for: "Marked: 'a")
        terminal.type("]")
        try terminal.wait(for: "q quote  c claim  u unchecked")
        terminal.press("Escape")
        try terminal.wait(forNo: "q quote  c claim  u unchecked")
        terminal.type("5]q")
        try terminal.wait(for: "quote 8/")
        terminal.type("'a")
        try terminal.wait(for: "quote 3/")
        terminal.press("C-o")
        try terminal.wait(for: "quote 8/")

        terminal.type("/strait")
        try terminal.wait(for: "1/")
        terminal.press("Escape")
        try terminal.wait(forNo: "/strait")
        terminal.type("/b[o]ats?")
        try terminal.wait(for: "not found")
        terminal.press("C-t")
        try terminal.wait(for: "1/")
        terminal.press("Enter")
    }

    @Test func settingsAreReadWhileItRuns() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        let file = terminal.home.appendingPathComponent(".config/quoth/config.toml")
        try "theme = \"light\"\ntext-width = \"wide\"\n".write(to: file, atomically: true, encoding: .utf8)
        try terminal.wait(for: "config.toml:2: text-width")
        try "theme = \"light\"\n[keys]\nnext-quote = \"Q\"\nquit = \"X\"\n"
            .write(to: file, atomically: true, encoding: .utf8)
        try terminal.wait(for: "Settings read")
        terminal.type("Q")
        try terminal.wait(for: "quote 1/")
        terminal.type("X")
        try terminal.waitForShell()
    }

    @Test func aVerdictIsTakenAlong() throws {
        let terminal = try TmuxTerminal(columns: 160, rows: 40)
        try terminal.openSample()
        terminal.type("]u")
        try terminal.wait(for: "claim 1/")
        terminal.type("Cs")
        try terminal.wait(for: "✓ supported: ")
        terminal.type("Q")
        try terminal.waitForShell()
        let ratings = try terminal.output(
            of: "$QUOTH export --format claimreview | grep -c '\"ratingValue\": *5'")
        #expect(ratings.contains("1"))
        let pages = try terminal.output(of: "$QUOTH export --format html | grep -c '</html>'")
        #expect(pages.contains("1"))
        let table = try terminal.output(of: "$QUOTH export --format csv | head -1")
        #expect(table.contains { $0.hasPrefix("article,title,outlet") })
    }

    /// A search that finds nothing is where it began; what an action asks for may follow its name.
    @Test func searchesAndCommandsOnOneLine() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        let file = terminal.home.appendingPathComponent("harbour.txt")
        try Data("Harbour Closed Again\n\nThe harbour was closed on Tuesday.".utf8).write(to: file)
        try terminal.openSample()
        let before = terminal.screen
        terminal.type("/fish")
        try terminal.wait("a hit") { terminal.screen.firstMatch(of: /\b1\/[0-9]+\s*$/) != nil }
        terminal.type("zz")
        try terminal.wait(for: "not found")
        terminal.press("Escape")
        try terminal.wait("the text as it was") { terminal.screen == before }
        terminal.type("q:add ~/harbour.txt")
        terminal.press("Enter")
        try terminal.wait(for: "Added: Harbour Closed Again")
        try terminal.wait(for: "Articles 6")
        terminal.type("/harb")
        try terminal.wait("the hit in the list") { terminal.screen.firstMatch(of: /\b1\/2\s*$/) != nil }
    }
}
