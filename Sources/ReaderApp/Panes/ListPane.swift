import ArticleStore

/// The list of articles: their ids, in which order, and where the user stands. What the rows show is at hand only
/// around the part on the screen, and is asked for as one scrolls: the list may have any length.
struct ListPane: Sendable {
    /// The orders that `s` goes through.
    static let orders: [ArticleOrder] = [.newest, .title, .outlet, .unread]

    /// Rows that an article takes.
    static let rowsPerItem = 2

    /// So many screens before and after the one shown are kept at hand.
    private static let screensAround = 3

    init(order: ArticleOrder = .newest) { self.order = order }

    private(set) var ids = ArticleIDs()
    /// How many of the articles are unread.
    private(set) var unread = 0
    private(set) var isLoaded = false
    /// Whether the index has seen the whole library.
    private var isComplete = false
    private(set) var order: ArticleOrder
    /// What the list is narrowed to; nil for all articles.
    private(set) var filter: ListFilter?
    private(set) var selected = 0
    /// The articles chosen for a comparison, in the order in which they were.
    private(set) var chosen: [String] = []
    private(set) var top = 0
    /// Articles that fit on the screen.
    private(set) var height = 1

    /// What is searched for in the titles and outlets; nil for nothing.
    private(set) var search: TextSearch?
    /// What the search has found; nil as long as the answer is on its way.
    private(set) var finding: ListFinding?

    /// How many changes the user has made that are shown before they are stored.
    private(set) var userChanges = 0

    private var rows: [String: ArticleSummary] = [:]
    /// Rows that have been asked for and are not here yet.
    private var awaited: Set<String> = []

    var isEmpty: Bool { ids.isEmpty }
    var count: Int { ids.count }

    /// The id of the article on which the user stands.
    var currentID: String? { ids.indices.contains(selected) ? ids[selected] : nil }

    /// The article on which the user stands; nil also while its row is not here yet.
    var current: ArticleSummary? { currentID.flatMap { rows[$0] } }

    /// What is known of an article; nil where its row is not at hand.
    func row(_ id: String) -> ArticleSummary? { rows[id] }

    /// What is known of the article at a place; nil where its row is not at hand.
    func row(at index: Int) -> ArticleSummary? { ids.indices.contains(index) ? rows[ids[index]] : nil }

    // MARK: Content

    /// The list as it is to be read: in this order, narrowed like this, with rows around where the user stands.
    func request(by order: ArticleOrder? = nil, filter: ListFilter?? = nil) -> ListRequest {
        ListRequest(
            order: order ?? self.order, filter: filter ?? self.filter, around: currentID,
            reach: height * Self.screensAround, changes: userChanges)
    }

    /// The list as it is now, with the user then on an article if it is in it.
    func request(goingTo id: String) -> ListRequest {
        var request = request()
        request.around = id
        request.goesThere = true
        return request
    }

    /// Takes a list; the user stays on the same article where it is still there, else at the same place.
    mutating func show(_ answer: ListAnswer) {
        // While the index is still being made the top is where the newest articles come.
        var id = isComplete || selected > 0 ? currentID : nil
        if answer.request.goesThere { id = answer.request.around }
        // What a query has found begins with the best or the newest.
        if answer.request.filter != filter, answer.request.filter != nil {
            id = nil
            selected = 0
        }
        isComplete = answer.list.isComplete
        // Places and ranks are those of the list as it was.
        if answer.list.ids != ids { finding = nil }
        ids = answer.list.ids
        unread = answer.list.unread
        // An empty list of a library that has not been read yet says nothing.
        isLoaded = answer.list.isComplete || !ids.isEmpty
        order = answer.request.order
        filter = answer.request.filter
        rows = [:]
        awaited = []
        take(answer.rows)
        if let id, let index = ids.firstIndex(of: id) {
            // Articles that have come in above push nothing away, unless the list stands at its beginning.
            if top > 0, !answer.request.goesThere { top += index - selected }
            selected = index
        }
        select(selected)
    }

    mutating func take(_ rows: [ArticleSummary]) {
        for row in rows {
            self.rows[row.id] = row
            awaited.remove(row.id)
        }
    }

    /// Rows that should be at hand and are not; they count as asked for from now on. Rows far away are forgotten.
    mutating func missingRows() -> [String] {
        let around = neighbourhood
        if rows.count > around.count * 2 + 100 {
            let near = Set(ids[around])
            rows = rows.filter { near.contains($0.key) }
        }
        // A few rows further on can wait until more are needed.
        guard
            (top..<min(top + height * 2, count)).contains(where: { isMissing(ids[$0]) })
                || (max(0, top - height)..<min(top, count)).contains(where: { isMissing(ids[$0]) })
        else { return [] }
        let missing = ids[around].filter(isMissing)
        awaited.formUnion(missing)
        return missing
    }

