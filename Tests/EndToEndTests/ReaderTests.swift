import Foundation
import Glibc
import Testing

/// The release binary in a real terminal.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct ReaderTests {
    @Test func aNoteIsThereAgainAfterAReopening() throws {
        let terminal = try TmuxTerminal()
        try terminal.openSample()
        terminal.type("]q]q")
        try terminal.wait(for: "quote 2/")
        terminal.type("[q")
        try terminal.wait(for: "quote 1/")
        terminal.type("a")
        try terminal.wait(for: "^S save")
        terminal.type("who counted “them”?")
        terminal.press("C-s")
        try terminal.wait(forNo: "^S save")
        terminal.type("Q")
        try terminal.waitForShell()

        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Articles 5")
        terminal.press("Enter")
        terminal.type("]n")
        try terminal.wait(for: "who counted “them”?")
    }

    /// What is typed before the reader has the terminal waits for it, and Enter is Enter.
    @Test func keysTypedTooEarlyAreNotLost() throws {
        let terminal = try TmuxTerminal()
        terminal.command("clear; sleep 0.5; $QUOTH")
        terminal.press("Enter")
        try terminal.wait(for: "Articles 5")
        terminal.type("Q")
        try terminal.waitForShell()
    }

    @Test func viewsLeadToPassagesAndBack() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        terminal.type("gq")
        try terminal.wait(for: "All quotes")
        try terminal.wait(for: "The Quay Review")
        terminal.type("jj")
        terminal.press("Enter")
        try terminal.wait(for: "^O goes back")
        terminal.press("C-o")
        try terminal.wait(for: "All quotes")
        terminal.type("/tess")
        try terminal.wait(for: "/tess")
        try terminal.wait("Tessaly's quotes alone") {
            terminal.screen.contains("Tessaly") && !terminal.screen.contains("… quotes")
        }
        terminal.press("Enter")
        terminal.type("ge")
        try terminal.wait(for: "claims in")
        terminal.type("q")
        try terminal.wait(for: "Articles 5")
    }

    @Test func aCorrectionIsUsedByTheCommands() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        terminal.type("]q")
        try terminal.wait(for: "quote 1/")
        terminal.type("S")
        try terminal.wait(for: "type one, or choose")
        terminal.type("Minister Zeno")
        terminal.press("Enter")
        try terminal.wait(for: "Corrected: speaker: Minister Zeno")
        terminal.type("Q")
        try terminal.waitForShell()
        terminal.command("clear; $QUOTH quotes --speaker Zeno | wc -l")
        try terminal.wait("one quote") {
            terminal.screen.split(separator: "\n").contains { $0.trimmingCharacters(in: .whitespaces) == "1" }
        }
    }

    @Test func manyResizesEndInAScreenOfTheLastSize() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        for step in 0..<40 { terminal.resize(columns: 20 + 37 * step % 160, rows: 3 + 11 * step % 50) }
        terminal.resize(columns: 120, rows: 30)
        terminal.type("?")
        try terminal.wait(for: "half a page down")
        terminal.press("Escape")
        try terminal.wait(forNo: "half a page down")
        try terminal.wait("three panes") {
            terminal.screen.contains("Articles 5") && terminal.screen.contains("Claims")
        }
    }

    @Test func aTinyTerminalStillWorks() throws {
        let terminal = try TmuxTerminal(columns: 20, rows: 5)
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Nothing here yet")
        terminal.press("Enter")
        try terminal.wait(for: "Articles 5")
        terminal.press("Enter")
        terminal.type("]q]cjjG")
        try terminal.wait(for: "100 %")
        let before = terminal.screen
        terminal.type("?")
        try terminal.wait("the help") { terminal.screen != before }
        // A letter at once after it would be Alt with that letter.
        terminal.press("Escape")
        try terminal.wait("the text again") { terminal.screen == before }
        terminal.resize(columns: 1, rows: 1)
        terminal.resize(columns: 20, rows: 5)
        terminal.type("Q")
        try terminal.waitForShell()
    }

    @Test func suspendsAndComesBack() throws {
        let terminal = try TmuxTerminal()
        try terminal.openSample()
        let before = terminal.screen
        terminal.press("C-z")
        try terminal.waitForShell()
        terminal.command("fg")
        try terminal.wait("the same screen") { terminal.screen == before }
        #expect(terminal.fact("mouse_any_flag") == "1")
        terminal.type("Q")
        try terminal.waitForShell()
    }

    @Test func stoppedFromOutsideComesBack() throws {
        let terminal = try TmuxTerminal()
        try terminal.openSample()
        let before = terminal.screen
        try terminal.signal(SIGTSTP)
        try terminal.waitForShell()
        terminal.command("fg")
        try terminal.wait("the same screen") { terminal.screen == before }
    }

    @Test func withoutColoursNoneAreSent() throws {
        let terminal = try TmuxTerminal(environment: ["NO_COLOR": "1"])
        let record = terminal.home.appendingPathComponent("record")
        terminal.record(to: record)
        try terminal.openSample()
        terminal.type("]q")
        try terminal.wait(for: "quote 1/")
        let sent = try String(contentsOf: record, encoding: .utf8)
        let numbers = sent.matches(of: /\u{1B}\[([0-9;]*)m/)
            .flatMap { $0.output.1.split(separator: ";").compactMap { Int($0) } }
        // Bold, underlined or reversed are; 30 to 49 and from 90 on are colours.
        #expect(numbers.contains { [1, 4, 7].contains($0) })
        #expect(!numbers.contains { (30...49).contains($0) || $0 >= 90 })
    }

    @Test(arguments: ["dumb", "", "no-such-terminal"])
    func anUnusableTerminalTypeIsOneLine(type: String) throws {
        let terminal = try TmuxTerminal()
        terminal.command("clear; TERM='\(type)' $QUOTH; echo status $?")
        try terminal.wait(for: "status 1")
        #expect(terminal.screen.contains("quoth: "))
        #expect(terminal.screen.contains("TERM"))
        #expect(terminal.fact("alternate_on") == "0")
    }

    @Test func inAPipeItSaysWhatToDo() throws {
        let terminal = try TmuxTerminal()
        let said = try terminal.output(of: "$QUOTH | cat")
        #expect(said.first?.hasPrefix("quoth: the reader needs a terminal; ") == true)
        #expect(terminal.fact("alternate_on") == "0")
    }

    @Test func mouseAndPasteReachTheReader() throws {
        let terminal = try TmuxTerminal(columns: 120, rows: 30)
        try terminal.openSample()
        terminal.type("/")
        // Bracketed, as a terminal sends it: the letters within are no keys.
        terminal.sendBytes("\u{1B}[200~Halvesund\u{1B}[201~")
        try terminal.wait(for: "Halvesund")
        terminal.press("Enter")
        // A press and release on the third row of the list (rows of the second article).
        terminal.sendBytes("\u{1B}[<0;5;4M\u{1B}[<0;5;4m")
        try terminal.wait(for: "Articles 5")
        terminal.type("Q")
        try terminal.waitForShell()
    }
}

