import Testing

@testable import TerminalUI

struct OutputTests {
    /// Widths as the C library of Debian 12 has them, for the characters of these tests.
    private func widthInC(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x200D, 0xFE0E, 0xFE0F, 0x300...0x36F, 0x94D: 0
        case 0x1FAE8: -1
        case 0x1F300...0x1FAFF, 0x65E5: 2
        default: 1
        }
    }

    private func sent(_ cluster: String) -> [String] {
        let width = cluster.first.map { TextWidth.cell($0).width } ?? 0
        let pieces = Glyphs.pieces(cluster, columns: width, widthInC: widthInC)
        #expect(pieces.reduce(0) { $0 + $1.width } == width)
        return pieces.map { piece in
            piece.scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
        }
    }

    @Test func clustersOfOneWidthEverywhereAreSentWhole() {
        #expect(sent("x") == ["x"])
        #expect(sent("e\u{301}") == ["e\u{301}"])
        #expect(sent("日") == ["日"])
        #expect(sent("👍") == ["👍"])
        #expect(sent("🇺🇸") == ["\u{1F1FA}", "\u{1F1F8}"])
    }

    @Test func clustersThatTerminalsMeasureDifferentlyAreCutAndFilled() {
        #expect(sent("👨‍👩‍👧") == ["👨"])
        #expect(sent("❤️") == ["❤", " "])
        #expect(sent("क्षा") == ["क\u{94D}", "ष"])
        #expect(sent("\u{1FAE8}") == ["\u{FFFD}", " "])
    }

    @Test func marksBeyondWhatACellHoldsAreDropped() {
        let tower = "x" + String(repeating: "\u{30D}", count: 11)
        #expect(sent(tower).map(\.unicodeScalars.count) == [Glyphs.longestPiece])
    }

    @Test(arguments: [
        (UInt8(200), 256, 200), (9, 16, 9), (9, 8, 1), (3, 8, 3), (196, 16, 9), (21, 16, 12), (231, 16, 15),
        (16, 8, 0),
        (240, 16, 8), (255, 8, 7), (46, 8, 2),
    ])
    func coloursComeNearest(color: UInt8, among colors: Int, index: Int) {
        #expect(Palette.index(of: color, among: colors) == index)
    }

    @Test func everyColourHasAPlaceInEveryPalette() {
        for color in UInt8.min...UInt8.max {
            for colors in [8, 16, 256] {
                #expect((0..<colors).contains(Palette.index(of: color, among: colors)))
            }
        }
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("“né”", "4oCcbsOp4oCd"),
    ])
    func base64OfTheStandard(text: String, encoded: String) {
        #expect(Base64.encode(Array(text.utf8)) == encoded)
    }

    @Test func theClipboardSequenceHoldsOnlyBase64() {
        #expect(TerminalSequences.clipboard("\u{1B}]x\u{7}") == "\u{1B}]52;c;G114Bw==\u{7}")
    }

    @Test func paddingIsRemoved() {
        #expect(TerminalSequences.withoutPadding("\u{1B}[m$<2>x$<5*/>") == "\u{1B}[mx")
        #expect(TerminalSequences.withoutPadding("$5 > $4") == "$5 > $4")
    }

    @Test func theEmergencyTextUndoesWhatTheTypeKnows() {
        let full = TerminalSequences.emergency {
            ["rmcup": "<leave>", "cnorm": "<show>", "sgr0": "<plain>"][$0]
        }
        #expect(full == "\u{18}" + TerminalSequences.end + "<plain><show><leave>")
        #expect(TerminalSequences.emergency { _ in nil }.hasSuffix("\r\n"))
    }

    @Test func newerTerminalsHaveASubstitute() {
        #expect(TerminalType.substitute(for: "xterm-kitty") == "xterm-256color")
        #expect(TerminalType.substitute(for: "alacritty") == "xterm-256color")
        #expect(TerminalType.substitute(for: "tmux-direct") == "screen-256color")
        #expect(TerminalType.substitute(for: "no-such-type") == nil)
    }

    @Test func errorsAreOneLineWithoutControlCharacters() {
        let type = "bad\u{1B}[31m\ntype"
        let errors: [TerminalError] = [
            .notATerminal, .noType, .unknownType(type), .noDatabase(type), .tooSimple(type),
            .refused("reason"),
        ]
        for error in errors {
            #expect(error.description.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
        }
    }
}
