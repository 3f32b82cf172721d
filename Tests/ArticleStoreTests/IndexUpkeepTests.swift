import ArticleModel
import Foundation
import GRDB
import Glibc
import Testing

@testable import ArticleStore

/// The index follows the files, whoever changes them.
struct IndexUpkeepTests {
    private func found(_ text: String, _ library: Library) throws -> Int {
        try library.list(try Query(parsing: text)).ids.count
    }

    // MARK: What this process writes

    @Test func everyWriteIsInTheIndexAtOnce() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let id = try temporary.add("Ferries return to the strait.")
        let other = try temporary.add("Council passes budget.")
        #expect(try library.list().ids.count == 2)
        #expect(try found("ferries", library) == 1)
        #expect(try library.summary(id).quotes == 1)

        try library.edit(id, ArticleEdit(title: "Boats", outlet: "The Post", date: "2022-01-21"))
        #expect(try library.summary(id).title == "Boats")
        #expect(try found("boats outlet:post date:2022-01", library) == 1)
        #expect(try found("ferries", library) == 1)
        #expect(try Array(library.list().ids) == [other, id])

        try library.save(note("strait", at: 22, in: id, id: "1"))
        #expect(try library.summary(id).notes == 1)
        #expect(try found("in:notes minutes", library) == 1)
        #expect(try found("tag:later has:notes", library) == 1)
        try library.deleteAnnotation("urn:uuid:1", article: id)
        #expect(try found("has:notes", library) == 0)
        #expect(try found("in:notes minutes OR tag:later", library) == 0)

        try library.updateState { state in
            state.read = [id]
            state.starred = [other]
            state.tags[id] = ["To Do", "x"]
        }
        #expect(try Array(library.list(try Query(parsing: "is:unread is:starred")).ids) == [other])
        #expect(try library.list().unread == 1)
        #expect(try library.summary(id).tags == ["To Do", "x"])
        #expect(try found("tag:\"to do\"", library) == 1)
        try library.updateState { $0.tags[id] = nil }
        #expect(try found("tag:\"to do\"", library) == 0)

        try library.remove([id])
        #expect(try library.list().ids.count == 1)
        #expect(try found("boats OR ferries OR tag:x", library) == 0)
        try library.restore(id)
        #expect(try found("boats", library) == 1)
        #expect(try library.summary(id).isUnread == false)

