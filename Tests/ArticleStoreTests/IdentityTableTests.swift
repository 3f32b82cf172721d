import ArticleModel
import CrossReference
import Testing

@testable import ArticleStore

/// Who is who follows the library's files.
struct IdentityTableTests {
    let temporary: TemporaryLibrary
    var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary(isCached: true) }

    private func add(_ speaker: String, day: Int) throws -> String {
        try temporary.add(
            quote: "\(saying), on day \(day)", by: speaker, outlet: "Post \(day)", date: "2022-01-0\(day)")
    }

    private func link() throws {
        try library.refresh(.files)
        try library.updateLinks(comparing: WordConflict(word: "nowhere"))
    }

    @Test func onePersonUnderThreeNames() throws {
        let first = try add("Ada Lovelace", day: 1)
        let second = try add("A. Lovelace", day: 2)
        let third = try add("Lovelace", day: 3)
        let other = try add("Karl Müller\tJr.", day: 4)
        try link()
        let ada = try #require(try library.entity("e1", of: third))
        #expect(ada.identity.name == "Ada Lovelace")
        #expect(ada.identity.fullNames == ["Ada Lovelace": 1, "A. Lovelace": 1, "Lovelace": 1])
        #expect(Array(ada.articles) == [third, second, first])
        #expect(try library.entities(of: second, being: ada.identity.id) == ["e1"])
        #expect(try library.entities(of: other, being: ada.identity.id).isEmpty)
        #expect(try library.entity("e1", of: other)?.identity.name == "Karl Müller Jr.")
        let january = try Query(parsing: "date:2022-01-02..2022-01-09")
        #expect(try library.entity("e1", of: first, january).map { Array($0.articles) } == [third, second])
    }

    @Test func removedAndChangedArticlesAreForgotten() throws {
        let first = try add("Ada Lovelace", day: 1)
        let second = try add("Ada Lovelace", day: 2)
        try link()
        _ = try library.remove([second])
        try link()
        #expect(try library.entity("e1", of: first)?.identity.articles == 1)
        #expect(try library.entity("e1", of: second) == nil)
    }

    @Test func rebuildingGivesTheSame() throws {
        let ids = try (1...3).map { try add($0 == 2 ? "Lovelace" : "Ada Lovelace", day: $0) }
        try link()
        let before = try library.entity("e1", of: ids[1])?.identity.fullNames
        try library.rebuildLinks(comparing: WordConflict(word: "nowhere"))
        #expect(try library.entity("e1", of: ids[1])?.identity.fullNames == before)
        #expect(before == ["Ada Lovelace": 2, "Lovelace": 1])
    }
}
