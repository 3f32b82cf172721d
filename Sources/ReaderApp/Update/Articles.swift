import ArticleModel
import ArticleStore

/// The list, opening and closing articles, and the focus.
extension ReaderState {
    // MARK: Answers from the library

    mutating func listed(_ answer: ListAnswer) -> [Effect] {
        if isOutdated(answer) { return [] }
        if answer.request.changes < list.userChanges {
            var again = answer.request
            again.changes = list.userChanges
            return [.loadList(again)]
        }
        list.show(answer)
        if page?.isComplete == true, page?.count == 0 { page?.readAnew() }
        libraryProblems = answer.list.problems.map(\.description)
        _ = complain(of: libraryProblems)
        // Whoever reads stays in the article, also when the list is of others by now.
        guard list.isEmpty else { return isReading && open != nil ? [] : preview() }
        if list.filter == nil, list.isLoaded {
            text.clear()
            panel.show(nil, nil)
            isReading = false
        }
        if !isReading { focus = .list }
        return []
    }

    mutating func take(_ rows: [ArticleSummary]) -> [Effect] {
        list.take(rows)
        return []
    }

    /// Another program has changed the library: the list is read again, and so is what is open.
    mutating func libraryChanged() -> [Effect] {
        let again = open.map { [reload($0.article.id)] } ?? []
        return [.loadList(listRequest)] + again
    }

    private func reload(_ id: String) -> Effect { .reload(article: id, changes: list.userChanges) }

    mutating func loaded(_ loaded: LoadedArticle) -> [Effect] {
        // The user has gone on to another article in the meantime.
        guard text.awaiting == loaded.article.id || open?.article.id == loaded.article.id else { return [] }
        if let changes = loaded.changes, changes < list.userChanges { return [reload(loaded.article.id)] }
        if loaded.isReload, takeAnnotations(of: loaded) { return [] }
        text.awaiting = nil
        let article = OpenArticle(
            article: loaded.article, analysis: loaded.analysis, annotations: loaded.annotations,
            statuses: loaded.statuses, isAnalysing: loaded.isAnalysing, revisions: loaded.revisions)
        list.change(loaded.article.id) {
            $0.quotes = loaded.analysis.quotes.count
            $0.claims = loaded.analysis.claims.count
        }
        text.show(article, position: loaded.position)
        links = links.flatMap {
            $0.all.article == loaded.article.id
                ? OpenLinks($0.all, in: loaded.analysis, of: article.text) : nil
        }
        panel.show(article, links)
        fitPanes()
        if let arrival, arrival.article == loaded.article.id {
            self.arrival = nil
            arrive(at: arrival.destination)
        }
        // At the top the panel shows its beginning; further down it goes to where the reader is.
        if panel.selected == nil, text.top > 0 { panelFollowsText() }
        return []
    }

    /// Whoever was about to read it is back at the list.
    mutating func notLoaded(_ id: String, _ reason: String) -> [Effect] {
        guard text.awaiting == id else { return complain(reason) }
        text.awaiting = nil
        arrival = nil
        typedAhead = []
        if open?.article.id != id {
            text.clear()
            panel.show(nil, nil)
            isReading = false
            focus = .list
        }
        return complain(reason)
    }

    /// Where an article that was read again has the same text and analysis as before, only its notes are taken; the
    /// user's place and selection stay. False where there is more to show.
    private mutating func takeAnnotations(of loaded: LoadedArticle) -> Bool {
        // Another article is on its way; or this one, and it will have its own answer.
        guard let open, open.article.id == loaded.article.id, text.awaiting == nil, !open.isAnalysing else {
            return true
        }
        guard open.article == loaded.article, open.parsed == loaded.analysis else {
            text.spot = nil
            text.selection = nil
            return false
        }
        let spotted: String? =
            if case .note(let index) = text.spot, open.annotations.indices.contains(index) {
                open.annotations[index].annotation.id
            } else { nil }
        if open.statuses != loaded.statuses {
            text.setStatuses(loaded.statuses)
            panel.show(text.open, links)
        }
        let annotations = loaded.annotations.inTextOrder
        if annotations == open.annotations { return true }
        showAnnotations(annotations)
        if let spotted {
            text.spot = annotations.firstIndex { $0.annotation.id == spotted }.map { .note($0) }
        }
        return true
    }

    /// Shows the article under the cursor of the list in the text pane, unless one is being read.
    mutating func preview() -> [Effect] {
        guard let current = list.currentID else { return [] }
        let shown = text.awaiting ?? open?.article.id
        guard shown != current else { return [] }
        let effects = savePosition()
        lastRead = readingPlace ?? lastRead
        isReading = false
        arrival = nil
        text.awaiting = current
        return effects + [.load(article: current)]
    }

