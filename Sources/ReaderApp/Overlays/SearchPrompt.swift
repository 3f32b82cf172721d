/// The prompt of `/`: searches as one types, in the pane that had the focus.
struct SearchPrompt: Sendable {
    var input = LineEditor()
    /// Whether what is typed is a regular expression; `^T` changes it.
    var isPattern = false
    let pane: ReaderState.PaneName
    /// Where the search began: an offset in the text, or an index in the list. As long as nothing is found, and after
    /// Esc, the reader is there.
    let origin: Int
    /// The row (of the text) or the article (of the list) at the top when the search began.
    let originTop: Int
    /// The offset of that row of the text: at another width, the same words are in another row.
    var originOffset = 0
    /// The pane that had the focus.
    let focus: ReaderState.PaneName

    /// What is looked for; nil for nothing.
    var search: TextSearch? {
        input.text.isEmpty ? nil : TextSearch(input.text, isPattern: isPattern)
    }
}
