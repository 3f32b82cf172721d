import Anchoring
import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

struct RevisionTests {
    static let first = """
        Talks in Geneva

        The ministers met on Friday in Geneva. “We will stay until the talks end,” Ada Lovelace said on Friday.

        The talks went on for eleven hours. Bo Diaz did not comment.
        """
    static let second = """
        Talks in Geneva

        This article was corrected on Saturday.

        The ministers met on Thursday in Geneva. “We will stay until the talks end,” Ada Lovelace said on Friday.

        The talks went on for nearly twelve hours.
        """
    static let url = "https://example.org/talks"

    let temporary: TemporaryLibrary
    let keys: ArticleKeyFile
    let id: String

    init() throws {
        temporary = try TemporaryLibrary()
        keys = ArticleKeyFile(library: temporary.library, folder: temporary.folder + "-cache")
        let document = RawDocument(
            text: Self.first, title: "Talks", outlet: "Post", date: "2022-01-21", url: Self.url, sourceID: "1"
        )
        let intake = try temporary.library.take(document, keys) { _ in Analysis(parser: "1") }
        guard case .added(let id) = intake else { throw Failure() }
        self.id = id
    }

    struct Failure: Error {}

    @discardableResult
    private func take(_ text: String, url: String? = url, outlet: String? = nil, title: String? = nil) throws
        -> Intake
    {
        try temporary.library.take(RawDocument(text: text, title: title, outlet: outlet, url: url), keys) {
            _ in
            Analysis(parser: "2")
        }
    }

    private func annotate(_ words: String, id name: String, note: String? = nil) throws {
        let text = try temporary.library.article(id).document.text
        let start = try #require(occurrences(of: Array(words.utf8), in: Array(text.utf8)).first)
        let matcher = AnchorMatcher(ArticleText(text))
        try temporary.library.save(
            Annotation(
                id: name, article: id, anchor: matcher.anchor(for: TextSpan(start, start + words.utf8.count)),
                note: note,
                created: "2022-01-21T10:00:00Z"))
    }

    private func words(of name: String) throws -> String? {
        let article = try temporary.library.article(id)
        let annotation = try #require(try temporary.library.annotations(id).first { $0.id == name })
        let span = try temporary.library.states(of: [annotation], in: article).first?.span
        return span.map { ArticleText(article.document.text)[$0] }
    }

