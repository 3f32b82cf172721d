import ArticleModel

/// The incremental search in the text and in the list.
extension ReaderState {
    mutating func beginSearch() -> [Effect] {
        let pane: PaneName = focus == .list ? .list : .text
        if pane == .text {
            guard open != nil else {
                return say(text.awaiting == nil ? "No article is open" : "The article is still being opened")
            }
            focus = .text
            overlay = .search(
                SearchPrompt(pane: pane, origin: text.jumpOrigin(forward: true) + 1, originTop: text.top))
        } else {
            overlay = .search(SearchPrompt(pane: pane, origin: list.selected, originTop: list.top))
        }
        return []
    }

    /// Shows what the prompt's text finds so far.
    mutating func searchAsTyped(_ prompt: SearchPrompt) -> [Effect] {
        let query = prompt.input.text
        let search = query.isEmpty ? nil : TextSearch(query)
        switch prompt.pane {
        case .list:
            list.select(prompt.origin)
            if let search, let index = listHit(search, from: prompt.origin, step: 1) { list.select(index) }
            return preview()
        case .text, .panel:
            text.find(search)
            if search == nil {
                text.top = prompt.originTop
                text.hit = nil
            } else {
                text.showHit(from: prompt.origin)
            }
            return []
        }
    }

    /// Enter in the prompt: keeps what was found for `n` and `N`.
    mutating func finishSearch(_ prompt: SearchPrompt) -> [Effect] {
        overlay = nil
        guard !prompt.input.text.isEmpty else { return [] }
        repeatable = .search
        text.search = TextSearch(prompt.input.text)
        let isFound =
            prompt.pane == .list
            ? listHit(TextSearch(prompt.input.text), from: list.selected, step: 1) != nil : text.hit != nil
        if prompt.pane != .list { panelFollowsText() }
        return isFound ? [] : say("“\(prompt.input.text)” not found")
    }

    /// Esc in the prompt: back to where it began.
    mutating func cancelSearch(_ prompt: SearchPrompt) -> [Effect] {
        overlay = nil
        switch prompt.pane {
        case .list:
            list.select(prompt.origin)
            return preview()
        case .text, .panel:
            text.find(nil)
            text.top = prompt.originTop
            return []
        }
    }

    mutating func repeatSearch(by count: Int) -> [Effect] {
        guard let search = text.search else { return say("Nothing to repeat: search with / first") }
        if focus == .list {
            let step = count.signum()
            guard let index = listHit(search, from: list.selected + step, step: step) else {
                return say("“\(search.query)” not found in the titles")
            }
            list.select(index)
            return preview()
        }
        for _ in 0..<abs(count) {
            guard text.showNextHit(forward: count > 0) else { return say("“\(search.query)” not found") }
        }
        if text.selection != nil, let hit = text.hit { text.moveHead(to: hit.start) }
        panelFollowsText()
        return []
    }

    /// The first article at or after an index whose title or outlet has the words, round the end of the list.
    private func listHit(_ search: TextSearch, from start: Int, step: Int) -> Int? {
        let count = list.items.count
        for offset in 0..<count {
            let index = ((start + offset * step) % count + count) % count
            let item = list.items[index]
            if search.matches(item.title) || search.matches(item.outlet ?? "") { return index }
        }
        return nil
    }
}
