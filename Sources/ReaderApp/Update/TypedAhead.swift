import TerminalUI

/// Keys that come faster than what they are about: they wait for it, rather than being lost or meant for what was there
/// before.
extension ReaderState {
    /// What was typed and is still to be done, in order.
    enum Typed: Equatable, Sendable {
        case key(Key)
        case paste(String)
        case outcome(KeyMatcher.Outcome)
    }

    /// Beyond it, keys are dropped: nobody means so many for a screen that does not answer.
    private static let mostTypedAhead = 256

    /// Keeps what comes after what waits already; false when nothing waits. Esc and `^C` give up what waits.
    mutating func keep(_ typed: Typed) -> Bool {
        if typed == .key(.escape) || typed == .key(.control("c")) {
            typedAhead = []
            return false
        }
        guard !typedAhead.isEmpty, !isLeaving(typed) else { return false }
        keepForLater(typed)
        return true
    }

    /// Whoever waits long for the list of a library can leave.
    private func isLeaving(_ typed: Typed) -> Bool {
        guard !list.isLoaded, case .key(let key) = typed else { return false }
        return keyTable.bindings.contains { binding in
            binding.action == .quit && binding.keys.contains { $0.keys == [key] }
        }
    }

    /// Keeps an action on a list or an article's text that has not come yet; false when it can be carried out now.
    mutating func keep(_ outcome: KeyMatcher.Outcome) -> Bool {
        guard page == nil, !list.isLoaded || isAwaitingText else { return false }
        switch outcome {
        case .action(let action, _):
            guard list.isLoaded ? action.concernsText(in: focus) : action.concernsArticles else {
                return false
            }
        case .letter: break
        case .waiting, .unknown: return false
        }
        keepForLater(.outcome(outcome))
        return true
    }

    private var isAwaitingText: Bool { page == nil && text.awaiting != nil }

    /// Does what has waited, as far as there is something to do it on now.
    mutating func takeTypedAhead() -> [Effect] {
        guard !typedAhead.isEmpty else { return [] }
        let waiting = typedAhead
        typedAhead = []
        var effects: [Effect] = []
        for typed in waiting {
            if !typedAhead.isEmpty {
                keepForLater(typed)
                continue
            }
            switch typed {
            case .key(let key): effects += press(key)
            case .paste(let text): effects += paste(text)
            case .outcome(let outcome): effects += keep(outcome) ? [] : carryOut(outcome)
            }
            fitPanes()
        }
        return effects
    }

    private mutating func keepForLater(_ typed: Typed) {
        if typedAhead.count < Self.mostTypedAhead { typedAhead.append(typed) }
    }
}

extension Action {
    /// Whether it is done on the articles of the library, so that it can do nothing before they are known.
    fileprivate var concernsArticles: Bool {
        switch self {
        case .close, .quit, .palette, .help, .redraw, .suspend, .cancel, .cancelJob, .saveAgain, .saveAs,
            .problems,
            .reloadSettings, .add, .subscribe, .refreshAll, .allQuotes, .allNotes, .feeds, .widen, .narrow,
            .zoom:
            false
        default: true
        }
    }

    /// Whether it is done on the words of the open article, when this pane has the keys.
    fileprivate func concernsText(in pane: ReaderState.PaneName) -> Bool {
        switch self {
        case .down, .up, .halfPageDown, .halfPageUp, .pageDown, .pageUp, .top, .bottom, .left, .right,
            .search, .open,
            .delete, .sort, .liveFilter, .repeatForward, .repeatBackward, .tag:
            pane != .list
        case .nextQuote, .previousQuote, .nextClaim, .previousClaim, .nextUnchecked, .previousUnchecked,
            .nextEntity,
            .previousEntity, .nextNote, .previousNote, .showChanges, .showLinks, .claimStatus, .confirmLink,
            .dismissLink, .entityPage, .trace, .selectWords, .selectLines, .annotate, .highlight, .editNote,
            .correct,
            .copy, .copyWithSource, .pipe:
            true
        default: false
        }
    }
}
