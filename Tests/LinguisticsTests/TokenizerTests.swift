import ArticleModel
import Testing

@testable import Linguistics

/// The tokens of a text, written with `|` between them; possessives are marked `+`, quotation marks `<>`.
private func tokens(_ string: String) -> String {
    let tokenized = Tokenizer().tokenize(ArticleText(string), blocks: [])
    return tokenized.tokens.indices.map { index in
        switch tokenized.tokens[index].kind {
        case .possessive: "+" + tokenized.word(index)
        case .quotationMark: "<" + tokenized.word(index) + ">"
        case .word, .number, .punctuation: tokenized.word(index)
        }
    }.joined(separator: "|")
}

@Suite struct TokenizerTests {
    @Test(arguments: [
        ("He left, quietly.", "He|left|,|quietly|."),
        ("Mr. Antony J. Blinken of the U.S. spoke", "Mr.|Antony|J.|Blinken|of|the|U.S.|spoke"),
        ("US-Russia talks, a last-ditch try", "US-Russia|talks|,|a|last-ditch|try"),
        ("at 5 p.m. on Jan. 21", "at|5|p.m.|on|Jan.|21"),
        ("It was plan B. The rest", "It|was|plan|B|.|The|rest"),
        ("No. He saw No. 5", "No|.|He|saw|No.|5"),
        ("St. Louis vs. Co. Inc.", "St.|Louis|vs.|Co.|Inc."),
        ("100,000 troops, 3.5% of $2.1 million", "100,000|troops|,|3.5|%|of|$|2.1|million"),
        ("the 21st, in 1990s style, 600-mile", "the|21st|,|in|1990s|style|,|600-mile"),
        ("Kyiv—the capital – and so on -- well", "Kyiv|—|the|capital|–|and|so|on|--|well"),
        ("Wait... what… no. . . yes", "Wait|...|what|…|no|. . .|yes"),
        (
            "See https://example.org/a?b=c. Or www.x.com, ok",
            "See|https://example.org/a?b=c|.|Or|www.x.com|,|ok"
        ),
        ("mail jane.doe@example.org or @jane #tag", "mail|jane.doe@example.org|or|@jane|#tag"),
        ("Amazon.com fell.Then rose", "Amazon.com|fell|.|Then|rose"),
        ("AT&T and Ph.D. work", "AT&T|and|Ph.D.|work"),
    ])
    func wordsAndNumbers(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test(arguments: [
        ("Russia’s and Russia's", "Russia|+’s|and|Russia|+'s"),
        ("I don’t, they'd, O’Brien", "I|don’t|,|they'd|,|O’Brien"),
        ("the workers’ pay", "the|workers|+’|pay"),
        ("the ’90s, the '90s, James’", "the|’90s|,|the|'90s|,|James|+’"),
        ("get 'em, rock ’n’ roll", "get|'em|,|rock|’n|’|roll"),
        ("‘We agree,’ he said", "<‘>|We|agree|,|<’>|he|said"),
        ("'We agree,' he said", "<'>|We|agree|,|<'>|he|said"),
        ("‘The workers’ pay is low,’ he said", "<‘>|The|workers|+’|pay|is|low|,|<’>|he|said"),
        ("‘critics’ said", "<‘>|critics|<’>|said"),
        ("6'2\" tall, a 5\" pipe", "6|'|2|\"|tall|,|a|5|\"|pipe"),
        ("\"in 1995\" he", "<\">|in|1995|<\">|he"),
        ("“a ‘b’ c”", "<“>|a|<‘>|b|<’>|c|<”>"),
        ("«a» ‹b› „c“ 「d」", "<«>|a|<»>|<‹>|b|<›>|<„>|c|<“>|<「>|d|<」>"),
        ("``a'' and ''b''", "<``>|a|<''>|and|<''>|b|<''>"),
    ])
    func marksAndApostrophes(text: String, expected: String) {
        #expect(tokens(text) == expected)
    }

    @Test func shapes() {
        let text = Tokenizer().tokenize(
            ArticleText("NATO met U.S. envoys in McLean. I, Élan, été, 5G"), blocks: [])
        let shapes = Dictionary(
            zip(text.lowercased, text.tokens.map(\.shape)), uniquingKeysWith: { first, _ in first })
        #expect(shapes["nato"] == .capitals)
        #expect(shapes["u.s."] == .capitals)
        #expect(shapes["mclean"] == .capitalised)
        #expect(shapes["i"] == .capitalised)
        #expect(shapes["élan"] == .capitalised)
        #expect(shapes["été"] == .lower)
        #expect(shapes["met"] == .lower)
        #expect(shapes["5g"] == .other)
    }

    @Test func lowercasedWordsHaveOneApostrophe() {
        let text = Tokenizer().tokenize(ArticleText("DON’T Don't ÉTÉ"), blocks: [])
        #expect(text.lowercased == ["don't", "don't", "été"])
    }

    /// Whatever bytes come in: tokens are in order, without overlap, on code point borders, and leave only
    /// white space between them; sentences cover all tokens.
    @Test func anyTextIsCoveredByTokens() {
        var random = SplitMix(seed: 7)
        let pieces = [
            "a", "Bc", "s", "’", "'", "‘", "\"", "“", "”", ".", "...", "?", "!", " ", "\n", "1", "2.5", "é",
            "中", "👩‍👩‍👧",
            "-", "—", "U.S.", "@", "http://", "www.", "\u{0}", "\u{301}", "\u{202E}", "`", "``", "(", ")",
            "&", "\u{A0}",
        ]
        for _ in 0..<2000 {
            let string = (0..<random.next(below: 40)).map { _ in pieces[random.next(below: pieces.count)] }
                .joined()
            let text = ArticleText(string)
            let tokenized = Tokenizer().tokenize(text, blocks: [])
            var position = 0
            for token in tokenized.tokens {
                #expect(token.span.start >= position && !token.span.isEmpty)
                let gap = text[TextSpan(position, token.span.start)]
                #expect(
                    gap.unicodeScalars.allSatisfy {
                        $0.properties.isWhitespace || $0.properties.generalCategory == .control
                    })
                position = token.span.end
            }
            #expect(position <= text.count)
            #expect(tokenized.sentences.flatMap { $0 } == Array(tokenized.tokens.indices))
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
