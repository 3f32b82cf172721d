import ArticleModel
import ArticleStore
import TerminalUI

/// Draws the list: two rows for each article, its title and what is known of it.
struct ListDrawing {
    let state: ReaderState
    let rect: Rect

    private var list: ListPane { state.list }
    private var theme: Theme { state.theme }

    func draw(into frame: inout Frame) {
        state.drawTitle(title, pane: .list, rect: rect, into: &frame)
        if list.isEmpty { return drawEmpty(into: &frame) }
        for place in 0..<list.height {
            let index = list.top + place
            let row = rect.top + 1 + place * ListPane.rowsPerItem
            guard list.ids.indices.contains(index), row < rect.bottom else { break }
            draw(list.row(at: index), isSelected: index == list.selected, row: row, into: &frame)
        }
    }

    /// How many articles, how many of them unread, or what they are narrowed to, in as many words as there is room for.
    private var title: String {
        let room = rect.columns - 2
        if let filter = list.filter {
            let words = (filter.isLive ? "&" : "") + filter.text
            let whole = "Articles \(list.count) · \(words)"
            if TextWidth.width(whole) <= room { return whole }
            let count = "\(list.count) · "
            return count + Frame.cutMiddle(words, to: max(1, room - TextWidth.width(count)))
        }
        if list.isEmpty { return "Articles" }
        if list.unread == 0 { return "Articles \(list.count)" }
        let (all, unread) = ("\(list.count)", "\(list.unread)")
        let titles = [
            "Articles \(all) · \(unread) unread", "Articles \(all) · \(unread) ●", "\(all) · \(unread) ●",
        ]
        return titles.first { TextWidth.width($0) <= room } ?? all
    }

    /// An article whose row is not here yet is a dot.
    private func draw(_ item: ArticleSummary?, isSelected: Bool, row: Int, into frame: inout Frame) {
        var titleStyle = item?.isUnread == true ? theme.unread : theme.text
        var detailStyle = theme.faint
        if isSelected {
            let selected = state.focus == .list ? theme.selectedRow : theme.selectedRowUnfocused
            for line in row..<min(row + ListPane.rowsPerItem, rect.bottom) {
                frame.fill(
                    Rect(row: line, column: rect.left, rows: 1, columns: rect.columns), style: selected)
            }
            titleStyle = selected
            detailStyle = Style(
                selected.foreground, on: selected.background, selected.attributes.subtracting(.bold))
        }
        guard let item else {
            frame.put("·", row: row, column: rect.left + 3, style: detailStyle)
            return
        }
        if item.isStarred { frame.put("★", row: row, column: rect.left, style: titleStyle) }
        let mark = item.isUnread ? "●" : isSelected ? "▸" : " "
        frame.put(mark, row: row, column: rect.left + 1, style: titleStyle)
        frame.putLit(
            item.title, row: row, column: rect.left + 3, width: rect.columns - 4, style: titleStyle,
            search: list.search
        ) { hitStyle($0, isSelected: isSelected) }
        guard row + 1 < rect.bottom else { return }
        if list.chosen.contains(item.id) {
            frame.put("+", row: row + 1, column: rect.left + 1, style: titleStyle.with(.bold))
        }
        frame.putCut(
            detail(of: item), row: row + 1, column: rect.left + 3, width: rect.columns - 4, style: detailStyle
        )
        // The outlet stands first; nothing else of this row is searched.
        guard let outlet = item.outlet else { return }
        frame.putLit(
            outlet, row: row + 1, column: rect.left + 3, width: rect.columns - 4, style: detailStyle,
            search: list.search
        ) { hitStyle($0, isSelected: isSelected) }
    }

    /// On the selected row, which has a colour of its own, a hit has the colours the other way round; elsewhere small print,
    /// too faint for the ground of hits, has the colour of text.
    private func hitStyle(_ style: Style, isSelected: Bool) -> Style {
        if !isSelected, theme.searchHit != .standard {
            return Style(theme.text.foreground, on: theme.searchHit, style.attributes)
        }
        return Style(
            style.foreground, on: style.background, style.attributes.symmetricDifference(.reverse))
    }

    private func detail(of item: ArticleSummary) -> String {
        var parts: [String] = []
        if let outlet = item.outlet { parts.append(outlet) }
        if let date = item.date { parts.append(ShortDate.text(date, today: state.today)) }
        if item.quotes > 0 { parts.append(item.quotes == 1 ? "1 quote" : "\(item.quotes) quotes") }
        if item.claims > 0 { parts.append(item.claims == 1 ? "1 claim" : "\(item.claims) claims") }
        if item.notes > 0 { parts.append("◆\(item.notes)") }
        if item.isSample { parts.append("sample") }
        if parts.isEmpty { return item.isAnalysed ? "no quotes, no claims" : "not analysed yet" }
        // What does not fit is left out from the end, rather than cut.
        while parts.count > 1, TextWidth.width(parts.joined(separator: " · ")) > rect.columns - 4 {
            parts.removeLast()
        }
        return parts.joined(separator: " · ")
    }

    private func drawEmpty(into frame: inout Frame) {
        guard list.isLoaded else {
            frame.putCut(
                "Reading the library …", row: rect.top + 2, column: rect.left + 1, width: rect.columns - 2,
                style: theme.faint)
            return
        }
        let nothingFound: [(String, Style)] = [
            ("Nothing found.", theme.text), ("Esc all articles", theme.key),
        ]
        let emptyLibrary: [(String, Style)] = [
            ("Nothing here yet.", theme.text), ("", theme.text), ("Enter adds samples", theme.key),
            (":add yours", theme.key), ("? help", theme.key),
        ]
        let lines = list.filter == nil ? emptyLibrary : nothingFound
        for (index, line) in lines.enumerated() where rect.top + 2 + index < rect.bottom {
            frame.putCut(
                line.0, row: rect.top + 2 + index, column: rect.left + 1, width: rect.columns - 2,
                style: line.1)
        }
    }
}

/// A day as the list shows it: `21 Jan`, with the year when it is not this one.
enum ShortDate {
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static func text(_ iso: String, today: CalendarDate?) -> String {
        guard let date = CalendarDate(iso: iso) else { return iso }
        let day = "\(date.day) \(months[date.month - 1])"
        return date.year == today?.year ? day : "\(day) \(date.year)"
    }
}
