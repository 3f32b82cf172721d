import ArticleModel
import ArticleStore

/// The incremental search in the text and in the list.
extension ReaderState {
    mutating func beginSearch() -> [Effect] {
        let before = focus
        if focus == .list {
            overlay = .search(
                SearchPrompt(pane: .list, origin: list.selected, originTop: list.top, focus: before))
            return []
        }
        guard open != nil else {
            return say(text.awaiting == nil ? "No article is open" : "The article is still being opened")
        }
        focus = .text
        overlay = .search(
            SearchPrompt(
                pane: .text, origin: text.jumpOrigin(forward: true) + 1, originTop: text.top,
                originOffset: text.topOffset, focus: before))
        return []
    }

    /// Shows what the prompt's text finds so far; where it finds nothing the reader is where the search began.
    mutating func searchAsTyped(_ prompt: SearchPrompt) -> [Effect] {
        let search = prompt.search
        guard prompt.pane == .list else {
            text.find(search)
            text.showHit(from: prompt.origin)
            return text.hit == nil ? returnToOrigin(of: prompt) : []
        }
        list.look(for: search)
        guard let search, search.problem == nil else { return returnToOrigin(of: prompt) }
        return [find(search, from: prompt.origin, for: .typing)]
    }

    /// Enter in the prompt: keeps what was found for `n` and `N`.
    mutating func finishSearch(_ prompt: SearchPrompt) -> [Effect] {
        overlay = nil
        guard let search = prompt.search else { return [] }
        repeatable = .search
        guard prompt.pane == .list else {
            list.look(for: nil)
            guard text.hit != nil else { return returnToOrigin(of: prompt) + notFound(search) }
            rememberSearch(prompt)
            panelFollowsText()
            return []
        }
        text.find(search)
        text.hit = nil
        if search.problem != nil || list.finding == .nothing {
            return returnToOrigin(of: prompt) + notFound(search)
        }
        if list.hitPlace != nil { return [] }
        let effects = returnToOrigin(of: prompt)
        return effects + [find(search, from: prompt.origin, for: .typed)]
    }

    /// `^O` comes back to where the search began, if that is far away.
    private mutating func rememberSearch(_ prompt: SearchPrompt) {
        guard var before = readingPlace else { return }
        before.offset = prompt.originOffset
        rememberJump(from: before, row: prompt.originTop)
    }

    /// Esc in the prompt: back to where it began.
    mutating func cancelSearch(_ prompt: SearchPrompt) -> [Effect] {
        overlay = nil
        focus = prompt.focus
        if prompt.pane == .list { list.look(for: nil) } else { text.find(nil) }
        return returnToOrigin(of: prompt)
    }

    private mutating func returnToOrigin(of prompt: SearchPrompt) -> [Effect] {
        guard prompt.pane == .list else {
            text.top = prompt.originTop
            if text.topOffset != prompt.originOffset { text.show(row: prompt.originOffset) }
            return []
        }
        list.select(prompt.origin, top: prompt.originTop)
        return preview()
    }

    mutating func repeatSearch(by count: Int) -> [Effect] {
        guard let search = text.search else { return say("Nothing to repeat: search with / first") }
        if focus == .list {
            if search.problem != nil { return notFound(search) }
            list.look(for: search)
            return [find(search, from: list.selected + count.signum(), by: count, for: .again)]
        }
        for _ in 0..<abs(count) {
            guard text.showNextHit(forward: count > 0) else { return notFound(search) }
        }
        if text.selection != nil, let hit = text.hit { text.moveHead(to: hit.start) }
        panelFollowsText()
        return []
    }

    private mutating func notFound(_ search: TextSearch, in place: String = "") -> [Effect] {
        if let problem = search.problem {
            return complain("“\(search.query)” is no regular expression: \(problem)")
        }
        return say("“\(search.query)” not found" + place)
    }

    private func find(
        _ search: TextSearch, from start: Int, by count: Int = 1, for purpose: ListSearch.Purpose
    ) -> Effect {
        .find(
            ListSearch(
                words: search.query, isPattern: search.isPattern, start: start, count: count, purpose: purpose
            ),
            in: list.ids)
    }

    /// An article was looked for in the list.
    mutating func found(_ hit: ListHit?, _ search: ListSearch) -> [Effect] {
        // What has been typed meanwhile has its own answer.
        guard let wanted = list.search, wanted.query == search.words, wanted.isPattern == search.isPattern
        else { return [] }
        var prompt: SearchPrompt?
        if case .search(let open) = overlay, open.pane == .list { prompt = open }
        if search.purpose == .typing, prompt == nil { return [] }
        list.take(hit)
        guard hit == nil else { return preview() }
        if let prompt { return returnToOrigin(of: prompt) }
        return notFound(wanted, in: search.purpose == .again ? " in the titles" : "")
    }
}
