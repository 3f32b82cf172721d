import Testing

@testable import TerminalUI

struct InputDecoderTests {
    /// All inputs of some bytes, as if nothing more came.
    private func decode(_ bytes: some Sequence<UInt8>, chunk: Int = .max) -> [InputDecoder.Input] {
        var decoder = InputDecoder()
        var inputs: [InputDecoder.Input] = []
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            decoder.feed(rest.prefix(chunk))
            rest = rest.dropFirst(chunk)
            while let input = decoder.next() { inputs.append(input) }
        }
        while decoder.pending != nil {
            if let input = decoder.flush() { inputs.append(input) }
            while let input = decoder.next() { inputs.append(input) }
        }
        return inputs
    }

    private func keys(_ text: String) -> [Key] {
        decode(text.utf8).compactMap { if case .key(let key) = $0 { key } else { nil } }
    }

    @Test(arguments: [
        ("a", Key.character("a")), ("é", .character("é")), ("e\u{301}", .character("e\u{301}")),
        ("日", .character("日")), ("👨‍👩‍👧", .character("👨‍👩‍👧")), (" ", .character(" ")),
        ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
        ("\u{0}", .control(" ")), ("\u{3}", .control("c")), ("\u{1A}", .control("z")),
        ("\u{1C}", .control("\\")),
        ("\u{1F}", .control("_")), ("\u{1B}", .escape), ("\u{1B}x", .alt("x")), ("\u{1B}\r", .alt("\r")),
        ("\u{1B}é", .alt("é")),
        ("\u{1B}[", .alt("[")), ("\u{1B}O", .alt("O")), ("\u{1B}]", .alt("]")),
        ("\u{1B}\u{7F}", .control("w")),
        ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;5C", .alt("f")), ("\u{1B}[1;3D", .alt("b")),
        ("\u{1B}[1;2C", .right), ("\u{1B}[D", .left),
        ("\u{1B}[Z", .backTab),
        ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[7~", .home), ("\u{1B}OF", .end),
        ("\u{1B}[3~", .delete),
        ("\u{1B}[2~", .insert), ("\u{1B}[5~", .pageUp), ("\u{1B}[6;5~", .pageDown), ("\u{1B}OM", .enter),
        ("\u{1B}OP", .function(1)), ("\u{1B}[[B", .function(2)), ("\u{1B}[15~", .function(5)),
        ("\u{1B}[21~", .function(10)), ("\u{1B}[24~", .function(12)), ("\u{1B}[1;2S", .function(4)),
    ])
    func keysOfManyTerminals(sent: String, key: Key) {
        #expect(keys(sent) == [key])
    }

    @Test func keysInARow() {
        #expect(keys("]q\u{1B}[Bä\r") == [.character("]"), .character("q"), .down, .character("ä"), .enter])
        #expect(keys("\u{1B}\u{1B}[A") == [.escape, .up])
        #expect(keys("e\u{301}x") == [.character("e\u{301}"), .character("x")])
        #expect(keys("🇺🇸🇫🇷") == [.character("🇺🇸"), .character("🇫🇷")])
    }

    @Test func sequencesWithoutMeaningAreLeftOut() {
        #expect(keys("a\u{1B}[?1;2cb") == [.character("a"), .character("b")])
        #expect(keys("a\u{1B}[999~\u{1B}[Ib") == [.character("a"), .character("b")])
        #expect(keys("a\u{1B}[12\u{1B}[Ab") == [.character("a"), .up, .character("b")])
        #expect(keys("\u{1B}[" + String(repeating: "1", count: 500)).count > 400)
    }

    @Test func invalidUTF8IsReplaced() {
        #expect(decode([0xFF, 0x61]) == [.key(.character("\u{FFFD}")), .key(.character("a"))])
        #expect(decode([0xE2, 0x80]) == [.key(.character("\u{FFFD}")), .key(.character("\u{FFFD}"))])
        #expect(decode([0xE2, 0x80, 0x94]) == [.key(.character("—"))])
        #expect(decode([0xC2, 0x85, 0x61]) == [.key(.character("a"))])
    }

    @Test func sequencesMayComeInParts() {
        let sent = "日\u{1B}[A\u{1B}[<0;5;7M\u{1B}[200~two\nlines\u{1B}[201~x"
        let whole = decode(sent.utf8)
        #expect(
            whole == [
                .key(.character("日")), .key(.up),
                .mouse(MouseReport(code: 0, isPress: true, position: Position(row: 6, column: 4))),
                .paste("two\nlines"), .key(.character("x")),
            ])
        for chunk in 1...8 { #expect(decode(sent.utf8, chunk: chunk) == whole) }
    }

    @Test func aPasteKeepsWhatLooksLikeKeys() {
        #expect(
            decode("\u{1B}[200~\u{3}\u{1B}[A\u{1B}[20\u{1B}[201~".utf8) == [.paste("\u{3}\u{1B}[A\u{1B}[20")])
        #expect(decode("\u{1B}[200~no end".utf8) == [.paste("no end")])
        #expect(decode("a\u{1B}[201~b".utf8) == [.key(.character("a")), .key(.character("b"))])
    }

    @Test func aLongPasteIsCut() {
        let text = String(repeating: "0123456789", count: 120_000)
        let inputs = decode(("\u{1B}[200~" + text + "\u{1B}[201~z").utf8, chunk: 4096)
        #expect(inputs == [.paste(String(text.prefix(InputDecoder.pasteLimit))), .key(.character("z"))])
    }

    @Test func mouseReports() {
        func report(_ code: Int, _ isPress: Bool, _ row: Int, _ column: Int) -> InputDecoder.Input {
            .mouse(MouseReport(code: code, isPress: isPress, position: Position(row: row, column: column)))
        }
        #expect(
            decode("\u{1B}[<0;1;1M\u{1B}[<0;300;2m".utf8) == [
                report(0, true, 0, 0), report(0, false, 1, 299),
            ])
        #expect(decode("\u{1B}[<65;10;20M".utf8) == [report(65, true, 19, 9)])
        #expect(decode("\u{1B}[M !!\u{1B}[M#!!".utf8) == [report(0, true, 0, 0), report(0, false, 0, 0)])
        #expect(
            decode("\u{1B}[<0;0;1M\u{1B}[<1:2;1;1M\u{1B}[<99999999999999999999;1;1M\u{1B}[<;1M".utf8).isEmpty)
    }

    @Test(arguments: UInt64(0)..<200)
    func anyBytesGiveKeysWithoutControlCharacters(seed: UInt64) {
        for input in decode(randomBytes(seed: seed, count: 300)) {
            if case .key(.character(let character)) = input {
                #expect(character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
            }
        }
    }

    @Test(arguments: (UInt64(0)..<100).map { 3 * $0 + 1 })
    func sequencesDoNotDependOnHowTheyAreParted(seed: UInt64) {
        let bytes = randomBytes(seed: seed, count: 300)
        let whole = decode(bytes)
        for chunk in [1, 2, 3, 7] { #expect(decode(bytes, chunk: chunk) == whole) }
    }
}

