import ArticleModel
import TerminalUI

extension ReaderState {
    /// Takes one event: changes the state and says what is to be done outside. Pure: no clock, no disk, no
    /// terminal.
    public mutating func update(_ event: ReaderEvent) -> [Effect] {
        var effects: [Effect] =
            switch event {
            case .terminal(let event): terminal(event)
            case .listed(let answer): listed(answer)
            case .rows(let rows): take(rows)
            case .found(let hit, let search): found(hit, search)
            case .libraryChanged: libraryChanged()
            case .loaded(let loaded): self.loaded(loaded)
            case .annotated(let before, let after, let span, let isUndo):
                annotated(before: before, after: after, span: span, isUndo: isUndo)
            case .page(let answer): takePage(answer)
            case .mark(let name, let place): foundMark(name, place)
            case .removed(let ids, let isGone): removed(ids, isGone: isGone)
            case .unsubscribed(let feed, let name, let isGone): unsubscribed(feed, name, isGone: isGone)
            case .samplesRemoved(let ids): samplesRemoved(ids)
            case .compared(let comparison): compared(comparison)
            case .edited(let text, let purpose): edited(text, purpose: purpose)
            case .links(let links): take(links)
            case .voices(let voices): take(voices)
            case .settings(let settings, let problems): take(settings, problems)
            case .unsaved(let report): unsaved(report)
            case .renewing(let progress): renewing(progress)
            case .articlesAdded: [.loadList(list.request())]
            case .importing(let progress): importing(progress)
            case .imported(let report): imported(report)
            case .progress(let text): say(text)
            case .failed(let text): failed(text)
            case .notLoaded(let id, let reason): notLoaded(id, reason)
            }
        fitPanes()
        effects += takeTypedAhead()
        let missing = list.missingRows()
        if !missing.isEmpty { effects.append(.loadRows(missing)) }
        effects += missingPageRows()
        return effects
    }

    /// Gives every pane the room that it has on the screen.
    mutating func fitPanes() {
        let layout = ScreenLayout(self)
        if let rect = layout.list { list.fit(rows: rect.rows - 1) }
        if let rect = layout.text { text.fit(width: rect.columns, height: rect.rows - 1) }
        if let rect = layout.panel { panel.fit(width: rect.columns, height: rect.rows - 1) }
        if let page {
            let area = PageDrawing.area(on: size)
            self.page?.fit(width: area.columns, height: area.rows - PageDrawing.headRows(of: page, on: size))
        }
        if case .note(var editor) = overlay {
            let rect = NoteDrawing.rect(for: editor, in: self)
            editor.fit(width: rect.columns - 4, height: rect.rows - 2)
            overlay = .note(editor)
        }
        if case .links(var links) = overlay {
            links.fit(width: LinksDrawing.width(on: size))
            overlay = .links(links)
        }
        if case .problems(var problems) = overlay {
            problems.fit(width: ChangesDrawing.width(on: size))
            overlay = .problems(problems)
        }
        if case .changes(var changes) = overlay {
            changes.fit(width: ChangesDrawing.width(on: size), hasMarks: theme.removed == .standard)
            overlay = .changes(changes)
        }
    }

    mutating func say(_ text: String) -> [Effect] {
        message = Message(text: text)
        return []
    }

    private mutating func renewing(_ progress: RenewalProgress?) -> [Effect] {
        renewing = progress
        return []
    }

    mutating func complain(_ text: String) -> [Effect] {
        message = Message(text: text, isError: true)
        return []
    }

    /// Shows the first of some problems, and where the others stand.
    mutating func complain(of problems: [String]) -> [Effect] {
        guard let first = problems.first else { return [] }
        return complain(first + (problems.count > 1 ? " (and \(problems.count - 1) more: :problems)" : ""))
    }

    private mutating func failed(_ text: String) -> [Effect] {
        // What waits for a list that does not come is not kept for an unknown day.
        if !list.isLoaded { typedAhead = [] }
        return complain(text)
    }

    private mutating func terminal(_ event: TerminalEvent) -> [Effect] {
        switch event {
        case .key(let key): return keep(.key(key)) ? [] : press(key)
        case .paste(let text): return keep(.paste(text)) ? [] : paste(text)
        case .mouse(let event): return mouse(event)
        case .resize(let size):
            self.size = size
            return []
        case .redraw: return [.redraw]
        case .hangUp: return saveDraft() + leave(evenUnsaved: true)
        }
    }

    mutating func press(_ key: Key) -> [Effect] {
        if overlay != nil { return pressInOverlay(key) }
        message = nil
        let outcome = keys.press(key)
        return keep(outcome) ? [] : carryOut(outcome)
    }

    mutating func carryOut(_ outcome: KeyMatcher.Outcome) -> [Effect] {
        switch outcome {
        case .action(let action, let count): return perform(action, count: count)
        case .letter(.setMark, let letter): return setMark(letter)
        case .letter(_, let letter): return goToMark(letter)
        case .waiting: return []
        case .unknown(let typed): return say("\(typed) means nothing here; ? shows the keys")
        }
    }

    /// A note being written when the terminal goes away is saved as it is.
    private mutating func saveDraft() -> [Effect] {
        guard case .note(let editor) = overlay else { return [] }
        return edited(editor.input.text, purpose: editor.purpose)
    }

    /// Saves where the reader is and asks to quit; the first time not while changes wait that are nowhere on a disk.
    mutating func leave(evenUnsaved: Bool = false) -> [Effect] {
        if let unsaved, !unsaved.areElsewhere, !isWarnedOfUnsaved, !evenUnsaved {
            isWarnedOfUnsaved = true
            return [.saveAgain] + warnOfUnsaved(unsaved)
        }
        isQuitting = true
        return savePosition() + [.quit]
    }

    /// Keeps how far the open article has been read.
    func savePosition() -> [Effect] {
        guard let open, isReading else { return [] }
        return [.savePosition(article: open.article.id, offset: text.topOffset)]
    }
}
