import TerminalUI
import Testing

@testable import ReaderApp

struct KeyTests {
    @Test func readsTheNotation() {
        #expect(KeySequence("]q")?.keys == [.character("]"), .character("q")])
        #expect(KeySequence("^D")?.keys == [.control("d")])
        #expect(KeySequence("S-Tab")?.keys == [.backTab])
        #expect(KeySequence("^M")?.keys == [.enter], "as terminals send it")
        #expect(KeySequence("Space")?.keys == [.character(" ")])
        #expect(KeySequence("") == nil)
    }

    @Test func writesTheNotationThatItReads() {
        for binding in KeyTable.standard.bindings {
            for sequence in binding.keys { #expect(KeySequence(sequence.notation) == sequence) }
        }
    }

    @Test func everyActionStandsInTheTableOnce() {
        let actions = KeyTable.standard.bindings.map(\.action)
        #expect(Set(actions) == Set(Action.allCases))
        #expect(actions.count == Set(actions).count)
    }

    @Test func noKeyMeansTwoThings() {
        let keys = KeyTable.standard.bindings.flatMap(\.keys)
        #expect(keys.count == Set(keys).count)
        for long in keys where long.keys.count > 1 {
            #expect(
                !keys.contains { $0.keys == Array(long.keys.dropLast()) },
                "\(long.notation) can never be typed")
        }
    }

    @Test func takesCountsAndPrefixes() {
        var matcher = KeyMatcher()
        #expect(matcher.press(.character("1")) == .waiting)
        #expect(matcher.press(.character("0")) == .waiting)
        #expect(matcher.press(.character("]")) == .waiting)
        #expect(matcher.pending == "10]")
        #expect(matcher.press(.character("q")) == .action(.nextQuote, count: 10))
        #expect(matcher.pending == "")
    }

    @Test func escapeTakesBackAPrefix() {
        var matcher = KeyMatcher()
        _ = matcher.press(.character("]"))
        #expect(matcher.press(.escape) == .waiting)
        #expect(matcher.press(.character("j")) == .action(.down, count: nil))
    }

    @Test func saysWhichKeysMeanNothing() {
        var matcher = KeyMatcher()
        _ = matcher.press(.character("]"))
        #expect(matcher.press(.character("z")) == .unknown("]z"))
        #expect(matcher.press(.function(5)) == .unknown("F5"))
    }
}
