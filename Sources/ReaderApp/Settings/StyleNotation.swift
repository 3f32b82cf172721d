import TerminalUI

/// Colours and styles as they are written in settings: `bold #ffd75f on 236`, `underline cyan`, `default`.
enum StyleNotation {
    private static let colorNames = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    ]

    private static let attributeNames: [String: Style.Attributes] = [
        "bold": .bold, "underline": .underline, "reverse": .reverse, "dim": .dim, "italic": .italic,
    ]

    /// Reads a style: attributes and a colour in any order, then `on` and the colour behind.
    ///
    /// - Returns: nil where a word is neither.
    static func style(_ notation: String) -> Style? {
        var style = Style.plain
        var isBackground = false
        for word in notation.split(separator: " ").map({ $0.lowercased() }) {
            if word == "on", !isBackground {
                isBackground = true
            } else if isBackground {
                guard let color = color(word) else { return nil }
                style.background = color
            } else if let attribute = attributeNames[word] {
                style.attributes.insert(attribute)
            } else {
                guard let color = color(word) else { return nil }
                style.foreground = color
            }
        }
        return style
    }

    /// Reads a colour: a number of the palette, `#rrggbb`, a name (`red`, `bright-red`), or `default`.
    static func color(_ notation: String) -> Color? {
        let word = notation.lowercased()
        if word == "default" { return .standard }
        if let number = UInt8(word) { return .palette(number) }
        if word.hasPrefix("#") { return parts(word.dropFirst()) }
        let isBright = word.hasPrefix("bright-")
        let name = isBright ? String(word.dropFirst("bright-".count)) : word
        return colorNames.firstIndex(of: name).map { .palette(UInt8($0 + (isBright ? 8 : 0))) }
    }

    private static func parts(_ digits: Substring) -> Color? {
        guard digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16)
        else {
            return nil
        }
        return .rgb(
            red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
    }
}
