import TerminalUI

/// Turns keys into actions: knows counts (`3]q`) and prefixes that wait for a second key.
struct KeyMatcher: Sendable {
    /// What a key led to.
    enum Outcome: Equatable {
        /// An action, and how often; nil when no count was typed.
        case action(Action, count: Int?)
        /// An action with the letter typed after its keys.
        case letter(Action, Character)
        /// More keys are needed.
        case waiting
        /// The keys mean nothing.
        case unknown(String)
    }

    private static let largestCount = 9999
    private let actions: [[Key]: Action]
    private let prefixes: Set<[Key]>
    private(set) var pressed: [Key] = []
    private var count: Int?
    /// The action whose letter is awaited.
    private(set) var awaitingLetter: Action?

    init(_ table: KeyTable = .standard) {
        var actions: [[Key]: Action] = [:]
        var prefixes: Set<[Key]> = []
        for binding in table.bindings {
            for sequence in binding.keys {
                actions[sequence.keys] = binding.action
                for length in 1..<sequence.keys.count { prefixes.insert(Array(sequence.keys.prefix(length))) }
            }
        }
        self.actions = actions
        self.prefixes = prefixes
    }

    /// What has been typed and waits for more (`3]`), for the status line.
    var pending: String {
        (count.map(String.init) ?? "") + pressed.map(KeySequence.notation).joined()
    }

    /// Takes one key.
    mutating func press(_ key: Key) -> Outcome {
        if let action = awaitingLetter { return takeLetter(key, for: action) }
        if pressed.isEmpty, case .character(let character) = key, let digit = character.wholeNumberValue,
            character.isASCII, digit > 0 || count != nil
        {
            count = min((count ?? 0) * 10 + digit, Self.largestCount)
            return .waiting
        }
        if key == .escape, !pending.isEmpty {
            reset()
            return .waiting
        }
        pressed.append(key)
        if let action = actions[pressed] {
            if action.takesLetter {
                awaitingLetter = action
                return .waiting
            }
            defer { reset() }
            return .action(action, count: count)
        }
        if prefixes.contains(pressed) { return .waiting }
        defer { reset() }
        return .unknown(pending)
    }

    /// The next key is the letter of an action that was called by its name.
    mutating func awaitLetter(of action: Action) {
        reset()
        awaitingLetter = action
    }

    private mutating func takeLetter(_ key: Key, for action: Action) -> Outcome {
        pressed.append(key)
        defer { reset() }
        if key == .escape { return .waiting }
        guard case .character(let letter) = key, !letter.isWhitespace else { return .unknown(pending) }
        return .letter(action, letter)
    }

    private mutating func reset() {
        awaitingLetter = nil
        pressed = []
        count = nil
    }
}
