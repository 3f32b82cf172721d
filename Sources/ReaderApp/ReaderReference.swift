/// What the reader can do, as its own tables have it: for the manual page.
public enum ReaderReference {
    /// A heading with its rows: what is pressed, written or shown, and what it means.
    public struct Section: Sendable {
        /// The heading.
        public let title: String
        /// The rows in order.
        public let rows: [(term: String, meaning: String)]
    }

    /// The keys, the actions without one, the keys of the note editor, and the marks in the text.
    public static var keys: [Section] {
        var sections: [Section] = []
        for row in HelpOverlay(KeyTable.standard).all {
            switch row {
            case .blank: continue
            case .heading(let title): sections.append(Section(title: title, rows: []))
            case .binding(let keys, let help):
                guard let last = sections.popLast() else { continue }
                sections.append(Section(title: last.title, rows: last.rows + [(keys, help)]))
            }
        }
        return sections
    }

    /// The settings that stand outside all sections of the settings file, with their defaults.
    public static var settings: [(term: String, meaning: String)] {
        SettingsExample.general.map { ("\($0.name) = \($0.value)", $0.help) }
    }

    /// The names of the styles and of the colours of a theme.
    public static var themeParts: (styles: [String], colors: [String]) {
        (SettingsExample.styles, SettingsExample.colors)
    }
}
