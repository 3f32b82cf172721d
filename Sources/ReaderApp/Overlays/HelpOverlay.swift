/// The help screen: the key table under its headings, scrollable.
struct HelpOverlay: Hashable, Sendable {
    /// One row of help.
    enum Row: Hashable, Sendable {
        case blank
        case heading(String)
        case binding(keys: String, help: String)
    }

    let rows: [Row]
    var top = 0

    init(_ table: KeyTable) {
        var rows: [Row] = []
        for group in KeyBinding.Group.allCases {
            let bindings = table.bindings.filter { $0.group == group && !$0.keys.isEmpty }
            guard !bindings.isEmpty else { continue }
            if !rows.isEmpty { rows.append(.blank) }
            rows.append(.heading(group.rawValue))
            rows += bindings.map {
                .binding(keys: $0.keys.map(\.notation).joined(separator: " "), help: $0.help)
            }
        }
        self.rows =
            rows + [.blank, .heading("While writing a note")] + Self.editing
            + [.blank, .heading("Marks in the text")] + Self.legend
    }

    mutating func scroll(by count: Int, height: Int) {
        top = min(max(0, top + count), max(0, rows.count - height))
    }

    private static let editing: [Row] = [
        .binding(keys: "Enter", help: "a new line"),
        .binding(keys: "^S", help: "save the note"),
        .binding(keys: "Esc", help: "put it aside; a takes it up again"),
        .binding(keys: "^_ ^R", help: "undo, redo"),
        .binding(keys: "M-b M-f", help: "a word back, forward; also Control with Left and Right"),
        .binding(keys: "^A ^E", help: "to the beginning, the end of the line; M-< M-> of the note"),
        .binding(keys: "^W M-d", help: "delete the word before, after; ^U ^K the line before, after"),
        .binding(keys: "^T", help: "put in a template; again: the next one"),
        .binding(keys: "^O", help: "go on in $EDITOR"),
    ]

    private static let legend: [Row] = [
        .binding(keys: "❝ ┃", help: "a direct quote: every word in quotation marks"),
        .binding(keys: "❝ ╏", help: "a mixed quote: part of it in marks"),
        .binding(
            keys: "┊", help: "an indirect quote: reported without marks; underlined where no colour tells it"),
        .binding(keys: "│ ┃", help: "two bars: a quote inside a passage that is itself quoted"),
        .binding(keys: "◆ ◇", help: "a note, a highlight"),
        .binding(keys: "— Name?", help: "the speaker; with ? the program is in doubt"),
        .binding(keys: "— Name ✓", help: "a quote that you have corrected"),
        .binding(keys: "● ◦", help: "a claim well worth checking, and less so"),
        .binding(keys: "✓ ✗ ✎", help: "a claim that you have found supported, disputed; noted"),
        .binding(keys: "¬", help: "a claim that something is not so"),
        .binding(keys: "∅", help: "a source that the article does not name"),
        .binding(keys: "≠ ≈ = +", help: "links: possible conflict, altered quote, same quote, agrees"),
        .binding(keys: "● ★", help: "in the list: unread, starred"),
    ]
}
