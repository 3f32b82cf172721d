/// Moving within the pane that has the focus.
extension ReaderState {
    mutating func move(_ action: Action, count: Int?) -> [Effect] {
        switch focus {
        case .list: return moveInList(action, count: count)
        case .text:
            return text.selection == nil
                ? moveInText(action, count: count) : moveSelection(action, count: count)
        case .panel: return moveInPanel(action, count: count)
        }
    }

    private mutating func moveInList(_ action: Action, count: Int?) -> [Effect] {
        let times = count ?? 1
        let page = max(1, list.height)
        switch action {
        case .down: list.select(list.selected + times)
        case .up: list.select(list.selected - times)
        case .halfPageDown: list.select(list.selected + max(1, page / 2) * times)
        case .halfPageUp: list.select(list.selected - max(1, page / 2) * times)
        case .pageDown: list.select(list.selected + page * times)
        case .pageUp: list.select(list.selected - page * times)
        case .top: list.select((count ?? 1) - 1)
        case .bottom: list.select(count.map { $0 - 1 } ?? list.count - 1)
        default: return []
        }
        return preview()
    }

    private mutating func moveInText(_ action: Action, count: Int?) -> [Effect] {
        let times = count ?? 1
        switch action {
        case .down: text.scroll(by: times)
        case .up: text.scroll(by: -times)
        case .halfPageDown: text.scroll(by: max(1, text.height / 2) * times)
        case .halfPageUp: text.scroll(by: -max(1, text.height / 2) * times)
        // One row stays in sight, so that the eye finds its place again.
        case .pageDown: text.scroll(by: max(1, text.height - 1) * times)
        case .pageUp: text.scroll(by: -max(1, text.height - 1) * times)
        case .top: text.scrollToTop()
        case .bottom: text.scrollToBottom()
        default: return []
        }
        panelFollowsText()
        return []
    }

    private mutating func moveSelection(_ action: Action, count: Int?) -> [Effect] {
        let times = count ?? 1
        switch action {
        case .down: text.moveHead(rows: times)
        case .up: text.moveHead(rows: -times)
        case .halfPageDown, .pageDown: text.moveHead(rows: text.height / 2 * times)
        case .halfPageUp, .pageUp: text.moveHead(rows: -text.height / 2 * times)
        case .left: text.moveHead(units: -times)
        case .right: text.moveHead(units: times)
        case .top: text.moveHead(rows: -(text.layout?.lines.count ?? 0))
        case .bottom: text.moveHead(rows: text.layout?.lines.count ?? 0)
        default: return []
        }
        return []
    }

    private mutating func moveInPanel(_ action: Action, count: Int?) -> [Effect] {
        let times = count ?? 1
        let page = max(1, panel.height / 3)
        switch action {
        case .down: panel.move(by: times)
        case .up: panel.move(by: -times)
        case .halfPageDown: panel.move(by: max(1, page / 2) * times)
        case .halfPageUp: panel.move(by: -max(1, page / 2) * times)
        case .pageDown: panel.move(by: page * times)
        case .pageUp: panel.move(by: -page * times)
        case .top: panel.selectFirst()
        case .bottom: panel.selectLast()
        default: return []
        }
        textFollowsPanel()
        return []
    }

    /// The text shows and lights the claim selected in the panel.
    mutating func textFollowsPanel() {
        guard let claim = panel.selected else { return }
        text.spot = .claim(claim)
        if let span = text.span(of: .claim(claim)) { text.reveal(span) }
    }

    /// The panel selects the claim where the reader is in the text.
    mutating func panelFollowsText() {
        guard let open else { return }
        if case .claim(let index) = text.spot { return panel.select(index) }
        let offset = text.spot.flatMap { text.span(of: $0) }?.start ?? text.topOffset
        let claim =
            open.claimStarts.overlapping(at: offset) ?? open.claimStarts.next(after: offset - 1)?.value
        if let claim { panel.select(claim) }
    }
}

extension SpanIndex {
    /// The innermost value whose span covers an offset.
    func overlapping(at offset: Int) -> Value? {
        overlapping(.init(offset, offset + 1)).last?.value
    }
}
