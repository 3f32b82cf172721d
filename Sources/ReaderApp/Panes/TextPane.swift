import ArticleModel
import ArticleStore

/// The reading pane: the open article, how far it is scrolled, and what in it is lit or selected.
struct TextPane: Sendable {
    private(set) var open: OpenArticle?
    private(set) var layout: TextLayout?
    /// The first row shown.
    var top = 0
    /// The rows on the screen, without the pane's title.
    var height = 0
    private var width = 0
    /// Beyond this many columns a line is tiring to read.
    var widestMeasure = Settings().textWidth
    var spot: Spot?
    var selection: WordSelection?
    var search: TextSearch?
    private(set) var hits = SpanIndex<Int>()
    /// The hit that a search stands on.
    var hit: TextSpan?
    /// The article that has been asked for and is not here yet.
    var awaiting: String?

    /// The columns left of the text: note mark, outer bar, inner bar, space.
    static let gutter = 4

    /// Columns left free so that the text stands in the middle of a wide pane.
    var margin: Int { max(0, (width - Self.gutter - 1 - (layout?.measure ?? 0)) / 2) }

    // MARK: Content

    mutating func show(_ article: OpenArticle, position: Int?) {
        let isSame = open?.article.id == article.article.id
        let offset = isSame ? topOffset : position ?? 0
        open = article
        if !isSame {
            spot = nil
            selection = nil
            hit = nil
        }
        relayout(keeping: offset)
        find(search)
    }

    mutating func clear() {
        open = nil
        layout = nil
        spot = nil
        selection = nil
        awaiting = nil
        hit = nil
        hits = SpanIndex()
        top = 0
    }

    mutating func setAnnotations(_ annotations: [PlacedAnnotation]) {
        let offset = topOffset
        open?.setAnnotations(annotations)
        if case .note(let index) = spot, !annotations.indices.contains(index) { spot = nil }
        relayout(keeping: offset)
    }

    /// Takes the user's word on the article's claims.
    mutating func setStatuses(_ statuses: [String: ClaimStatus]) { open?.statuses = statuses }

    /// Takes the user's word on one claim; nothing where another article is open.
    mutating func setStatus(_ status: ClaimStatus?, of claim: Claim, in article: String) {
        guard let open, open.article.id == article else { return }
        // The parser may have given it another id since.
        for now in open.analysis.claims where now.content == claim.content {
            self.open?.statuses[now.id] = status
        }
    }

    /// Fits the pane to a size, without losing the place.
    mutating func fit(width: Int, height: Int) {
        let isNewWidth = width != self.width
        self.height = max(1, height)
        guard isNewWidth else { return clamp() }
        let offset = topOffset
        self.width = width
        relayout(keeping: offset)
    }

    /// Sets how wide lines may be, without losing the place.
    mutating func setWidestMeasure(_ columns: Int) {
        guard columns != widestMeasure else { return }
        let offset = topOffset
        widestMeasure = columns
        relayout(keeping: offset)
    }

    private mutating func relayout(keeping offset: Int) {
        guard let open, width > 0 else { return }
        let layout = TextLayout(open, width: min(width - Self.gutter - 1, widestMeasure))
        self.layout = layout
        top = layout.row(of: offset)
        if offset == 0 { top = 0 }
        clamp()
    }

    // MARK: Scrolling

    /// The offset of the text in the first row shown.
    var topOffset: Int {
        guard let layout, layout.lines.indices.contains(top) else { return 0 }
        return top == 0 ? 0 : layout.lines[top].offset
    }

    /// How much has been read, 0 to 100.
    var percent: Int {
        guard let layout, layout.lines.count > height else { return 100 }
        return min(100, (top + height) * 100 / layout.lines.count)
    }

    mutating func scroll(by rows: Int) {
        top += rows
        clamp()
    }

    /// Brings the row that shows an offset to the top.
    mutating func show(row offset: Int) {
        guard let layout else { return }
        top = offset == 0 ? 0 : layout.row(of: offset)
        clamp()
    }

