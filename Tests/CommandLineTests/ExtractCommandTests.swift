import ArticleModel
import Foundation
import Testing

struct ExtractCommandTests {
    let quoth: Quoth

    init() throws { quoth = try Quoth() }

    @Test func printsAnArrayOfArticles() throws {
        let text = "Talks\r\n\r\n“We stay,” Ada Lovelace said. 👩‍👩‍👧\n"
        let outcome = try quoth.run(
            "extract", try quoth.file("a.txt", "\u{FEFF}" + text), try quoth.file("b.txt", "B"))
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let articles = try #require(try outcome.json().array)
        #expect(articles.count == 2)
        #expect(
            Set(articles[0].object?.keys.map { $0 } ?? []) == [
                "schema", "parser", "id", "title", "text", "outlet", "date", "url", "language", "blocks",
                "sentences",
                "quotes", "entities", "claims", "links",
            ])
        #expect(articles[0]["text"]?.string.map { Array($0.utf8) } == Array(text.utf8))
        #expect(articles[0]["url"] == .null)
        #expect(articles[0]["links"] == .array([]))
    }

    @Test func keepsTheOrderWithManyJobs() throws {
        let lines = (0..<60).map { number in
            "{\"id\": \"n\(number)\", \"text\": \"\(String(repeating: "Words. ", count: 1 + number % 7 * 8))\"}\n"
        }
        let file = try quoth.file("a.jsonl", lines.joined())
        let outcome = try quoth.run("extract", "--format", "jsonl", "--jobs", "4", file)
        let ids = try outcome.lines.map { try JSONValue(parsing: Array($0.utf8))["id"]?.string }
        #expect(ids == (0..<60).map { "n\($0)" })
        #expect(outcome.output == (try quoth.run("extract", "--format", "jsonl", "--jobs", "1", file)).output)
    }

    @Test func goesOnAfterBadLinesAndMissingFiles() throws {
        let file = try quoth.file(
            "a.jsonl", "{\"text\": \"one\"}\nnonsense\n{\"text\": \"\"}\n{\"text\": \"two\"}\n")
        let outcome = try quoth.run("extract", "--format", "jsonl", quoth.folder + "/none", file)
        #expect(outcome.status == 1)
        #expect(outcome.lines.count == 2)
        #expect(outcome.errors.split(separator: "\n").count == 3)
        #expect(outcome.errors.contains("line 2: this is no JSON"))
        #expect(outcome.errors.contains("line 3: there is no text in it"))
    }

    /// A folder stands for its readable files in order; a bad one is reported, and the rest done.
    @Test func readsFolders() throws {
        let folder = quoth.folder + "/press"
        try FileManager.default.createDirectory(atPath: folder + "/b", withIntermediateDirectories: true)
        for (name, text) in [
            ("a.txt", "One"), ("b/c.md", "Two"), ("b/bad.txt", "%PDF-1.7"), ("c.html", Self.page),
            ("d.pdf", "No"),
        ] {
            _ = try quoth.file("press/" + name, text)
        }
        let outcome = try quoth.run(
            "extract", "--format", "jsonl", folder, try quoth.file("last.txt", "Last"))
        let texts = try outcome.lines.map { try JSONValue(parsing: Array($0.utf8))["text"]?.string }
        #expect(texts.map { $0?.prefix(6) } == ["One", "Two", "Ferrie", "Last"])
        #expect(outcome.status == 1)
        #expect(
            outcome.errors
                == "quoth: cannot read \(folder)/b/bad.txt: it is a PDF document, not plain text; save it as text first\n"
        )

        let empty = quoth.folder + "/empty"
        try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
        let none = try quoth.run("extract", empty)
        #expect(none.status == 1 && none.errors.contains("\(empty)"))
        #expect(try none.json() == .array([]))
    }

    private static let page =
        "<html><body><h1>Ferries stay in port</h1><p>\(String(repeating: "Ada Lovelace said that they stay. ", count: 9))</p></body></html>"

    @Test(arguments: ["garbage", "[]", "{\"text\": \"brok"])
    func losesNoStreamByItsFirstLine(first: String) throws {
        let lines = first + "\n{\"text\":\"A\"}\n{\"text\":\"B\"}\n"
        let outcome = try quoth.run("extract", "--format", "jsonl", "-", input: lines)
        #expect(outcome.status == 1 && outcome.lines.count == 2)
        #expect(outcome.errors.hasPrefix("quoth: cannot read standard input, line 1: "))
    }

    @Test func readsStandardInput() throws {
        #expect(try quoth.run("extract", input: "Plain").json().array?.first?["text"] == .string("Plain"))
        #expect(try quoth.run("extract", "--format", "text", "-", input: "Plain").output.contains("Plain"))
        #expect(try quoth.run("extract", input: "").status == 1)
    }

    @Test func refusesNoJobs() throws {
        #expect(try quoth.run("extract", "--jobs", "0", input: "x").status == 64)
        #expect(try quoth.run("extract", "--format", "xml", input: "x").status == 64)
    }
}
