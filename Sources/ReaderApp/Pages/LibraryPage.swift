import ArticleModel
import ArticleStore

/// A view over the whole library, in the place of the panes. It is read part by part as one scrolls: a library may
/// have any number of quotes.
struct LibraryPage: Sendable {
    let subject: PageSubject
    private(set) var arrangement: PageArrangement
    /// What the user has typed to narrow it down.
    private(set) var filter = ""
    private var query: Query?

    private(set) var rows: [PageRow] = []
    private(set) var layout = PageLayout()
    /// The entry on which the user stands: an index of `rows`.
    private(set) var selected: Int?
    /// The first line shown.
    private(set) var top = 0
    /// Lines on the screen.
    private(set) var height = 1
    private(set) var facts = EntityFacts()
    /// What part of a larger whole it is of; nil where it is of all.
    private(set) var scope: String?
    /// The colour numbers of the speakers, in order of appearance.
    private(set) var speakerRanks: [String: Int] = [:]

    /// Where reading goes on; nil at the beginning and at the end.
    private var cursor: PageCursor?
    private(set) var isComplete = false
    private(set) var isReading = false
    /// The number of the request whose answer is awaited: older answers are of what the view was before.
    private(set) var number = 0

    /// Entries read at a time.
    private static let portion = 40

    /// The feed on which the user is to stand when it has been read.
    private var wantedFeed: String?

    init(_ subject: PageSubject) {
        self.subject = subject
        arrangement = subject.arrangements.first ?? .newest
        arrangeLayout()
    }

    /// Where the entries stand is said by headings in some arrangements; on a person's page all is of that person.
    private mutating func arrangeLayout() {
        var isOfOne = false
        if case .entity = subject { isOfOne = true }
        var isComparison = false
        if case .comparison = subject { isComparison = true }
        layout.hasPlaces = !isOfOne && !isComparison && arrangement != .byArticle && subject != .trash
        layout.besideLines = isOfOne ? 1 : 2
    }

    /// The entry on which the user stands.
    var current: PageItem? {
        guard let selected, rows.indices.contains(selected), case .item(let item) = rows[selected] else {
            return nil
        }
        return item
    }

    /// The title of an article that the view shows as one in the trash.
    func title(ofRemoved id: String) -> String? {
        for case .item(let item) in rows where item.kind == .removed && item.article == id {
            return item.title
        }
        return nil
    }

    /// The number of entries read so far.
    private(set) var count = 0
    /// How many there are in all, where that is known before they have been read.
    private var total: Int?

    /// The number of entries in words: `95+` while there are more and nobody knows how many.
    var countWords: String {
        if isStale { return "…" }
        if isComplete { return "\(count)" }
        return total.map { "\(max($0, count))" } ?? "\(count)+"
    }

    /// The place of the entry on which the user stands, from 1.
    var rank: Int {
        guard let selected else { return 0 }
        return rows[...selected].count(where: \.isItem)
    }

    // MARK: Content

    /// What is to be read next; nil while something is being read, and where nothing more is needed.
    mutating func missingRows(_ nextNumber: () -> Int) -> PageRequest? {
        guard !isReading, !isComplete, isStale || layout.lines.count < top + height * 3 else { return nil }
        isReading = true
        number = nextNumber()
        return PageRequest(
            subject: subject, arrangement: arrangement, query: query, cursor: cursor, wanted: Self.portion,
            number: number)
    }

    mutating func take(_ answer: PageAnswer) {
        guard answer.number == number else { return }
        if isStale { clear() }
        isReading = false
        cursor = answer.cursor
        total = answer.total ?? total
        scope = answer.scope ?? scope
        isComplete = answer.cursor == nil
        facts.add(answer.facts)
        for row in answer.rows {
            if case .item(let item) = row {
                count += 1
                if item.isNamed, speakerRanks[item.who] == nil { speakerRanks[item.who] = speakerRanks.count }
            }
        }
        layout.append(answer.rows, from: rows.count)
        rows += answer.rows
        if selected == nil { selected = rows.firstIndex(where: \.isItem) }
        if let feed = wantedFeed, let place = place(ofFeed: feed) { select(place) }
        wantedFeed = nil
        clamp()
    }

    /// Whether what is shown is of another filter or arrangement than what is being read: it stays until the first of
    /// the new has come, so that nothing flickers while one types.
    private var isStale = false

    /// Narrows the view to what a query finds; all without one.
    mutating func narrow(to filter: String, _ query: Query?) {
        self.filter = filter
        guard query != self.query else { return }
        self.query = query
        readAnew()
    }

    /// The next arrangement.
    mutating func rearrange() {
        let all = subject.arrangements
        let place = all.firstIndex(of: arrangement) ?? 0
        arrangement = all[(place + 1) % all.count]
        readAnew()
    }

    /// Reads everything again.
    mutating func readAnew() {
        isStale = true
        isReading = false
        isComplete = false
        cursor = nil
        number = 0
        top = 0
    }

