import Anchoring
import ArticleModel
import ArticleStore
import CrossReference

/// The links of one claim, quote or name: for each both passages beside one another, and the reason.
struct LinksOverlay: Sendable {
    /// One row of it.
    enum Row: Hashable, Sendable {
        case blank
        /// The sign, kind, reason and state of a link (its index).
        case heading(Int)
        /// Where the two passages stand.
        case places(String, String)
        /// A line of both passages.
        case words([DifferenceLine.Run], [DifferenceLine.Run])
    }

    let article: String
    private(set) var links: [StoredLink]
    private let others: [String: ArticleSummary]
    private(set) var selected = 0
    private(set) var rows: [Row] = []
    private(set) var top = 0
    private var headings: [Int] = []
    private var width = 0

    /// Columns between the two passages.
    static let gap = 3

    init(_ links: [StoredLink], of all: ArticleLinks) {
        self.links = links
        article = all.article
        others = all.others
    }

    /// The link that the keys are about.
    var current: StoredLink? { links.indices.contains(selected) ? links[selected] : nil }

    mutating func setState(_ state: Link.State, of id: String) {
        for index in links.indices where links[index].id == id { links[index].state = state }
    }

    mutating func move(by steps: Int, height: Int) {
        selected = min(max(0, selected + steps), max(0, links.count - 1))
        guard headings.indices.contains(selected) else { return }
        let first = headings[selected]
        let end = headings.indices.contains(selected + 1) ? headings[selected + 1] : rows.count
        if end > top + height { top = end - height }
        if first < top { top = first }
        top = min(max(0, top), max(0, rows.count - height))
    }

    /// The rows for a width in columns.
    mutating func fit(width: Int) {
        guard width != self.width else { return }
        self.width = width
        rows = []
        headings = []
        for (index, link) in links.enumerated() {
            if index > 0 { rows.append(.blank) }
            headings.append(rows.count)
            rows.append(.heading(index))
            let (own, other) = (link.ownSide(in: article), link.otherSide(from: article))
            rows.append(.places("Here", place(of: other)))
            rows += Self.passages(own.words, other.words, width: max(8, (width - Self.gap) / 2))
        }
    }

    private func place(of side: FoundLink.Side) -> String {
        if side.article == article { return "Also here" }
        guard let summary = others[side.article] else { return "In an article that is gone" }
        return [summary.outlet, summary.date, summary.title].compactMap { $0 }.joined(separator: " · ")
    }

    private static func passages(_ own: String, _ other: String, width: Int) -> [Row] {
        let pair = PassagePair(own, other)
        let (a, b) = (ChangesOverlay.wrapped(pair.first, width), ChangesOverlay.wrapped(pair.second, width))
        return (0..<max(a.count, b.count)).map { row in
            .words(a.indices.contains(row) ? a[row] : [], b.indices.contains(row) ? b[row] : [])
        }
    }
}