    // MARK: Opening and closing

    /// Enter: in the list opens the article; in the panel goes to the claim's passage.
    mutating func openCurrent() -> [Effect] {
        switch focus {
        case .list:
            guard let current = list.currentID else {
                return list.isLoaded && list.filter == nil ? [.addSamples] : []
            }
            return read(current)
        case .text: return open == nil ? [] : read(open?.article.id ?? "")
        case .panel:
            guard panel.selected != nil else { return [] }
            if hasLinksInPanel { return showLinks() }
            textFollowsPanel()
            return focus(on: .text)
        }
    }

    /// Begins to read an article: it is no longer unread, and the keys go to its text.
    ///
    /// - Parameter isJump: whether `^O` is to come back to the article read before.
    mutating func read(_ id: String, isJump: Bool = true) -> [Effect] {
        var effects: [Effect] = []
        if isJump, let before = isReading ? readingPlace : lastRead, before.article != id {
            jumps.leave(.text(before))
        }
        lastRead = nil
        if text.awaiting ?? open?.article.id != id {
            effects += savePosition()
            if arrival?.article != id { arrival = nil }
            text.awaiting = id
            effects.append(.load(article: id))
        }
        isReading = true
        focus = .text
        if list.row(id)?.isUnread == true {
            list.noteUserChange()
            list.change(id) { $0.isUnread = false }
            effects.append(.setUnread(articles: [id], false))
        }
        return effects
    }

    /// `q`: from panel or text back to the list; from the list out of the program.
    mutating func closeView() -> [Effect] {
        if isZoomed, focus != .list {
            isZoomed = false
            return []
        }
        switch focus {
        case .panel: return focus(on: .text)
        case .text:
            let effects = savePosition()
            lastRead = readingPlace
            isReading = false
            focus = .list
            text.selection = nil
            return effects
        case .list: return leave()
        }
    }

    /// `J` and `K`: another article, read in place. A count that goes too far goes as far as there are articles.
    mutating func stepArticle(by count: Int) -> [Effect] {
        let wanted = list.selected + count
        let target = min(max(0, wanted), max(0, list.count - 1))
        if target != wanted { _ = say(count > 0 ? "This is the last article" : "This is the first article") }
        guard target != list.selected else { return [] }
        let wasReading = isReading || focus != .list
        let effects = savePosition()
        list.select(target)
        guard wasReading, let current = list.currentID else { return effects + preview() }
        let focusBefore = focus
        lastRead = readingPlace ?? lastRead
        isReading = false
        let reading = read(current)
        focus = focusBefore == .list ? .text : focusBefore
        return effects + reading
    }

    // MARK: Focus

    mutating func focus(on pane: PaneName) -> [Effect] {
        if pane != .list, open == nil, text.awaiting == nil {
            return say("No article is open: Enter opens one")
        }
        var effects: [Effect] = []
        if pane != .list, !isReading, let id = text.awaiting ?? open?.article.id { effects = read(id) }
        focus = pane
        if pane == .panel, panel.selected == nil { panel.selectFirst() }
        if pane == .panel, let claim = panel.selected { text.spot = .claim(claim) }
        return effects
    }

    mutating func cycleFocus(by step: Int) -> [Effect] {
        let panes = PaneName.allCases
        let next = (focus.rawValue + step + panes.count) % panes.count
        return focus(on: panes[next])
    }

    mutating func widen(by columns: Int) -> [Effect] {
        switch focus {
        case .list: listExtra += columns
        case .panel: panelExtra += columns
        // The text takes what it gains from the side panes.
        case .text:
            listExtra -= columns / 2
            panelExtra -= columns / 2
        }
        let bound = max(0, size.columns / 2)
        listExtra = min(max(listExtra, -bound), bound)
        panelExtra = min(max(panelExtra, -bound), bound)
        return []
    }

    // MARK: Marks in the list

    mutating func sortList() -> [Effect] {
        let place = ListPane.orders.firstIndex(of: list.order) ?? 0
        let order = ListPane.orders[(place + 1) % ListPane.orders.count]
        return [.loadList(list.request(by: order))] + say("List \(order.words)")
    }

    mutating func toggleUnread() -> [Effect] {
        guard let row = rowHere else { return say("There is no article here") }
        return record(.unread([row.id], !row.isUnread))
    }

    mutating func toggleStar() -> [Effect] {
        guard let row = rowHere else { return say("There is no article here") }
        return record(.starred([row.id], !row.isStarred))
    }

    /// What the list shows of the article here: that of the list where it has the focus, else the open one.
    var rowHere: ArticleSummary? {
        let id = focus == .list ? list.currentID : open?.article.id
        return id.flatMap { list.row($0) }
    }
}
