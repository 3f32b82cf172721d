import Foundation
import Testing

/// Links that were shown on the articles of PolNeAR, each judged by reading both passages: kind and detail, then for both
/// sides the article's id with the passage in code points, then the verdict. No text.
@Suite("Judged links between claims")
struct JudgedClaimTests {
    private struct Row {
        var kind: String
        var sides: [(article: String, start: Int, end: Int)]
        var isRight: Bool
    }

    private let rows: [Row] = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/judged-claims.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").compactMap { line in
            let columns = line.split(separator: "\t").map(String.init)
            guard columns.count == 8, let a = Int(columns[2]), let b = Int(columns[3]),
                let c = Int(columns[5]),
                let d = Int(columns[6]), ["right", "wrong"].contains(columns[7])
            else { return nil }
            return Row(
                kind: columns[0], sides: [(columns[1], a, b), (columns[4], c, d)],
                isRight: columns[7] == "right")
        }
    }()

    @Test(
        "Four of five are right, of each kind of which enough were found to tell",
        arguments: ["agrees/wording", "name-variant/spelling"])
    func precision(kind: String) {
        let judged = rows.filter { $0.kind == kind }
        #expect(judged.count >= 15)
        #expect(Double(judged.count(where: \.isRight)) >= 0.8 * Double(judged.count))
    }

    @Test("Of conflicts too few were found to promise anything: they are shown as possible")
    func conflicts() {
        #expect((1..<50).contains(rows.count { $0.kind.hasPrefix("conflict") }))
    }

    @Test("Passages lie in their articles, where these are present")
    func passages() throws {
        struct Article: Decodable {
            var id: String
            var text: String
        }
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent(
                "shared/corpora/polnear")
        var lengths: [String: Int] = [:]
        for name in ["dev.jsonl", "train.jsonl"] {
            guard let text = try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            else { return }
            for line in text.split(separator: "\n") {
                let article = try JSONDecoder().decode(Article.self, from: Data(line.utf8))
                lengths[article.id] = article.text.unicodeScalars.count
            }
        }
        for side in rows.flatMap(\.sides) {
            #expect(side.start < side.end && side.end <= lengths[side.article] ?? 0, "\(side)")
        }
    }
}
