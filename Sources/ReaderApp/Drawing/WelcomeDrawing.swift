import ArticleModel
import TerminalUI

/// Draws the reading pane while no article is shown: what the program is for, and the first keys.
struct WelcomeDrawing {
    let state: ReaderState
    let rect: Rect

    private static let keyColumns = 12

    /// Keys (none for plain words) and what is said of them.
    private static let emptyLibrary: [(keys: String, words: String)] = [
        (
            "",
            "Who said what, in every article: quotes with their speakers, claims with their claimants, your notes beside them."
        ),
        ("", ""),
        ("Enter", "adds five sample articles: fictional outlets that report one event and do not agree"),
        ("?", "shows all keys"), (":", "shows all commands by name"), ("q", "quits"),
        ("", ""),
        (":add", "adds a file, a folder, or the page at an address"),
        (":subscribe", "reads a feed, by its address or that of its site"),
    ]

    private static let someArticles: [(keys: String, words: String)] = [
        ("Enter", "opens the article"), ("]q", "goes from quote to quote"), ("?", "shows all keys"),
    ]

    private var lines: [(keys: String, words: String)] {
        guard state.list.isEmpty, state.list.filter == nil else { return Self.someArticles }
        guard let folder = state.newLibrary else { return Self.emptyLibrary }
        let told = "This is a new library: the folder \(folder) was not there and has been made."
        return Self.emptyLibrary.prefix(1) + [("", ""), ("", told)] + Self.emptyLibrary.dropFirst()
    }

    func draw(into frame: inout Frame) {
        let isWaiting = state.text.awaiting != nil || !state.list.isLoaded
        state.drawTitle(isWaiting ? "Opening …" : "Quoth", pane: .text, rect: rect, into: &frame)
        if isWaiting { return }
        var row = rect.top + 2
        let left = rect.left + 3
        for line in lines {
            let indent = line.keys.isEmpty ? 0 : Self.keyColumns
            if row < rect.bottom {
                frame.put(line.keys, row: row, column: left, style: state.theme.key, limit: indent)
            }
            let words = ArticleText(line.words)
            let width = min(state.settings.textWidth, rect.columns - 4) - indent
            for part in LineWrapper(words, width: width).lines(of: words.span) where row < rect.bottom {
                frame.put(
                    words[part], row: row, column: left + indent, style: state.theme.text,
                    limit: rect.right - left - indent)
                row += 1
            }
            if line.words.isEmpty { row += 1 }
        }
    }
}