    /// Takes the view up again after something else was shown: what was being read then has come to nobody.
    mutating func resume() {
        isReading = false
        number = 0
    }

    private mutating func clear() {
        isStale = false
        rows = []
        layout.clear()
        selected = nil
        top = 0
        count = 0
        total = nil
        scope = nil
        facts = EntityFacts()
        speakerRanks = [:]
        arrangeLayout()
    }

    /// Replaces the entry of an annotation after a change; nil takes it away.
    mutating func change(_ annotation: String, to after: Annotation?) {
        guard
            let place = rows.firstIndex(where: { row in
                if case .item(let item) = row { item.annotation?.id == annotation } else { false }
            }), case .item(var item) = rows[place]
        else {
            if after != nil, subject == .notes { readAnew() }
            return
        }
        if let after {
            item.take(after)
            rows[place] = .item(item)
        } else {
            rows.remove(at: place)
            count -= 1
        }
        layout.rebuild(rows)
        let wanted = selected ?? 0
        selected = nil
        if !rows.isEmpty { select(near: min(wanted, rows.count - 1)) }
        clamp()
    }

    /// Takes a feed away: the next one takes its place.
    mutating func remove(feed: String) {
        guard let place = place(ofFeed: feed) else { return }
        rows.remove(at: place)
        count -= 1
        layout.rebuild(rows)
        selected = nil
        if !rows.isEmpty { select(near: min(place, rows.count - 1)) }
        clamp()
    }

    /// Reads everything again, and then stands on a feed.
    mutating func readAnew(selecting feed: String) {
        readAnew()
        wantedFeed = feed
    }

    private func place(ofFeed feed: String) -> Int? {
        rows.firstIndex { row in
            if case .item(let item) = row { item.feed == feed } else { false }
        }
    }

    /// Shows what the user has said of a link, with all passages that belong to it.
    mutating func setDecision(_ state: Link.State, of link: String) {
        for place in rows.indices {
            guard case .item(var item) = rows[place], item.decision?.link == link else { continue }
            item.decision?.state = state
            rows[place] = .item(item)
        }
    }

    // MARK: Moving

    /// Moves by entries.
    mutating func move(by steps: Int) {
        guard var place = selected else { return }
        var left = abs(steps)
        var next = place + steps.signum()
        while left > 0, rows.indices.contains(next) {
            if rows[next].isItem {
                place = next
                left -= 1
            }
            next += steps.signum()
        }
        select(place)
    }

    /// Moves by lines of the screen, to the entry there.
    mutating func move(lines: Int) {
        guard let selected else { return }
        let line = layout.firstLine(of: selected) + lines
        let before = selected
        select(near: layout.row(at: min(max(0, line), max(0, layout.lines.count - 1))) ?? selected)
        if self.selected == before { move(by: lines.signum()) }
    }

    mutating func moveToStart() { select(near: 0) }

    mutating func moveToEnd() { select(near: max(0, rows.count - 1)) }

    /// Selects the entry in a line of the screen; false where there is none.
    mutating func select(line: Int) -> Bool {
        guard let row = layout.row(at: top + line), rows[row].isItem else { return false }
        select(row)
        return true
    }

    mutating func scroll(by lines: Int) {
        top = min(max(0, top + lines), max(0, layout.lines.count - height))
    }

    /// The entry at a row, or the nearest: after it, else before it.
    private mutating func select(near row: Int) {
        let after = rows[min(max(0, row), rows.count)...].firstIndex(where: \.isItem)
        if let place = after ?? rows.lastIndex(where: \.isItem) { select(place) }
    }

    private mutating func select(_ row: Int) {
        selected = row
        let first = layout.firstLine(of: row)
        let last = layout.lastLine(of: row)
        // A heading right above comes along.
        let head = row > 0 && layout.isHeading(row - 1) ? layout.firstLine(of: row - 1) : first
        if head < top { top = head }
        if last >= top + height { top = last - height + 1 }
        if first < top { top = first }
        clamp()
    }

    mutating func fit(width: Int, height: Int) {
        self.height = max(1, height)
        if layout.fit(width: width, rows), let selected { select(selected) }
        clamp()
    }

    private mutating func clamp() { top = min(max(0, top), max(0, layout.lines.count - height)) }
}

extension PageItem {
    /// Takes over what an annotation says by now.
    mutating func take(_ annotation: Annotation) {
        self.annotation = annotation
        note = annotation.note ?? annotation.correction?.words
        who = NoteWords.kind(of: annotation)
        how = NoteWords.tags(of: annotation)
    }
}

/// What a list says of an annotation beside its words.
enum NoteWords {
    /// What the user has made of the words.
    static func kind(of annotation: Annotation) -> String {
        if annotation.correction != nil { return "Correction" }
        return annotation.note == nil ? "Highlight" : "Note"
    }

    /// Its tags and colour.
    static func tags(of annotation: Annotation) -> String {
        (annotation.tags.map { "#" + $0 } + [annotation.colour].compactMap { $0 }).joined(separator: " ")
    }
}
