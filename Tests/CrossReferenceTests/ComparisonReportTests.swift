import ArticleModel
import CrossReference
import Testing

/// A comparison in the order in which people read it.
struct ComparisonReportTests {
    /// Finds what it is told to find between articles.
    private struct Told: ClaimComparing {
        let links: [(kind: Link.Kind, a: String, b: String, strength: Double)]

        func links(between a: ArticleClaims, and b: ArticleClaims) -> [Link] {
            func side(_ article: ArticleClaims, _ claim: String) -> Link.Side? {
                let parts = claim.split(separator: " ").map(String.init)
                guard parts[0] == article.article,
                    let found = article.analysis.claims.first(where: { $0.id == parts[1] })
                else { return nil }
                return Link.Side(article: parts[0], span: found.content[0], reference: parts[1])
            }
            return links.compactMap { told in
                guard let first = side(a, told.a), let second = side(b, told.b) else { return nil }
                return Link(
                    id: told.a + told.b, kind: told.kind, detail: .number, a: first, b: second, reason: "",
                    strength: told.strength)
            }
        }
    }

    private func article(_ id: String, _ outlet: String, day: Int) -> ArticleClaims {
        var analysis = Analysis(parser: "test")
        analysis.claims = (1...4).map { number in
            Claim(
                id: "c\(number)", content: [TextSpan(number * 2, number * 2 + 1)],
                standalone: "\(id) \(number)",
                worth: Double(number) / 10)
        }
        return ArticleClaims(
            article: id, outlet: outlet, date: CalendarDate(year: 2026, month: 3, day: day),
            text: ArticleText("abcdefghijklmnop"), analysis: analysis)
    }

    private var comparison: ArticleComparison {
        let told = Told(links: [
            (.agrees, "x c1", "y c1", 0.9), (.agrees, "x c2", "y c2", 0.5), (.agrees, "y c2", "z c2", 0.5),
            (.conflict, "x c3", "z c3", 0.6), (.conflict, "y c4", "z c4", 0.8),
        ])
        let articles = [
            article("z", "Times", day: 3), article("x", "Post", day: 1), article("y", "Wire", day: 2),
        ]
        return ArticleComparison(articles, comparing: told)
    }

    @Test func conflictsComeFirstAndWhatMostAgreeOnBeforeTheRest() {
        let report = ComparisonReport(comparison, states: [:])
        #expect(report.articles.map(\.article) == ["x", "y", "z"])
        #expect(report.sections.map(\.kind) == [.conflict, .agrees])
        #expect(report.sections[0].groups.map { $0.links[0].id } == ["y c4z c4", "x c3z c3"])
        #expect(report.sections[1].groups.map { $0.members.count } == [3, 2])
    }

    @Test func dismissedLinksAreLeftOut() {
        let states: [String: Link.State] = [
            "y c4z c4": .dismissed, "x c3z c3": .dismissed, "x c1y c1": .confirmed,
        ]
        let report = ComparisonReport(comparison, states: states)
        #expect(report.sections.map(\.kind) == [.agrees])
        #expect(report.sections[0].groups.count == 2)
    }

    @Test func eachArticleSaysSomethingOfItsOwn() {
        let report = ComparisonReport(comparison, states: [:])
        #expect(report.remainders.map(\.article.article) == ["x", "y", "z"])
        #expect(report.remainders.map { $0.claims.map(\.id) } == [["c4"], ["c3"], ["c1"]])
    }
}
