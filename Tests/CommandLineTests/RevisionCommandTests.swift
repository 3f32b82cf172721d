import ArticleModel
import Foundation
import Testing

struct RevisionCommandTests {
    let quoth: Quoth
    let id: String

    static let first = """
        {"id": "1", "url": "https://www.example.org/a?utm_source=x", "title": "Talks", "outlet": "Post", "text": \
        "Talks in Geneva\\n\\nThe ministers met on Friday in Geneva. “We will stay until the talks end,” Ada Lovelace \
        said on Friday.\\n\\nThe talks went on for eleven hours. Bo Diaz did not comment."}
        """
    static let second = first.replacingOccurrences(of: "on Friday in", with: "on Thursday in")
        .replacingOccurrences(of: " Bo Diaz did not comment.", with: "").replacingOccurrences(
            of: "www.", with: "")

    init() throws {
        quoth = try Quoth()
        id = try #require(try quoth.run("add", "-", input: Self.first).lines.first)
    }

    private func annotate(_ words: String, id name: String) throws {
        let collection = """
            {"type": "AnnotationCollection", "first": {"items": [{"id": "\(name)", "type": "Annotation", "created": "t",
             "target": {"source": "urn:quoth:\(id)", "selector": {"type": "TextQuoteSelector", "exact": "\(words)"}}}]}}
            """
        #expect(try quoth.run("import-annotations", "-", input: collection).status == 0)
    }

    @Test func aChangedSourceIsRevisedAndCompared() throws {
        try annotate("We will stay until the talks end", id: "1")
        try annotate("Bo Diaz did not comment.", id: "2")
        #expect(try quoth.run("diff", id).errors.hasPrefix("quoth: \(id) has one text, no earlier revisions"))
        let revised = try quoth.run("add", "-", input: Self.second)
        #expect(revised.status == 0 && revised.output.isEmpty)
        #expect(
            revised.errors
                == "quoth: standard input is a new text of \(id); 1 note moved; 1 note lost its words; quoth diff \(id) shows what changed\n"
        )
        let again = try quoth.run("add", "-", input: Self.first + "\n" + Self.second)
        #expect(again.errors.contains("text 1 of \(id), which has a newer one"))
        #expect(again.errors.contains("is in the library already, as \(id)"))