    private func isMissing(_ id: String) -> Bool { rows[id] == nil && !awaited.contains(id) }

    private var neighbourhood: Range<Int> {
        let reach = height * Self.screensAround
        let start = min(max(0, top - reach), count)
        return start..<max(start, min(count, top + height + reach))
    }

    /// The user has changed something that is shown before it is stored.
    mutating func noteUserChange() { userChanges += 1 }

    /// Changes one entry in place (a read mark, a count) before the library has been read again.
    mutating func change(_ id: String, _ change: (inout ArticleSummary) -> Void) {
        guard let before = rows[id] else { return }
        var after = before
        change(&after)
        rows[id] = after
        unread += (after.isUnread ? 1 : 0) - (before.isUnread ? 1 : 0)
    }

    mutating func toggleChosen(_ id: String) {
        if chosen.contains(id) { chosen.removeAll { $0 == id } } else { chosen.append(id) }
    }

    // MARK: Moving

    mutating func select(_ index: Int) {
        selected = min(max(0, index), max(0, count - 1))
        clamp()
    }

    /// Goes back to where the user stood, with the same article at the top of the screen.
    mutating func select(_ index: Int, top: Int) {
        self.top = top
        select(index)
    }

    mutating func fit(rows: Int) {
        height = max(1, rows / Self.rowsPerItem)
        clamp()
    }

    mutating func scroll(by items: Int) {
        top = min(max(0, top + items), max(0, count - height))
        selected = min(max(selected, top), top + height - 1)
        selected = min(max(0, selected), max(0, count - 1))
    }

    private mutating func clamp() {
        if selected < top { top = selected }
        if selected >= top + height { top = selected - height + 1 }
        top = min(max(0, top), max(0, count - height))
    }
}

/// What a search in the list has found.
enum ListFinding: Hashable, Sendable {
    case nothing
    /// An article, by its id, and which of how many it is.
    case article(String, rank: Int, count: Int)
}

extension ListPane {
    // MARK: Search

    /// Searches for something else; nil ends the search.
    mutating func look(for search: TextSearch?) {
        self.search = search
        finding = nil
    }

    /// Takes what was found, and goes there.
    mutating func take(_ hit: ListHit?) {
        guard let hit, ids.indices.contains(hit.index) else {
            finding = .nothing
            return
        }
        select(hit.index)
        finding = .article(ids[hit.index], rank: hit.rank, count: hit.count)
    }

    /// Which of how many found articles the user stands on: `2/7`; nil elsewhere.
    var hitPlace: String? {
        guard case .article(let id, let rank, let count) = finding, id == currentID else { return nil }
        return "\(rank)/\(count)"
    }
}

/// What the list is narrowed to.
public struct ListFilter: Hashable, Sendable {
    /// The query as the user wrote it.
    public var text: String
    /// The query as it was read.
    public var query: Query

    /// Whether it is of titles and outlets alone, as they are typed after `&`.
    public var isLive = false

    /// What `&` narrows the list to: a query whose last word may be unfinished, of titles and outlets.
    init(live text: String, _ query: Query) {
        self.text = text
        self.query = query.inTitlesOrOutlets
        isLive = true
    }

    /// Reads what the user wrote.
    public init(_ text: String) throws(QueryError) {
        self.text = text
        query = try Query(parsing: text)
    }
}

/// Which list is to be read.
public struct ListRequest: Hashable, Sendable {
    /// The order of the articles.
    public var order: ArticleOrder
    /// Only these articles; nil for all.
    public var filter: ListFilter?
    /// The article around which rows are wanted; nil for the list's beginning.
    public var around: String?
    /// How many rows are wanted before and after it.
    public var reach: Int
    /// Whether it is made while one types: a later one makes it void.
    public var isTyping = false
    /// Whether the user is to stand on that article then.
    public var goesThere = false
    /// How many changes the user had made when it was asked for: what is read is older than any later one.
    public var changes = 0
}

/// A list as it was read, with the rows wanted at first.
public struct ListAnswer: Sendable {
    /// What was asked for.
    public var request: ListRequest
    /// All ids.
    public var list: ArticleList
    /// Some rows of it.
    public var rows: [ArticleSummary]

    /// Gathers the parts.
    public init(_ request: ListRequest, list: ArticleList, rows: [ArticleSummary]) {
        self.request = request
        self.list = list
        self.rows = rows
    }
}

extension ArticleOrder {
    /// The order in words.
    var words: String {
        switch self {
        case .newest: "newest first"
        case .title: "by title"
        case .outlet: "by outlet"
        case .unread: "unread first"
        case .relevance: "best first"
        }
    }
}
