import Anchoring
import ArticleModel
import TerminalUI

/// Draws a view over the library: who says it, the words, and where they stand.
struct PageDrawing {
    let page: LibraryPage
    let theme: Theme
    let today: CalendarDate?

    /// The part of the screen that a view has: all but the status line, with margins on a very wide screen.
    static func area(on size: Size) -> Rect {
        let columns = min(size.columns, PageLayout.widest)
        return Rect(
            row: 0, column: (size.columns - columns) / 2, rows: max(0, size.rows - 1), columns: columns)
    }

    /// Lines above the entries.
    static func headRows(of page: LibraryPage, on size: Size) -> Int {
        guard case .entity = page.subject, size.rows > 12 else { return min(2, max(1, size.rows - 4)) }
        // The title, what is known, how much there is of it, and a blank line.
        return page.facts.articles > 0 ? factLines(of: page).count + 3 : 5
    }

    func draw(into frame: inout Frame) {
        let area = Self.area(on: frame.size)
        let head = Self.headRows(of: page, on: frame.size)
        drawTitle(area, into: &frame)
        if head > 2 { drawFacts(area, into: &frame) }
        if page.rows.isEmpty { return drawSilence(row: area.top + head, area, into: &frame) }
        for place in 0..<max(0, area.rows - head) {
            let index = page.top + place
            guard page.layout.lines.indices.contains(index) else { break }
            draw(page.layout.lines[index], row: area.top + head + place, area, into: &frame)
        }
    }

    private func drawTitle(_ area: Rect, into frame: inout Frame) {
        var end = frame.putCut(
            page.subject.title, row: area.top, column: area.left + 1, width: area.columns - 2,
            style: theme.paneTitleFocused)
        var parts = [page.scope, page.arrangement.words].compactMap { $0 }
        if !page.filter.isEmpty { parts.append("/" + page.filter) }
        if page.count > 0 {
            parts.append("\(page.countWords) \(page.subject.noun(page.count))")
        }
        end = frame.putCut(
            " · " + parts.joined(separator: " · "), row: area.top, column: end, width: area.right - end - 1,
            style: theme.faint)
    }

    /// Of an entity: what it is, its titles and names, and how much there is of it.
    private func drawFacts(_ area: Rect, into frame: inout Frame) {
        guard page.facts.articles > 0 else { return }
        let lines = Self.factLines(of: page) + [count(page.facts)]
        for (index, line) in lines.enumerated() {
            frame.putCut(
                line, row: area.top + 1 + index, column: area.left + 1, width: area.columns - 2,
                style: index == lines.count - 1 ? theme.faint : theme.text)
        }
    }

    /// What is known of an entity, line by line.
    private static func factLines(of page: LibraryPage) -> [String] {
        let facts = page.facts
        let titles = EntityFacts.ranked(facts.titles).prefix(6)
        let kind = facts.kind.map { SpotDescription.kind($0) }
        let names = EntityFacts.ranked(facts.names).filter { $0 != page.subject.title }.prefix(8)
        return [
            ("", [kind].compactMap { $0 } + titles), ("also ", Array(names)),
            ("see also ", Array(facts.standIns.prefix(8))),
            ("≠ of the same office: ", facts.possibleConflicts),
        ].filter { !$0.1.isEmpty }.map { $0.0 + $0.1.joined(separator: " · ") }
    }

    private static let timelineColumns = 30

