import ArticleModel
import ArticleStore
import CrossReference

/// A comparison of articles for people.
struct ComparisonPage {
    private let comparison: ArticleComparison
    private let states: [String: Link.State]
    private let output: StandardOutput
    private let mostClaims: Int

    private static let sections: [(kind: Link.Kind, title: String)] = [
        (.conflict, "Possible conflicts"), (.alteredQuote, "Quotes altered"), (.agrees, "Agreed on"),
        (.sameQuote, "The same quotes"), (.nameVariant, "Names spelt differently"),
    ]

    init(
        _ comparison: ArticleComparison, _ states: [String: Link.State], _ output: StandardOutput, claims: Int
    ) {
        self.comparison = comparison
        self.states = states
        self.output = output
        mostClaims = claims
    }

    func lines(_ library: Library) throws -> [String] {
        var links = LinkOutput(output)
        try links.read(comparison.links.values.flatMap { $0 }, from: library)
        var lines: [String] = []
        for article in comparison.articles {
            lines += WrappedLines.of(try name(of: article, library), indent: 0)
        }
        for section in Self.sections {
            let shown = comparison[section.kind].filter { states[$0.id] != .dismissed }
            if shown.isEmpty { continue }
            lines += ["", "\(section.kind.sign) \(section.title) (\(shown.count))"]
            for link in shown { lines += [""] + links.passages(of: link) }
        }
        for article in comparison.articles { lines += try claims(of: article, library) }
        return lines
    }

    private func name(of article: ArticleClaims, _ library: Library) throws -> String {
        let title = output.clean(try library.article(article.article).title)
        let facts = [article.date?.iso, article.outlet.map { output.clean($0) }].compactMap { $0 }
        return "\(article.article)  \(title)" + (facts.isEmpty ? "" : " — " + facts.joined(separator: ", "))
    }

    private func claims(of article: ArticleClaims, _ library: Library) throws -> [String] {
        let claims = comparison.onlyIn[article.article] ?? []
        if claims.isEmpty || mostClaims == 0 { return [] }
        var lines = ["", "Only in " + (try name(of: article, library)).prefix(60) + " (\(claims.count))"]
        for claim in claims.prefix(mostClaims) {
            let who = article.analysis.entity(claim.claimant).map { output.clean($0.name) + ": " } ?? ""
            lines += WrappedLines.of("· " + who + output.clean(claim.standalone), indent: 2)
        }
        if claims.count > mostClaims { lines.append("  … and \(claims.count - mostClaims) more (--claims)") }
        return lines
    }
}
