import ArticleModel
import Foundation
import Testing

struct LibraryCommandTests {
    let quoth: Quoth

    init() throws { quoth = try Quoth() }

    @Test func addsListsShowsAndRemoves() throws {
        let file = try quoth.file("a.txt", "Talks in Geneva\n\nThe ministers met on Friday.\n")
        let added = try quoth.run("add", file)
        #expect(added.status == 0 && added.errors.isEmpty)
        let id = try #require(added.lines.first)
        #expect(id.count == 16)

        let again = try quoth.run("add", file)
        #expect(again.status == 0 && again.output.isEmpty)
        #expect(again.errors == "quoth: \(file) is in the library already, as \(id)\n")

        #expect(try quoth.run("list").output.hasPrefix("\(id) ●  ----------  Talks in Geneva · "))
        #expect(try quoth.run("list", "geneva").lines.count == 1)
        #expect(try quoth.run("list", "vienna").lines.isEmpty)
        let shown = try quoth.run("show", String(id.prefix(5)))
        #expect(shown.output.hasPrefix("Talks in Geneva\n") && shown.output.contains("on Friday"))
        #expect(!shown.output.contains("\u{1B}"))
        let claims = try #require(try quoth.run("show", "--json", id).json()["claims"]?.array)
        #expect(!claims.isEmpty && claims.allSatisfy { $0["status"] == .null }, "nobody has checked them")
        #expect(try quoth.run("show", "--tree", id).output.contains("paragraph 17–45"))

        #expect(try quoth.run("remove", id).lines == [id])
        #expect(try quoth.run("list").output.isEmpty)
        let title = try #require(try quoth.run("restore").lines.first)
        #expect(title.hasPrefix(id + " ") && title.count > id.count + 12)
        #expect(try quoth.run("restore", String(id.prefix(5))).lines == [id])
        #expect(try quoth.run("list").lines.count == 1)
    }