    private func count(_ facts: EntityFacts) -> String {
        func times(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
        let more = page.isComplete ? "" : " read so far"
        var line =
            times(facts.quotes, "quote") + ", " + times(facts.claims, "claim") + " in "
            + times(facts.articles, "article") + more
        if let first = facts.firstDay, let last = facts.lastDay {
            let days = [first, last].map { ShortDate.text($0, today: today) }
            line += " · " + (days[0] == days[1] ? days[0] : days[0] + " to " + days[1])
            let bars = Timeline.bars(facts.days, columns: Self.timelineColumns)
            if !bars.isEmpty { line += "  " + bars }
        }
        return line
    }

    private func drawSilence(row: Int, _ area: Rect, into frame: inout Frame) {
        let words: String
        if !page.isComplete {
            words = "Reading …"
        } else if !page.filter.isEmpty {
            words = "Nothing found. Esc shows all."
        } else {
            words =
                switch page.subject {
                case .notes:
                    "No notes yet: in an article, select words with v or go to a quote with ]q, then a."
                case .quotes, .speakers: "No quotes yet: articles are analysed as they are added or opened."
                case .entity: "No analysed article names it."
                case .comparison(.event):
                    "No other article in the library reports this event, as far as can be told. Choose articles in the list with +, then gc lays them side by side."
                case .comparison(.chosen): "These articles have nothing to compare."
                case .trace: "Nobody in the library has said these words, nor most of them in a row."
                case .trash: "The trash is empty."
                case .feeds: "No feeds yet: :subscribe adds one."
                }
        }
        let text = ArticleText(words)
        for (index, line) in LineWrapper(text, width: area.columns - 4).lines(of: text.span).enumerated()
        where row + index < area.bottom {
            frame.put(text[line], row: row + index, column: area.left + 2, style: theme.faint)
        }
    }

    // MARK: Lines

    private func draw(_ line: PageLayout.Line, row: Int, _ area: Rect, into frame: inout Frame) {
        switch page.rows[line.row] {
        case .heading(let title, let detail, let date):
            guard line.content == .heading else { return }
            let day = date.map { ShortDate.text($0, today: today) }
            let facts = [detail, day ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
            let room = max(area.columns / 2, area.columns - 5 - TextWidth.width(facts))
            let end = frame.putCut(title, row: row, column: area.left + 1, width: room, style: theme.headline)
            frame.putCut(
                "  " + facts, row: row, column: end, width: area.right - end - 1, style: theme.faint)
        case .item(let item):
            guard line.content != .blank else { return }
            draw(item, line.content, isSelected: line.row == page.selected, row: row, area, into: &frame)
        }
    }

    private func draw(
        _ item: PageItem, _ content: PageLayout.Line.Content, isSelected: Bool, row: Int, _ area: Rect,
        into frame: inout Frame
    ) {
        let selected = theme.selectedRow
        if isSelected {
            frame.fill(Rect(row: row, column: area.left, rows: 1, columns: area.columns), style: selected)
        }
        /// The row's own style, in the colours of the selection where it is selected.
        func style(_ style: Style) -> Style {
            guard isSelected else { return style }
            return Style(
                selected.foreground, on: selected.background,
                selected.attributes.subtracting(.bold).union(style.attributes.subtracting(.dim)))
        }
        let start = area.left + page.layout.wordsStart
        let columns = page.layout.wordsColumns
        let part: Int
        switch content {
        case .blank, .heading: return
        case .words(let words, let number):
            part = number
            if number == 0 {
                frame.put(item.mark, row: row, column: start - 2, style: style(speaker(item)))
            }
            var column = start
            for run in words {
                column = frame.put(
                    run.text, row: row, column: column, style: style(wordStyle(item, run.kind)),
                    limit: start + columns - column)
            }
        case .note(let words, let number):
            part = number
            frame.put(words, row: row, column: start, style: style(theme.note), limit: columns)
        case .rest(let number): part = number
        case .facts:
            let facts = (beside(item) + place(item)).filter { !$0.isEmpty }
            frame.putCut(
                facts.joined(separator: " · "), row: row, column: start, width: columns,
                style: style(theme.faint))
            return
        }
        if part == 0, isSelected { frame.put("▸", row: row, column: area.left + 1, style: style(theme.key)) }
        if item.kind.isName { return drawName(item, row: row, area, style, into: &frame) }
        guard page.layout.hasColumns, part < 2 else { return }
        let who = beside(item)
        if part < who.count {
            frame.putCut(
                who[part], row: row, column: area.left + 3, width: page.layout.whoColumns,
                style: style(who.count == 2 && part == 0 ? speaker(item).with(.bold) : theme.faint))
        }
        let place = place(item)
        if part < place.count {
            frame.putCut(
                place[part], row: row, column: area.right - page.layout.whereColumns - 1,
                width: page.layout.whereColumns, style: style(theme.faint))
        }
    }

    /// Who says it and how; on the page of one person everything is of that person.
    private func beside(_ item: PageItem) -> [String] {
        if case .entity = page.subject { return [item.how] }
        if item.kind == .side { return [item.who, sideFacts(item)] }
        if item.kind.isArticle {
            let outlet = item.isNamedByTitle ? "" : item.who
            return [[day(item) ?? "", outlet].filter { !$0.isEmpty }.joined(separator: " · ")]
        }
        guard let noted = item.noted else { return [item.who, item.how] }
        let day = ShortDate.text(String(noted.prefix(10)), today: today)
        let time = noted.dropFirst(11).prefix(5)
        return [item.who, ["\(day) \(time)", item.how].filter { !$0.isEmpty }.joined(separator: " · ")]
    }

    /// Of a passage in a comparison: its day, who says it, and what the user has said of the link.
    private func sideFacts(_ item: PageItem) -> String {
        let state = item.decision.flatMap { $0.state == .new ? nil : $0.state.rawValue }
        return [state, day(item), item.how].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
    }

    /// Where it stands, unless a heading says so.
    private func place(_ item: PageItem) -> [String] {
        page.layout.hasPlaces ? [item.outlet ?? item.title, day(item) ?? ""] : []
    }

    /// With less room other names would be shreds.
    private static let leastForOtherNames = 9

    private func drawName(
        _ item: PageItem, row: Int, _ area: Rect, _ style: (Style) -> Style, into frame: inout Frame
    ) {
        let room = min(area.columns - 4, item.kind == .name ? 100 : 80)
        let columns = max(8, room - 33)
        let start = area.left + 3
        let end = frame.putCut(
            item.who, row: row, column: start, width: columns,
            style: style(item.isUnread ? theme.unread : theme.text))
        // Capitals alone make no other name.
        var seen: Set = [item.who.lowercased()]
        let others = item.otherNames.filter { seen.insert($0.lowercased()).inserted }
        let left = start + columns - end - 2
        if !others.isEmpty, left >= Self.leastForOtherNames {
            frame.putCut(
                others.joined(separator: ", "), row: row, column: end + 2, width: left,
                style: style(theme.faint))
        }
        frame.putRight(item.how, row: row, end: area.left + 3 + room, width: 32, style: style(theme.faint))
    }

    private func speaker(_ item: PageItem) -> Style {
        switch item.kind {
        case .quote, .claim, .side, .sighting:
            item.isNamed ? theme.speaker(page.speakerRanks[item.who]) : theme.faint
        case .note, .mention, .name, .article, .feed, .removed: theme.note
        }
    }

    /// A highlight has its colour here too.
    private func wordStyle(_ item: PageItem, _ kind: TextDifference.Kind) -> Style {
        switch kind {
        case .same: break
        case .removed: return Style(theme.removed, [.bold, .underline])
        case .added: return Style(theme.added, [.bold, .underline])
        }
        guard let annotation = item.annotation else { return theme.text }
        return theme.highlights[annotation.colour ?? "yellow"] ?? theme.text
    }

    private func day(_ item: PageItem) -> String? { item.date.map { ShortDate.text($0, today: today) } }
}
