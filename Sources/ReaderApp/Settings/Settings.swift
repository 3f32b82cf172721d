import ArticleStore

/// What the user has set in `config.toml`, over the program's own choices.
public struct Settings: Sendable {
    /// The name of a theme: `auto`, one of `builtInThemes`, or one of `themes`.
    public var theme = "auto"
    /// Columns that a line of text has at most.
    public var textWidth = 76
    /// Whether the terminal reports the mouse.
    public var usesMouse = true
    /// Whether words that lead somewhere can be clicked in terminals that take links (OSC 8).
    public var usesLinks = true
    /// The program that opens addresses, and its first arguments.
    public var browser = ["xdg-open"]
    /// The order in which the list begins.
    public var sort = ArticleOrder.newest
    /// How the panel of claims is arranged at first.
    public var panelOrder = PanelOrder.claimant
    /// Texts with which a note can begin, by name.
    public var templates: [NoteTemplate] = []
    /// The keys that are bound otherwise than by default; none for an action without a key.
    public var keys: [Action: [KeySequence]] = [:]
    /// The user's own themes by name.
    public var themes: [String: ThemeSettings] = [:]

    /// The program's own choices.
    public init() {}

    /// The widths that `textWidth` may have.
    static let textWidths = 20...120

    /// The themes that need no settings.
    static let builtInThemes = ["dark", "light", "sixteen", "monochrome"]

    /// Whether any colour is given by its parts, so that a terminal with all colours is worth asking for.
    public var usesAllColors: Bool { themes[theme]?.usesAllColors ?? false }
}

/// A text with which a note can begin.
public struct NoteTemplate: Hashable, Sendable {
    /// How the user calls it.
    public var name: String
    /// The note's first words.
    public var text: String
}

/// Something in the settings that cannot be used; the rest is.
public struct SettingsProblem: Hashable, Sendable, CustomStringConvertible {
    /// The file.
    public var path: String
    /// The line, from 1; nil where the file as a whole is meant.
    public var line: Int?
    /// What is wrong and what to do.
    public var message: String

    /// One line: where, and what.
    public var description: String {
        line.map { "\(path):\($0): \(message)" } ?? "\(path): \(message)"
    }
}
