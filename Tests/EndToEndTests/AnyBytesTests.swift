import ArticleModel
import Foundation
import Testing

/// Whatever articles hold, a real terminal gets from the reader only what its one writer sends.
@Suite(.serialized, .enabled(if: TmuxTerminal.canRunReader, "\(TmuxTerminal.readerReason)"))
struct AnyBytesTests {
    /// What terminals would obey, as bytes of a text: titles, colours, clipboard, links, the other screen, 8-bit controls,
    /// words turned round, and half of each.
    private static let hostile = [
        "\u{1B}]0;OWNED\u{7}", "\u{1B}[31;7mOWNED", "\u{1B}]52;c;T1dORUQ=\u{7}",
        "\u{1B}]8;;https://owned.example\u{1B}\\here",
        "\u{1B}[?1049l", "\u{1B}c", "\u{9B}2JOWNED", "\u{9D}0;OWNED\u{9C}", "\u{202E}DENWO", "\u{2066}x",
        "\u{7}\u{8}\u{8}",
        "\u{1B}", "\u{1B}[", "a\u{0}b", "\u{1B}Ptmux;\u{1B}OWNED\u{1B}\\", "\u{7F}\u{80}\u{85}\u{2028}",
        "\u{1B}_OWNED\u{1B}\\",
    ]

    @Test(arguments: [(120, 30), (80, 24), (20, 5)])
    func onlyTheReadersOwnSequencesReachTheTerminal(columns: Int, rows: Int) throws {
        let terminal = try TmuxTerminal(columns: columns, rows: rows)
        let record = terminal.home.appendingPathComponent("record")
        let lines = Self.hostile.enumerated().map { number, bytes in
            let words = "Ada \(bytes) Lovelace"
            return JSONValue.object([
                "title": .string("\(number) \(words)"), "outlet": .string(words), "byline": .string(words),
                "url": .string("https://\(bytes).example/\(bytes)"),
                "date": .string("2026-03-\(10 + number)"),
                "text": .string(
                    "\(number) \(words)\n\n“We \(bytes) agree on all of it,” \(words) said on Friday. She left \(bytes).\n"
                ),
            ]).compact() + [0x0A]
        }
        try Data(lines.joined()).write(to: terminal.home.appendingPathComponent("hostile.jsonl"))
        terminal.command("clear; $QUOTH add ~/hostile.jsonl | wc -l")
        try terminal.wait(forLine: "\(Self.hostile.count)")
        terminal.record(to: record)
        terminal.command("clear; $QUOTH")
        try terminal.wait(for: "Articles 17")
        terminal.press("Enter")
        try terminal.wait("an open article") { terminal.screen.contains("%") }
        for keys in ["]q]c", "J]q", "J", "J", "J", "J", "J", "J", "J", "J", "J", "J", "gp", "q"] {
            let before = terminal.screen
            terminal.type(keys)
            // What changes nothing is answered all the same; the next wait is for something that must come.
            _ = try? terminal.wait("a change", atMost: .milliseconds(300)) { terminal.screen != before }
        }
        for (view, words) in [("gq", "quotes"), ("ge", "Esc"), ("gn", "Esc")] {
            terminal.type(view)
            _ = try? terminal.wait(words, atMost: .milliseconds(700)) { terminal.screen.contains(words) }
            terminal.type("q")
        }
        terminal.type("Q")
        try terminal.waitForShell()
        let sent = try Data(contentsOf: record)
        #expect(sent.count > 1000)
        let flaws = TerminalStream(sent).flaws
        #expect(flaws.isEmpty)
        for bytes in Self.hostile where bytes.contains("OWNED") {
            #expect(sent.range(of: Data(bytes.utf8)) == nil, "\(bytes.debugDescription) came through")
        }
        #expect(Self.count("\u{1B}[?1049l", in: sent) == 1, "the other screen is left once, at the end")
        #expect(terminal.fact("pane_title") != "OWNED")
    }

    private static func count(_ words: String, in data: Data) -> Int {
        var count = 0
        var rest = data[...]
        while let found = rest.range(of: Data(words.utf8)) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}

/// What a program has sent to a terminal, read strictly: text, and the sequences that the reader and ncurses use.
struct TerminalStream {
    private(set) var flaws: [String] = []

    init(_ data: Data) {
        var rest = String(decoding: data, as: UTF8.self).unicodeScalars[...]
        // Places, erasing, styles, modes and the cursor; the character set; saved places; the keypad; links to the web in
        // visible ASCII; and what is copied, in base 64.
        let known =
            #/\e\[[?>]?[0-9;:]*[A-Za-z@`]|\e[()][A-Z0-9]|\e[78=>M]|\e\]8;;(?:https?://[!-~]*)?\e\\|\e\]52;c;[A-Za-z0-9+/=]*\a/#
            .matchingSemantics(.unicodeScalar)
        while let scalar = rest.first {
            if scalar == "\u{1B}" {
                let text = Substring(rest)
                guard let end = text.prefixMatch(of: known)?.range.upperBound else {
                    flaws.append("an unknown sequence: \(text.prefix(20).debugDescription)")
                    rest = rest.dropFirst()
                    continue
                }
                rest = rest[end...]
                continue
            }
            if Self.isForbidden(scalar) { flaws.append("U+\(String(scalar.value, radix: 16))") }
            rest = rest.dropFirst()
        }
    }

    /// Controls beyond line ends, tabs and steps back, and what turns text round.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F: false
        case 0..<0x20, 0x7F..<0xA0, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