struct MouseTrackerTests {
    private let here = Position(row: 3, column: 4)

    private func report(_ code: Int, at position: Position, isPress: Bool = true) -> MouseReport {
        MouseReport(code: code, isPress: isPress, position: position)
    }

    @Test func quickPressesAreADoubleAndATripleClick() {
        var mouse = MouseTracker()
        let times = [0, 100, 200, 300, 900].map { Duration.milliseconds($0) }
        #expect(
            times.map { mouse.event(report(0, at: here), at: $0)?.action } == [
                .press, .doubleClick, .tripleClick, .press, .press,
            ])
    }

    @Test func pressesOnDifferentCellsAreNot() {
        var mouse = MouseTracker()
        #expect(mouse.event(report(0, at: here), at: .zero)?.action == .press)
        #expect(mouse.event(report(0, at: Position(row: 3, column: 5)), at: .zero)?.action == .press)
    }

    @Test func dragsAreReportedOncePerCell() {
        var mouse = MouseTracker()
        let there = Position(row: 5, column: 6)
        #expect(mouse.event(report(32, at: there), at: .zero) == nil)
        #expect(mouse.event(report(0, at: here), at: .zero) == MouseEvent(.press, at: here))
        #expect(mouse.event(report(32, at: here), at: .zero) == nil)
        #expect(mouse.event(report(32, at: there), at: .zero) == MouseEvent(.drag, at: there))
        #expect(mouse.event(report(32, at: there), at: .zero) == nil)
        #expect(
            mouse.event(report(0, at: there, isPress: false), at: .zero) == MouseEvent(.release, at: there))
        #expect(mouse.event(report(0, at: there, isPress: false), at: .zero) == nil)
    }

    @Test func wheelAndOtherButtons() {
        var mouse = MouseTracker()
        #expect(mouse.event(report(64, at: here), at: .zero) == MouseEvent(.wheelUp, at: here))
        #expect(mouse.event(report(65 + 16, at: here), at: .zero) == MouseEvent(.wheelDown, at: here))
        #expect(mouse.event(report(66, at: here), at: .zero) == nil)
        #expect(mouse.event(report(1, at: here), at: .zero) == nil)
        #expect(mouse.event(report(2, at: here), at: .zero) == nil)
    }
}
