import Testing

@testable import ReaderApp
@testable import TerminalUI

/// Whether what is drawn can be read: WCAG 2.2, level AA (4.5 for words, 3 for what only parts).
struct ContrastTests {
    private struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let theme: Theme
        /// The terminal's own text and background.
        let text: UInt8
        let ground: UInt8
    }

    private static let cases = [
        Case(testDescription: "dark", theme: .dark, text: 252, ground: 16),
        Case(testDescription: "dark on grey", theme: .dark, text: 252, ground: 234),
        Case(testDescription: "light", theme: .light, text: 16, ground: 231),
        Case(testDescription: "light on paper", theme: .light, text: 16, ground: 255),
    ]

    private func parts(_ color: Color, else own: UInt8) -> (Int, Int, Int) {
        switch color {
        case .standard: Palette.rgb(own)
        case .palette(let number): Palette.rgb(number)
        case .rgb(let red, let green, let blue): (Int(red), Int(green), Int(blue))
        }
    }

    private func contrast(_ text: Color, on ground: Color, _ test: Case) -> Double {
        ReaderAppTests.contrast(parts(text, else: test.text), parts(ground, else: test.ground))
    }

    @Test(arguments: cases)
    private func wordsCanBeRead(test: Case) {
        let theme = test.theme
        let styles = [
            theme.text, theme.faint, theme.headline, theme.paneTitle, theme.paneTitleFocused,
            theme.selectedRow,
            theme.selectedRowUnfocused, theme.unread, theme.status, theme.message, theme.error, theme.note,
            theme.key, theme.overlay,
        ]
        for (number, style) in (styles + theme.highlights.values).enumerated() {
            #expect(contrast(style.foreground, on: style.background, test) >= 4.5, "style \(number)")
        }
        #expect(contrast(theme.overlayBorder.foreground, on: theme.overlay.background, test) >= 3)
    }

    @Test(arguments: cases)
    private func speakersCanBeReadWhereverTheyStand(test: Case) {
        let theme = test.theme
        let grounds = [
            Color.standard, theme.litClaim, theme.litQuote, theme.searchHit, theme.overlay.background,
        ]
        for ground in grounds {
            for (rank, color) in theme.speakers.enumerated() {
                #expect(contrast(color, on: ground, test) >= 4.4, "speaker \(rank) on \(ground)")
            }
            #expect(contrast(theme.text.foreground, on: ground, test) >= 7, "text on \(ground)")
        }
    }

    @Test(arguments: cases)
    private func smallPrintCanBeReadInBoxes(test: Case) {
        let theme = test.theme
        for color in [
            theme.faint.foreground, theme.note.foreground, theme.key.foreground, theme.removed, theme.added,
        ] {
            #expect(contrast(color, on: theme.overlay.background, test) >= 4.5)
        }
    }

    @Test(arguments: cases)
    private func speakersAreApart(test: Case) {
        let colors = test.theme.speakers.map { parts($0, else: 0) }
        for (index, one) in colors.enumerated() {
            for other in colors[(index + 1)...] {
                let distance = abs(one.0 - other.0) + abs(one.1 - other.1) + abs(one.2 - other.2)
                #expect(distance >= 40, "\(one) and \(other)")
            }
        }
    }
}
