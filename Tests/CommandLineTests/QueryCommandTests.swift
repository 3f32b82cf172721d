import ArticleModel
import Foundation
import Testing

/// QUERY on the command line, and the index behind it.
struct QueryCommandTests {
    let quoth: Quoth

    init() throws {
        quoth = try Quoth()
        let lines = """
            {"text": "Müller went home.\\n\\n“We stay here,” Ada Lovelace said.", "outlet": "The Post", "date": "2022-01-21"}
            {"text": "Ferries sail.\\n\\nNobody spoke of Genève.", "outlet": "Strait Wire", "date": "2022-02-01"}
            {"text": "Bridges fall.\\n\\n“They fall,” Karl Mueller said."}
            """
        #expect(try quoth.run("add", "-", input: lines).lines.count == 3)
    }

    private func titles(_ arguments: String...) throws -> [String] {
        let outcome = try quoth.run("list", arguments: ["--json"] + arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        return (try outcome.json().array ?? []).compactMap { $0["title"]?.string }.sorted()
    }

    @Test func findsByEverythingThatTheGrammarHas() throws {
        #expect(try titles("muller") == ["Müller went home."])
        #expect(try titles("MUELLER OR geneve") == ["Bridges fall.", "Ferries sail."])
        #expect(try titles("ferr*", "-muller") == ["Ferries sail."])
        #expect(try titles("-sail", "-fall") == ["Müller went home."])
        #expect(try titles("--", "-sail", "--fall") == ["Müller went home."])
        #expect(try titles("\"went home\"") == ["Müller went home."])
        #expect(try titles("outlet:strait OR speaker:lovelace") == ["Ferries sail.", "Müller went home."])
        #expect(try titles("date:2022-01..2022-01-31") == ["Müller went home."])
        #expect(try titles("in:quotes fall") == ["Bridges fall."])
        #expect(try titles("is:unread", "-has:notes").count == 3)
        #expect(try titles("is:starred").isEmpty)
    }

    @Test func saysWhatIsWrongInAQuery() throws {
        for command in ["list", "search", "quotes", "notes"] {
            let wrong = try quoth.run(command, "muller date:soon")
            #expect(wrong.status == 64)
            #expect(wrong.errors.contains("at character 8: date:soon is not known; write a day"))
            #expect(try quoth.run(command, "--jsn", "x").status == 64)
            #expect(try quoth.run(command, "“").status == 64)
        }
        #expect(try quoth.run("search").status == 64)
        #expect(try quoth.run("search", "--best", "0", "x").status == 64)
    }

    @Test func searchesForTheBest() throws {
        let hits = try quoth.run("search", "--json", "--best", "1", "fall OR sail OR stay").json().array
        #expect(hits?.count == 1)
        #expect(hits?.first?["snippet"]?.string?.isEmpty == false)
    }

    @Test func quotesAndNotesTakeQueries() throws {
        #expect(try quoth.run("quotes", "outlet:post").lines.count == 1)
        #expect(try quoth.run("quotes", "--speaker", "mueller", "fall").lines.count == 1)
        #expect(try quoth.run("quotes", "--speaker", "mueller", "stay").lines.isEmpty)
        #expect(try quoth.run("quotes", "nobody").output.isEmpty, "that is no quote's word")
        #expect(try quoth.run("notes", "has:notes").output.isEmpty)
    }

    /// Two processes, one after the other, on files that a third program has changed.
    @Test func commandsSeeWhatOtherProgramsDid() throws {
        let listed = try #require(try quoth.run("list", "ferries").lines.first)
        let id = String(listed.prefix(16))
        let path = quoth.folder + "/library/articles/\(id.prefix(2))/\(id).json"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        try Data(text.replacingOccurrences(of: "Nobody", with: "Zebras").utf8).write(
            to: URL(fileURLWithPath: path))
        #expect(try quoth.run("list", "zebras").lines.count == 1)
        try FileManager.default.removeItem(atPath: path)
        #expect(try quoth.run("list").lines.count == 2)
        #expect(try quoth.run("search", "ferries").output.isEmpty)
    }

    @Test func reindexesAndMendsADamagedIndex() throws {
        let outcome = try quoth.run("reindex")
        #expect(outcome.status == 0 && outcome.output.isEmpty && outcome.errors.isEmpty)
        let cache = quoth.folder + "/.cache/quoth"
        let names = try FileManager.default.subpathsOfDirectory(atPath: cache).filter {
            $0.hasSuffix(".sqlite")
        }
        #expect(names.count == 1)
        for name in names {
            try Data("no database".utf8).write(to: URL(fileURLWithPath: cache + "/" + name))
        }
        #expect(try titles("muller") == ["Müller went home."])
        try FileManager.default.removeItem(atPath: cache)
        #expect(try titles().count == 3)
        #expect(try quoth.run("reindex").status == 0)
    }

    @Test func worksWithoutACache() throws {
        try FileManager.default.removeItem(atPath: quoth.folder + "/.cache")
        _ = try quoth.file(".cache", "a file in the way")
        #expect(try titles("muller") == ["Müller went home."])
        #expect(try quoth.run("add", "-", input: "One more").lines.count == 1)
        #expect(try titles().count == 4)
    }
}
