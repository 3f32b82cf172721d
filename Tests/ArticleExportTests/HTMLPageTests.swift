import ArticleModel
import Testing

@testable import ArticleExport

struct HTMLPageTests {
    private func page(_ exported: ExportedArticle) -> String {
        HTMLPage.head(
            title: exported.article.title, contents: [(exported.article.id, exported.article.title)])
            + HTMLPage.article(exported) + HTMLPage.foot
    }

    @Test func showsTextClaimsAndNotes() throws {
        let html = page(Fixture.ferries)
        let flaws = HTMLReading(html).flaws
        #expect(flaws.isEmpty)
        #expect(html.contains("<span class=\"q direct s0\" title=\"Ada Lovelace, direct\">“</span>"))
        #expect(html.contains("<mark class=\"green\">We agree</mark>"))
        #expect(html.contains("<a class=\"at\" id=\"00000000000000a1-c2\"></a>"))
        #expect(html.contains("href=\"#00000000000000a1-c2\">[We] agree</a>"))
        #expect(html.contains("<li class=\"disputed\">"))
        #expect(html.contains("— <b class=\"s0\">Ada Lovelace</b> · <b class=\"s0\">Ada Lovelace?</b>"))
        #expect(html.contains("&lt;b&gt;"))
        #expect(html.contains("Who else?\nAsk.<small>#later</small>"))
        #expect(html.contains("On “gone &lt;words&gt;”, no longer in the text"))
        #expect(html.contains("On the whole article"))
        #expect(!html.contains("javascript:"))
    }

    @Test func theTitleStandsOnce() {
        let html = HTMLPage.article(Fixture.ferries)
        #expect(html.components(of: "Ferries to Return").count == 3, "as the title, and as a claim beside it")
        #expect(html.contains("id=\"00000000000000a1-c1\""))
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func anyBytesGiveAPage(seed: UInt64) throws {
        let exported = Fixture.random(seed: seed)
        let reading = HTMLReading(page(exported))
        let flaws = reading.flaws
        #expect(flaws.isEmpty)
        #expect(reading.addresses.allSatisfy { $0.hasPrefix("#") || $0.hasPrefix("http") })
        // Nothing of the text is lost, whatever overlaps in it.
        let shown = Array(reading.text.utf8)
        let title = CleanText.line(exported.article.title)
        for block in exported.blocks where exported.words([block.span]) != title {
            #expect(shown.firstRange(of: Array(CleanText.lines(exported.text[block.span]).utf8)) != nil)
        }
    }

    @Test func speakersColoursCanBeRead() throws {
        for hue in PageStyle.speakers + [PageStyle.paper, PageStyle.faint] {
            for (text, ground) in [hue.light, hue.dark] {
                #expect(contrast(try parts(text), try parts(ground)) >= 4.5)
            }
        }
        let paper = PageStyle.paper
        for hue in PageStyle.speakers {
            #expect(contrast(try parts(paper.light.text), try parts(hue.light.ground)) >= 7)
            #expect(contrast(try parts(paper.dark.text), try parts(hue.dark.ground)) >= 7)
            #expect(contrast(try parts(hue.light.text), try parts(paper.light.ground)) >= 4.5)
            #expect(contrast(try parts(hue.dark.text), try parts(paper.dark.ground)) >= 4.5)
        }
    }

    private func parts(_ hex: String) throws -> (Int, Int, Int) {
        let number = try #require(Int(hex, radix: 16))
        return (number >> 16, number >> 8 & 255, number & 255)
    }
}