        let diff = try quoth.run("diff", id)
        #expect(diff.output.contains("met on [-Friday-]{+Thursday+} in Geneva."))
        #expect(diff.output.contains("hours. [-Bo Diaz did not comment.-]"))
        #expect(diff.output.contains("1 note moved:\n  “We will stay until the talks end”"))
        #expect(diff.output.contains("1 note has lost its words:\n  “Bo Diaz did not comment.”"))
        #expect(!diff.output.contains("\u{1B}"))
        let back = try quoth.run("diff", id, "2", "1")
        #expect(back.output.contains("[-Thursday-]{+Friday+}"))
        #expect(try quoth.run("diff", id, "1", "5").status == 1)
        #expect(try quoth.run("diff", id, "x").status == 64)
        #expect(try quoth.run("show", id).output.contains("Revised once"))
    }

    @Test func anotherDateMakesOtherDays() throws {
        func days() throws -> [String] {
            let claims = try quoth.run("show", id, "--json").json()["claims"]?.array ?? []
            return claims.flatMap { $0["times"]?.array ?? [] }.compactMap { $0["resolved"]?.string }
        }
        #expect(try quoth.run("edit", id, "--date", "2022-01-22").status == 0)
        #expect(Set(try days()) == ["2022-01-21"])
        #expect(try quoth.run("edit", id, "--date", "2022-02-05", "--title", "The talks").status == 0)
        #expect(Set(try days()) == ["2022-02-04"])
        #expect(try quoth.run("list").output.contains("The talks"))
        #expect(try quoth.run("edit", id, "--outlet", "Wire").status == 0)
        #expect(try quoth.run("edit", id, "--date", "").status == 0)
        #expect(try days().isEmpty)
    }

    @Test func printsTheDifferenceAsJSON() throws {
        try annotate("We will stay until the talks end", id: "1")
        _ = try quoth.run("add", "-", input: Self.second)
        let json = try quoth.run("diff", "--json", id).json()
        #expect(json["article"] == .string(id))
        #expect(json["from"]?["revision"] == .int(1))
        #expect(json["to"]?["revision"] == .int(2))
        let changes = try #require(json["changes"]?.array)
        #expect(changes.map { $0["kind"]?.string } == ["same", "removed", "added", "same", "removed"])
        #expect(changes[1]["text"] == .string("Friday"))
        #expect(changes[1]["from"] == .array([.int(38), .int(44)]))
        #expect(changes[2]["to"] == .array([.int(38), .int(46)]))
        #expect(json["annotations"]?.array?.first?["state"] == .string("moved"))
        #expect(json["annotations"]?.array?.first?["to"] == .array([.int(59), .int(91)]))
    }

    @Test func wireCopiesAreKeptAndShown() throws {
        let sentences = (0..<12).map {
            "Sentence \($0) of the wire report says that item \($0 * 7) was agreed late at night."
        }
        let text = sentences.joined(separator: " ")
        func line(_ outlet: String, _ text: String) -> String {
            "{\"outlet\": \"\(outlet)\", \"url\": \"https://\(outlet).example/1\", \"text\": \"\(text)\"}"
        }
        let wire = try #require(try quoth.run("add", "-", input: line("wire", text)).lines.first)
        let copied = try quoth.run("add", "-", input: line("post", "GENEVA — " + text + " The end."))
        let copy = try #require(copied.lines.first)
        #expect(
            copied.errors
                == "quoth: standard input is nearly the same text as \(wire) (wire): added as a copy of it\n")
        let list = try #require(try quoth.run("list", "--json").json().array)
        #expect(list.first { $0["id"] == .string(copy) }?["duplicateOf"] == .string(wire))
        #expect(list.first { $0["id"] == .string(wire) }?["duplicateOf"] == .null)
        #expect(try quoth.run("show", copy).output.contains("A copy of \(wire), wire\n"))
    }

    @Test func annotationsGoThereAndBack() throws {
        let row = """
            {"id": "x1", "uri": "https://www.example.org/a", "text": "Is that so?", "tags": ["check"], "group": "g", "user": "u",
             "created": "2022-01-21T10:00:00Z", "updated": "2022-01-21T10:00:00Z", "target": [{"source": "https://www.example.org/a",
             "selector": [{"type": "RangeSelector", "startContainer": "/p[1]"}, {"type": "TextPositionSelector", "start": 9999,
             "end": 9999}, {"type": "TextQuoteSelector", "exact": "eleven hours", "prefix": "went on for ", "suffix": ". Bo"}]}]}
            """
        let file = try quoth.file(
            "rows.json",
            "{\"total\": 2, \"rows\": [\(row), {\"uri\": \"https://other.org\", \"id\": \"x2\"}]}")
        let imported = try quoth.run("import-annotations", file)
        #expect(imported.status == 1)
        #expect(imported.output == "1 annotation imported: 1 on their words\n")
        #expect(
            imported.errors
                == "quoth: 1 annotation left out: no article has the address https://other.org; add it, then import again\n"
        )
        #expect(
            try quoth.run("import-annotations", file).lines == ["0 annotations imported", "1 there already"])
        #expect(try quoth.run("notes").output.contains("“eleven hours” #check\n      Is that so?"))

        let rows = try quoth.run("export", "--format", "hypothesis").json()
        #expect(rows["rows"]?.array == [try JSONValue(parsing: Array(row.utf8))])
        let collection = try quoth.run("export", "--format", "annotations").output
        let other = try Quoth()
        _ = try other.run("add", "-", input: Self.first)
        #expect(try other.run("import-annotations", "-", input: collection).status == 0)
        #expect(try other.run("export", "--format", "annotations").output == collection)
    }

    @Test func saysWhatIsWrongWithAFile() throws {
        for (text, words) in [
            ("", "there is no text in it"), ("{", "this is no JSON"),
            ("{}", "there are no annotations in it"),
            ("%PDF-1.4", "a PDF document"),
        ] {
            let outcome = try quoth.run("import-annotations", "-", input: text)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains(words) && outcome.errors.split(separator: "\n").count == 1)
        }
        #expect(
            try quoth.run("import-annotations", "/no/such/file").errors
                == "quoth: cannot read /no/such/file: no such file; check the name\n")
        #expect(try quoth.run("import-annotations").status == 64)
        for command in ["diff", "import-annotations"] {
            #expect(try quoth.run(command, "--help").output.contains("Example"))
        }
    }
}