    mutating func scrollToTop() { top = 0 }

    mutating func scrollToBottom() {
        top = .max / 2
        clamp()
    }

    /// Brings a passage on the screen: untouched when it is there, else with its start a quarter down.
    mutating func reveal(_ span: TextSpan) {
        guard let layout else { return }
        let first = layout.row(of: span.start)
        let last = layout.row(of: max(span.start, span.end - 1))
        let isVisible = first >= top && min(last, first + height - 1) < top + height
        if !isVisible { top = first - height / 4 }
        clamp()
    }

    /// Whether the words that a note would be on begin in the lower half of the pane.
    var isTargetInLowerHalf: Bool {
        guard let layout, let target else { return false }
        let row = layout.row(of: target.start) - top
        return (0..<height).contains(row) && row + 1 >= height / 2
    }

    /// Brings a spot on the screen.
    mutating func reveal(_ spot: Spot) {
        if let row = orphanRow(of: spot) {
            if row < top || row >= top + height - 1 { top = row - height / 4 }
            clamp()
        } else if let span = span(of: spot) {
            reveal(span)
        }
    }

    private mutating func clamp() {
        let lines = layout?.lines.count ?? 0
        top = min(max(0, top), max(0, lines - height))
    }

    // MARK: Place

    /// The words of a spot.
    func span(of spot: Spot) -> TextSpan? {
        guard let open else { return nil }
        switch spot {
        case .quote(let index): return open.analysis.quotes[index].content.hull
        case .claim(let index): return open.analysis.claims[index].content.hull
        case .entity(let index, let at):
            return open.analysis.entities[index].mentions.first { $0.span.start == at }?.span
        // An orphan is shown after the text.
        case .note(let index):
            return open.annotations[index].span ?? TextSpan(open.text.count, open.text.count)
        }
    }

    /// The spot's words while they are on the screen; nil otherwise, so that after scrolling on, jumps start from
    /// what is seen.
    private var visibleSpot: TextSpan? {
        guard let spot, let span = span(of: spot), let layout else { return nil }
        let row = orphanRow(of: spot) ?? layout.row(of: span.start)
        return row >= top && row < top + height ? span : nil
    }

    /// Where jumps start from: the spot, else the first row, as the offset just before it.
    func jumpOrigin(forward: Bool) -> Int {
        if let span = visibleSpot { return span.start }
        return forward ? topOffset - 1 : topOffset
    }

    /// What a note would be written on: the selection, or the spot; nil for an orphan, which is on no words.
    var target: TextSpan? {
        let words = selection?.span ?? spot.flatMap { span(of: $0) }
        return words?.isEmpty == false ? words : nil
    }

    /// The row of a note whose words are not in the text; nil for all other spots.
    private func orphanRow(of spot: Spot) -> Int? {
        guard case .note(let index) = spot, open?.annotations[index].span == nil else { return nil }
        return layout?.row(ofOrphan: index)
    }

    // MARK: Search

    /// Searches the article; nil clears the search.
    mutating func find(_ search: TextSearch?) {
        self.search = search
        guard let search, let open else {
            hits = SpanIndex()
            hit = nil
            return
        }
        hits = SpanIndex(search.hits(in: open.text).map { ($0, 0) })
    }

    /// Goes to the first hit at or after an offset, or from the start when there is none.
    mutating func showHit(from offset: Int) {
        guard let found = hits.next(after: offset - 1) ?? hits.entries.first else {
            hit = nil
            return
        }
        hit = found.span
        reveal(found.span)
    }

    /// Goes to another hit, round the end; false when there is none at all.
    mutating func showNextHit(forward: Bool) -> Bool {
        guard let first = hits.entries.first, let last = hits.entries.last else { return false }
        let origin = hit?.start ?? jumpOrigin(forward: forward)
        let found = forward ? hits.next(after: origin) ?? first : hits.previous(before: origin) ?? last
        hit = found.span
        reveal(found.span)
        return true
    }
}
