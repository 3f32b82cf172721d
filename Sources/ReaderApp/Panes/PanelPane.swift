import ArticleModel
import TerminalUI

/// The panel of claims, grouped by who makes them.
struct PanelPane: Sendable {
    /// One row of the panel.
    enum Row: Hashable, Sendable {
        case blank
        /// A claimant with the number of claims; the rank gives the colour.
        case group(String, count: Int, rank: Int?)
        /// A line of a claim's words (index of the claim).
        case claim(Int, String, isFirst: Bool)
        /// The links of a claim (its index): how many of which kind, and the reason of the first.
        case links(Int, String)
    }

    private(set) var rows: [Row] = []
    /// The claims in the order of the panel.
    private(set) var claims: [Int] = []
    /// The selected claim (index in the analysis); nil when there are none.
    private(set) var selected: Int?
    var top = 0
    var height = 1
    private var width = 0
    private var open: OpenArticle?
    private var links: OpenLinks?
    private var firstRow: [Int: Int] = [:]
    private var place: [Int: Int] = [:]

    /// Columns before a claim's words.
    static let indent = 4

    mutating func show(_ article: OpenArticle?, _ links: OpenLinks?) {
        if article?.article.id != open?.article.id
            || article?.analysis.claims.count != open?.analysis.claims.count
        {
            selected = nil
            top = 0
        }
        open = article
        self.links = links
        arrange()
    }

    mutating func fit(width: Int, height: Int) {
        self.height = max(1, height)
        if width != self.width {
            self.width = width
            arrange()
        }
        clamp()
    }

    /// Moves by claims in the panel's order.
    mutating func move(by steps: Int) {
        guard !claims.isEmpty else { return }
        let from = selected.flatMap { place[$0] } ?? (steps > 0 ? -1 : claims.count)
        select(claims[min(max(0, from + steps), claims.count - 1)])
    }

    mutating func selectFirst() { if let first = claims.first { select(first) } }

    mutating func selectLast() { if let last = claims.last { select(last) } }

    /// Selects a claim and brings it on the screen.
    mutating func select(_ claim: Int) {
        guard let row = firstRow[claim] else { return }
        selected = claim
        if row < top { top = max(0, row - 1) }
        let last = lastRow(of: claim, from: row)
        if last >= top + height { top = last - height + 1 }
        clamp()
    }

    mutating func scroll(by count: Int) {
        top += count
        clamp()
    }

    /// The claim shown in a row of the screen.
    func claim(atRow row: Int) -> Int? {
        guard rows.indices.contains(top + row) else { return nil }
        switch rows[top + row] {
        case .claim(let index, _, _), .links(let index, _): return index
        case .blank, .group: return nil
        }
    }

    private func lastRow(of claim: Int, from row: Int) -> Int {
        var last = row
        while rows.indices.contains(last + 1) {
            switch rows[last + 1] {
            case .claim(claim, _, false), .links(claim, _): last += 1
            default: return last
            }
        }
        return last
    }

    private mutating func clamp() { top = min(max(0, top), max(0, rows.count - height)) }

    private mutating func arrange() {
        rows = []
        claims = []
        firstRow = [:]
        place = [:]
        guard let open, width > 0 else { return }
        for group in ClaimGroup.groups(of: open) {
            if !rows.isEmpty { rows.append(.blank) }
            rows.append(.group(group.name, count: group.claims.count, rank: group.rank))
            for claim in group.claims {
                firstRow[claim] = rows.count
                place[claim] = claims.count
                claims.append(claim)
                let words = ArticleText(open.analysis.claims[claim].standalone)
                let lines = LineWrapper(words, width: max(8, width - Self.indent - 1)).lines(of: words.span)
                for (index, line) in lines.enumerated() {
                    rows.append(
                        .claim(claim, words[line], isFirst: index == 0))
                }
                if let found = links?.links(ofClaim: claim), let first = found.first {
                    rows.append(.links(claim, LinkMark.counts(found) + "  " + first.link.reason))
                }
            }
        }
        if let selected, firstRow[selected] == nil { self.selected = nil }
        clamp()
    }
}

/// The claims of one claimant, in text order.
struct ClaimGroup: Sendable {
    var name: String
    var rank: Int?
    var claims: [Int]

    /// The groups in the order in which their first claims stand; the article's own voice comes last, because
    /// a reader of this panel looks for the others first.
    static func groups(of open: OpenArticle) -> [ClaimGroup] {
        var groups: [ClaimGroup] = []
        var places: [String: Int] = [:]
        var own = ClaimGroup(name: "The article itself", rank: nil, claims: [])
        for (index, claim) in open.analysis.claims.enumerated() {
            guard claim.quote != nil else {
                own.claims.append(index)
                continue
            }
            let key = claim.claimant ?? ""
            if let place = places[key] {
                groups[place].claims.append(index)
            } else {
                places[key] = groups.count
                let name = open.entity(claim.claimant)?.name ?? "Unnamed sources"
                groups.append(ClaimGroup(name: name, rank: open.speakerRank(claim.claimant), claims: [index]))
            }
        }
        return own.claims.isEmpty ? groups : groups + [own]
    }
}
