import ArticleModel

/// The panel of claims: arranged in one of several orders, perhaps narrowed, with one of them selected.
struct PanelPane: Sendable {
    private var arranged: PanelRows?
    /// The selected claim (index in the analysis); nil when there are none.
    private(set) var selected: Int?
    private(set) var order: PanelOrder
    /// What the panel is narrowed to.
    private(set) var filter = ClaimFilter()
    var top = 0
    var height = 1
    private var width = 0
    private var open: OpenArticle?
    private var links: OpenLinks?

    /// Columns before a claim's words.
    static let indent = PanelRows.indent

    init(order: PanelOrder = .claimant) { self.order = order }

    var rows: [PanelRow] { arranged?.rows ?? [] }

    /// The claims in the order of the panel.
    var claims: [Int] { arranged?.claims ?? [] }

    mutating func show(_ article: OpenArticle?, _ links: OpenLinks?) {
        if article?.article.id != open?.article.id {
            filter = ClaimFilter()
            selected = nil
            top = 0
        } else if article?.analysis.claims.count != open?.analysis.claims.count {
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

    /// Arranges the claims otherwise; the selected one stays selected and on the screen.
    mutating func arrange(by order: PanelOrder) {
        self.order = order
        rearrange()
    }

    /// Shows only what a filter lets through; the selected claim, or one near it, stays on the screen.
    mutating func narrow(to filter: ClaimFilter) {
        self.filter = filter
        rearrange()
    }

    private mutating func rearrange() {
        top = 0
        arrange()
        if let selected { select(selected) }
    }

    /// Moves by claims in the panel's order.
    mutating func move(by steps: Int) {
        guard !claims.isEmpty else { return }
        let from = selected.flatMap { arranged?.place[$0] } ?? (steps > 0 ? -1 : claims.count)
        select(claims[min(max(0, from + steps), claims.count - 1)])
    }

    mutating func selectFirst() { if let first = claims.first { select(first) } }

    mutating func selectLast() { if let last = claims.last { select(last) } }

    /// Selects a claim and brings it on the screen.
    mutating func select(_ claim: Int) {
        guard let row = arranged?.firstRow[claim] else { return }
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
        rows.indices.contains(top + row) ? rows[top + row].claim : nil
    }

    private func lastRow(of claim: Int, from row: Int) -> Int {
        rows[row...].firstIndex { $0.claim != claim }.map { $0 - 1 } ?? rows.count - 1
    }

    private mutating func clamp() { top = min(max(0, top), max(0, rows.count - height)) }

    /// A claim that is no longer shown gives its place to the next one.
    private mutating func arrange() {
        let place = selected.flatMap { arranged?.place[$0] }
        guard let open, width > 0 else {
            arranged = nil
            return
        }
        let rows = PanelRows(open, links, by: order, filter: filter, width: width)
        arranged = rows
        if let claim = selected, rows.firstRow[claim] == nil {
            selected = place.flatMap {
                rows.claims.isEmpty ? nil : rows.claims[min($0, rows.claims.count - 1)]
            }
        }
        clamp()
    }
}
