import Foundation
import Glibc
import Testing

/// Whatever ends the reader, the terminal is as it was.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct RestorationTests {
    @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGSEGV, SIGBUS, SIGILL, SIGABRT, SIGTRAP, SIGFPE])
    func afterASignal(number: Int32) throws {
        let terminal = try TmuxTerminal()
        let before = try terminal.settings()
        try terminal.openSample()
        #expect(terminal.fact("mouse_any_flag") == "1")
        try terminal.signal(number)
        try terminal.waitForShell()
        #expect(try terminal.settings() == before)
    }

    @Test func afterQuitting() throws {
        let terminal = try TmuxTerminal()
        let before = try terminal.settings()
        try terminal.openSample()
        terminal.type("Q")
        try terminal.waitForShell()
        #expect(try terminal.settings() == before)
    }

    @Test(arguments: [SIGTERM, SIGSEGV])
    func everyModeIsUndone(number: Int32) throws {
        let terminal = try TmuxTerminal()
        let record = terminal.home.appendingPathComponent("record")
        terminal.record(to: record)
        try terminal.openSample()
        try terminal.signal(number)
        try terminal.waitForShell()
        let sent = try String(contentsOf: record, encoding: .utf8)
        // Alternate screen, mouse, decimal mouse reports, bracketed paste: the last word on each is off.
        for mode in [1049, 1002, 1006, 2004] {
            let words = sent.matches(of: /\u{1B}\[\?([0-9]+)([hl])/).filter { $0.output.1 == "\(mode)" }
            #expect(words.count >= 2, "mode \(mode)")
            #expect(words.last?.output.2 == "l", "mode \(mode)")
        }
        // The cursor: shown is on.
        let cursor = sent.matches(of: /\u{1B}\[\?25([hl])/)
        #expect(cursor.last?.output.1 == "h")
    }

    @Test func aSignalWhileSavingLosesNoNote() throws {
        let terminal = try TmuxTerminal()
        try terminal.openSample()
        terminal.type("]qa")
        try terminal.wait(for: "^S save")
        terminal.type("kept")
        terminal.press("C-s")
        try terminal.signal(SIGHUP)
        try terminal.waitForShell()
        terminal.command("clear; grep -rl kept $HOME/.local/share/quoth/annotations | wc -l")
        try terminal.wait("the note on disk") {
            terminal.screen.split(separator: "\n").contains { $0.trimmingCharacters(in: .whitespaces) == "1" }
        }
    }

    @Test(arguments: [SIGTERM, SIGHUP])
    func aSignalWhileWritingKeepsTheNoteAndThePlace(number: Int32) throws {
        let terminal = try TmuxTerminal(columns: 70, rows: 12)
        try terminal.openSample()
        terminal.type("G")
        try terminal.wait(for: "100 %")
        terminal.type("[q")
        try terminal.wait(for: "quote ")
        terminal.type("a")
        try terminal.wait(for: "^S save")
        terminal.type("half a thou")
        try terminal.wait(for: "half a thou")
        try terminal.signal(number)
        try terminal.waitForShell()
        terminal.command("clear; $QUOTH notes")
        try terminal.wait(for: "half a thou")
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Articles 5")
        terminal.press("Enter")
        try terminal.wait("the place where the reading ended") {
            let share = terminal.screen.firstMatch(of: /([0-9]+) %/).flatMap { Int($0.output.1) }
            return share.map { $0 > 60 } ?? false
        }
    }

    @Test func aClosedTerminalKeepsTheNote() throws {
        let library = FileManager.default.temporaryDirectory.path + "/quoth-closed-" + UUID().uuidString
        defer { try? FileManager.default.removeItem(atPath: library) }
        do {
            let terminal = try TmuxTerminal(environment: ["QUOTH_LIBRARY": library])
            try terminal.openSample()
            terminal.type("]qa")
            try terminal.wait(for: "^S save")
            terminal.type("before the lid was shut")
            try terminal.wait(for: "the lid was shut")
            terminal.close()
        }
        let terminal = try TmuxTerminal(environment: ["QUOTH_LIBRARY": library])
        terminal.command("clear; $QUOTH notes")
        try terminal.wait(for: "before the lid was shut")
    }
}

extension TmuxTerminal {
    /// The settings of the terminal, as `stty` shows them.
    func settings() throws -> String {
        let file = home.appendingPathComponent("stty")
        try? FileManager.default.removeItem(at: file)
        command("clear; stty -a > \(file.path).part && mv \(file.path).part \(file.path)")
        var text = ""
        try wait("stty") {
            text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
            return !text.isEmpty
        }
        return text
    }
}
