import ArticleModel
import Foundation
import Testing

struct ExportCommandTests {
    let quoth: Quoth

    init() throws { quoth = try Quoth() }

    private static let text =
        "Talks\n\n“=We stay, \"all\" of us,” Ada Lovelace said on Friday. <b>Nobody</b> left the hall & the town.\n"

    @Test func writesATableThatIsNoFormula() throws {
        _ = try quoth.run("add", "-", input: Self.text)
        let table = try quoth.run("export", "--format", "csv")
        #expect(table.status == 0)
        #expect(table.output.hasPrefix("article,title,outlet,"))
        #expect(table.output.components(separatedBy: "\r\n").count == 3)
        #expect(table.output.contains(",Ada Lovelace,\"“=We stay, \"\"all\"\" of us,”\","))
    }

    @Test func writesAPageForOneOrMany() throws {
        let id = try #require(try quoth.run("add", "-", input: Self.text).lines.first)
        let page = try quoth.run("export", "--format", "html", id).output
        #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
        #expect(page.contains("<article id=\"\(id)\" lang=\"en\">"))
        #expect(page.contains("&lt;b&gt;Nobody&lt;/b&gt;") && !page.contains("<b>Nobody"))
        #expect(!page.contains("<nav"))
        for forbidden in ["<script", "src=", "http://", "https://", "@import", "url("] {
            #expect(!page.contains(forbidden))
        }
        let other = try #require(try quoth.run("add", "-", input: "Other\n\nText.").lines.first)
        let both = try quoth.run("export", "--format", "html").output
        #expect(both.contains("<a href=\"#\(other)\">Other</a>"))
    }

    @Test func verdictsBecomeClaimReviews() throws {
        let id = try #require(try quoth.run("add", "-", input: Self.text).lines.first)
        #expect(try quoth.run("export", "--format", "claimreview").json() == .array([]))
        let claims = try #require(try quoth.run("show", "--json", id).json()["claims"]?.array)
        #expect(!claims.isEmpty)
        let wrong = try quoth.run("export", "--format", "claimreview", "--review-url", "javascript:1")
        #expect(wrong.status == 64)
        #expect(try quoth.run("export", "--format", "csv", "--reviewer", "Desk").status == 64)
        #expect(try quoth.run("export", "--help").output.contains("noted is no verdict"))
    }

    @Test func markdownHasTheText() throws {
        _ = try quoth.run("add", "-", input: Self.text)
        let page = try quoth.run("export", "--format", "markdown").output
        #expect(page.contains("\n\n“=We stay, \"all\" of us,” Ada Lovelace said"))
        #expect(page.contains("\\<b\\>Nobody\\</b\\> left the hall \\& the town."))
    }
}
