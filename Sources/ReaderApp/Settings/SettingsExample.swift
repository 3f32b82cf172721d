/// A `config.toml` in which everything that can be set stands as it is by default, made from the tables that the reader
/// itself uses.
public enum SettingsExample {
    /// The text of the file: every setting is a comment, to be uncommented and changed.
    public static var text: String {
        let general = general.flatMap { ["# \($0.help)", "# \($0.name) = \($0.value)"] }
        return (preface + general + [""] + templates + [""] + keys + [""] + themes).joined(separator: "\n")
            + "\n"
    }

    /// What can be set outside all sections: each with its default as TOML has it, and what it does.
    static var general: [(name: String, value: String, help: String)] {
        let settings = Settings()
        let widths = Settings.textWidths
        return [
            (
                "theme", quoted(settings.theme),
                "auto, \(Settings.builtInThemes.joined(separator: ", ")), or one of your own (see below)"
            ),
            (
                "text-width", "\(settings.textWidth)",
                "columns that a line of text has at most: \(widths.lowerBound) to \(widths.upperBound)"
            ),
            (
                "mouse", "\(settings.usesMouse)",
                "false leaves the mouse to the terminal (counts from the next start on)"
            ),
            (
                "links", "\(settings.usesLinks)",
                "whether words that lead somewhere can be clicked, in terminals that take links (OSC 8)"
            ),
            (
                "browser", "[\(settings.browser.map(quoted).joined(separator: ", "))]",
                "the program that opens an address, and its first arguments; no shell is involved"
            ),
            (
                "sort", quoted(settings.sort.rawValue),
                "how the list is ordered at first: \(ListPane.orders.map(\.rawValue).joined(separator: ", "))"
            ),
            (
                "panel-order", quoted(settings.panelOrder.rawValue),
                "how the panel of claims is arranged at first: \(PanelOrder.allCases.map(\.rawValue).joined(separator: ", "))"
            ),
        ]
    }

    private static let preface = [
        "# Settings of quoth. A line that is not a comment counts; the reader takes changes at once.", "",
    ]

    private static let templates = [
        "# Texts with which a note can begin.",
        "# [templates]",
        "# check = \"To check: \"",
    ]

    private static var keys: [String] {
        let rows = KeyTable.standard.bindings.map { binding in
            let keys = binding.keys.map { quoted($0.notation) }.joined(separator: ", ")
            return "# \(binding.action.rawValue) = [\(keys)]  # \(binding.help)"
        }
        return [
            "# Keys: one in quotation marks or a list; [] for none. ^x is Control and x, M-x is Alt and x.",
            "# [keys]",
        ] + rows
    }

    /// The names of all styles that a theme can have.
    static var styles: [String] {
        ThemeSettings.styleNames.keys.sorted() + ThemeSettings.highlightNames.map { "highlight-" + $0 }
    }

    /// The names of all colours that a theme can have.
    static var colors: [String] { ThemeSettings.colorNames.keys.sorted() + ["speakers (a list)"] }

    private static var themes: [String] {
        [
            "# A theme of your own. A style is a colour, words such as bold, underline, italic, dim, reverse, and `on` with",
            "# the colour behind. A colour is 0 to 255, #rrggbb, a name such as red or bright-red, or default.",
            "# [themes.mine]",
            "# based-on = \"dark\"",
            "# headline = \"bold #ffd75f\"",
            "# selected-row = \"231 on #005f87\"",
            "# search-hit = \"94\"",
            "# speakers = [\"75\", \"114\", \"#ffaf87\"]",
            "# Styles: \(styles.joined(separator: ", "))",
            "# Colours: \(colors.joined(separator: ", "))",
        ]
    }

    /// As TOML writes a basic string.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