    @Test func noControlBytesOfATextGoIntoAPipe() throws {
        let line =
            #"{"text": "“Words \u001b]0;x\u0007 and \u202e more,” said Ada \u001bLee.", "title": "T\u001b[31m \u202e"}"#
        let id = try #require(try quoth.run("add", "-", input: line + "\n").lines.first)
        var outputs = [
            try quoth.run("list").output, try quoth.run("search", "words").output,
            try quoth.run("quotes").output, try quoth.run("show", id).output,
        ]
        _ = try quoth.run("remove", id)
        outputs.append(try quoth.run("restore").output)
        for output in outputs {
            #expect(!output.isEmpty)
            let controls = output.unicodeScalars.filter {
                ($0.value < 0x20 && $0 != "\n") || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}"
            }
            #expect(controls.isEmpty, "\(output)")
        }
    }

    @Test func listsAllFieldsAsJSON() throws {
        _ = try quoth.run("add", "-", input: "Plain text")
        let article = try #require(try quoth.run("list", "--json").json().array?.first)
        #expect(
            Set(article.object?.keys.map { $0 } ?? []) == [
                "id", "title", "outlet", "date", "url", "unread", "starred", "tags", "quotes", "claims",
                "links",
                "notes", "duplicateOf",
            ])
        #expect(article["outlet"] == .null)
        #expect(article["unread"] == .bool(true))
    }

    @Test func addsFromStandardInputInBothForms() throws {
        #expect(try quoth.run("add", "-", input: "{ not JSON }").lines.count == 1)
        let lines = "{\"text\": \"one\", \"title\": \"First\"}\n{\"text\": 2}\n{\"text\": \"three\"}\n"
        let added = try quoth.run("add", "-", input: lines)
        #expect(added.lines.count == 2)
        #expect(added.status == 1)
        #expect(
            added.errors
                == "quoth: cannot read standard input, line 2: \"text\" is no text; write it in quotation marks\n"
        )
    }

    @Test func marksQuotesAndNamesSpeakers() throws {
        let text = "The talks went on.\n\n“We will stay until the talks end,” Ada Lovelace said on Friday.\n"
        let id = try #require(try quoth.run("add", "-", input: text).lines.first)
        #expect(try quoth.run("show", id).output.contains("end,” [q1 Ada Lovelace] Ada"))
        let quote = try #require(
            try quoth.run("quotes", "--json", "--speaker", "lovelace").json().array?.first)
        #expect(quote["article"] == .string(id))
        #expect(quote["text"] == .string("“We will stay until the talks end,”"))
        #expect(quote["speakerName"] == .string("Ada Lovelace"))
        #expect(quote["parent"] == .null)
        #expect(quote["content"] == .array([.array([.int(20), .int(55)])]))
        #expect(try quoth.run("quotes", "--speaker", "Babbage").output.isEmpty)
        #expect(try quoth.run("quotes", "stay", "end").lines.count == 1)
        #expect(
            try quoth.run("export", "--format", "markdown", id).output.contains(
                "### Ada Lovelace\n\n- “We will"))
    }

    @Test func editsMetadata() throws {
        let id = try #require(try quoth.run("add", "-", input: "Text").lines.first)
        #expect(
            try quoth.run("edit", id, "--title", "New", "--date", "2022-01-21", "--outlet", "Post").status
                == 0)
        let article = try #require(try quoth.run("list", "--json").json().array?.first)
        #expect(article["title"] == .string("New"))
        #expect(article["date"] == .string("2022-01-21"))
        let wrong = try quoth.run("edit", id, "--date", "21/1/22")
        #expect(wrong.status == 1)
        #expect(wrong.errors == "quoth: 21/1/22 is not a date; write it as YYYY-MM-DD\n")
        #expect(try quoth.run("edit", id).status == 64)
    }

    @Test func searchesWithSnippetAndSpan() throws {
        let id = try #require(try quoth.run("add", "-", input: "Né\n\nThe talks in Genève.").lines.first)
        let hit = try #require(try quoth.run("search", "--json", "GENEVE", "talks").json().array?.first)
        #expect(hit["id"] == .string(id))
        #expect(hit["snippet"] == .string("Né The talks in Genève."))
        #expect(hit["span"] == .array([.int(8), .int(13)]))
        #expect(try quoth.run("search", "vienna").output.isEmpty)
        #expect(try quoth.run("search", "…").status == 64)
    }

    @Test func exportsAnEmptyCollectionAndAPage() throws {
        _ = try quoth.run("add", "-", input: "A *title* <b>\n\nText.")
        let collection = try quoth.run("export", "--format", "annotations").json()
        #expect(collection["type"] == .string("AnnotationCollection"))
        #expect(collection["total"] == .int(0))
        #expect(try quoth.run("export", "--format", "markdown").output.hasPrefix("# A \\*title\\* \\<b\\>\n"))
        #expect(try quoth.run("notes", "--json").json() == .array([]))
        #expect(try quoth.run("quotes", "--json").json().array != nil)
    }

    @Test func addsAndRemovesTheSamples() throws {
        let added = try quoth.run("samples", "add")
        #expect(added.lines.count >= 2)
        _ = try quoth.run("add", "-", input: "Mine")
        #expect(Set(try quoth.run("samples", "remove").lines) == Set(added.lines))
        #expect(try quoth.run("list").lines.count == 1)
    }

    @Test func saysWhatIsWrongInOneLine() throws {
        let none = try quoth.run("list")
        #expect(none.status == 1)
        #expect(
            none.errors.hasPrefix("quoth: there is no library in ")
                && none.errors.hasSuffix("quoth add FILE\n"))
        _ = try quoth.run("add", "-", input: "Text")
        #expect(try quoth.run("show", "../../x").errors.hasPrefix("quoth: ../../x is not an article's id"))
        #expect(try quoth.run("show", "0000000000000000").status == 1)
        #expect(try quoth.run().errors.hasPrefix("quoth: the reader needs a terminal"))
        #expect(try quoth.run("nonsense").status == 64)
        #expect(try quoth.run("add").status == 64)
        let hostile = try quoth.run("add", quoth.folder + "/\u{1B}[31mred")
        #expect(hostile.status == 1 && !hostile.errors.contains("\u{1B}"))
    }

    @Test func namesADamagedFileAndListsTheRest() throws {
        let id = try #require(try quoth.run("add", "-", input: "Good").lines.first)
        let bad = try #require(try quoth.run("add", "-", input: "Bad").lines.first)
        let path = "library/articles/\(bad.prefix(2))/\(bad).json"
        _ = try quoth.file(path, "{\"id\":")
        let listed = try quoth.run("list")
        #expect(listed.lines.count == 1 && listed.output.hasPrefix(id))
        #expect(listed.status == 1)
        #expect(listed.errors.contains(path) && listed.errors.contains("damaged"))
    }

    @Test func explainsItself() throws {
        #expect(try quoth.run("--version").output.contains("parser"))
        #expect(try quoth.run("--generate-completion-script", "bash").output.contains("_quoth"))
        for command in [
            "add", "list", "show", "edit", "remove", "restore", "extract", "quotes", "notes", "search",
            "export", "reindex",
        ] {
            #expect(try quoth.run(command, "--help").output.contains("Example"))
        }
    }
}
