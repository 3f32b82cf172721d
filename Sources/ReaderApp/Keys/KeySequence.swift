import TerminalUI

/// One or two keys that together mean an action, with the notation used in help and settings: `]q`, `^D`, `S-Tab`.
public struct KeySequence: Hashable, Sendable {
    /// The keys in the order pressed; never empty.
    public let keys: [Key]

    /// Reads the notation: single characters, `^` and a letter for Control, `M-` and one for Alt, and alone the names of
    /// `Self.names` and `F1` to `F12`. Nil for an empty text.
    public init?(_ notation: String) {
        if let key = Self.names.first(where: { $0.name == notation })?.key {
            keys = [key]
            return
        }
        if let number = notation.first == "F" ? Int(notation.dropFirst()) : nil, (1...12).contains(number) {
            keys = [.function(number)]
            return
        }
        var keys: [Key] = []
        var rest = notation[...]
        while let first = rest.popFirst() {
            if first == "M", rest.first == "-", let letter = rest.dropFirst().first {
                keys.append(.alt(letter))
                rest = rest.dropFirst(2)
            } else if first == "^", let letter = rest.popFirst() {
                let control = Key.control(Character(letter.lowercased()))
                keys.append(Self.sentAsOthers[control] ?? control)
            } else {
                keys.append(.character(first))
            }
        }
        guard !keys.isEmpty else { return nil }
        self.keys = keys
    }

    /// The keys as notation.
    public var notation: String { keys.map(Self.notation).joined() }

    /// One key as notation.
    static func notation(_ key: Key) -> String {
        if let name = names.first(where: { $0.key == key })?.name { return name }
        return switch key {
        case .character(let character): String(character)
        case .control(let character): "^" + character.uppercased()
        case .alt(let character): "M-" + String(character)
        case .function(let number): "F\(number)"
        default: "?"
        }
    }

    /// Keys with Control that a terminal sends as it does others.
    private static let sentAsOthers: [Key: Key] = [
        .control("j"): .enter, .control("m"): .enter, .control("i"): .tab, .control("h"): .backspace,
        .control("["): .escape,
    ]

    private static let names: [(name: String, key: Key)] = [
        ("Space", .character(" ")), ("Enter", .enter), ("Tab", .tab), ("S-Tab", .backTab), ("Esc", .escape),
        ("Backspace", .backspace), ("Delete", .delete), ("Insert", .insert), ("Up", .up), ("Down", .down),
        ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end), ("PgUp", .pageUp),
        ("PgDn", .pageDown),
    ]
}
