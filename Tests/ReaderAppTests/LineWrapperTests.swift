import ArticleModel
import TerminalUI
import Testing

@testable import ReaderApp

struct LineWrapperTests {
    private func wrap(_ string: String, _ width: Int) -> [String] {
        let text = ArticleText(string)
        return LineWrapper(text, width: width).lines(of: text.span).map { text[$0] }
    }

    @Test func breaksBetweenWords() {
        #expect(wrap("who said what to whom", 9) == ["who said", "what to", "whom"])
    }

    @Test func breaksAfterHyphensAndDashes() {
        #expect(wrap("last-ditch attempt", 6) == ["last-", "ditch", "attemp", "t"])
        #expect(wrap("again—and again", 7) == ["again—", "and", "again"])
    }

    @Test func cutsWhatIsWiderThanALine() {
        #expect(wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"])
    }

    @Test func countsColumnsNotCharacters() {
        #expect(wrap("日本語の文", 4) == ["日本", "語の", "文"])
        #expect(wrap("cafe\u{301} au lait", 7) == ["cafe\u{301} au", "lait"])
    }

    @Test func joinsHardLineBreaks() {
        #expect(wrap("one\r\ntwo\nthree", 20).joined(separator: " ").contains("two"))
    }

    /// Whatever comes in: no line is too wide, nothing but white space is left out, and the order is kept.
    @Test(arguments: 0..<200)
    func keepsEveryWord(seed: Int) {
        var random = Random(seed: UInt64(seed))
        let alphabet: [Character] = Array("abc  -—“”’ é日👩‍👩‍👧\n\t.,e\u{301}")
        let string = String((0..<random.next(120)).map { _ in alphabet[random.next(alphabet.count)] })
        let text = ArticleText(string)
        let width = 2 + random.next(20)
        let lines = LineWrapper(text, width: width).lines(of: text.span)
        var last = 0
        for line in lines {
            #expect(line.start >= last)
            let between = text[TextSpan(last, line.start)]
            #expect(between.trimmingWhitespace().isEmpty, "something was left out")
            let columns = text[line].reduce(0) { $0 + TextWidth.cell($1).width }
            #expect(columns <= width)
            last = line.end
        }
        #expect(text[TextSpan(last, text.count)].trimmingWhitespace().isEmpty)
    }
}

/// A small generator with a seed (SplitMix64), so that a failing case can be run again.
struct Random {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// 0 to below `bound`.
    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((value ^ (value >> 31)) % UInt64(max(1, bound)))
    }
}
