import ArticleModel
import ArticleStore

/// What the panel is narrowed to (`&`): claims that have all of some words, in themselves or in what the panel says of
/// them (who makes them, their nature, their status).
struct ClaimFilter: Hashable, Sendable {
    /// What was typed.
    let text: String
    private let words: [String]

    init(_ text: String = "") {
        self.text = text
        words = text.split(whereSeparator: \.isWhitespace).map { Self.folded($0) }
    }

    /// Whether all claims are shown.
    var isEmpty: Bool { words.isEmpty }

    /// Whether a claim (its index) is shown.
    func shows(_ index: Int, of open: OpenArticle) -> Bool {
        if words.isEmpty { return true }
        let claim = open.analysis.claims[index]
        let parts = [
            claim.standalone, open.voicing(of: claim).words, claim.natureWords, claim.polarity.rawValue,
            ClaimStatus.words(for: open.statuses[claim.id]),
        ]
        let said = Self.folded(parts.joined(separator: "\n"))
        return words.allSatisfy { said.contains($0) }
    }

    private static func folded(_ text: some StringProtocol) -> String {
        var folding = TextFolding()
        return folding.fold(String(text)).joined
    }
}
