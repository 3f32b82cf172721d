import ArticleModel
import Testing

@testable import ArticleStore

struct QueryParserTests {
    /// A query in words: clauses between `&`, alternatives between `|`.
    private func read(_ text: String) throws -> String {
        let query = try Query(parsing: text)
        let clauses = query.clauses.map { $0.alternatives.map(describe).joined(separator: " | ") }
        let places = query.places.map { "in \($0.rawValue)" }.sorted()
        return (clauses + places).joined(separator: " & ")
    }

    private func describe(_ term: Query.Term) -> String {
        func show(_ words: WordPattern) -> String {
            words.words.joined(separator: "_") + (words.isPrefix ? "*" : "")
        }
        let condition =
            switch term.condition {
            case .words(let words): show(words)
            case .outlet(let words): "outlet=" + show(words)
            case .feed(let words): "feed=" + show(words)
            case .speaker(let words): "speaker=" + show(words)
            case .spelling(let words): "spelling=" + show(words)
            case .entity(let words): "entity=" + show(words)
            case .tag(let words): "tag=" + show(words)
            case .date(let days): "\(days.first?.iso ?? "")..\(days.last?.iso ?? "")"
            case .isUnread: "unread"
            case .isStarred: "starred"
            case .hasNotes: "notes"
            case .hasConflicts: "conflicts"
            }
        return (term.isNegated ? "not " : "") + condition
    }

    @Test(arguments: [
        ("geneva talks", "geneva & talks"),
        ("  Genève\t", "geneve"),
        ("\"clearer path\" -ferry", "clearer_path & not ferry"),
        ("“clearer path”*", "clearer_path*"),
        ("\"clearer pa*\"", "clearer_pa*"),
        ("sanc* -\"in the\"", "sanc* & not in_the"),
        ("don't", "don_t"),
        ("a OR b c", "a | b & c"),
        ("a b OR c OR -d", "a & b | c | not d"),
        ("or \"OR\" And", "or & or & and"),
        (
            "outlet:Post speaker:\"Ada Lovelace\" -entity:genf",
            "outlet=post & speaker=ada_lovelace & not entity=genf"
        ),
        ("TAG:later OR tag:\"to do\"", "tag=later | tag=to_do"),
        ("is:unread -is:starred has:notes has:Conflicts", "unread & not starred & notes & conflicts"),
        ("in:quotes sanctions in:notes", "sanctions & in notes & in quotes"),
        ("date:2022", "2022-01-01..2022-12-31"),
        ("date:2024-02", "2024-02-01..2024-02-29"),
        ("date:2022-01-21..2022-02", "2022-01-21..2022-02-28"),
        ("date:..2022-01-21", "..2022-01-21"),
        ("-date:2022-12..", "not 2022-12-01.."),
        ("https://post.example/a 10:30", "https_post_example_a & 10_30"),
        ("… a -", "a"),
        ("上海 上*", "上_海 & 上"),
        ("a\"b c\"", "a & b_c"),
    ])
    func readsTheGrammar(text: String, meaning: String) throws {
        #expect(try read(text) == meaning)
    }

    @Test(arguments: [
        ("", 1), ("  …", 1), ("OR a", 1), ("a OR", 3), ("a OR OR b", 6), ("a \"b", 3), ("a speakr:x", 3),
        ("is:read", 1), ("has:quotes", 1), ("in:text a", 1), ("a -in:quotes", 3), ("a OR in:quotes b", 6),
        ("outlet:", 1), ("x tag:…", 3), ("date:", 1), ("date:..", 1), ("date:2022-13", 1),
        ("date:2022-02-30", 1),
        ("date:2022..2021", 1), ("date:21.1.2022", 1), ("a k*", 3), ("*", 1), ("in:quotes OR a", 11),
        ("in:notes", 1),
    ])
    func saysWhatIsWrongAndWhere(text: String, position: Int) {
        do {
            let query = try Query(parsing: text)
            Issue.record("\(text) was read as \(query)")
        } catch {
            #expect(error.position == position)
            #expect(error.description.hasPrefix("in the query, at character \(position): "))
            #expect(!error.description.contains("\n"))
        }
    }

    /// Whatever is typed is a query or an error.
    @Test(arguments: 0..<500) func readsAnything(seed: UInt64) {
        var generator = SeededGenerator(state: seed)
        let pieces = [
            "a", "OR", "-", "\"", ":", "*", " ", " ", "date:", "2022", "..", "-01", "is:", "unread", "in:",
            "quotes",
            "“", "”", "é", "\u{301}", "上", "😀", "\u{0}", "tag:", "//", "'", ")", "NEAR(", "NOT", "{",
        ]
        let text = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            pieces.randomElement(using: &generator) ?? ""
        }.joined()
        do { _ = try Query(parsing: text) } catch {
            #expect(error.position >= 1 && error.position <= max(1, text.count))
        }
    }
}
