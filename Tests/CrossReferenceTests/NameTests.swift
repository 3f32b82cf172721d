import ArticleModel
import Testing

@testable import CrossReference

struct NameTests {
    @Test(arguments: [
        ("Donald Trump", "Trump", SameName.same), ("Mr. Trump", "Donald J. Trump", .same),
        ("Senator Bernie Sanders", "Bernard Sanders", .same), ("D. Trump", "Donald Trump", .same),
        ("Bill Clinton", "Hillary Clinton", .different), ("Ada Lovelace", "Karl Mueller", .different),
        ("The White House", "White House", .same), ("Müller", "Muller", .same),
        ("Aleksei Vorland", "Aleksey Vorland", .same), ("Alexei Vorland", "Aleksey Vorland", .same),
        ("Mario Ricci", "Maria Ricci", .different),
    ])
    func comparesSpeakers(a: String, b: String, expected: SameName) {
        #expect(FamilyNameComparison().compare(a, b) == expected)
        #expect(FamilyNameComparison().compare(b, a) == expected)
    }

    @Test func nobodyIsUnknown() {
        #expect(FamilyNameComparison().compare(nil, "Trump") == .unknown)
        #expect(FamilyNameComparison().compare(nil, nil) == .unknown)
    }

    private func article(_ id: String, names: [String]) -> ArticleClaims {
        let text = names.joined(separator: " ")
        var entities: [Entity] = []
        var start = 0
        for name in names {
            let span = TextSpan(start, start + name.utf8.count)
            entities.append(
                Entity(id: "e\(entities.count)", kind: .person, name: name, mentions: [Mention(span, .name)]))
            start = span.end + 1
        }
        return ArticleClaims(
            article: id, text: ArticleText(text), analysis: Analysis(parser: "test", entities: entities))
    }

    @Test func findsSpellings() throws {
        let found = NameVariants().links(
            between: article("a", names: ["Antony Blinken", "Sergei Lavrov", "Ann Johnson", "Tom Banks"]),
            and: article(
                "b", names: ["Anthony Blinken", "Sergey Lavrov", "Ann Johnston", "Tom Bank", "Bob Lavrov"]))
        #expect(found.map(\.a.reference) == ["e0", "e1", "e2"])
        #expect(found.allSatisfy { $0.kind == .nameVariant && $0.detail == .spelling })
        #expect(found.first?.reason == "“Antony Blinken” and “Anthony Blinken”: one name in two spellings")
    }

    @Test func theSameSpellingIsNone() {
        let a = article("a", names: ["Antony Blinken", "Anthony Blinken"])
        #expect(NameVariants().links(between: a, and: article("b", names: ["Anthony Blinken"])).count == 1)
        let both = article("b", names: ["Anthony Blinken", "Antony Blinken"])
        #expect(NameVariants().links(between: a, and: both).isEmpty)
        #expect(NameVariants().links(between: a, and: a).isEmpty)
    }
}
