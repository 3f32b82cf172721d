import ArticleModel

/// Text as HTML.
enum Markup {
    /// Text between tags or within an attribute's quotation marks.
    static func escaped(_ text: some StringProtocol) -> String {
        CleanText.lines(text).escapedForMarkup
    }

    /// A link out of the page, under words.
    static func link(_ address: String, _ words: String) -> String {
        "<a href=\"\(escaped(address))\" rel=\"noopener noreferrer\">\(escaped(words))</a>"
    }
}
