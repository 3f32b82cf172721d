import ArticleModel

/// Changes of the library that can be taken back.
extension ReaderState {
    /// Makes a change and remembers it.
    mutating func record(_ change: LibraryChange) -> [Effect] {
        history.record(change)
        let effects = make(change)
        if let words = change.words { _ = say(words) }
        return effects
    }

    mutating func undo() -> [Effect] {
        guard let change = history.undo() else { return say("Nothing to undo") }
        return make(change.inverse, after: "Taken back")
    }

    mutating func redo() -> [Effect] {
        guard let change = history.redo() else { return say("Nothing to redo") }
        return make(change, after: "Made again")
    }

    /// Takes a change back or makes it again, and says what is so now.
    private mutating func make(_ change: LibraryChange, after what: String) -> [Effect] {
        let effects = make(change)
        if let words = change.words {
            _ = say("\(what): \(words.prefix(1).lowercased())\(words.dropFirst())")
        }
        return effects
    }

    /// `d` in the list: the article goes to the trash.
    mutating func removeArticle() -> [Effect] {
        guard let current = list.currentID else { return say("There is no article here") }
        return record(.removal([current], true))
    }

    /// Which articles are samples only the library knows: it has moved them, and now they can be brought back.
    mutating func samplesRemoved(_ ids: [String]) -> [Effect] {
        if ids.isEmpty { return say("There are no sample articles") }
        history.record(.removal(ids, true))
        list.noteUserChange()
        return removed(ids, isGone: true)
    }

    /// Brings an article back from the trash.
    mutating func bringBack(_ id: String) -> [Effect] { record(.removal([id], false)) }

    /// Articles were moved to the trash or brought back: the list is read again.
    mutating func removed(_ ids: [String], isGone: Bool) -> [Effect] {
        let title =
            ids.first.flatMap { list.row($0)?.title ?? page?.title(ofRemoved: $0) }.map { "“\($0)”" }
            ?? "The article"
        let what = ids.count == 1 ? title : "\(ids.count) articles"
        var request = listRequest
        if isGone, let open, ids.contains(open.article.id) {
            text.clear()
            panel.show(nil, nil)
            isReading = false
            focus = .list
        } else if !isGone {
            request.around = ids.first
        }
        if page?.subject == .trash { page?.readAnew() }
        // The row below takes the place of the one that has gone.
        return [.loadList(request)]
            + say(
                ids.count == 1
                    ? (isGone ? "\(what) moved to the trash; u brings it back" : "\(what) is back")
                    : (isGone ? "\(what) moved to the trash; u brings them back" : "\(what) are back"))
    }

    /// Carries a change out, on the screen at once where that shows it.
    private mutating func make(_ change: LibraryChange) -> [Effect] {
        list.noteUserChange()
        switch change {
        case .annotation(let from, let to):
            if let to { return [.restore(to)] }
            return from.map { [.deleteAnnotation($0, isUndo: true)] } ?? []
        case .unread(let ids, let isUnread):
            for id in ids { list.change(id) { $0.isUnread = isUnread } }
            return [.setUnread(articles: ids, isUnread)]
        case .starred(let ids, let isStarred):
            for id in ids { list.change(id) { $0.isStarred = isStarred } }
            return [.setStarred(articles: ids, isStarred)]
        case .tags(let id, _, let tags):
            list.change(id) { $0.tags = tags }
            return [.setTags(article: id, tags)]
        case .status(let claim, let article, _, let status):
            return show(status, of: claim, in: article)
        case .link(let link, let article, let before, let state):
            return show(state, ofLink: link, in: article, before: before)
        case .subscription(let address, let isGone):
            return [isGone ? .unsubscribe(address) : .resubscribe(address)]
        case .removal(let ids, let isGone): return [isGone ? .remove(ids) : .bringBack(ids)]
        }
    }
}

extension LibraryChange {
    /// What is so after it; nil for changes that are told of otherwise.
    fileprivate var words: String? {
        switch self {
        case .unread(_, let isUnread): isUnread ? "Marked unread" : "Marked read"
        case .starred(_, let isStarred): isStarred ? "Starred" : "No longer starred"
        case .tags(_, _, let tags): tags.isEmpty ? "No tags" : "Tags: " + tags.joined(separator: ", ")
        case .annotation, .removal, .status, .link, .subscription: nil
        }
    }
}
