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

    private let id = "0a00000000000001"
    private let other = "0a00000000000002"

    @Test func keepsWhatItDoesNotKnow() throws {
        let temporary = try TemporaryLibrary()
        try temporary.write(
            #"{"schema": 1, "mood": 1.50, "articles": {"\#(id)": {"read": {"value": true}, "rating": {"value": 5}}}}"#,
            to: "state/0a.json")
        try temporary.library.updateState { $0.read.remove(id) }
        let json = try JSONValue(parsing: Array(temporary.read("state/0a.json").utf8))
        #expect(json["mood"] == .number("1.50"))
        #expect(json["articles"]?[id]?["rating"]?["value"] == .int(5))
        #expect(json["articles"]?[id]?["read"]?["value"] == .bool(false))
    }

    @Test func aChangeWritesOneFile() throws {
        let temporary = try TemporaryLibrary()
        let far = "ff00000000000001"
        try temporary.library.updateState { $0.read = [id, far] }
        let before = FileStamp(of: temporary.folder + "/state/ff.json")
        try temporary.library.updateState(of: id) { state in
            #expect(state.read == [id], "the others stay on the disk")
            state.starred.insert(id)
        }
        #expect(FileStamp(of: temporary.folder + "/state/ff.json") == before)
        #expect(try temporary.library.state().read == [id, far])
        #expect(try temporary.library.state().starred == [id])
    }

    @Test(arguments: [true, false]) func keepsTheLastGoodGeneration(hasLinks: Bool) throws {
        let temporary = try TemporaryLibrary(file: AtomicFile(hasLinks: hasLinks))
        try temporary.library.updateState { $0.starred = [id] }
        try temporary.library.updateState { $0.starred = [id, other] }
        try temporary.write("{\"articles\": {", to: "state/0a.json")
        #expect(try temporary.library.state().starred == [id])
        #expect(temporary.library.summaries().problems.map(\.file) == [temporary.folder + "/state/0a.json"])
        try temporary.library.updateState { $0.starred.insert(other) }
        #expect(try temporary.library.state().starred == [id, other])
        #expect(try temporary.read("state/0a.json.damaged-1") == "{\"articles\": {")
        #expect(temporary.library.summaries().problems.isEmpty)
    }

    @Test(arguments: [true, false]) func annotationsHaveALastGoodGeneration(hasLinks: Bool) throws {
        let temporary = try TemporaryLibrary(file: AtomicFile(hasLinks: hasLinks))
        let article = try temporary.add()
        let name = "annotations/\(article.prefix(2))/\(article).json"
        for number in 1...2 { try temporary.library.save(note("We", at: 1, in: article, id: "\(number)")) }
        try temporary.write("{}", to: name)
        #expect(try temporary.library.annotations(article).map(\.id) == ["urn:uuid:1"])
        #expect(temporary.library.summaries().problems.map(\.file) == [temporary.folder + "/" + name])
        #expect(temporary.library.summaries().articles.map(\.notes) == [1])
        try temporary.library.save(note("We", at: 1, in: article, id: "3"))
        #expect(try temporary.library.annotations(article).map(\.id) == ["urn:uuid:1", "urn:uuid:3"])
        #expect(try temporary.read(name + ".damaged-1") == "{}")
        #expect(temporary.library.summaries().problems.isEmpty)
    }

    @Test func isEmptyWhenNoGenerationIsGood() throws {
        let temporary = try TemporaryLibrary()
        try temporary.write("[1]", to: "state/0a.json")
        #expect(try temporary.library.state() == LibraryState())
        #expect(temporary.library.summaries().problems.count == 1)
        try temporary.library.updateState { $0.read = [id] }
        #expect(try temporary.library.state().read == [id])
        #expect(try temporary.read("state/0a.json.damaged-1") == "[1]")
    }

    @Test func doesNotWriteWhatANewerVersionWrote() throws {
        let temporary = try TemporaryLibrary()
        let newer = #"{"schema": 2, "articles": {"\#(id)": {"starred": {"value": true}}}}"#
        try temporary.write(newer, to: "state/0a.json")
        #expect(try temporary.library.state().starred == [id])
        #expect(throws: LibraryError.newerSchema(file: temporary.folder + "/state/0a.json")) {
            try temporary.library.updateState { $0.starred = [] }
        }
        #expect(try temporary.read("state/0a.json") == newer)
    }

    /// What an earlier version has written counts at once, and moves with the first change; of each entry the newest.
    @Test func takesTheEarlyFileIn() throws {
        let temporary = try TemporaryLibrary(isCached: true)
        let article = try temporary.add()
        try temporary.library.updateState(of: article) { $0.tags[article] = ["kept"] }
        func early(_ time: String) -> String {
            #"{"schema": 1, "mood": 2, "articles": {"\#(article)": {"read": {"modified": "\#(time)", "value": true},"#
                + #" "tags": {"modified": "2001-01-01T00:00:00Z", "value": ["old"]}}},"#
                + #" "marks": {"a": {"modified": "\#(time)", "value": {"article": "\#(article)", "position": 3}}}}"#
        }
        try temporary.write(early("2002-01-01T00:00:00Z"), to: "state.json")
        #expect(try temporary.library.state().read == [article])
        #expect(try temporary.library.state().marks["a"]?.position == 3)
        try temporary.library.refresh()
        #expect(try temporary.library.summary(article).isUnread == false)
        try temporary.library.updateState(of: article) { $0.positions[article] = 5 }
        #expect(try temporary.names(".previous").contains("state.json"))
        #expect(!FileAccess.exists(temporary.folder + "/state.json"))
        let state = try temporary.another().state()
        #expect(state.read == [article])
        #expect(state.tags == [article: ["kept"]])
        #expect(state.positions == [article: 5])
        #expect(state.marks["a"]?.article == article)
        #expect(try temporary.library.summary(article).isUnread == false)
        let marks = try JSONValue(parsing: Array(temporary.read("state/marks.json").utf8))
        #expect(marks["mood"] == .int(2))
        // An earlier version has written once more: newer than ours, it counts.
        try temporary.library.updateState(of: article) { $0.read.remove(article) }
        try temporary.write(early("2999-01-01T00:00:00Z"), to: "state.json")
        try temporary.library.updateState(of: article) { $0.starred.insert(article) }
        #expect(try temporary.library.state().read == [article])
    }
}
