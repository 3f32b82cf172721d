import ArticleModel
import Testing

@testable import ArticleStore

struct TextFoldingTests {
    private func words(_ text: String) -> [String] {
        var folding = TextFolding()
        return folding.fold(text).strings
    }

    @Test(arguments: [
        ("Müller", "muller"), ("MU\u{308}LLER", "muller"), ("Erdoğan", "erdogan"), ("Wałęsa", "walesa"),
        ("Đoković", "dokovic"), ("Straße", "strasse"), ("STRASSE", "strasse"), ("Søren", "soren"),
        ("İstanbul", "istanbul"), ("Æsir", "aesir"), ("Привет", "привет"), ("Ελλάδα", "ελλαδα"),
        ("２０２２", "２０２２"),
    ])
    func foldsCaseAndAccents(word: String, folded: String) {
        #expect(words(word) == [folded])
    }

    @Test func cutsAtWhatIsNoLetter() {
        #expect(
            words("“We don’t,” he said—twice: 3.5 km") == [
                "we", "don", "t", "he", "said", "twice", "3", "5", "km",
            ])
        #expect(words(" …! \u{301}") == [])
        #expect(words("北京と上海 2022") == ["北", "京", "と", "上", "海", "2022"])
    }

    @Test func knowsWhereTheWordsStand() {
        let text = ArticleText("Zürich, e\u{301}té – ICH 上海")
        var folding = TextFolding()
        let folded = folding.fold(text.string)
        #expect(folded.words.map { text[$0.span] } == ["Zürich", "e\u{301}té", "ICH", "上", "海"])
        #expect(folded.joined == "zurich ete ich 上 海")
    }

    /// Whatever the text: the words' spans follow one another, and folding a word again changes nothing.
    @Test(arguments: 0..<200) func isStable(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let scalars: [Unicode.Scalar] = [
            "a", "Z", "é", "\u{301}", " ", ".", "ß", "上", "\u{200D}", "😀", "ł", "١", "\u{0}", "ﬁ",
        ]
        var text = ""
        for _ in 0..<30 { text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a") }
        var folding = TextFolding()
        let folded = folding.fold(text)
        var end = 0
        for word in folded.words {
            #expect(word.span.start >= end && word.span.end > word.span.start)
            end = word.span.end
        }
        #expect(end <= text.utf8.count)
        #expect(folding.fold(folded.joined).joined == folded.joined)
    }
}
