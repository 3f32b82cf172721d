import ArticleModel
import Testing

@testable import ArticleStore

struct TrashTests {
    let temporary: TemporaryLibrary
    let article: String

    init() throws {
        temporary = try TemporaryLibrary()
        article = try temporary.add()
        try temporary.library.save(note("We", at: 1, in: article, id: "1"))
        let article = article
        try temporary.library.updateState { state in
            state.starred = [article]
            state.tags[article] = ["a"]
        }
    }

    @Test func bringsEverythingBack() throws {
        let library = temporary.library
        let before = library.summaries().articles
        try library.remove([article])
        #expect(library.summaries().articles.isEmpty)
        #expect(try library.state() == LibraryState())
        #expect(try library.removedIDs() == [article])
        #expect(throws: LibraryError.noSuchArticle(id: article)) { try library.article(article) }
        try library.restore(article)
        #expect(library.summaries().articles == before)
        #expect(try library.analysis(article) == sampleAnalysis)
        #expect(try library.removedIDs() == [])
        #expect(throws: LibraryError.notInTrash(id: article)) { try library.restore(article) }
    }

    @Test func tellsWhatIsInTheTrash() throws {
        let library = temporary.library
        let other = try library.add(
            RawDocument(text: "Other words.", title: "Other", outlet: "Wire", date: "2026-02-03"),
            analysis: sampleAnalysis
        ).id
        try library.remove([article, other])
        let removed = try library.removedArticles()
        #expect(removed.map(\.id) == [other, article], "those without a day come last")
        #expect(
            removed.first
                == RemovedArticle(id: other, title: "Other", outlet: "Wire", date: "2026-02-03"))
        #expect(try library.removedID(startingWith: String(other.prefix(6))) == other)
        #expect(throws: LibraryError.invalidID(id: "x")) { try library.removedID(startingWith: "x") }
    }

    @Test func keepsBothWhenTheSameArticleIsRemovedTwice() throws {
        let library = temporary.library
        try library.remove([article])
        #expect(try temporary.add() == article)
        #expect(throws: LibraryError.alreadyThere(id: article)) { try library.restore(article) }
        try library.remove([article])
        #expect(try temporary.names("trash") == [article, article + "-2"])
        try library.restore(article)
        #expect(library.summaries().articles.map(\.notes) == [0])
        try library.remove([article])
        #expect(try temporary.names("trash").count == 2)
    }

    @Test func refusesWhatIsNotThere() throws {
        #expect(throws: LibraryError.noSuchArticle(id: "0000000000000000")) {
            try temporary.library.remove(["0000000000000000"])
        }
    }

    @Test func removesTheSamplesAlone() throws {
        let sample = RawDocument(text: "Sample", source: Article.sampleSourcePrefix + "1.json")
        let id = try temporary.library.add(sample, analysis: Analysis(parser: "1")).id
        #expect(temporary.library.summaries().articles.filter(\.isSample).map(\.id) == [id])
        #expect(try temporary.library.removeSamples() == [id])
        #expect(try temporary.library.articleIDs() == [article])
    }
}
