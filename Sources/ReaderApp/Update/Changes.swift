import ArticleStore
import TerminalUI

/// What has changed in an article whose text was revised (`gd`).
extension ReaderState {
    mutating func showChanges() -> [Effect] {
        guard let open else {
            return say(text.awaiting == nil ? "No article is open" : "The article is still being opened")
        }
        guard open.revisions > 0 else { return say("This article has not been revised") }
        return [.compare(article: open.article.id, from: nil, to: nil)]
    }

    mutating func compared(_ comparison: RevisionComparison) -> [Effect] {
        guard open?.article.id == comparison.later.article.id else { return [] }
        overlay = .changes(ChangesOverlay(comparison))
        return []
    }

    mutating func press(_ key: Key, in changes: ChangesOverlay) -> [Effect] {
        var changes = changes
        let height = ChangesDrawing.height(on: size)
        switch key {
        case .escape, .character("q"), .enter, .control("c"):
            overlay = nil
            return []
        case .down, .character("j"): changes.scroll(by: 1, height: height)
        case .up, .character("k"): changes.scroll(by: -1, height: height)
        case .pageDown, .character(" "), .control("d"), .control("f"):
            changes.scroll(by: height / 2, height: height)
        case .pageUp, .character("b"), .control("u"), .control("b"):
            changes.scroll(by: -height / 2, height: height)
        case .home, .character("g"): changes.top = 0
        case .end, .character("G"): changes.scroll(by: changes.rows.count, height: height)
        case .left, .character("h"): return compare(changes, step: -1)
        case .right, .character("l"): return compare(changes, step: 1)
        case .control("l"): return [.redraw]
        case .control("z"): return [.suspend]
        default: break
        }
        overlay = .changes(changes)
        return []
    }

    private mutating func compare(_ changes: ChangesOverlay, step: Int) -> [Effect] {
        guard let pair = changes.neighbour(by: step) else {
            return say(step < 0 ? "There is no older text" : "This is the newest text")
        }
        return [.compare(article: changes.comparison.later.article.id, from: pair.from, to: pair.to)]
    }
}
