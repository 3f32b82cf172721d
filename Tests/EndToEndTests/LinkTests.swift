import Foundation
import Testing

/// Links that terminals make clickable (OSC 8).
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct LinkTests {
    private static let page = """
        <html><head><title>Talks End</title></head><body><article><h1>Talks End</h1>
        <p>The ministers met on Friday, <a href="https://other.example/日本?a=1">another paper 東京</a> reported, and \
        they agreed on the whole of the treaty after a long night of talks in the old customs house.</p>
        <p>“We agree on all of it,” <a href="javascript:alert(1)">Ada Lovelace</a> said on Friday after the talks, \
        which had begun in the morning and went on until the ferries had gone.</p></article></body></html>
        """

    /// What was sent, and the screens on the way.
    private func read(_ settings: String) throws -> (sent: String, screens: [String]) {
        let terminal = try TmuxTerminal(columns: 100, rows: 30)
        let home = terminal.home
        try FileManager.default.createDirectory(
            at: home.appendingPathComponent(".config/quoth"), withIntermediateDirectories: true)
        try Data(settings.utf8).write(to: home.appendingPathComponent(".config/quoth/config.toml"))
        try Data(Self.page.utf8).write(to: home.appendingPathComponent("talks.html"))
        try terminal.output(of: "$QUOTH add ~/talks.html")
        terminal.record(to: home.appendingPathComponent("record"))
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Articles 1")
        terminal.press("Enter")
        try terminal.wait("the open article") { terminal.screen.firstMatch(of: /[0-9] %/) != nil }
        var screens: [String] = []
        for keys in ["]q", "O", "O", "gp", "gt", "v"] {
            terminal.type(keys)
            terminal.type("?")
            try terminal.wait(for: "half a page down")
            terminal.press("Escape")
            try terminal.wait(forNo: "half a page down")
            screens.append(try terminal.stillScreen())
        }
        terminal.type("Q")
        try terminal.waitForShell()
        let sent = try Data(contentsOf: home.appendingPathComponent("record"))
        #expect(TerminalStream(sent).flaws.isEmpty)
        return (String(decoding: sent, as: UTF8.self), screens)
    }

    @Test func wordsAreLinkedAndStayWhereTheyAre() throws {
        let linked = try read("")
        let plain = try read("links = false\n")
        let target = "https://other.example/%E6%97%A5%E6%9C%AC?a=1"
        #expect(linked.sent.contains("\u{1B}]8;;\(target)\u{1B}\\another paper 東京\u{1B}]8;;\u{1B}\\"))
        #expect(!linked.sent.contains("javascript"))
        #expect(!plain.sent.contains("\u{1B}]8;"))
        #expect(linked.screens == plain.screens, "the same columns with links as without")
    }
}
