import ArticleModel
import ArticleParsing
import CrossReference
import Foundation
import Testing

/// The articles beside the package, where they are present.
private let seeds: [URL] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/seeds")
    let files =
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
}()

@Suite("Conflicts of the seed articles", .enabled(if: seeds.count == 2))
struct ConflictSeedTests {
    private func reasons(_ first: Int, _ second: Int, dated: String? = "2022-01-21") throws -> [String] {
        let parser = try ArticleParser()
        let articles = try [first, second].map { index in
            let string = try String(contentsOf: seeds[index], encoding: .utf8)
            return ArticleClaims(
                article: "a\(index)", date: dated.flatMap { CalendarDate(iso: $0) },
                text: ArticleText(string),
                analysis: parser.parse(RawDocument(text: string, date: dated)))
        }
        return ConflictFinder().links(between: articles[0], and: articles[1]).map {
            "\($0.kind) \($0.detail) \($0.reason)"
        }
    }

    @Test("Within the first: the written answer, the denied attack, two spellings; no more")
    func first() throws {
        let found = try reasons(0, 0)
        let conflicts = found.filter { $0.hasPrefix("conflict") }
        #expect(conflicts.count { $0.contains("polarity") && $0.contains("response") } == 4)
        #expect(conflicts.allSatisfy { $0.contains("response") || $0.contains("denial") })
        #expect(conflicts.count { $0.contains("denial") } == 1)
        #expect(found.count { $0.contains("spelling") } == 2)
    }

    @Test("Within the second: one office under two names")
    func second() throws {
        #expect(
            try reasons(1, 1).filter { $0.hasPrefix("conflict") } == [
                "conflict name John Blinken ≠ Antony Blinken: the same office (Secretary of State)"
            ])
    }

    @Test(
        "Between both: the day of the meeting, with and without a date of the articles; both say that none agreed"
    )
    func both() throws {
        let dated = try reasons(0, 1)
        // The article is of Friday: this morning is that day.
        #expect(dated.contains("conflict date This morning ≠ Wednesday: same meeting"))
        #expect(dated.contains { $0.hasPrefix("agrees") && $0.contains("reach – agreement") })
        let undated = try reasons(0, 1, dated: nil)
        #expect(
            undated.contains(
                "conflict date Friday ≠ Wednesday: same meeting; the date of an article is not known"))
        #expect(!undated.contains { $0.contains("This morning ≠") })
    }
}
