import ArticleModel
import CrossReference
import Testing

/// Passages that links join.
struct LinkGroupTests {
    private func link(_ a: String, _ b: String, _ kind: Link.Kind = .agrees, _ strength: Double = 0.5)
        -> FoundLink
    {
        let sides = [a, b].map {
            FoundLink.Side(
                article: String($0.prefix(1)), span: CodePointRange(0, 1), reference: $0, words: $0)
        }
        return FoundLink(
            id: a + b, kind: kind, detail: .wording, a: sides[0], b: sides[1], reason: "\(a) and \(b)",
            strength: strength)
    }

    private let articles = ["a", "b", "c", "d", "e", "f"]

    @Test func claimsThatAgreeThroughAThirdAreOneGroup() {
        let links = [link("a1", "b1"), link("c1", "d1"), link("e1", "f1", .agrees, 0.4), link("b1", "c1")]
        let outlets = ["a": "Post", "b": "Post", "c": "Times"]
        let groups = LinkGroup.groups(of: links, in: articles)
        #expect(
            groups.map { $0.members.map(\.side.reference) } == [["a1", "b1", "c1", "d1"], ["e1", "f1"]])
        #expect(groups.map { group in group.outlets { outlets[$0] } } == [3, 2], "outlets count once")
    }

    @Test func conflictsHaveTwoSides() throws {
        let links = [
            link("b1", "d1", .conflict, 0.9), link("a1", "d1", .conflict, 0.3),
            link("c1", "d1", .conflict, 0.5),
            link("a1", "e1", .conflict, 0.2),
        ]
        let group = try #require(LinkGroup.groups(of: links, in: articles).first)
        #expect(group.members.map(\.side.reference) == ["a1", "b1", "c1", "d1", "e1"])
        #expect(group.members.map(\.isContrary) == [false, false, false, true, true])
        #expect(group.members.map(\.isExplained) == [false, false, false, true, true])
        #expect(group.members[3].link.id == "b1d1", "the strongest link to one before it")
        #expect(group.members[4].link.reason == "a1 and e1")
    }

    @Test func everyMemberHasALinkOfItsOwn() throws {
        let group = try #require(LinkGroup.groups(of: [link("b1", "a1")], in: articles).first)
        #expect(group.members.map(\.side.reference) == ["a1", "b1"], "in the order of publication")
        #expect(group.members.allSatisfy { $0.link.id == "b1a1" })
        #expect(LinkGroup.groups(of: [], in: articles).isEmpty)
    }
}
