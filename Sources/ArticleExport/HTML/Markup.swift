import ArticleModel

/// Text as HTML.
enum Markup {
    /// Text between tags or within an attribute's quotation marks.
    static func escaped(_ text: some StringProtocol) -> String {
        var escaped = ""
        for scalar in CleanText.lines(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    /// A link out of the page, under words.
    static func link(_ address: String, _ words: String) -> String {
        "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(escaped(words))</a>"
    }
}
