import Testing

@testable import Linguistics

@Suite struct LexiconTests {
    private let lexicon = Lexicon(Array("a\nab\t2\nb c\tx\nété\n".utf8))

    @Test func findsWholeKeysOnly() {
        #expect(
            lexicon.contains("a") && lexicon.contains("ab") && lexicon.contains("b c")
                && lexicon.contains("été"))
        #expect(
            !lexicon.contains("b") && !lexicon.contains("") && !lexicon.contains("abc")
                && !lexicon.contains("z"))
        #expect(lexicon.count == 4)
    }

    @Test func givesValues() {
        #expect(lexicon.value("ab") == "2")
        #expect(lexicon.value("a") == "")
        #expect(lexicon.value("zz") == nil)
        #expect(lexicon.letter("b c") == UInt8(ascii: "x"))
        #expect(lexicon.letter("a") == nil)
    }

    @Test func aMissingFileIsEmpty() {
        #expect(Lexicon(named: "no-such-file.txt").count == 0)
    }

    /// A look-up finds nothing in a file that is not sorted by bytes.
    @Test(arguments: [
        "names-first.txt", "names-surnames.txt", "names-places.txt", "names-nicknames.txt",
        "names-titles.txt", "verb-lemmas.txt",
    ])
    func shippedLexiconsAreSorted(name: String) {
        #expect(Lexicon(named: name).isSorted)
        #expect(Lexicon(named: name).count > 100)
    }
}
