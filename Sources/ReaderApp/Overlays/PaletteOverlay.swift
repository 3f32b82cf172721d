import TerminalUI

/// The palette: every action by its name, narrowed down as one types.
struct PaletteOverlay: Sendable {
    private(set) var input = LineEditor()
    private(set) var matches: [KeyBinding]
    var selected = 0
    /// What is typed behind the name of an action that asks for something; nil where nothing is.
    private(set) var argument: String?
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
        argument = nil
        guard first.isEmpty, let command = command else { return }
        matches = [command.binding]
        argument = command.argument
    }

    /// The action whose name begins what is typed, with what follows it.
    private var command: (binding: KeyBinding, argument: String)? {
        let typed = input.text.trimmingWhitespace()
        func argument(after name: some StringProtocol) -> String? {
            guard typed.lowercased().hasPrefix(name + " ") else { return nil }
            return String(typed.dropFirst(name.count)).trimmingWhitespace()
        }
        let asking = bindings.filter { $0.action.argumentName != nil }
        for binding in asking {
            for name in [binding.action.words, binding.action.rawValue] {
                if let argument = argument(after: name) { return (binding, argument) }
            }
        }
        // A name may be shortened as long as it can be no other's.
        let name = typed.lowercased().prefix { $0 != " " }
        let meant = asking.filter { $0.action.rawValue.hasPrefix(name) }
        guard meant.count == 1, let argument = argument(after: name) else { return nil }
        return (meant[0], argument)
    }
}
