import ArticleModel
import Foundation
import Testing

@testable import ArticleStore

/// Who is quoted, as the index has it, also after corrections.
struct SpeakerTests {
    private let temporary: TemporaryLibrary
    private var library: Library { temporary.library }

    init() throws { temporary = try TemporaryLibrary() }

    /// Names, and of each quote which of them says it.
    private func analysis(_ names: [String], quoted: [Int]) -> Analysis {
        Analysis(
            parser: "test",
            quotes: quoted.enumerated().map { number, name in
                Quote(
                    id: "q\(number + 1)", kind: .direct, content: [TextSpan(number * 4, number * 4 + 3)],
                    speaker: "e\(name + 1)")
            },
            entities: names.enumerated().map { Entity(id: "e\($0 + 1)", kind: .person, name: $1) })
    }

    @Test func namesAreCountedOverAllArticles() throws {
        try add("one two three", ["Ada", "Charles"], [0, 0, 1], date: "2026-01-01")
        try add("uno dos tres", ["Ada", "Mary"], [0, 1], date: "2026-01-02")
        try library.refresh()
        let all = try library.speakers(limit: 10)
        #expect(all.map(\.name) == ["Ada", "Charles", "Mary"])
        let ada = try #require(all.first)
        #expect((ada.quotes, ada.articles) == (3, 2))
        #expect(ada.identity == nil, "nobody has been linked yet")
        #expect(try library.speakers(by: .name, from: 1, limit: 1).map(\.name) == ["Charles"])
        #expect(try library.speakers(of: Query(parsing: "mar*"), limit: 10).map(\.name) == ["Mary"])
        let later = try library.speakers(of: Query(parsing: "date:2026-01-02"), limit: 10)
        #expect(later.map(\.quotes) == [1, 1])
        #expect(try library.articles(quoting: ada).count == 2)
        #expect(try library.speakerCount() == 3)
    }

    @Test func correctionsCountAndCanBeTakenBack() throws {
        let id = try add("one two three", ["Ada", "Charles"], [0], date: "2026-01-01")
        try library.refresh()
        let annotation = Annotation(
            id: "urn:uuid:1", article: id,
            anchor: .init(exact: "one", prefix: "", suffix: " two three", position: CodePointRange(0, 3)),
            correction: .init(speaker: "Charles"), created: "2026-03-12T09:00:00Z")
        try library.save(annotation)
        try library.refresh()
        #expect(try library.speakers(limit: 10).map(\.name) == ["Charles"])
        let article = try library.article(id)
        let parsed = try #require(try library.analysis(of: article))
        #expect(parsed.quotes[0].speaker == "e1", "the analysis itself stays as it was made")
        #expect(try library.corrected(parsed, of: article).quotes[0].speaker == "e2")
        try library.deleteAnnotation(annotation.id, article: id)
        try library.refresh()
        #expect(try library.speakers(limit: 10).map(\.name) == ["Ada"])
    }

    @discardableResult
    private func add(
        _ text: String, _ names: [String], _ quoted: [Int], date: String
    ) throws -> String {
        try library.add(
            RawDocument(text: text, date: date), analysis: analysis(names, quoted: quoted)
        ).id
    }
}
