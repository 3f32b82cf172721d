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
        let search = query.isEmpty ? nil : TextSearch(query, isPattern: prompt.isPattern)
        switch prompt.pane {
        case .list:
            list.select(prompt.origin)
            if query.isEmpty { return preview() }
            return [find(query, isPattern: prompt.isPattern, from: prompt.origin, for: .typing)]
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
        let search = TextSearch(prompt.input.text, isPattern: prompt.isPattern)
        text.search = search
        if prompt.pane == .list {
            return [find(search.query, isPattern: search.isPattern, from: prompt.origin, for: .typed)]
        }
        rememberSearch(prompt)
        panelFollowsText()
        return text.hit != nil ? [] : notFound(search)
    }

    /// `^O` comes back to where the search began, if that is far away.
    private mutating func rememberSearch(_ prompt: SearchPrompt) {
        guard text.hit != nil, var before = readingPlace, let layout = text.layout,
            layout.lines.indices.contains(prompt.originTop)
        else { return }
        before.offset = prompt.originTop == 0 ? 0 : layout.lines[prompt.originTop].offset
        rememberJump(from: before, row: prompt.originTop)
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
            return [
                find(
                    search.query, isPattern: search.isPattern, from: list.selected + step, step: step,
                    for: .again)
            ]
        }
        for _ in 0..<abs(count) {
            guard text.showNextHit(forward: count > 0) else { return notFound(search) }
        }
        if text.selection != nil, let hit = text.hit { text.moveHead(to: hit.start) }
        panelFollowsText()
        return []
    }

    private mutating func notFound(_ search: TextSearch) -> [Effect] {
        if let problem = search.problem {
            return complain("“\(search.query)” is no regular expression: \(problem)")
        }
        return say("“\(search.query)” not found")
    }

    private func find(
        _ words: String, isPattern: Bool, from start: Int, step: Int = 1, for purpose: ListSearch.Purpose
    ) -> Effect {
        .find(
            ListSearch(words: words, isPattern: isPattern, start: start, step: step, purpose: purpose),
            in: list.ids)
    }

    /// An article was looked for in the list.
    mutating func found(_ index: Int?, _ search: ListSearch) -> [Effect] {
        if search.purpose == .typing {
            // What has been typed meanwhile has its own answer.
            guard case .search(let prompt) = overlay, prompt.pane == .list, prompt.input.text == search.words,
                prompt.isPattern == search.isPattern
            else { return [] }
        }
        guard let index, list.ids.indices.contains(index) else {
            if search.purpose == .typing { return preview() }
            return say("“\(search.words)” not found" + (search.purpose == .again ? " in the titles" : ""))
        }
        list.select(index)
        return preview()
    }
}
