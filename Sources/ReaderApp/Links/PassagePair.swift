import Anchoring
import ArticleModel
import CrossReference

/// Two passages laid side by side: what differs is marked in each.
struct PassagePair {
    /// The first passage; words that the second does not have are `removed`.
    let first: [DifferenceLine.Run]
    /// The second passage; words that the first does not have are `added`.
    let second: [DifferenceLine.Run]

    /// - Parameter leastShared: passages that share less of the shorter one's words, 0 to 1, have no marks: nearly
    ///   everything would be marked.
    init(_ first: String, _ second: String, leastShared: Double = 0.3) {
        let texts = (ArticleText(first), ArticleText(second))
        let runs = TextDifference(from: texts.0, to: texts.1).lines(from: texts.0, to: texts.1).flatMap(
            \.runs)
        let shared = runs.filter { $0.kind == .same }.reduce(0) { $0 + $1.text.utf8.count }
        guard Double(shared) >= leastShared * Double(max(1, min(first.utf8.count, second.utf8.count)))
        else {
            self.first = [.init(kind: .same, text: first)]
            self.second = [.init(kind: .same, text: second)]
            return
        }
        self.first = Self.withoutMarkedSpaces(runs.filter { $0.kind != .added })
        self.second = Self.withoutMarkedSpaces(runs.filter { $0.kind != .removed })
    }

    /// The passages of a link. Of two claims only the words are marked on which a conflict rests, as its reason has them:
    /// claims are mostly told in other words altogether.
    init(_ first: FoundLink.Side, _ second: FoundLink.Side, of link: FoundLink) {
        let isOfClaims = link.kind == .agrees || (link.kind == .conflict && link.detail != .name)
        guard isOfClaims else {
            self.init(first.words, second.words)
            return
        }
        let contrast = link.kind == .conflict ? Contrast(reason: link.reason) : nil
        let told = first == link.a ? (contrast?.first, contrast?.second) : (contrast?.second, contrast?.first)
        self.init(
            first: ContrastedWords.runs(first.words, own: told.0, other: told.1, as: .removed),
            second: ContrastedWords.runs(second.words, own: told.1, other: told.0, as: .added))
    }

    private init(first: [DifferenceLine.Run], second: [DifferenceLine.Run]) {
        self.first = first
        self.second = second
    }

    /// A space between marked words and others is not marked: a line under it would stick out.
    private static func withoutMarkedSpaces(_ runs: [DifferenceLine.Run]) -> [DifferenceLine.Run] {
        runs.flatMap { run -> [DifferenceLine.Run] in
            guard run.kind != .same else { return [run] }
            let words = run.text.trimmingWhitespace()
            let before = run.text.prefix { $0.isWhitespace }
            let after = words.isEmpty ? "" : String(run.text.reversed().prefix { $0.isWhitespace })
            return [
                DifferenceLine.Run(kind: .same, text: String(before)),
                DifferenceLine.Run(kind: run.kind, text: words),
                DifferenceLine.Run(kind: .same, text: after),
            ].filter { !$0.text.isEmpty }
        }
    }
}
