import ArticleModel
import Foundation
import Testing

/// What articles have to do with each other, on the command line.
struct LinksCommandTests {
    let quoth: Quoth
    private let saying = "The harbour will stay open through the winter, whatever the ferry company decides"

    init() throws {
        quoth = try Quoth()
        let lines = [
            ("2022-01-21", "Post", saying),
            ("2022-01-22", "Wire", saying.replacing("winter", with: "summer")),
        ]
        .map { day, outlet, words in
            #"{"text": "“\#(words),” Ada Lovelace said on \#(day).", "outlet": "\#(outlet)", "date": "\#(day)"}"#
        }
        #expect(try quoth.run("add", "-", input: lines.joined(separator: "\n")).lines.count == 2)
    }

    private func links(_ arguments: String...) throws -> [JSONValue] {
        let outcome = try quoth.run("links", arguments: ["--json"] + arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        return try #require(try outcome.json().array)
    }

    @Test func listsLinksForPeopleAndPrograms() throws {
        let link = try #require(try links().first)
        #expect(link["kind"]?.string == "altered-quote" && link["detail"]?.string == "wording")
        #expect(link["reason"]?.string == "Wire has “summer” where Post has “winter”")
        #expect(link["state"]?.string == "new")
        #expect(link["a"]?["ref"]?.string == "q1")
        #expect(link["a"]?["span"]?.array?.compactMap(\.int) == [0, saying.count + 3])
        let text = try quoth.run("links").output
        #expect(text.hasPrefix("≈ "))
        #expect(text.contains("→ Wire has “summer” where Post has “winter”"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        #expect(try links("--kind", "same-quote").isEmpty)
        #expect(try quoth.run("links", "--kind", "sameness").status == 64)
        let listed = try quoth.run("list", "--json").json().array ?? []
        #expect(listed.map { $0["links"]?.int } == [1, 1])
    }

    @Test func keepsWhatIsDecided() throws {
        let id = try #require(try links().first?["id"]?.string)
        #expect(try quoth.run("links", "--dismiss", String(id.prefix(8))).status == 0)
        #expect(try links().isEmpty)
        #expect(try links("--state", "dismissed").first?["id"]?.string == id)
        #expect(try quoth.run("links", "--rebuild").status == 0)
        #expect(try links().isEmpty)
        #expect(try quoth.run("links", "--confirm", id).status == 0)
        #expect(try links().first?["state"]?.string == "confirmed")
        let wrong = try quoth.run("links", "--confirm", "zz")
        #expect(
            wrong.status == 1 && wrong.errors.contains("no link has the id zz; quoth links shows the ids"))
    }

    @Test func tracesWords() throws {
        let found = try quoth.run("trace", "whatever the ferry company decides", "--json")
        #expect(try found.json().array?.compactMap { $0["form"]?.string } == ["verbatim", "verbatim"])
        let altered = try quoth.run(
            "trace", "the", "harbour", "will", "stay", "open", "through", "the", "winter")
        #expect(altered.output.contains("the text has “summer” where the search has “winter”"))
        let missing = try quoth.run("trace", "nobody has ever said these words")
        #expect(missing.status == 1 && missing.output.isEmpty && missing.errors.contains("not found"))
        #expect(try quoth.run("trace", "…").status == 64)
    }

    @Test func comparesArticles() throws {
        let ids = try quoth.run("list").lines.map { String($0.prefix(16)) }
        let text = try quoth.run("compare", arguments: ids).output
        #expect(text.contains("≈ Quotes altered (1)"))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        let json = try quoth.run("compare", arguments: ["--json"] + ids).json()
        #expect(json["links"]?.array?.first?["kind"]?.string == "altered-quote")
        #expect(json["articles"]?.array?.compactMap(\.string).sorted() == ids.sorted())
        #expect(json["onlyIn"]?.object?.keys.sorted() == ids.sorted())
        #expect(try quoth.run("compare", ids[0]).status == 64)
        #expect(try quoth.run("compare").status == 0)
    }

    @Test func linksWithinAnArticleAreShownWithIt() throws {
        let text = "“\(saying),” Ada Lovelace said. Again she said: “\(saying).”"
        let extracted = try quoth.run("extract", "--format", "jsonl", "-", input: text)
        let links = try JSONValue(parsing: Array(extracted.output.utf8))["links"]?.array
        #expect(links?.first?["kind"]?.string == "same-quote")
        let id = try #require(try quoth.run("add", "-", input: text).lines.first)
        let shown = try quoth.run("show", "--json", id).json()["links"]?.array
        #expect(shown?.count == 1)
        #expect(shown?.first?["a"]?["article"]?.string == id)
    }
}
