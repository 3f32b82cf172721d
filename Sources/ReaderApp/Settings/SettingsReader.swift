import ArticleStore
import TerminalUI

/// Reads `config.toml`. What cannot be used is told with its line, and everything else counts.
struct SettingsReader {
    private(set) var settings = Settings()
    private(set) var problems: [SettingsProblem] = []
    private let path: String

    /// Why a value cannot be used.
    private struct Refusal: Error {
        var message: String
        init(_ message: String) { self.message = message }
    }

    /// Reads the text of a file; `path` is for messages.
    init(_ text: String, path: String) {
        self.path = path
        let syntax = SettingsSyntax(text)
        for error in syntax.errors { complain(error.line, error.message) }
        for entry in syntax.entries {
            do throws(Refusal) {
                try read(entry)
            } catch {
                complain(entry.line, "\(entry.key): \(error.message)")
            }
        }
        checkKeys(syntax.entries)
        checkTheme(syntax.entries)
        problems.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private mutating func complain(_ line: Int?, _ message: String) {
        problems.append(SettingsProblem(path: path, line: line, message: message))
    }

    private mutating func read(_ entry: SettingsEntry) throws(Refusal) {
        switch (entry.section.first, entry.section.count) {
        case (nil, _): try readGeneral(entry)
        case ("templates", 1):
            let text = try expect(entry.value.text, "a text is expected")
            settings.templates.append(NoteTemplate(name: entry.key, text: text))
        case ("keys", 1): try readKeys(entry)
        case ("themes", 2): try readTheme(entry, of: entry.section[1])
        default:
            throw Refusal(
                "there is no section [\(entry.section.joined(separator: "."))]; quoth settings shows them all"
            )
        }
    }

    private mutating func readGeneral(_ entry: SettingsEntry) throws(Refusal) {
        let value = entry.value
        switch entry.key {
        case "theme": settings.theme = try expect(value.text, "a name in quotation marks is expected")
        case "text-width":
            let range = Settings.textWidths
            settings.textWidth = try expect(
                value.number.flatMap { range.contains($0) ? $0 : nil },
                "a number from \(range.lowerBound) to \(range.upperBound) is expected")
        case "mouse": settings.usesMouse = try expect(value.truth, "true or false is expected")
        case "links": settings.usesLinks = try expect(value.truth, "true or false is expected")
        case "browser":
            let words = value.text.map { [$0] } ?? value.texts ?? []
            settings.browser = try expect(
                words.isEmpty ? nil : words,
                "a program, or a list of a program and its arguments, is expected")
        case "sort":
            let names = ListPane.orders.map(\.rawValue).joined(separator: ", ")
            settings.sort = try expect(
                ListPane.orders.first { $0.rawValue == value.text }, "one of \(names) is expected")
        case "panel-order":
            let names = PanelOrder.allCases.map(\.rawValue).joined(separator: ", ")
            settings.panelOrder = try expect(
                value.text.flatMap { PanelOrder(rawValue: $0) }, "one of \(names) is expected")
        default: throw Refusal("there is no such setting; quoth settings shows them all")
        }
    }

    // MARK: Keys

    private mutating func readKeys(_ entry: SettingsEntry) throws(Refusal) {
        let action = try expect(
            Action(rawValue: entry.key), "there is no action “\(entry.key)”; quoth settings shows them all")
        let notations = try expect(
            entry.value.text.map { [$0] } ?? entry.value.texts,
            "a key in quotation marks, or a list of them, is expected")
        let keys = notations.compactMap { KeySequence($0) }
        settings.keys[action] = try expect(
            keys.count == notations.count ? keys : nil, "an empty text is no key; [] takes all keys away")
    }

    /// Keys must not stand for two things: neither the same keys nor keys that another binding begins with.
    private mutating func checkKeys(_ entries: [SettingsEntry]) {
        for (keys, first, second) in KeyTable.standard.rebound(settings.keys).collisions {
            let (own, other) = settings.keys[second] == nil ? (first, second) : (second, first)
            let line = entries.first { $0.section == ["keys"] && $0.key == own.rawValue }?.line
            complain(
                line,
                "\(own.rawValue): \(keys.notation) also belongs to \(other.rawValue); bind that to other keys, or to []"
            )
            settings.keys[own] = nil
        }
    }

    // MARK: Themes

    private mutating func checkTheme(_ entries: [SettingsEntry]) {
        let known = ["auto"] + Settings.builtInThemes + settings.themes.keys
        if known.contains(settings.theme) { return }
        complain(
            entries.first { $0.section.isEmpty && $0.key == "theme" }?.line,
            "theme: there is no theme “\(settings.theme)”")
        settings.theme = "auto"
    }

    private mutating func readTheme(_ entry: SettingsEntry, of name: String) throws(Refusal) {
        var theme = settings.themes[name] ?? ThemeSettings()
        defer { settings.themes[name] = theme }
        let words = entry.value.text
        let style = words.flatMap(StyleNotation.style)
        let styleHelp = "a style such as \"bold 230 on #303030\" is expected"
        if entry.key == "based-on" {
            let bases = ["auto"] + Settings.builtInThemes
            theme.base = try expect(
                words.flatMap { bases.contains($0) ? $0 : nil },
                "one of \(bases.joined(separator: ", ")) is expected")
        } else if entry.key == "speakers" {
            let colors = entry.value.texts?.map(StyleNotation.color) ?? []
            let found = colors.compactMap { $0 }
            theme.speakers = try expect(
                found.isEmpty || found.count < colors.count ? nil : found, "a list of colours is expected")
        } else if let part = ThemeSettings.colorNames[entry.key] {
            let color = try expect(
                words.flatMap(StyleNotation.color),
                "a colour is expected: 0 to 255, #rrggbb, red, bright-red, or default")
            theme.colors.append((part, color))
        } else if let part = ThemeSettings.styleNames[entry.key] {
            theme.styles.append((part, try expect(style, styleHelp)))
        } else if let highlight = ThemeSettings.highlightNames.first(where: { entry.key == "highlight-" + $0 }
        ) {
            theme.highlights[highlight] = try expect(style, styleHelp)
        } else {
            throw Refusal("a theme has no such part; quoth settings shows them all")
        }
    }

    private func expect<Value>(_ value: Value?, _ message: String) throws(Refusal) -> Value {
        guard let value else { throw Refusal(message) }
        return value
    }
}
