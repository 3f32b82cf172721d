import TerminalUI

/// A theme of the user's: a built-in one with some styles changed.
public struct ThemeSettings: Sendable {
    /// The theme that gives all other styles; `auto` for the one that fits the terminal.
    var base = "auto"
    var styles: [(part: WritableKeyPath<Theme, Style> & Sendable, style: Style)] = []
    var colors: [(part: WritableKeyPath<Theme, Color> & Sendable, color: Color)] = []
    var highlights: [String: Style] = [:]
    var speakers: [Color] = []

    /// Whether any colour is given by its parts.
    var usesAllColors: Bool {
        let all =
            styles.flatMap { [$0.style.foreground, $0.style.background] } + colors.map(\.color) + speakers
            + highlights.values.flatMap { [$0.foreground, $0.background] }
        return all.contains { if case .rgb = $0 { true } else { false } }
    }

    /// The theme with the changes.
    func applied(to theme: Theme) -> Theme {
        var theme = theme
        for (part, style) in styles { theme[keyPath: part] = style }
        for (part, color) in colors { theme[keyPath: part] = color }
        theme.highlights.merge(highlights) { $1 }
        if !speakers.isEmpty { theme.speakers = speakers }
        return theme
    }

    /// The parts of a theme that are whole styles, by their names in settings.
    static let styleNames: [String: WritableKeyPath<Theme, Style> & Sendable] = [
        "text": \.text, "faint": \.faint, "headline": \.headline, "pane-title": \.paneTitle,
        "pane-title-focused": \.paneTitleFocused, "separator": \.separator, "selected-row": \.selectedRow,
        "selected-row-unfocused": \.selectedRowUnfocused, "unread": \.unread, "status": \.status,
        "message": \.message, "error": \.error, "note": \.note, "key": \.key, "overlay": \.overlay,
        "overlay-border": \.overlayBorder,
    ]

    /// The parts that are one colour.
    static let colorNames: [String: WritableKeyPath<Theme, Color> & Sendable] = [
        "removed": \.removed, "added": \.added, "lit-claim": \.litClaim, "lit-quote": \.litQuote,
        "search-hit": \.searchHit,
    ]

    /// The colours of highlights that can be changed, with `highlight-` before them.
    static let highlightNames = ["yellow", "green", "blue", "red"]
}

extension Settings {
    /// The theme to draw with on a terminal.
    ///
    /// - Parameters:
    ///   - colors: the number of the terminal's colours; without any the monochrome theme is used, whatever is set.
    ///   - background: whether the terminal says that its background is light; nil where it does not say.
    func theme(colors: Int, isLight: Bool?) -> Theme {
        if colors == 0 { return .monochrome }
        if let own = themes[theme] {
            return own.applied(to: builtIn(own.base, colors: colors, isLight: isLight))
        }
        return builtIn(theme, colors: colors, isLight: isLight)
    }

    private func builtIn(_ name: String, colors: Int, isLight: Bool?) -> Theme {
        switch name {
        case "dark" where colors >= 256: .dark
        case "light" where colors >= 256: .light
        case "monochrome": .monochrome
        case "auto" where colors >= 256: isLight == true ? .light : .dark
        default: name == "light" || (name == "auto" && isLight == true) ? .sixteenLight : .sixteen
        }
    }
}
