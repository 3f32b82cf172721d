/// The prompt that asks for what is to be added or subscribed to.
struct SourcePrompt: Sendable {
    /// What is done with it.
    enum Purpose: Hashable, Sendable { case add, subscribe }

    let purpose: Purpose
    var input = LineEditor()

    /// What stands before the typed text.
    var label: String {
        switch purpose {
        case .add: "Add: "
        case .subscribe: "Subscribe to: "
        }
    }

    /// What may be typed.
    var hint: String {
        switch purpose {
        case .add: "a file, folder or address"
        case .subscribe: "a feed or its site"
        }
    }
}
