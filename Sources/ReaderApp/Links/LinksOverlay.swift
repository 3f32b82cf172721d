import Anchoring
import ArticleModel
import ArticleStore
import CrossReference
import TerminalUI

/// The links of one claim, quote or name: for each both passages beside one another, and the reason.
struct LinksOverlay: Sendable {
    /// One row of it.
    enum Row: Hashable, Sendable {
        case blank
        /// A line of the sign, kind and reason of a link (its index); the first has the state too.
        case heading(Int, String, isFirst: Bool)
        /// Where the two passages stand.
        case places(String, String)
        /// A line of who says them.
        case voices(String, String)
        /// A line of both passages.
        case words([DifferenceLine.Run], [DifferenceLine.Run])
    }

    let article: String
    private(set) var links: [StoredLink]
    private let others: [String: ArticleSummary]
    private var voices: [FoundLink.Side: String]
    private(set) var selected = 0
    private(set) var rows: [Row] = []
    private(set) var top = 0
    private var headings: [Int] = []
    private var width = 0

    /// Columns between the two passages.
    static let gap = 3
    /// Columns that the state of a link takes at the right of its heading.
    static let stateColumns = 14

    /// - Parameter voices: who says the passages, as far as that is known already.
    init(_ links: [StoredLink], of all: ArticleLinks, voices: [FoundLink.Side: String] = [:]) {
        self.links = links
        article = all.article
        others = all.others
        self.voices = voices
    }

    /// The passages of which nobody has told yet who says them.
    var withoutVoices: [FoundLink.Side] {
        let sides = links.flatMap { [$0.link.a, $0.link.b] }.filter { voices[$0] == nil }
        var seen: Set<FoundLink.Side> = []
        return sides.filter { seen.insert($0).inserted }
    }

    /// Takes who says some of the passages.
    mutating func take(_ voices: [FoundLink.Side: String]) {
        self.voices.merge(voices) { _, new in new }
        arrange()
    }

    /// The link that the keys are about.
    var current: StoredLink? { links.indices.contains(selected) ? links[selected] : nil }

    mutating func setState(_ state: Link.State, of id: String) {
        for index in links.indices where links[index].id == id { links[index].state = state }
    }

    /// Moves by links; one that is longer than the screen is read to its end first.
    mutating func move(by steps: Int, height: Int) {
        if let rows = rows(of: selected) {
            if steps == 1, rows.upperBound > top + height {
                top = min(top + max(1, height / 2), rows.upperBound - height)
                return
            }
            if steps == -1, rows.lowerBound < top {
                top = max(top - max(1, height / 2), rows.lowerBound)
                return
            }
        }
        let before = selected
        selected = min(max(0, selected + steps), max(0, links.count - 1))
        guard let shown = self.rows(of: selected) else { return }
        if shown.upperBound > top + height { top = shown.upperBound - height }
        // Beyond the last link there is its end.
        if shown.lowerBound < top, selected != before || steps < 0 { top = shown.lowerBound }
        top = min(max(0, top), max(0, rows.count - height))
    }

    /// The rows of a link, with the blank one after it.
    private func rows(of link: Int) -> Range<Int>? {
        guard headings.indices.contains(link) else { return nil }
        let end = headings.indices.contains(link + 1) ? headings[link + 1] : rows.count
        return headings[link]..<end
    }

    /// The rows for a width in columns.
    mutating func fit(width: Int) {
        guard width != self.width else { return }
        self.width = width
        arrange()
    }

    private mutating func arrange() {
        rows = []
        headings = []
        for (index, link) in links.enumerated() {
            if index > 0 { rows.append(.blank) }
            headings.append(rows.count)
            rows += heading(of: link).enumerated().map { .heading(index, $1, isFirst: $0 == 0) }
            let (own, other) = (link.ownSide(in: article), link.otherSide(from: article))
            let columns = max(8, (width - Self.gap) / 2)
            rows.append(.places("Here", place(of: other)))
            rows += beside(voices[own] ?? "", voices[other] ?? "", columns).map { .voices($0, $1) }
            rows += Self.passages(link.link, own, other, width: columns)
        }
    }

    /// The reason stands beside the kind where there is room for all of it, else below.
    private func heading(of link: StoredLink) -> [String] {
        let kind = " \(link.link.kind.sign) \(LinkMark.words(link))"
        let whole = kind + ": " + link.link.reason
        if TextWidth.width(whole) <= width - Self.stateColumns { return [whole] }
        return [kind] + wrapped(link.link.reason, width - 4).map { "   " + $0 }
    }

    /// Lines of two texts beside one another; none where both are empty.
    private func beside(_ own: String, _ other: String, _ columns: Int) -> [(String, String)] {
        let lines = (wrapped(own, columns), wrapped(other, columns))
        return (0..<max(lines.0.count, lines.1.count)).map { row in
            (
                lines.0.indices.contains(row) ? lines.0[row] : "",
                lines.1.indices.contains(row) ? lines.1[row] : ""
            )
        }
    }

    private func wrapped(_ words: String, _ columns: Int) -> [String] {
        let text = ArticleText(words)
        return LineWrapper(text, width: max(8, columns)).lines(of: text.span).map { text[$0] }
    }

    private func place(of side: FoundLink.Side) -> String {
        if side.article == article { return "Also here" }
        guard let summary = others[side.article] else { return "In an article that is gone" }
        return [summary.outlet, summary.date, summary.title].compactMap { $0 }.joined(separator: " · ")
    }

    private static func passages(
        _ link: FoundLink, _ own: FoundLink.Side, _ other: FoundLink.Side, width: Int
    ) -> [Row] {
        let pair = PassagePair(own, other, of: link)
        let (a, b) = (ChangesOverlay.wrapped(pair.first, width), ChangesOverlay.wrapped(pair.second, width))
        return (0..<max(a.count, b.count)).map { row in
            .words(a.indices.contains(row) ? a[row] : [], b.indices.contains(row) ? b[row] : [])
        }
    }
}
