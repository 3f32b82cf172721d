import Foundation
import Testing

/// The harness itself, on programs that are everywhere.
@Suite(.serialized, .enabled(if: TmuxTerminal.isAvailable, "needs tmux"))
struct HarnessTests {
    @Test func typesAndReads() throws {
        let terminal = try TmuxTerminal(columns: 40, rows: 5)
        terminal.command("cat")
        terminal.type("“words” – naïve; $HOME")
        try terminal.wait(for: "“words” – naïve; $HOME")
        terminal.press("C-u")
        try terminal.wait(forNo: "words")
        terminal.press("C-d")
        terminal.command("stty size")
        try terminal.wait(for: "5 40")
    }

    @Test func resizes() throws {
        let terminal = try TmuxTerminal(columns: 40, rows: 5)
        terminal.resize(columns: 60, rows: 9)
        try terminal.wait("the new size") {
            terminal.command("clear; stty size")
            return terminal.screen.contains("9 60")
        }
    }

    @Test func tellsWhatItWaitedFor() throws {
        let terminal = try TmuxTerminal(columns: 40, rows: 5, patience: .milliseconds(50))
        let failure = #expect(throws: TmuxTerminal.Failure.self) { try terminal.wait(for: "never shown") }
        #expect(failure?.what.contains("never shown") == true)
        #expect(failure?.screen.contains("$") == true)
    }

    @Test func recordsEscapeSequences() throws {
        let terminal = try TmuxTerminal(columns: 40, rows: 5)
        let record = terminal.home.appendingPathComponent("record")
        terminal.record(to: record)
        terminal.command("printf '\\033[1mbo''ld\\033[0m'")
        try terminal.wait("the sequence") {
            (try? String(contentsOf: record, encoding: .utf8))?.contains("\u{1B}[1mbold") == true
        }
    }
}
