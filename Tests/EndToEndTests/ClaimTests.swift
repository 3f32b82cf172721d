import Foundation
import Testing

/// The user's word on claims, and articles side by side, in a real terminal.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct ClaimTests {
    @Test func aStatusIsUndoneAndThereAgain() throws {
        let terminal = try TmuxTerminal(columns: 160, rows: 40)
        try terminal.openSample()
        terminal.type("]u")
        try terminal.wait(for: "claim 1/")
        terminal.type("C")
        try terminal.wait(for: "d  ✗ disputed")
        terminal.type("d")
        try terminal.wait(for: "✗ disputed: ")
        try terminal.wait(for: " unchecked")
        terminal.type("u")
        try terminal.wait(for: "○ unchecked: ")
        terminal.press("C-r")
        try terminal.wait(for: "✗ disputed: ")
        terminal.type("]u")
        try terminal.wait(for: "claim 2/")
        terminal.type("gpss")
        try terminal.wait(for: "by worth")
        terminal.type("&disputed")
        try terminal.wait(for: "1 left")
        terminal.press("Enter")
        terminal.type("Q")
        try terminal.waitForShell()

        let disputed = try terminal.output(
            of:
                "for id in $($QUOTH list | cut -c 1-16); do $QUOTH show --json $id; done | grep '\"status\": \"disputed\"' | wc -l"
        )
        #expect(disputed.contains("1"))
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Articles 5")
        terminal.press("Enter")
        try terminal.wait(for: "✗")
        terminal.type("]c")
        try terminal.wait(for: " unchecked")
    }

    @Test func articlesOnOneEventSideBySide() throws {
        let terminal = try TmuxTerminal(columns: 160, rows: 45)
        try terminal.openSample()
        terminal.type("gc")
        try terminal.wait(for: "Articles on one event")
        try terminal.wait(for: "≠ Possible conflicts")
        terminal.type("s")
        try terminal.wait(for: "conflicts only")
        // What was shown before stays until the rest has come.
        try terminal.wait(forNo: "… passages")
        terminal.type("jjx")
        try terminal.wait(for: "Link dismissed")
        terminal.type("u")
        try terminal.wait(for: "Link no longer dismissed")
        terminal.press("Enter")
        try terminal.wait(for: "^O goes back")
        terminal.press("C-o")
        try terminal.wait(for: "Articles on one event")
        terminal.type("gw")
        try terminal.wait(for: "was said")
        try terminal.wait(for: "verbatim")
        terminal.type("q")
        try terminal.wait(for: "Claims")
    }

    @Test func theListNarrowsAsOneTypes() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        terminal.type("gl&wire")
        try terminal.wait(for: "Articles 1 · &wire")
        terminal.press("Escape")
        try terminal.wait(for: "Articles 5")
    }
}
