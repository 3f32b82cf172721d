/// The help screen: the key table under its headings, scrollable, perhaps narrowed to lines with some words.
struct HelpOverlay: Hashable, Sendable {
    /// One row of help.
    enum Row: Hashable, Sendable {
        case blank
        case heading(String)
        case binding(keys: String, help: String)
    }

    /// All rows.
    let all: [Row]
    /// Those that are shown.
    private(set) var rows: [Row]
    /// What is being typed after `/`; nil when nothing is.
    private(set) var input: LineEditor?
    /// What the rows are narrowed to.
    private(set) var filter = ""
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
        let unbound = table.bindings.filter(\.keys.isEmpty)
        rows += [.blank, .heading("By name, behind :")]
        rows += unbound.map { binding in
            let argument = binding.action.argumentName.map { " " + $0 } ?? ""
            return .binding(keys: ":" + binding.action.rawValue + argument, help: binding.help)
        }
        all =
            rows + [.blank, .heading("While writing a note")] + Self.editing
            + [.blank, .heading("Marks in the text")] + Self.legend
        self.rows = all
    }

    /// `/`: asks for words.
    mutating func beginNarrowing() { input = LineEditor(filter) }

    /// Puts pasted words where words are typed.
    mutating func paste(_ text: String) {
        guard var input else { return }
        input.insert(text)
        narrow(to: input)
    }

    /// Takes what is typed; nil ends the typing.
    mutating func narrow(to input: LineEditor?) {
        self.input = input
        if let input { narrow(to: input.text) }
    }

    /// Shows only the lines that have all these words, under their headings; all lines for none.
    mutating func narrow(to text: String) {
        filter = text
        top = 0
        let words = text.lowercased().split(separator: " ")
        guard !words.isEmpty else {
            rows = all
            return
        }
        rows = []
        var heading: Row?
        for row in all {
            switch row {
            case .blank: continue
            case .heading: heading = row
            case .binding(let keys, let help):
                let line = (keys + " " + help).lowercased()
                guard words.allSatisfy({ line.contains($0) }) else { continue }
                if let heading { rows += rows.isEmpty ? [heading] : [.blank, heading] }
                heading = nil
                rows.append(row)
            }
        }
    }

    /// How many lines are left.
    var lineCount: Int { rows.count { if case .binding = $0 { true } else { false } } }

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
