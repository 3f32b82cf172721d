import ArticleStore
import TerminalUI

/// The list narrowed to what a query finds (`F`).
extension ReaderState {
    mutating func beginFilter() -> [Effect] {
        overlay = .filter(LineEditor(brokenFilter ?? list.filter?.text ?? ""))
        return []
    }

    mutating func press(_ key: Key, inFilter editor: LineEditor) -> [Effect] {
        switch editor.step(key) {
        case .cancelled:
            overlay = nil
            brokenFilter = nil
        case .entered(let query): return finishFilter(query)
        case .changed(let editor): overlay = .filter(editor)
        case .ignored: break
        }
        return []
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

    /// The list narrowed to the articles of one feed, by a part of its name or address that no other has.
    mutating func listArticles(ofFeed name: String) -> [Effect] {
        guard let filter = try? ListFilter("feed:\"\(name)\"") else {
            return complain("The list cannot be narrowed to \(name)")
        }
        page = nil
        return narrow(to: filter)
    }

    private mutating func narrow(to filter: ListFilter?) -> [Effect] {
        let effects = savePosition()
        isReading = false
        focus = .list
        return effects + [.loadList(list.request(filter: .some(filter)))]
    }
}
