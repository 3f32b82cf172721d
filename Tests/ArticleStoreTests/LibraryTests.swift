import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

struct LibraryTests {
    @Test func keepsAnArticleAsItCame() throws {
        let temporary = try TemporaryLibrary()
        let document = RawDocument(
            text: "\u{FEFF}Née\r\n\u{0}\u{1B}[31m e\u{301} 👩‍👩‍👧 \\ \" / \u{2028}end", title: "  The\n title ",
            outlet: "The Outlet", byline: "A. Writer", date: "2022-01-21", url: "https://example.org/a?b=1&c",
            language: "en", sourceID: "../../etc", source: "a.txt", hints: [Block(.headline, TextSpan(3, 7))],
            links: [.init(span: TextSpan(3, 7), address: "https://example.org/é")])
        let added = try temporary.library.add(document, analysis: Analysis(parser: "1"))
        let article = try temporary.another().article(added.id)
        #expect(added.isNew)
        #expect(article.title == "The title")
        #expect(article.document == document)
        #expect(Array(article.document.text.utf8) == Array(document.text.utf8))
    }

    @Test func keepsAnAnalysisAsItWasMade() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add()
        #expect(try temporary.library.analysis(id) == sampleAnalysis)
        #expect(try temporary.library.analysis(id, parser: "1") == sampleAnalysis)
        #expect(try temporary.library.analysis(id, parser: "2") == nil)
    }

    @Test func addsTheSameContentOnce() throws {
        let temporary = try TemporaryLibrary()
        let first = try temporary.library.add(RawDocument(text: "One"), analysis: Analysis(parser: "1"))
        let again = try temporary.library.add(RawDocument(text: "One"), analysis: Analysis(parser: "1"))
        let elsewhere = try temporary.library.add(
            RawDocument(text: "One", url: "https://example.org"), analysis: Analysis(parser: "1"))
        #expect(again == AddResult(id: first.id, isNew: false))
        #expect(elsewhere.isNew && elsewhere.id != first.id)
        #expect(try temporary.library.articleIDs().count == 2)
    }

    @Test func givesAnotherIDWhenTwoTextsHaveOneHash() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add("First")
        let shelf = "articles/" + id.prefix(2)
        let other = try temporary.read("\(shelf)/\(id).json").replacingOccurrences(of: "First", with: "Other")
        try temporary.write(other, to: "\(shelf)/\(id).json")
        let second = try temporary.library.add(RawDocument(text: "First"), analysis: Analysis(parser: "1"))
        #expect(second.isNew && second.id != id)
        #expect(try temporary.library.article(id).document.text == "Other")
    }

    @Test(arguments: [
        (RawDocument(text: "Text", title: "Given"), "Found", "Given"),
        (RawDocument(text: "Text"), "Found", "Found"),
        (RawDocument(text: "\n \nFirst  line\nSecond"), nil, "First line"),
        (RawDocument(text: " \n", source: "a.txt"), nil, "a.txt"),
        (RawDocument(text: ""), nil, "Untitled"),
        (
            RawDocument(text: String(repeating: "é", count: 3000)), nil,
            String(repeating: "é", count: 79) + "…"
        ),
    ])
    func findsATitle(document: RawDocument, found: String?, expected: String) throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.library.add(document, analysis: Analysis(parser: "1", title: found)).id
        #expect(try temporary.library.article(id).title == expected)
    }

    @Test func editsMetadata() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add()
        try temporary.library.edit(id, ArticleEdit(title: "New", outlet: "Post", date: "2022-01-21"))
        try temporary.library.edit(id, ArticleEdit(outlet: "", url: "https://example.org"))
        let article = try temporary.library.article(id)
        #expect(article.title == "New")
        #expect(article.document.outlet == nil)
        #expect(article.document.date == "2022-01-21")
        #expect(article.document.url == "https://example.org")
        #expect(throws: LibraryError.invalidDate("21 Jan")) {
            try temporary.library.edit(id, ArticleEdit(date: "21 Jan"))
        }
        try temporary.library.edit(id, ArticleEdit(title: ""))
        #expect(try temporary.library.article(id).title == "“We stay,” Ada Lovelace said.")
    }

    @Test func listsNewestFirstWithCounts() throws {
        let temporary = try TemporaryLibrary()
        let old = try temporary.add("old", date: "2001-01-01")
        let new = try temporary.add("new", date: "2021-01-01")
        let undated = try temporary.add("undated")
        try temporary.library.save(note("new", at: 0, in: new))
        try temporary.library.updateState {
            $0.read.insert(old)
            $0.tags[new] = ["b", "a"]
        }
        let listing = temporary.library.summaries()
        #expect(listing.problems.isEmpty)
        #expect(listing.articles.map(\.id) == [undated, new, old])
        #expect(listing.articles.map(\.isUnread) == [true, true, false])
        #expect(listing.articles.map(\.notes) == [0, 1, 0])
        #expect(listing.articles.map(\.quotes) == [1, 1, 1])
        #expect(listing.articles.map(\.claims) == [1, 1, 1])
        #expect(listing.articles[1].tags == ["a", "b"])
    }

    @Test func findsAnIDByItsBeginning() throws {
        let temporary = try TemporaryLibrary()
        let id = try temporary.add()
        #expect(try temporary.library.id(startingWith: String(id.prefix(6)).uppercased()) == id)
        #expect(throws: LibraryError.invalidID(id: "../x")) { try temporary.library.id(startingWith: "../x") }
        #expect(throws: LibraryError.invalidID(id: "")) { try temporary.library.id(startingWith: "") }
        for number in 0..<20 { _ = try temporary.add("text \(number)") }
        let shared = Dictionary(grouping: try temporary.library.articleIDs()) { $0.prefix(1) }
            .first { $0.value.count > 1 }
        let prefix = try #require(shared)
        #expect(throws: LibraryError.ambiguous(prefix: String(prefix.key), count: prefix.value.count)) {
            try temporary.library.id(startingWith: String(prefix.key))
        }
    }

    @Test(arguments: ["../../../etc/passwd", "", "0123456789ABCDEF", "0123456789abcde/", "0123456789abcdef0"])
    func refusesIDsThatAreNone(id: String) throws {
        let temporary = try TemporaryLibrary()
        let library = temporary.library
        #expect(throws: LibraryError.invalidID(id: id)) { try library.article(id) }
        #expect(throws: LibraryError.invalidID(id: id)) { try library.annotations(id) }
        #expect(throws: LibraryError.invalidID(id: id)) { try library.remove([id]) }
        #expect(throws: LibraryError.invalidID(id: id)) { try library.restore(id) }
        #expect(throws: LibraryError.invalidID(id: id)) { try library.deleteAnnotation("x", article: id) }
    }

    @Test func saysWhatIsWrongWithTheFolder() throws {
        let temporary = try TemporaryLibrary()
        let missing = temporary.folder + "/none"
        #expect(throws: LibraryError.missing(folder: missing)) {
            try Library(at: missing, createIfMissing: false)
        }
        try temporary.write("x", to: "file")
        let file = temporary.folder + "/file"
        #expect(throws: LibraryError.notAFolder(path: file)) { try Library(at: file, createIfMissing: true) }
        #expect(throws: LibraryError.unwritable(path: file + "/in", reason: "not a directory")) {
            try Library(at: file + "/in", createIfMissing: true)
        }
    }

    @Test func findsTheDefaultFolder() {
        #expect(Library.defaultFolder(environment: ["QUOTH_LIBRARY": "lib", "HOME": "/h"]) == "lib")
        #expect(Library.defaultFolder(environment: ["XDG_DATA_HOME": "/d", "HOME": "/h"]) == "/d/quoth")
        #expect(
            Library.defaultFolder(environment: ["XDG_DATA_HOME": "d", "HOME": "/h"])
                == "/h/.local/share/quoth")
    }

    @Test(arguments: [
        ("1.9.9", "2.0.0", true), ("2.0.0", "1.9.9", false), ("2.0.0", "2.0.0", false),
        ("2.0", "2.0.0", true),
        ("2.9.0", "2.10.0", true), ("none", "0.0.1", true), ("3.0.0-beta", "3.0.0", true), ("", "1", true),
    ])
    func knowsOlderParsers(version: String, other: String, isOlder: Bool) throws {
        #expect(ParserVersion.isOlder(version, than: other) == isOlder)
        let temporary = try TemporaryLibrary(isCached: true)
        let id = try temporary.library.add(RawDocument(text: "One."), analysis: Analysis(parser: version)).id
        _ = try temporary.library.add(RawDocument(text: "Two."), analysis: Analysis(parser: other))
        #expect(try Array(temporary.library.articles(analysedBefore: other)) == (isOlder ? [id] : []))
        #expect((try temporary.library.analysis(id, parser: other) == nil) == isOlder)
    }
}
