import ArticleStore
import TerminalUI

/// The prompt of `&`, which narrows the list or the panel as one types.
struct NarrowPrompt: Sendable {
    var input: LineEditor
    /// The list or the panel.
    let pane: ReaderState.PaneName
    /// What the list was narrowed to when the prompt was opened.
    let listBefore: ListFilter?
    /// What the panel was narrowed to.
    let panelBefore: ClaimFilter
    /// What the list is to be narrowed to by now; its answer may still be on the way.
    var wanted: ListFilter?
}

extension ReaderState {
    /// `&`: in the panel its claims, else the list.
    mutating func beginNarrowing() -> [Effect] {
        let pane: PaneName = focus == .panel ? .panel : .list
        if pane == .list, focus != .list {
            return say("& narrows the list or the panel: gl or gp goes there")
        }
        let typed = pane == .panel ? panel.filter.text : list.filter.flatMap { $0.isLive ? $0.text : nil }
        overlay = .narrowing(
            NarrowPrompt(
                input: LineEditor(typed ?? ""), pane: pane, listBefore: list.filter,
                panelBefore: panel.filter, wanted: list.filter))
        return []
    }

    mutating func press(_ key: Key, in prompt: NarrowPrompt) -> [Effect] {
        switch key {
        case .down:
            return moveWhileNarrowing(prompt, by: 1)
        case .up:
            return moveWhileNarrowing(prompt, by: -1)
        default: break
        }
        switch prompt.input.step(key) {
        case .cancelled:
            overlay = nil
            if prompt.pane == .panel {
                panel.narrow(to: prompt.panelBefore)
                return []
            }
            return prompt.wanted == prompt.listBefore ? [] : [narrowing(to: prompt.listBefore)]
        case .entered: overlay = nil
        case .changed(let input):
            var prompt = prompt
            prompt.input = input
            return narrowAsTyped(prompt)
        case .ignored: break
        }
        return []
    }

    mutating func paste(_ text: String, in prompt: NarrowPrompt) -> [Effect] {
        var prompt = prompt
        prompt.input.insert(text)
        return narrowAsTyped(prompt)
    }

    /// The list as it is to be read: also while what was typed has not been answered yet.
    var listRequest: ListRequest {
        guard case .narrowing(let prompt) = overlay, prompt.pane == .list else { return list.request() }
        return list.request(filter: .some(prompt.wanted))
    }

    /// Whether a list is the answer to what was typed before.
    func isOutdated(_ answer: ListAnswer) -> Bool {
        guard answer.request.isTyping, case .narrowing(let prompt) = overlay else { return false }
        return answer.request.filter != prompt.wanted
    }

    /// A query that is not complete yet changes nothing.
    private mutating func narrowAsTyped(_ prompt: NarrowPrompt) -> [Effect] {
        var prompt = prompt
        defer { overlay = .narrowing(prompt) }
        let text = prompt.input.text
        if prompt.pane == .panel {
            panel.narrow(to: ClaimFilter(text))
            return []
        }
        guard let query = PageFilter.query(text) else { return [] }
        let wanted = query.map { ListFilter(live: text, $0) }
        guard wanted != prompt.wanted else { return [] }
        prompt.wanted = wanted
        return [narrowing(to: wanted)]
    }

    private func narrowing(to filter: ListFilter?) -> Effect {
        var request = list.request(filter: .some(filter))
        request.isTyping = true
        return .loadList(request)
    }

    private mutating func moveWhileNarrowing(_ prompt: NarrowPrompt, by steps: Int) -> [Effect] {
        if prompt.pane == .panel {
            panel.move(by: steps)
            textFollowsPanel()
            return []
        }
        list.select(list.selected + steps)
        return preview()
    }
}
