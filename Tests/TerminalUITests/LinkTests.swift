import Testing

@testable import TerminalUI

struct LinkTests {
    @Test(arguments: [
        ("https://a.example/x?y=1#z", "https://a.example/x?y=1#z"), ("HTTP://a.example", "HTTP://a.example"),
        ("https://a.example/ü b", "https://a.example/%C3%BC%20b"),
        ("https://a.example/\u{1B}]8;;\u{7}", "https://a.example/%1B]8;;%07"),
        ("https://a.example/\u{9C}", "https://a.example/%C2%9C"),
    ])
    func addressesAreVisibleASCII(address: String, sent: String) {
        #expect(LinkTarget(address)?.address == sent)
    }

    @Test func onlyTheWebIsLinkedAndNothingEndless() {
        for address in [
            "", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example", "mailto:a@b", "//a",
        ] {
            #expect(LinkTarget(address) == nil)
        }
        #expect(LinkTarget("https://a.example/" + String(repeating: "x", count: 3000)) == nil)
        #expect(LinkTarget("https://a.example/" + String(repeating: "ü", count: 900)) == nil)
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func anyBytesGiveOneSequence(seed: UInt64) {
        let address = "https://" + String(decoding: randomBytes(seed: seed, count: 200), as: UTF8.self)
        guard let target = LinkTarget(address) else { return }
        let sequence = TerminalSequences.link(target).utf8
        #expect(sequence.count { $0 < 0x20 || $0 >= 0x7F } == 2, "the escapes that begin and end it")
        #expect(sequence.starts(with: "\u{1B}]8;;https://".utf8))
    }

    @Test func whatIsDrawnOverALinkLeadsNowhere() throws {
        let target = try #require(LinkTarget("https://a.example/1"))
        let other = try #require(LinkTarget("https://a.example/2"))
        var frame = Frame(size: Size(rows: 2, columns: 10))
        frame.put("words here", row: 0, column: 0)
        frame.link(row: 0, columns: 0..<5, to: target)
        frame.link(row: 1, columns: 8..<40, to: other)
        frame.link(row: 9, columns: 0..<5, to: other)
        frame.put("日", row: 0, column: 2)
        #expect(
            (0..<10).map { frame.link(row: 0, column: $0) == target } == [true, true, false, false, true]
                + Array(repeating: false, count: 5))
        #expect(frame.link(row: 1, column: 9) == other)
        #expect(frame.link(row: 1, column: 10) == nil)
        frame.restyle(row: 0, columns: 0..<2) { $0.with(.bold) }
        #expect(frame.link(row: 0, column: 1) == target)
    }

    @Test func terminalsThatMayShowThemGetNone() {
        func takes(_ environment: [String: String]) -> Bool { TerminalType.takesLinks(environment) }
        #expect(takes(["TERM": "xterm-256color"]) && takes(["TERM": "tmux-256color", "TMUX": "/tmp/x"]))
        #expect(takes(["TERM": "screen-256color", "TMUX": "/tmp/x"]))
        #expect(!takes(["TERM": "screen-256color"]) && !takes(["TERM": "xterm", "STY": "1.pts"]))
        for type in ["linux", "vt100", "eterm-color", "dumb", ""] { #expect(!takes(["TERM": type])) }
        #expect(!takes([:]))
    }
}
