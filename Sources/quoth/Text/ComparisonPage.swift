import ArticleModel
import ArticleStore
import CrossReference

/// A comparison of articles for people.
struct ComparisonPage {
    private let report: ComparisonReport
    private let output: StandardOutput
    private let mostClaims: Int

    init(_ report: ComparisonReport, _ output: StandardOutput, claims: Int) {
        self.report = report
        self.output = output
        mostClaims = claims
    }

    func lines(_ library: Library) throws -> [String] {
        var links = LinkOutput(output)
        try links.read(report.sections.flatMap(\.groups).flatMap(\.links), from: library)
        var lines: [String] = []
        for article in report.articles {
            lines += WrappedLines.of(try name(of: article, library), indent: 0)
        }
        for section in report.sections {
            lines += ["", "\(section.kind.sign) \(section.title) (\(section.groups.count))"]
            for group in section.groups { lines += [""] + links.passages(of: group) }
        }
        for remainder in report.remainders { lines += try claims(remainder, library) }
        return lines
    }

    private func name(of article: ArticleClaims, _ library: Library) throws -> String {
        let title = output.clean(try library.article(article.article).title)
        let facts = [article.date?.iso, article.outlet.map { output.clean($0) }].compactMap { $0 }
        return "\(article.article)  \(title)" + (facts.isEmpty ? "" : " — " + facts.joined(separator: ", "))
    }

    private func claims(_ remainder: ComparisonReport.Remainder, _ library: Library) throws -> [String] {
        let (article, claims) = (remainder.article, remainder.claims)
        if mostClaims == 0 { return [] }
        var lines = ["", "Only in " + (try name(of: article, library)).prefix(60) + " (\(claims.count))"]
        for claim in claims.prefix(mostClaims) {
            let voicing = article.analysis.voicing(of: claim, in: article.text)
            let who = voicing == .article ? "" : output.clean(voicing.words) + ": "
            lines += WrappedLines.of("· " + who + output.clean(claim.standalone), indent: 2)
        }
        if claims.count > mostClaims { lines.append("  … and \(claims.count - mostClaims) more (--claims)") }
        return lines
    }
}
