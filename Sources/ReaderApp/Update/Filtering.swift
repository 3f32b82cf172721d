import ArticleStore
import TerminalUI

/// The list narrowed to what a query finds (`F`).
extension ReaderState {
    mutating func beginFilter() -> [Effect] {
        overlay = .filter(LineEditor(brokenFilter ?? list.filter?.text ?? ""))
        return []
    }

    mutating func press(_ key: Key, inFilter editor: LineEditor) -> [Effect] {
        var editor = editor
        switch key {
        case .escape, .control("c"):
            overlay = nil
            brokenFilter = nil
            return []
        case .enter: return finishFilter(editor.text)
        case .backspace where editor.text.isEmpty:
            overlay = nil
            return []
        default:
            if editor.press(key) { overlay = .filter(editor) }
            return []
        }
    }

    /// An empty query lists all articles again.
    private mutating func finishFilter(_ text: String) -> [Effect] {
        overlay = nil
        brokenFilter = nil
        if text.allSatisfy(\.isWhitespace) { return narrow(to: nil) }
        do throws(QueryError) {
            return narrow(to: try ListFilter(text))
        } catch {
            brokenFilter = text
            return complain(error.description + " (F mends it)")
        }
    }

    private mutating func narrow(to filter: ListFilter?) -> [Effect] {
        let effects = savePosition()
        isReading = false
        focus = .list
        return effects + [.loadList(list.request(filter: .some(filter)))]
    }
}
