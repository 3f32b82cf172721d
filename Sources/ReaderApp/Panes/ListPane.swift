import ArticleStore

/// The list of articles: what is in it, in which order, and where the user stands.
struct ListPane: Sendable {
    /// The orders that `s` goes through.
    enum Order: CaseIterable, Sendable {
        case date, title, outlet, unread

        var words: String {
            switch self {
            case .date: "newest first"
            case .title: "by title"
            case .outlet: "by outlet"
            case .unread: "unread first"
            }
        }
    }

    /// Rows that an article takes.
    static let rowsPerItem = 2

    private(set) var items: [ArticleSummary] = []
    private(set) var isLoaded = false
    private(set) var order = Order.date
    var selected = 0
    var top = 0
    /// Articles that fit on the screen.
    var height = 1

    /// The article on which the user stands.
    var current: ArticleSummary? { items.indices.contains(selected) ? items[selected] : nil }

    /// Takes a new list; the user stays on the same article where it is still there.
    mutating func show(_ summaries: [ArticleSummary]) {
        let id = current?.id
        items = summaries
        isLoaded = true
        arrange(keeping: id)
    }

    mutating func sort(by order: Order) {
        self.order = order
        arrange(keeping: current?.id)
    }

    mutating func select(_ index: Int) {
        selected = min(max(0, index), max(0, items.count - 1))
        clamp()
    }

    mutating func select(id: String) {
        if let index = items.firstIndex(where: { $0.id == id }) { select(index) }
    }

    /// Changes one entry in place (a read mark, a count) before the library has been read again.
    mutating func change(_ id: String, _ change: (inout ArticleSummary) -> Void) {
        if let index = items.firstIndex(where: { $0.id == id }) { change(&items[index]) }
    }

    mutating func fit(rows: Int) {
        height = max(1, rows / Self.rowsPerItem)
        clamp()
    }

    mutating func scroll(by items: Int) {
        top = min(max(0, top + items), max(0, self.items.count - height))
        selected = min(max(selected, top), top + height - 1)
        selected = min(max(0, selected), max(0, self.items.count - 1))
    }

    private mutating func clamp() {
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = min(max(0, top), max(0, items.count - height))
    }

    private mutating func arrange(keeping id: String?) {
        switch order {
        case .date: items.sort { Self.newestFirst($0, $1) }
        case .title: items.sort { ($0.title, $0.id) < ($1.title, $1.id) }
        case .outlet:
            items.sort { a, b in
                a.outlet == b.outlet
                    ? Self.newestFirst(a, b) : (a.outlet ?? "\u{10FFFF}") < (b.outlet ?? "\u{10FFFF}")
            }
        case .unread:
            items.sort { a, b in
                a.isUnread == b.isUnread ? Self.newestFirst(a, b) : a.isUnread
            }
        }
        if let id, let index = items.firstIndex(where: { $0.id == id }) { selected = index }
        selected = min(selected, max(0, items.count - 1))
        clamp()
    }

    private static func newestFirst(_ a: ArticleSummary, _ b: ArticleSummary) -> Bool {
        (a.date ?? a.added, a.id) > (b.date ?? b.added, b.id)
    }
}
