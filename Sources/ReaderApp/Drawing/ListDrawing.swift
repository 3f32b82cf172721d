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

    private var title: String {
        if let filter = list.filter {
            return "Articles \(list.count) · \(filter.isLive ? "&" : "")\(filter.text)"
        }
        if list.isEmpty { return "Articles" }
        return "Articles \(list.count)" + (list.unread > 0 ? " · \(list.unread) unread" : "")
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
        let mark = item.isUnread ? "●" : item.isStarred ? "★" : isSelected ? "▸" : " "
        frame.put(mark, row: row, column: rect.left + 1, style: titleStyle)
        if list.chosen.contains(item.id) {
            frame.put("+", row: row, column: rect.left, style: titleStyle.with(.bold))
        }
        frame.putCut(item.title, row: row, column: rect.left + 3, width: rect.columns - 4, style: titleStyle)
        guard row + 1 < rect.bottom else { return }
        frame.putCut(
            detail(of: item), row: row + 1, column: rect.left + 3, width: rect.columns - 4, style: detailStyle
        )
    }

    private func detail(of item: ArticleSummary) -> String {
        var parts: [String] = []
        if let outlet = item.outlet { parts.append(outlet) }
        if let date = item.date { parts.append(ShortDate.text(date, today: state.today)) }
        if item.quotes > 0 { parts.append(item.quotes == 1 ? "1 quote" : "\(item.quotes) quotes") }
        if item.claims > 0 { parts.append(item.claims == 1 ? "1 claim" : "\(item.claims) claims") }
        if item.notes > 0 { parts.append("◆\(item.notes)") }
        if item.isStarred, item.isUnread { parts.append("★") }
        if item.isSample { parts.append("sample") }
        if parts.isEmpty { return "not analysed yet" }
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
