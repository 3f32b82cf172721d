import ArticleModel
import Testing

@testable import ArticleStore

struct StateTests {
    @Test func remembersEverything() throws {
        let temporary = try TemporaryLibrary()
        var expected = LibraryState()
        expected.read = ["0000000000000001", "0000000000000002"]
        expected.starred = ["0000000000000002"]
        expected.tags = ["0000000000000001": ["b", "a"]]
        expected.marks = ["a": .init(article: "0000000000000001", position: 7)]
        expected.positions = ["0000000000000001": 412]
        try temporary.library.updateState { $0 = expected }
        #expect(try temporary.another().state() == expected)
        try temporary.library.updateState { $0 = LibraryState() }
        #expect(try temporary.another().state() == LibraryState())
    }

    @Test func recordsWhenAnEntryChangedLast() {
        var document = StateDocument()
        var state = LibraryState()
        state.read = ["a"]
        state.positions = ["a": 1]
        document.record(state, at: "T1")
        state.positions = ["a": 2]
        document.record(state, at: "T2")
        #expect(document.json["articles"]?["a"]?["read"]?["modified"] == .string("T1"))
        #expect(document.json["articles"]?["a"]?["position"]?["modified"] == .string("T2"))
    }

    @Test func keepsWhatItDoesNotKnow() throws {
        let temporary = try TemporaryLibrary()
        try temporary.write(
            #"{"schema": 1, "mood": 1.50, "articles": {"a": {"read": {"value": true}, "rating": {"value": 5}}}}"#,
            to: "state.json")
        try temporary.library.updateState { $0.read.remove("a") }
        let json = try JSONValue(parsing: Array(temporary.read("state.json").utf8))
        #expect(json["mood"] == .number("1.50"))
        #expect(json["articles"]?["a"]?["rating"]?["value"] == .int(5))
        #expect(json["articles"]?["a"]?["read"]?["value"] == .bool(false))
    }

    @Test func keepsTheLastGoodGeneration() throws {
        let temporary = try TemporaryLibrary()
        try temporary.library.updateState { $0.starred = ["a"] }
        try temporary.library.updateState { $0.starred = ["a", "b"] }
        try temporary.write("{\"articles\": {", to: "state.json")
        #expect(try temporary.library.state().starred == ["a"])
        #expect(temporary.library.summaries().problems.map(\.file) == [temporary.folder + "/state.json"])
        try temporary.library.updateState { $0.starred.insert("c") }
        #expect(try temporary.library.state().starred == ["a", "c"])
        #expect(try temporary.read("state.json.damaged-1") == "{\"articles\": {")
        #expect(temporary.library.summaries().problems.isEmpty)
    }

    @Test func isEmptyWhenNoGenerationIsGood() throws {
        let temporary = try TemporaryLibrary()
        try temporary.write("[1]", to: "state.json")
        #expect(try temporary.library.state() == LibraryState())
        #expect(temporary.library.summaries().problems.count == 1)
        try temporary.library.updateState { $0.read = ["a"] }
        #expect(try temporary.library.state().read == ["a"])
        #expect(try temporary.read("state.json.damaged-1") == "[1]")
    }

    @Test func doesNotWriteWhatANewerVersionWrote() throws {
        let temporary = try TemporaryLibrary()
        let newer = #"{"schema": 2, "articles": {"a": {"starred": {"value": true}}}}"#
        try temporary.write(newer, to: "state.json")
        #expect(try temporary.library.state().starred == ["a"])
        #expect(throws: LibraryError.newerSchema(file: temporary.folder + "/state.json")) {
            try temporary.library.updateState { $0.starred = [] }
        }
        #expect(try temporary.read("state.json") == newer)
    }
}
