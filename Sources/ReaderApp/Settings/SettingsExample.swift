/// A `config.toml` in which everything that can be set stands as it is by default, made from the tables that the reader
/// itself uses.
public enum SettingsExample {
    /// The text of the file: every setting is a comment, to be uncommented and changed.
    public static var text: String {
        (general + [""] + templates + [""] + keys + [""] + themes).joined(separator: "\n") + "\n"
    }

    private static var general: [String] {
        let settings = Settings()
        let widths = Settings.textWidths
        let orders = ListPane.orders.map(\.rawValue).joined(separator: ", ")
        let panelOrders = PanelOrder.allCases.map(\.rawValue).joined(separator: ", ")
        return [
            "# Settings of quoth. A line that is not a comment counts; the reader takes changes at once.",
            "",
            "# auto, \(Settings.builtInThemes.joined(separator: ", ")), or one of your own (see below)",
            "# theme = \"\(settings.theme)\"",
            "# columns that a line of text has at most: \(widths.lowerBound) to \(widths.upperBound)",
            "# text-width = \(settings.textWidth)",
            "# false leaves the mouse to the terminal (counts from the next start on)",
            "# mouse = \(settings.usesMouse)",
            "# the program that opens an address, and its first arguments; no shell is involved",
            "# browser = [\(settings.browser.map(quoted).joined(separator: ", "))]",
            "# how the list is ordered at first: \(orders)",
            "# sort = \(quoted(settings.sort.rawValue))",
            "# how the panel of claims is arranged at first: \(panelOrders)",
            "# panel-order = \(quoted(settings.panelOrder.rawValue))",
        ]
    }

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

    private static var themes: [String] {
        let parts =
            ThemeSettings.styleNames.keys.sorted() + ThemeSettings.highlightNames.map { "highlight-" + $0 }
        return [
            "# A theme of your own. A style is a colour, words such as bold, underline, italic, dim, reverse, and `on` with",
            "# the colour behind. A colour is 0 to 255, #rrggbb, a name such as red or bright-red, or default.",
            "# [themes.mine]",
            "# based-on = \"dark\"",
            "# headline = \"bold #ffd75f\"",
            "# selected-row = \"231 on #005f87\"",
            "# search-hit = \"94\"",
            "# speakers = [\"75\", \"114\", \"#ffaf87\"]",
            "# Styles: \(parts.joined(separator: ", "))",
            "# Colours: \(ThemeSettings.colorNames.keys.sorted().joined(separator: ", ")), speakers (a list)",
        ]
    }

    /// As TOML writes a basic string.
    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
