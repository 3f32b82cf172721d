import ArticleModel
import Foundation
import Linguistics
import Testing

@testable import ArticleParsing

/// The quotations of a text, one line each: depth, `…` when unclosed, and the parts joined by ` / `.
private func quotations(_ string: String) -> [String] {
    let text = ArticleText(string)
    let blocks = BlockFinder(text: text, document: RawDocument(text: string)).blocks()
    let tokenized = Tokenizer().tokenize(text, blocks: blocks)
    return QuotationFinder(text: tokenized, blocks: blocks).quotations().map { quotation in
        "\(quotation.depth)\(quotation.isClosed ? "" : "…") "
            + quotation.parts.map { text[$0] }.joined(separator: " / ")
    }
}

@Suite struct QuotationTests {
    @Test(arguments: [
        ("“We agree,” he said.", ["0 “We agree,”"]),
        ("\"We agree,\" he said, \"and go.\"", ["0 \"We agree,\"", "0 \"and go.\""]),
        ("He called it “a ‘bad’ idea.”", ["0 “a ‘bad’ idea.”", "1 ‘bad’"]),
        ("‘We “agree”,’ he said", ["0 ‘We “agree”,’", "1 “agree”"]),
        ("'We don't agree,' he said.", ["0 'We don't agree,'"]),
        ("Il dit « oui » et «non».", ["0 « oui »", "0 «non»"]),
        ("Er sagt „ja“ und »nein«.", ["0 „ja“", "0 »nein«"]),
        ("他说「是『不』的」。", ["0 「是『不』的」", "1 『不』"]),
        ("The ''policy'' and ``word'' here.", ["0 ''policy''", "0 ``word''"]),
        ("“He said “yes” to us.”", ["0 “He said “yes” to us.”", "1 “yes”"]),
        ("(\"yes\") and—\"no\"—then", ["0 \"yes\"", "0 \"no\""]),
        ("the workers’ pay in the ’90s isn’t low", []),
        ("a 5\" pipe, 6'2\" tall", []),
        ("He bought a 5\" pipe and said \"fine\" to it.", ["0 \"fine\""]),
        ("“typed twice“ he said", ["0 “typed twice“"]),
        ("The ‘80s were ‘rough,’ he said", ["0 ‘rough,’"]),
    ])
    func inOneParagraph(text: String, expected: [String]) {
        #expect(quotations(text) == expected)
    }

    @Test func marksThatOpenAnew() {
        let text = """
            “The first thing is this.

            “The second thing is that.

            “The third is neither,” he said.

            Nobody spoke.
            """
        #expect(
            quotations(text) == [
                "0 “The first thing is this. / “The second thing is that. / “The third is neither,”"
            ])
    }

    @Test func straightMarksThatOpenAnew() {
        let text = "He said: \"The first.\n\n\"The second.\"\n\nNobody spoke."
        #expect(quotations(text) == ["0 \"The first. / \"The second.\""])
    }

    @Test func noMarksBetween() {
        let text = "She said, “The first thing.\n\nThe second thing.\n\nThe last thing.”\n\nNobody spoke."
        #expect(quotations(text) == ["0 “The first thing. / The second thing. / The last thing.”"])
    }

    @Test func anUnclosedMarkEndsWithItsParagraph() {
        let text = "“We go, he said.\n\nThe talks ended.\n\nNobody spoke."
        #expect(quotations(text) == ["0… “We go, he said."])
    }

    @Test func anUnclosedMarkEndsBeforeTheNext() {
        let text = "He said “we go now. Then he added: “We stay.” Nobody spoke."
        #expect(quotations(text) == ["0… “we go now.", "0 “We stay.”"])
    }

    /// A passage quoted from another publication: inner quotations use the same marks, and the passage has a
    /// closing mark of its own only at its end.
    @Test func aPassageFromAnotherPublication() {
        let text = """
            Talks Fail in the Capital

            The reporter begins here, and says what is known so far.

            Envoys Leave the Table Without a Word | The Harbour Post

            “The envoys left at noon, after a long morning of talks.

            One called it “a lost day,” and went home.

            “We will be back,” he said.

            The port stayed closed.”

            The reporter says “enough” again.
            """
        #expect(
            quotations(text) == [
                "0 “The envoys left at noon, after a long morning of talks. / One called it “a lost day,” and went home."
                    + " / “We will be back,” he said. / The port stayed closed.”",
                "1 “a lost day,”", "1 “We will be back,”", "0 “enough”",
            ])
    }

    /// The same, with the closing mark missing: it falls together with that of the last inner quotation.
    @Test func aPassageWhoseClosingMarkIsShared() {
        let text = """
            Talks Fail in the Capital

            The reporter begins here, and says what is known so far.

            Envoys Leave the Table Without a Word | The Harbour Post

            “The envoys left at noon, after a long morning of talks.

            The port stayed closed, as one called it, for “a lost day.”

            So nothing came of it, the reporter says.
            """
        #expect(
            quotations(text) == [
                "0… “The envoys left at noon, after a long morning of talks."
                    + " / The port stayed closed, as one called it, for “a lost day.”", "1 “a lost day.”",
            ])
    }

    @Test func boilerplateHoldsNoQuotations() {
        #expect(
            quotations("Talks Fail Again\n\nThey “left” early.\n\nSign up for “The Morning” newsletter") == [
                "0 “left”"
            ])
    }

    /// Whatever marks come in: parts are within the text, in order, not empty, and depths fit the nesting.
    @Test func anyMarksGiveSoundQuotations() {
        var random = SplitMix(seed: 11)
        let pieces = [
            "“", "”", "\"", "'", "‘", "’", "«", "»", "„", " ", " ", "word", "Name", ".", ",", "\n\n", "s",
            "5", "—", "``", "''",
        ]
        for _ in 0..<2000 {
            let string = (0..<random.next(below: 60)).map { _ in pieces[random.next(below: pieces.count)] }
                .joined()
            let text = ArticleText(string)
            let blocks = BlockFinder(text: text, document: RawDocument(text: string)).blocks()
            let tokenized = Tokenizer().tokenize(text, blocks: blocks)
            var last = 0
            for quotation in QuotationFinder(text: tokenized, blocks: blocks).quotations() {
                #expect(quotation.hull.start >= last)
                last = quotation.hull.start
                #expect(zip(quotation.parts, quotation.parts.dropFirst()).allSatisfy { $0.end <= $1.start })
                #expect(
                    quotation.parts.allSatisfy {
                        !$0.isEmpty && $0.end <= text.count && text[$0].utf8.count == $0.length
                    })
            }
        }
    }
}

/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }

    mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
