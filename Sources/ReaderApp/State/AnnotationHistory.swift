import ArticleModel

/// Changes to annotations that can be undone and redone, each as the pair of before and after.
struct AnnotationHistory: Sendable {
    /// One change: nil before means it was made, nil after that it was deleted.
    struct Change: Hashable, Sendable {
        var before: Annotation?
        var after: Annotation?
    }

    private var done: [Change] = []
    private var undone: [Change] = []

    /// Remembers a change; what was undone before it cannot be redone any more.
    mutating func record(_ change: Change) {
        done.append(change)
        undone = []
    }

    /// The change to take back.
    mutating func undo() -> Change? {
        guard let change = done.popLast() else { return nil }
        undone.append(change)
        return change
    }

    /// The change to make again.
    mutating func redo() -> Change? {
        guard let change = undone.popLast() else { return nil }
        done.append(change)
        return change
    }
}
