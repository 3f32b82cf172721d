import Testing

@testable import Anchoring

struct RevisionTests {
    /// More than 2,000 edits of all kinds, on made-up texts and on the sample articles.
    @Test(arguments: RevisionTrial.Means.allCases)
    func annotationsFollowTheirWords(means: RevisionTrial.Means) throws {
        let score = try RevisionTrial.run(means, seeds: 0..<760)
        let share = Double(score.keptFound) / Double(score.kept)
        print(
            "re-anchoring by \(means): \(score.edits) edits, \(score.total) annotations,",
            "wrong \(score.wrong.count) (and \(score.indistinguishable) with the same words and context);",
            "words kept: \(score.keptFound) of \(score.kept) found, \((share * 1000).rounded() / 10) %;",
            "words changed: \(score.changedFound) of \(score.changed) found; words gone: \(score.gone)")
        #expect(score.edits >= 2000)
        #expect(score.wrong.isEmpty, "\(score.wrong.prefix(40).joined(separator: "\n"))")
        #expect(share >= 0.95, "\(score.missed.prefix(20).joined(separator: "\n"))")
    }
}
