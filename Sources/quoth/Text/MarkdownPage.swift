import ArticleModel

/// One article as Markdown (CommonMark): what is known of it, its quotes by speaker, its claims, and notes.
struct MarkdownPage {
    let article: Article
    let analysis: Analysis
    let annotations: [Annotation]

    /// The lines of the page.
    func lines() -> [String] {
        let text = ArticleText(article.document.text)
        var lines = ["# " + escaped(article.title), ""]
        let document = article.document
        for (label, value) in [
            ("Outlet", document.outlet), ("By", document.byline), ("Date", document.date),
            ("Address", document.url),
        ] {
            if let value { lines.append("- \(label): \(escaped(value))") }
        }
        lines += ["- Id: \(article.id)", ""]
        lines += section("Quotes", quoteLines(text)) + section("Claims", claimLines())
        return lines + section("Notes", noteLines())
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["## \(title)", ""] + lines + [""]
    }

    /// Speakers in order of their first quote.
    private func quoteLines(_ text: ArticleText) -> [String] {
        let names = Dictionary(
            analysis.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        var speakers: [String] = []
        var quotes: [String: [String]] = [:]
        for quote in analysis.quotes {
            let speaker = quote.speaker.flatMap { names[$0] } ?? "Unnamed"
            if quotes[speaker] == nil { speakers.append(speaker) }
            let words = quote.content.map { text[$0] }.joined(separator: " … ")
            quotes[speaker, default: []].append("- \(escaped(words)) (\(quote.kind.rawValue))")
        }
        return speakers.flatMap { speaker in
            ["### " + escaped(speaker), ""] + (quotes[speaker] ?? []) + (speaker == speakers.last ? [] : [""])
        }
    }

    private func claimLines() -> [String] {
        analysis.claims.map { "- \(escaped($0.standalone)) (\($0.kind.rawValue), \($0.voice.rawValue))" }
    }

    private func noteLines() -> [String] {
        annotations.flatMap { annotation in
            let tags = annotation.tags.map { " #" + escaped($0) }.joined()
            let note =
                annotation.note?.split(whereSeparator: \.isNewline).map { "  " + escaped(String($0)) } ?? []
            // An empty line of the list item keeps words and note apart.
            let words = annotation.anchor.exact
            return ["- " + (words.isEmpty ? "The whole article" : "“\(escaped(words))”") + tags]
                + (note.isEmpty ? [] : [""] + note)
        }
    }

    /// On one line, with a backslash before all that Markdown or HTML would take as its own.
    private func escaped(_ text: String) -> String {
        var result = ""
        for character in text.split(whereSeparator: \.isWhitespace).joined(separator: " ") {
            if "\\`*_{}[]<>#+-!|&~".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}
