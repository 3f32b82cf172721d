import ArticleModel
import Foundation
import Testing

@testable import ArticleParsing

/// The articles beside the package, where they are present.
private let seeds: [URL] = {
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    let folder = package.deletingLastPathComponent().appendingPathComponent("shared/seeds")
    let files =
        (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "txt" }.sorted { $0.path < $1.path }
}()

@Suite("Claims of the seed articles", .enabled(if: !seeds.isEmpty))
struct ClaimSeedTests {
    @Test(
        "Words in place, nothing twice, nothing from boilerplate, a caption says nothing new",
        arguments: seeds)
    func claims(seed: URL) throws {
        let string = try String(contentsOf: seed, encoding: .utf8)
        let analysis = try ArticleParser().parse(RawDocument(text: string, date: "2022-01-21"))
        let text = ArticleText(string)
        let silent = analysis.blocks.filter { $0.kind == .boilerplate || $0.kind == .caption }
        #expect(analysis.claims.count > 20)
        for claim in analysis.claims {
            let hull = try #require(claim.content.hull)
            #expect(text.span.contains(hull))
            #expect(!silent.contains { $0.span.overlaps(hull) && claim.quote == nil }, "\(claim.standalone)")
            #expect(claim.quote == nil || analysis.quote(claim.quote) != nil)
            #expect(claim.claimant == nil || analysis.entity(claim.claimant) != nil)
        }
        let said = analysis.claims.map { $0.standalone + "|" + ($0.claimant ?? "") }
        #expect(Set(said).count == said.count)
    }
}
