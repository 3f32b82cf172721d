import TerminalUI

extension ReaderState {
    /// Carries out an action; the count is nil when none was typed.
    mutating func perform(_ action: Action, count: Int? = nil) -> [Effect] {
        let times = count ?? 1
        if let effects = performOnPage(action, count: count) { return effects }
        switch action {
        case .top, .bottom: return jumping { $0.move(action, count: count) }
        case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .left, .right:
            return move(action, count: count)

        case .open: return openCurrent()
        case .close: return closeView()
        case .quit: return leave()
        case .nextArticle: return stepArticle(by: times)
        case .previousArticle: return stepArticle(by: -times)
        case .nextPane where text.selection != nil:
            text.swapSelectionEnds()
            return []
        case .sort where text.selection != nil: return grow(to: .sentences)
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
        case .sort where focus == .panel: return arrangePanel()
        case .sort: return sortList()
        case .toggleUnread: return toggleUnread()
        case .toggleStar: return toggleStar()

        case .nextQuote: return jumping { $0.jump(to: .quote, by: times) }
        case .previousQuote: return jumping { $0.jump(to: .quote, by: -times) }
        case .nextClaim: return jumping { $0.jump(to: .claim, by: times) }
        case .previousClaim: return jumping { $0.jump(to: .claim, by: -times) }
        case .nextUnchecked: return jumping { $0.jump(to: .unchecked, by: times) }
        case .previousUnchecked: return jumping { $0.jump(to: .unchecked, by: -times) }
        case .nextEntity: return jumping { $0.jump(to: .entity, by: times) }
        case .previousEntity: return jumping { $0.jump(to: .entity, by: -times) }
        case .nextNote: return jumping { $0.jump(to: .note, by: times) }
        case .previousNote: return jumping { $0.jump(to: .note, by: -times) }
        case .search: return beginSearch()
        case .filter: return beginFilter()
        case .liveFilter: return beginNarrowing()
        case .repeatForward: return jumping { $0.repeatLast(by: times) }
        case .repeatBackward: return jumping { $0.repeatLast(by: -times) }

        case .jumpBack: return jumpBack(by: times)
        case .jumpForward: return jumpForward(by: times)
        case .setMark, .goToMark:
            keys.awaitLetter(of: action)
            return say("Now the letter of the mark")

        case .showChanges: return showChanges()
        case .showLinks: return showLinks()
        case .claimStatus: return beginChecking()
        case .confirmLink: return decide(.confirmed)
        case .dismissLink: return decide(.dismissed)
        case .allQuotes: return showPage(.quotes)
        case .entityPage: return showEntityPage()
        case .allNotes: return showPage(.notes)
        case .compare: return showComparison()
        case .choose: return chooseArticle()
        case .trace: return showTrace()
        case .feeds: return showPage(.feeds)
        case .trash: return showPage(.trash)

        case .selectWords: return select(by: .words)
        case .selectLines: return select(by: .lines)
        case .annotate: return annotate()
        case .highlight: return highlight()
        case .editNote: return editNote()
        case .delete: return delete()
        case .tag: return beginTagging()
        case .correct: return beginCorrection()
        case .copy: return copy(withSource: false)
        case .copyWithSource: return copy(withSource: true)
        case .openAddress: return openAddress()
        case .pipe: return beginPipe()
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
        case .reloadSettings: return [.readSettings]
        case .cancelJob:
            return renewing == nil && importing == nil ? say("Nothing is under way") : [.cancelJob]
        case .saveAgain: return saveAgain()
        case .saveAs: return beginSaveAs()
        case .refresh: return refreshHere()
        case .refreshAll: return [.refresh(feed: nil)]
        case .add: return beginAdding()
        case .subscribe: return beginSubscribing()
        case .problems: return showProblems()
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
            list.look(for: nil)
            if repeatable == .search { repeatable = nil }
        } else if focus == .panel, !panel.filter.isEmpty {
            panel.narrow(to: ClaimFilter())
        } else if focus == .list, list.filter != nil {
            return [.loadList(list.request(filter: .some(nil)))]
        } else {
            text.spot = nil
        }
        return []
    }
}
