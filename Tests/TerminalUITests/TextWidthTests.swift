import Testing

@testable import TerminalUI

struct TextWidthTests {
    @Test(arguments: [
        ("", 0), ("plain", 5), ("naïve café", 10), ("“Curly” – dash…", 15),
        ("日本語", 6), ("한국어", 6), ("ﾊﾝｶｸ", 4), ("ＡＢ", 4),
        ("e\u{301}", 1), ("\u{1112}\u{1161}\u{11AB}", 2), ("กำ", 2), ("नमस्ते", 4), ("שָׁלוֹם", 4),
        ("👍", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🇺🇸", 2), ("🏳️‍🌈", 2), ("1️⃣", 2),
        ("❤", 1), ("❤️", 2), ("☎\u{FE0E}", 1), ("½ × ≠ ≈", 7),
    ])
    func countsColumns(text: String, columns: Int) {
        #expect(TextWidth.width(text) == columns)
    }

    @Test func clustersNeverTakeMoreThanTwoColumns() {
        for text in ["क्षा", "👩‍❤️‍💋‍👨", "\u{1100}\u{1100}\u{1161}"] {
            for character in text { #expect((1...2).contains(TextWidth.cell(character).width)) }
        }
    }

    @Test(arguments: [
        ("a\tb\nc\rd\r\ne", "a b c d e"),
        ("a\u{1B}[31mb", "a\u{FFFD}[31mb"),
        ("bell\u{7}null\u{0}delete\u{7F}", "bell\u{FFFD}null\u{FFFD}delete\u{FFFD}"),
        ("c1 \u{9B}31m \u{85}", "c1 \u{FFFD}31m  "),
        ("\u{202E}evil\u{202C} \u{2066}x\u{2069}\u{200E}\u{200F}\u{61C}", "evil x"),
        ("zero\u{200B}width\u{FEFF} soft\u{AD}hyphen", "zerowidth softhyphen"),
        ("tags\u{E0041}\u{E0042}", "tags"),
        ("fillers\u{3164}\u{115F}\u{FFA0}", "fillers"),
        ("line\u{2028}paragraph\u{2029}", "line paragraph "),
        ("\u{301}", "\u{25CC}\u{301}"),
        ("👩‍🚀 e\u{301}", "👩‍🚀 e\u{301}"),
    ])
    func cleans(text: String, cleaned: String) {
        #expect(TextWidth.clean(text) == cleaned)
    }

    @Test func invisibleCharactersWithinAClusterAreDropped() {
        #expect(Array(TextWidth.clean("a\u{34F}\u{301}b").unicodeScalars) == ["a", "\u{301}", "b"])
        #expect(Array(TextWidth.clean("a\u{E0067}b").unicodeScalars) == ["a", "b"])
    }

    @Test func towersOfMarksAreCutOff() {
        let tower = "x" + String(repeating: "\u{30D}", count: 100_000)
        #expect(TextWidth.width(tower) == 1)
        #expect(TextWidth.clean(tower).unicodeScalars.count == TextWidth.longestCluster)
    }

    @Test func widthIsThatOfTheCellsDrawn() {
        for text in ["plain", "日本 text", "👨‍👩‍👧‍👦 ok", "tab\there", "\u{202E}x"] {
            var frame = Frame(size: Size(rows: 1, columns: 40))
            #expect(frame.put(text, row: 0, column: 0) == TextWidth.width(text))
        }
    }

    @Test func wideTableIsOrdered() {
        for value in UInt32(0x20)...0x2FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // Independent of the table: emoji presentation implies wide (UTS #51), but for the letters of flags.
            if scalar.properties.isEmojiPresentation, !(0x1F1E6...0x1F1FF).contains(value),
                scalar.properties.age.map({ $0.major <= 15 && $0.minor == 0 }) ?? false
            {
                #expect(WideCharacters.contains(scalar), "U+\(String(value, radix: 16))")
            }
        }
        #expect(!WideCharacters.contains("\u{10FF}"))
        #expect(WideCharacters.contains("\u{1100}"))
        #expect(WideCharacters.contains("\u{3FFFD}"))
        #expect(!WideCharacters.contains("\u{3FFFE}"))
    }
}
