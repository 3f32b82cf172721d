import TerminalUI

extension ReaderState {
    /// Carries out an action; the count is nil when none was typed.
    mutating func perform(_ action: Action, count: Int? = nil) -> [Effect] {
        let times = count ?? 1
        switch action {
        case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .top, .bottom, .left, .right:
            return move(action, count: count)

        case .open: return openCurrent()
        case .close: return closeView()
        case .quit: return leave()
        case .nextArticle: return stepArticle(by: times)
        case .previousArticle: return stepArticle(by: -times)
        case .nextPane: return cycleFocus(by: 1)
        case .previousPane: return cycleFocus(by: -1)
        case .focusList: return focus(on: .list)
        case .focusText: return focus(on: .text)
        case .focusPanel: return focus(on: .panel)
        case .zoom:
            isZoomed.toggle()
            return []
        case .widen: return widen(by: 2 * times)
        case .narrow: return widen(by: -2 * times)
        case .sort: return sortList()
        case .toggleUnread: return toggleUnread()
        case .toggleStar: return toggleStar()

        case .nextQuote: return jump(to: .quote, by: times)
        case .previousQuote: return jump(to: .quote, by: -times)
        case .nextClaim: return jump(to: .claim, by: times)
        case .previousClaim: return jump(to: .claim, by: -times)
        case .nextEntity: return jump(to: .entity, by: times)
        case .previousEntity: return jump(to: .entity, by: -times)
        case .nextNote: return jump(to: .note, by: times)
        case .previousNote: return jump(to: .note, by: -times)
        case .search: return beginSearch()
        case .filter: return beginFilter()
        case .repeatForward: return repeatLast(by: times)
        case .repeatBackward: return repeatLast(by: -times)

        case .showChanges: return showChanges()

        case .selectWords: return select(linewise: false)
        case .selectLines: return select(linewise: true)
        case .annotate: return annotate()
        case .highlight: return highlight()
        case .editNote: return editNote()
        case .delete: return deleteNote()
        case .copy: return copy(withSource: false)
        case .copyWithSource: return copy(withSource: true)
        case .undo: return undo()
        case .redo: return redo()
        case .cancel: return cancel()

        case .palette:
            overlay = .palette(PaletteOverlay(keyTable))
            return []
        case .help:
            overlay = .help(HelpOverlay(keyTable))
            return []
        case .redraw: return [.redraw]
        case .suspend: return [.suspend]
        case .cancelJob: return renewing == nil ? say("Nothing is under way") : [.cancelJob]
        case .saveAgain: return saveAgain()
        case .saveAs: return beginSaveAs()
        case .addSamples: return [.addSamples]
        case .removeSamples: return [.removeSamples]
        }
    }

    /// Esc: gives up the innermost thing under way.
    private mutating func cancel() -> [Effect] {
        if text.selection != nil {
            text.selection = nil
        } else if text.search != nil {
            text.find(nil)
            if repeatable == .search { repeatable = nil }
        } else if focus == .list, list.filter != nil {
            return [.loadList(list.request(filter: .some(nil)))]
        } else {
            text.spot = nil
        }
        return []
    }
}
