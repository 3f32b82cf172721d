import Testing

@testable import ArticleModel

struct OffsetMapTests {
    @Test(arguments: ["", "plain", "“Curly” – naïve", "👩‍👩‍👧 and e\u{301}", String(repeating: "añb", count: 500)])
    func agreesWithUnicodeScalars(string: String) {
        let text = ArticleText(string)
        let map = OffsetMap(text)
        var byte = 0
        for (index, scalar) in string.unicodeScalars.enumerated() {
            #expect(map.codePoint(atByte: byte) == index)
            #expect(map.byte(atCodePoint: index) == byte)
            byte += String(scalar).utf8.count
        }
        #expect(map.codePointCount == string.unicodeScalars.count)
        #expect(map.codePoint(atByte: byte) == map.codePointCount)
        #expect(map.byte(atCodePoint: map.codePointCount) == byte)
    }

    @Test func clampsWhatLiesOutside() {
        let map = OffsetMap(ArticleText("né"))
        #expect(map.codePoint(atByte: -3) == 0)
        #expect(map.codePoint(atByte: 99) == 2)
        #expect(map.byte(atCodePoint: 99) == 3)
        #expect(map.codePoint(atByte: 2) == 1)
    }
}