    @Test func aChangedSourceIsARevision() throws {
        try annotate("We will stay until the talks end", id: "1")
        try annotate("Bo Diaz did not comment", id: "2", note: "why not?")
        let intake = try take(
            Self.second, url: "http://www.example.org/talks/?utm_source=x#top", title: "Talks End")
        #expect(intake == .revised(RevisionReport(id: id, revision: 1, moved: 1, orphaned: 1)))
        let article = try temporary.library.article(id)
        #expect(article.document.text == Self.second)
        #expect(article.document.url == Self.url)
        #expect(article.document.outlet == "Post")
        #expect(article.document.date == "2022-01-21")
        #expect(article.title == "Talks End")
        #expect(article.revised != nil)
        #expect(try temporary.library.analysis(id)?.parser == "2")
        #expect(try temporary.library.revision(1, of: id).document.text == Self.first)
        #expect(try temporary.library.revision(1, of: id).title == "Talks")
        #expect(try temporary.library.revision(2, of: id) == article)
        #expect(throws: LibraryError.noSuchRevision(id: id, number: 3, last: 2)) {
            try temporary.library.revision(3, of: id)
        }
        #expect(try words(of: "1") == "We will stay until the talks end")
        #expect(try words(of: "2") == nil)
        #expect(try temporary.library.annotations(id).first { $0.id == "2" }?.note == "why not?")
        #expect(try temporary.library.articleIDs() == [id])
    }

    @Test func anOrphanIsBackWhenItsWordsAre() throws {
        try annotate("Bo Diaz did not comment", id: "2")
        try take(Self.second)
        #expect(try words(of: "2") == nil)
        try take(Self.second + " Bo Diaz did not comment then.")
        #expect(try temporary.library.revisionNumbers(id) == [1, 2])
        #expect(try words(of: "2") == "Bo Diaz did not comment")
    }

    @Test func whatTheUserCorrectedStays() throws {
        try temporary.library.edit(id, ArticleEdit(title: "My title", outlet: "My Post"))
        try take(Self.second, outlet: "Post", title: "Talks End")
        let article = try temporary.library.article(id)
        #expect(article.title == "My title")
        #expect(article.document.outlet == "My Post")
        #expect(article.corrected == ["outlet", "title"])
        try temporary.library.edit(id, ArticleEdit(title: ""))
        #expect(try temporary.library.article(id).title == "Talks End")
        #expect(try temporary.library.article(id).corrected == ["outlet"])
    }

    @Test func theSameTextIsNoRevision() throws {
        #expect(try take(Self.first) == .known(id: id))
        try take(Self.second)
        #expect(try take(Self.second) == .known(id: id))
        #expect(try take(Self.first) == .knownEarlier(id: id, revision: 1))
        #expect(try temporary.library.revisionNumbers(id) == [1])
    }

    @Test func whatIsKnownIsNotAnalysed() throws {
        let intake = try temporary.library.take(RawDocument(text: Self.first, url: Self.url), keys) { _ in
            throw Failure()
        }
        #expect(intake == .known(id: id))
    }

    @Test func readingPlacesMove() throws {
        let position = try #require(Self.first.range(of: "eleven")).lowerBound
        let offset = Self.first.unicodeScalars.distance(from: Self.first.startIndex, to: position)
        try temporary.library.updateState { state in
            state.positions[id] = offset
            state.marks["a"] = LibraryState.Mark(article: id, position: 17)
        }
        try take(Self.second)
        let state = try temporary.library.state()
        func rest(from position: Int?) -> String {
            String(String.UnicodeScalarView(Self.second.unicodeScalars.dropFirst(position ?? 0)))
        }
        #expect(rest(from: state.positions[id]).hasPrefix("nearly twelve"))
        let mark = state.marks["a"]?.position
        #expect(rest(from: mark).hasPrefix("The ministers"))
    }

    @Test func anAnnotationFromAnOlderTextFindsItsPlace() throws {
        // As another copy of the library has it, which knows nothing of the revision yet.
        let matcher = AnchorMatcher(ArticleText(Self.first))
        let start = try #require(occurrences(of: Array("on Friday".utf8), in: Array(Self.first.utf8)).last)
        let anchor = matcher.anchor(for: TextSpan(start, start + 9))
        try take(Self.second)
        try temporary.library.save(Annotation(id: "late", article: id, anchor: anchor, created: ""))
        #expect(try words(of: "late") == "on Friday")
        let place = try #require(Self.second.range(of: "on Friday"))
        let annotation = try #require(try temporary.library.annotations(id).first)
        let state = try temporary.library.states(of: [annotation], in: temporary.library.article(id))[0]
        #expect(
            state.span?.start == Self.second.utf8.distance(from: Self.second.startIndex, to: place.lowerBound)
        )
    }

    @Test func aBrokenOffRevisionIsTakenUp() throws {
        try take(Self.second)
        // The old text was kept, and then nothing more was written.
        try FileManager.default.copyItem(
            atPath: temporary.folder + "/articles/\(id.prefix(2))/\(id).json",
            toPath: temporary.folder + "/revisions/\(id.prefix(2))/\(id)/2.json")
        try take(Self.first + " More.")
        #expect(try temporary.library.revisionNumbers(id) == [1, 2])
        #expect(try temporary.library.revision(2, of: id).document.text == Self.second)
    }

    @Test func damagedNotesDoNotHoldARevisionUp() throws {
        try annotate("Ada Lovelace", id: "1")
        let file = "annotations/\(id.prefix(2))/\(id).json"
        try temporary.write("{ broken", to: file)
        guard case .revised(let report) = try take(Self.second) else { throw Failure() }
        #expect(report.problems.count == 1)
        #expect(try temporary.library.article(id).document.text == Self.second)
        #expect(try temporary.read(file) == "{ broken")
    }

    @Test func aDamagedRevisionIsNamedAndHidesNothingElse() throws {
        try annotate("Bo Diaz did not comment", id: "1")
        try annotate("Ada Lovelace", id: "2")
        try take(Self.second)
        try temporary.write("{\"id\": 5, ", to: "revisions/\(id.prefix(2))/\(id)/1.json")
        let path = temporary.folder + "/revisions/\(id.prefix(2))/\(id)/1.json"
        do {
            _ = try temporary.library.comparison(of: id)
            Issue.record("a damaged file was read")
        } catch {
            guard case .damaged(path, _) = error else { throw error }
        }
        #expect(try words(of: "2") == "Ada Lovelace")
        guard case .revised(let report) = try take(Self.second + " More.") else { throw Failure() }
        #expect(report.revision == 2)
    }

    @Test func aRemovedArticleTakesItsRevisionsAlong() throws {
        try take(Self.second)
        try temporary.library.remove([id])
        #expect(try temporary.library.revisionNumbers(id).isEmpty)
        try temporary.library.restore(id)
        #expect(try temporary.library.revisionNumbers(id) == [1])
    }

    // MARK: Comparing

    @Test func comparesTwoTexts() throws {
        try annotate("We will stay until the talks end", id: "1")
        try annotate("Bo Diaz", id: "2")
        try annotate("Talks in Geneva", id: "3")
        try take(Self.second, title: "Talks End")
        let comparison = try temporary.library.comparison(of: id)
        #expect(comparison.earlier.number == 1 && comparison.later.number == 2 && comparison.last == 2)
        #expect(comparison.changedFields.map(\.name) == ["title"])
        #expect(comparison.moved.map(\.annotation.id) == ["1"])
        #expect(comparison.orphaned.map(\.annotation.id) == ["2"])
        #expect(comparison.difference.removedWords == 7)
        let back = try temporary.library.comparison(of: id, from: 2, to: 1)
        #expect(back.difference.addedWords == 7)
        #expect(back.moved.map(\.annotation.id) == ["1"])
        #expect(back.annotations.first { $0.annotation.id == "2" }?.later.span != nil)
    }

    @Test func saysWhichTextsThereAre() throws {
        #expect(throws: LibraryError.noSuchRevision(id: id, number: 1, last: 1)) {
            try temporary.library.comparison(of: id)
        }
        try take(Self.second)
        #expect(throws: LibraryError.noSuchRevision(id: id, number: 9, last: 2)) {
            try temporary.library.comparison(of: id, from: 1, to: 9)
        }
        #expect(throws: LibraryError.noSuchRevision(id: id, number: 0, last: 2)) {
            try temporary.library.comparison(of: id, from: 0)
        }
        #expect(try temporary.library.comparison(of: id, from: 1).later.number == 2)
    }

    private func occurrences(of words: [UInt8], in text: [UInt8]) -> [Int] {
        (0...max(0, text.count - words.count)).filter { text[$0...].starts(with: words) }
    }
}
