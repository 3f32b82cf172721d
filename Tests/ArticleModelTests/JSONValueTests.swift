import Testing

@testable import ArticleModel

struct JSONValueTests {
    static func parse(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    @Test func readsEveryKindOfValue() throws {
        let value = try Self.parse(
            #" {"a": [1, -0.50, 1e+9, true, false, null], "b": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00", "": {}} "#
        )
        #expect(
            value
                == .object([
                    "a": .array([
                        .int(1), .number("-0.50"), .number("1e+9"), .bool(true), .bool(false), .null,
                    ]),
                    "b": .string("\"\\/\u{8}\u{C}\n\r\té😀"), "": .object([:]),
                ]))
    }

    @Test func writesSortedKeysOnOneLine() {
        let value = JSONValue.object(["b": .array([.int(1), .text(nil)]), "a": .string("/\u{1}\u{7F}\"é\n")])
        #expect(
            String(decoding: value.compact(), as: UTF8.self) == #"{"a":"/\u0001\u007f\"é\n","b":[1,null]}"#)
    }

    @Test func laysOutForPeople() throws {
        let value = try Self.parse(
            #"{"spans": [[1, 2], [3, 4]], "none": [], "empty": {}, "text": "{[,:\"]}"}"#)
        #expect(
            String(decoding: value.pretty(), as: UTF8.self) == """
                {
                  "empty": {},
                  "none": [],
                  "spans": [
                    [1, 2],
                    [3, 4]
                  ],
                  "text": "{[,:\\"]}"
                }

                """)
    }

    @Test func replacesLoneSurrogates() throws {
        #expect(try Self.parse(#""\ud800x\udc00\ud800\u0041""#) == .string("\u{FFFD}x\u{FFFD}\u{FFFD}A"))
    }

    @Test(arguments: [
        "", " ", "{", "[1,]", "[1 2]", "{\"a\"}", "{\"a\":}", "{a:1}", "\"", "\"\\", "\"\\u12\"", "\"\\x\"",
        "tru", "01",
        "1.", "-", "1e", "+1", "NaN", "[1]]", "\"\n\"", "'a'", "// a",
    ])
    func refusesWhatIsNoJSON(text: String) {
        #expect(throws: JSONSyntaxError.self) { try Self.parse(text) }
    }

    @Test func refusesInvalidUTF8AndDeepNesting() {
        #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: [0x22, 0xFF, 0x22]) }
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONSyntaxError(reason: "nesting too deep", line: 1)) { try Self.parse(deep) }
    }

    @Test func namesTheLine() {
        #expect(throws: JSONSyntaxError(reason: "a colon is missing", line: 3)) {
            try Self.parse("{\n\n\"a\" 1}")
        }
    }

    /// What is written is read as the same value; and no bytes, however changed, make it crash.
    @Test(arguments: 0..<300)
    func readsWhatItWrites(seed: UInt64) throws {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        func value(_ depth: Int) -> JSONValue {
            switch random(depth > 3 ? 4 : 6) {
            case 0: .null
            case 1: .bool(random(2) == 0)
            case 2: .int(random(1000) - 500)
            case 3:
                .string(
                    (0..<random(8)).map { _ in ["a", "\"", "\\", "\u{0}", "é", "👩‍👩‍👧", "\r\n"][random(7)] }
                        .joined())
            case 4: .array((0..<random(4)).map { _ in value(depth + 1) })
            default:
                .object(
                    Dictionary(
                        (0..<random(4)).map { ("k\($0)", value(depth + 1)) }, uniquingKeysWith: { a, _ in a })
                )
            }
        }
        let original = value(0)
        #expect(try JSONValue(parsing: original.compact()) == original)
        #expect(try JSONValue(parsing: original.pretty()) == original)
        var bytes = original.pretty()
        for _ in 0..<3 { bytes[random(bytes.count)] = UInt8(random(256)) }
        if let changed = try? JSONValue(parsing: bytes) {
            #expect(try JSONValue(parsing: changed.compact()) == changed)
        }
    }
}