        // None of it was news to the index.
        #expect(try library.refresh(.files) == true, "the first scan of a new index")
        #expect(try library.refresh(.files) == false)
    }

    /// That nothing was found is another thing than that nothing was looked for.
    @Test func anArticleWithoutFindingsIsAnalysed() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let id = try library.add(RawDocument(text: " "), analysis: Analysis(parser: "1")).id
        #expect(try library.summary(id).isAnalysed)
        try FileManager.default.removeItem(atPath: temporary.path(.analysis, id))
        try library.refresh(.files)
        #expect(try library.summary(id).isAnalysed == false)
    }

    @Test func aNewAnalysisReplacesTheOldOne() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let id = try temporary.add()
        #expect(try found("speaker:ada in:quotes stay", library) == 1)
        var analysis = sampleAnalysis
        analysis.entities[0].name = "Grace Hopper"
        analysis.quotes.append(analysis.quotes[0])
        let text = try library.article(id).document.text
        #expect(try library.saveAnalysis(analysis, of: text + " More.", for: id) == false, "another text")
        #expect(try library.summary(id).quotes == 1)
        #expect(try library.saveAnalysis(analysis, of: text, for: id))
        #expect(try found("speaker:ada", library) == 0)
        #expect(try found("speaker:hopper", library) == 1)
        #expect(try library.summary(id).quotes == 2)
        #expect(try library.list().ids.count == 1)
    }

    /// Old words stay in the index until it is made anew, and find nothing.
    @Test func oldWordsFindNothing() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let id = try temporary.add("Ferries return.", date: "2022-01-21")
        for number in 0..<20 { try library.edit(id, ArticleEdit(title: "Title number \(number)")) }
        func staleKeys() throws -> Int {
            try library.index.read { try Int64.fetchAll($0, sql: "SELECT key FROM staleKeys").count }
        }
        #expect(try found("number", library) == 1)
        #expect(try found("\"number 19\" ferries", library) == 1)
        #expect(try found("\"number 1\"", library) == 0)
        #expect(try found("-\"number 1\"", library) == 1)
        #expect(try staleKeys() == 20)
        #expect(try !library.isIndexWorn())
        try library.reindex()
        #expect(try staleKeys() == 0)
        #expect(try found("\"number 19\"", library) == 1)
    }

    @Test func phrasesDoNotReachFromQuoteToQuote() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        var analysis = sampleAnalysis
        analysis.quotes[0].content = [TextSpan(0, 3)]
        analysis.quotes.append(
            Quote(id: "q2", kind: .direct, content: [TextSpan(4, 8)], cue: [], source: [], speaker: nil))
        _ = try temporary.library.add(RawDocument(text: "one two three"), analysis: analysis)
        #expect(try found("\"one two\"", temporary.library) == 1)
        #expect(try found("in:quotes one two", temporary.library) == 1)
        #expect(try found("in:quotes \"one two\"", temporary.library) == 0)
    }

    // MARK: What others write

    @Test func noticesFilesThatComeChangeAndGo() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let (kept, gone) = (try temporary.add("Kept."), try temporary.add("Gone."))
        let source = try TemporaryLibrary()
        let new = try source.add("New from elsewhere.")
        try source.library.save(note("New", at: 0, in: new))
        try library.refresh(.files)

        for section in Library.Section.allCases {
            let place = temporary.path(section, new)
            try FileManager.default.createDirectory(
                atPath: String(place.dropLast(22)), withIntermediateDirectories: true)
            try FileManager.default.copyItem(atPath: source.path(section, new), toPath: place)
        }
        try FileManager.default.removeItem(atPath: temporary.path(.articles, gone))
        let text = try String(contentsOfFile: temporary.path(.articles, kept), encoding: .utf8)
        try Data(text.replacingOccurrences(of: "Kept.", with: "Changed.").utf8)
            .write(to: URL(fileURLWithPath: temporary.path(.articles, kept)), options: .atomic)

        #expect(try library.refresh() == true)
        #expect(Set(try library.list().ids) == [kept, new])
        #expect(try found("elsewhere has:notes tag:later speaker:lovelace", library) == 1)
        #expect(try found("changed", library) == 1)
        #expect(try found("kept OR gone", library) == 0)
        #expect(try library.refresh() == false)
    }

    @Test func noticesAFileWrittenInPlace() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let id = try temporary.add("Ferries return.")
        try temporary.library.refresh(.files)
        let file = try FileHandle(forUpdating: URL(fileURLWithPath: temporary.path(.articles, id)))
        let text = String(decoding: try #require(try file.readToEnd()), as: UTF8.self)
        try file.seek(toOffset: 0)
        try file.write(contentsOf: Data(text.replacingOccurrences(of: "Ferries", with: "Bridges").utf8))
        try file.close()
        #expect(try temporary.library.refresh(.files) == true)
        #expect(try found("bridges", temporary.library) == 1)
        #expect(try found("ferries", temporary.library) == 0)
    }

    @Test func noticesMarksOfAnotherCopy() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let library = temporary.library
        let id = try temporary.add()
        try library.updateState { $0.starred = [id] }
        // A program with an index of its own, as on another machine.
        let other = try Library(at: temporary.folder, createIfMissing: false)
        try other.updateState { state in
            state.read = [id]
            state.tags[id] = ["seen"]
            state.positions[id] = 12
        }
        #expect(
            try library.readingPosition(of: other.articleIDs()[0]) == 12, "a position is never out of date")
        try other.updateState { $0.tags[id] = ["seen", "again"] }
        #expect(try library.refresh() == true)
        #expect(try library.readingPosition(of: id) == 12)
        #expect(try found("is:unread", library) == 0)
        #expect(try found("is:starred tag:seen", library) == 1)
        // What is written on top of a change that the index does not know takes that change in as well.
        try other.updateState { $0.read = [] }
        try library.updateState { $0.starred = [] }
        #expect(try found("is:unread -is:starred tag:seen", library) == 1)
    }

    /// The state may name articles long before they come.
    @Test func marksWaitForTheirArticle() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let id = try temporary.add("Later.")
        try temporary.library.updateState { $0.read = [id] }
        let path = temporary.path(.articles, id)
        let content = try Data(contentsOf: URL(fileURLWithPath: path))
        try FileManager.default.removeItem(atPath: path)
        try temporary.library.refresh(.files)
        #expect(try temporary.library.list().ids.isEmpty)
        try content.write(to: URL(fileURLWithPath: path))
        try temporary.library.refresh(.files)
        #expect(try temporary.library.summary(id).isUnread == false)
    }

    @Test func twoProgramsShareOneIndex() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let other = try temporary.another()
        let id = try temporary.add()
        #expect(try Array(other.list().ids) == [id])
        try other.save(note("We", at: 1, in: id))
        #expect(try temporary.library.summary(id).notes == 1)
        #expect(try temporary.databases().count == 1)
    }

    // MARK: Opening

    /// An article's file that is changed without a trace is not read again: lists come from the index alone.
    @Test func listsWithoutReadingArticles() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let id = try temporary.add("Ferries return.")
        try temporary.library.refresh(.files)
        let path = temporary.path(.articles, id)
        var status = stat()
        try #require(stat(path, &status) == 0)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: Data(repeating: UInt8(ascii: "x"), count: Int(status.st_size)))
        try file.close()
        try #require(utimensat(AT_FDCWD, path, [status.st_atim, status.st_mtim], 0) == 0)

        let opened = try temporary.another()
        try opened.refresh()
        #expect(try opened.list().ids.count == 1)
        #expect(try opened.summary(id).title == "Ferries return.")
        #expect(try found("ferries", opened) == 1)
        #expect(throws: LibraryError.self) { try opened.article(id) }
    }
}
