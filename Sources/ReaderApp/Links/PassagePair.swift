import Anchoring
import ArticleModel

/// Two passages laid side by side: what differs is marked in each.
struct PassagePair {
    /// The first passage; words that the second does not have are `removed`.
    let first: [DifferenceLine.Run]
    /// The second passage; words that the first does not have are `added`.
    let second: [DifferenceLine.Run]

    /// Passages that share less of their words than this have no marks: nearly everything would be marked.
    private static let leastShared = 0.3

    init(_ first: String, _ second: String) {
        let texts = (ArticleText(first), ArticleText(second))
        let runs = TextDifference(from: texts.0, to: texts.1).lines(from: texts.0, to: texts.1).flatMap(
            \.runs)
        let shared = runs.filter { $0.kind == .same }.reduce(0) { $0 + $1.text.utf8.count }
        guard Double(shared) >= Self.leastShared * Double(max(1, min(first.utf8.count, second.utf8.count)))
        else {
            self.first = [.init(kind: .same, text: first)]
            self.second = [.init(kind: .same, text: second)]
            return
        }
        self.first = runs.filter { $0.kind != .added }
        self.second = runs.filter { $0.kind != .removed }
    }
}