extension TmuxTerminal {
    /// Starts the reader on an empty library, takes the samples, and opens the first.
    func openSample() throws {
        command("clear; $QUOTH")
        try wait(for: "Nothing here yet")
        press("Enter")
        try wait(for: "Articles 5")
        try wait(for: "Will Karsovia pay")
        press("Enter")
        // How far one has read stands only beside an open article.
        try wait("the open article") { screen.firstMatch(of: /[0-9] %/) != nil }
        // Its links are looked for when it is open, and change the panel when they come.
        try wait("its links") { screen.firstMatch(of: /Claims [0-9]+ +[≠≈=+~]/) != nil }
    }

    /// Waits until the shell has the terminal again, with an answering prompt and every mode as it was.
    func waitForShell() throws {
        // What is typed before the reader has ended or stopped would be thrown away with its input.
        try wait("the shell") { !isBusy && fact("alternate_on") == "0" }
        // Computed by the shell, so that the typed line does not hold what is waited for.
        let number = Int.random(in: 1000...9999)
        command("clear; echo $((\(number)*7))")
        try wait(for: "\(number * 7)")
        for (name, value) in [("cursor_flag", "1"), ("mouse_any_flag", "0"), ("mouse_sgr_flag", "0")] {
            try wait("\(name) = \(value)") { fact(name) == value }
        }
    }
}
