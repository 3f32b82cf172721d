import TerminalUI

/// The palette: every action by its name, narrowed down as one types.
struct PaletteOverlay: Sendable {
    private(set) var input = LineEditor()
    private(set) var matches: [KeyBinding]
    var selected = 0
    private let bindings: [KeyBinding]

    init(_ table: KeyTable) {
        bindings = table.bindings.filter { $0.action != .palette && $0.action != .cancel }
        matches = bindings
    }

    /// The action that Enter carries out.
    var current: Action? { matches.indices.contains(selected) ? matches[selected].action : nil }

    mutating func press(_ key: Key) {
        switch key {
        case .down, .control("n"), .tab: selected = min(selected + 1, max(0, matches.count - 1))
        case .up, .control("p"), .backTab: selected = max(0, selected - 1)
        default:
            if input.press(key) { narrow() }
        }
    }

    mutating func paste(_ text: String) {
        input.insert(text)
        narrow()
    }

    /// Keeps the actions whose name or help has every typed word; names that begin with the input come first.
    private mutating func narrow() {
        let words = input.text.lowercased().split(separator: " ").map(String.init)
        let typed = words.joined(separator: " ")
        matches = bindings.filter { binding in
            words.allSatisfy { binding.action.words.contains($0) || binding.help.lowercased().contains($0) }
        }
        let (first, others) = (
            matches.filter { $0.action.words.hasPrefix(typed) },
            matches.filter { !$0.action.words.hasPrefix(typed) }
        )
        matches = first + others
        selected = 0
    }
}
