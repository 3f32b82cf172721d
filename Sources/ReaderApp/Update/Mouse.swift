import TerminalUI

/// Clicks and the wheel. Nothing can be done by the mouse alone.
extension ReaderState {
    mutating func mouse(_ event: MouseEvent) -> [Effect] {
        if case .help(var help) = overlay {
            let step = event.action == .wheelDown ? 3 : event.action == .wheelUp ? -3 : 0
            help.scroll(by: step, height: HelpDrawing.height(on: size))
            overlay = .help(help)
            return []
        }
        if case .note(let editor) = overlay { return click(in: editor, event) }
        if overlay != nil { return [] }
        if page != nil { return mouseOnPage(event) }
        guard let pane = ScreenLayout(self).pane(at: event.position) else { return [] }
        switch event.action {
        case .wheelDown: return wheel(pane, by: 3)
        case .wheelUp: return wheel(pane, by: -3)
        case .press: return click(pane, at: event.position, clicks: 1)
        case .doubleClick: return click(pane, at: event.position, clicks: 2)
        case .tripleClick: return click(pane, at: event.position, clicks: 3)
        case .drag: return drag(to: event.position)
        case .release: return []
        }
    }

    /// A click sets the editor's cursor.
    private mutating func click(in editor: NoteEditor, _ event: MouseEvent) -> [Effect] {
        let drawing = noteDrawing(editor)
        guard event.action == .press, drawing.rect.contains(event.position) else { return [] }
        var editor = editor
        editor.moveCursor(
            row: event.position.row - drawing.rect.top - 1 + drawing.top,
            column: event.position.column - drawing.rect.left - 2)
        overlay = .note(editor)
        return []
    }

    /// The wheel scrolls what is under it and leaves the focus where it is.
    private mutating func wheel(_ pane: PaneName, by rows: Int) -> [Effect] {
        switch pane {
        case .list:
            list.scroll(by: rows.signum())
            return focus == .list ? preview() : []
        case .text:
            text.scroll(by: rows)
            if focus == .text { panelFollowsText() }
        case .panel: panel.scroll(by: rows)
        }
        return []
    }

    private mutating func click(_ pane: PaneName, at position: Position, clicks: Int) -> [Effect] {
        let layout = ScreenLayout(self)
        switch pane {
        case .list:
            guard let rect = layout.list else { return [] }
            let index = list.top + (position.row - rect.top - 1) / ListPane.rowsPerItem
            guard position.row > rect.top, list.ids.indices.contains(index) else { return focus(on: .list) }
            let isSecond = focus == .list && list.selected == index
            focus = .list
            list.select(index)
            return isSecond || clicks > 1 ? openCurrent() : preview()
        case .text:
            let effects = focus(on: .text)
            text.selection = nil
            if let offset = textOffset(at: position, in: layout) {
                lightQuote(at: offset, clicks: clicks)
            }
            return effects
        case .panel:
            guard let rect = layout.panel else { return [] }
            if let claim = panel.claim(atRow: position.row - rect.top - 1) { panel.select(claim) }
            let effects = focus(on: .panel)
            textFollowsPanel()
            return effects
        }
    }

    private mutating func drag(to position: Position) -> [Effect] {
        let layout = ScreenLayout(self)
        guard focus == .text, let offset = textOffset(at: position, in: layout) else { return [] }
        if text.selection == nil { text.select(.words, at: pressedOffset ?? offset) }
        text.moveHead(to: offset)
        return []
    }

    /// A click into a quote lights it, as a jump would; a double click selects the word, a third the sentence.
    private mutating func lightQuote(at offset: Int, clicks: Int) {
        pressedOffset = offset
        if clicks > 1 { text.select(clicks == 2 ? .words : .sentences, at: offset) }
        text.spot = open?.quoteParts.overlapping(at: offset).map { .quote($0) }
        panelFollowsText()
    }

    private func textOffset(at position: Position, in layout: ScreenLayout) -> Int? {
        guard let rect = layout.text else { return nil }
        return text.offset(row: position.row - rect.top - 1, column: position.column - rect.left)
    }
}
