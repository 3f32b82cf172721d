/// How the panel of claims is arranged.
extension ReaderState {
    /// `s` in the panel: the next order, kept while the reader runs.
    mutating func arrangePanel() -> [Effect] {
        panel.arrange(by: panel.order.next)
        return say("Claims " + panel.order.words)
    }
}
