/// The prompt of `/`: searches as one types, in the pane that had the focus.
struct SearchPrompt: Sendable {
    var input = LineEditor()
    /// Whether what is typed is a regular expression; `^T` changes it.
    var isPattern = false
    let pane: ReaderState.PaneName
    /// Where the search began: an offset in the text, or an index in the list. Esc goes back there.
    let origin: Int
    /// The row at the top when the search began.
    let originTop: Int
}
