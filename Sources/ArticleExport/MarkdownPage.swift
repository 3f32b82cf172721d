import ArticleModel

/// One article as Markdown (CommonMark): what is known of it, its text, its quotes by speaker, its claims, and notes.
public struct MarkdownPage {
    private let exported: ExportedArticle

    /// A page of an article.
    public init(_ exported: ExportedArticle) { self.exported = exported }

    /// The lines of the page.
    public func lines() -> [String] {
        var lines = ["# " + escaped(exported.article.title), ""]
        let document = exported.article.document
        for (label, value) in [
            ("Outlet", document.outlet), ("By", document.byline), ("Date", document.date),
        ] {
            if let value { lines.append("- \(label): \(escaped(value))") }
        }
        if let address = exported.address {
            lines.append("- Address: <\(address)>")
        } else if let address = document.url {
            lines.append("- Address: \(escaped(address))")
        }
        lines += ["- Id: \(exported.article.id)", ""]
        lines += section("Text", textLines()) + section("Quotes", quoteLines())
        return lines + section("Claims", claimLines()) + section("Notes", noteLines())
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["## \(title)", ""] + lines + [""]
    }

    /// A paragraph for each block, with an empty line between two.
    private func textLines() -> [String] {
        let blocks = exported.blocks.filter { block in
            block.kind != .headline || exported.words([block.span]) != CleanText.line(exported.article.title)
        }
        return blocks.compactMap(line).map { [$0] }.joined(separator: [""]).map { $0 }
    }

    private func line(of block: Block) -> String? {
        let words = escaped(exported.text[block.span])
        if words.isEmpty { return nil }
        return switch block.kind {
        case .headline, .subheading, .embeddedHeadline: "### " + words
        case .blockQuote: "> " + words
        case .listItem: "- " + words
        case .caption: "*\(words)*"
        case .dateline, .byline, .paragraph, .boilerplate: words
        }
    }

    /// Speakers in order of their first quote.
    private func quoteLines() -> [String] {
        var speakers: [String] = []
        var quotes: [String: [String]] = [:]
        for quote in exported.analysis.quotes {
            let speaker = exported.voicing(of: quote).words
            if quotes[speaker] == nil { speakers.append(speaker) }
            let words = escaped(exported.words(quote.content))
            quotes[speaker, default: []].append("- \(words) (\(quote.kind.rawValue))")
        }
        return speakers.flatMap { speaker in
            ["### " + escaped(speaker), ""] + (quotes[speaker] ?? []) + (speaker == speakers.last ? [] : [""])
        }
    }

    private func claimLines() -> [String] {
        exported.analysis.claims.map { claim in
            let voicing = exported.voicing(of: claim)
            let claimant = voicing == .article ? "" : escaped(voicing.words) + ": "
            let status = exported.verdicts[claim.id].map { ", **\($0.status.rawValue)**" } ?? ""
            let form = "(\(claim.kind.rawValue), \(claim.voice.rawValue)\(status))"
            return "- \(claimant)\(escaped(claim.standalone)) \(form)"
        }
    }

    private func noteLines() -> [String] {
        exported.annotations.flatMap { placed in
            let annotation = placed.annotation
            let tags = annotation.tags.map { " #" + escaped($0) }.joined()
            var below = annotation.note?.split(whereSeparator: \.isNewline).map { escaped($0) } ?? []
            if let correction = annotation.correction {
                below.append("Corrected: " + escaped(correction.words))
            }
            if let earlier = annotation.earlierWords { below.append("First on “\(escaped(earlier))”") }
            let words = annotation.anchor.exact
            let place = words.isEmpty ? "The whole article" : "“\(escaped(words))”"
            // An empty line of the list item keeps words and note apart.
            return ["- " + place + tags] + below.flatMap { ["", "  " + $0] }
        }
    }

    /// On one line, with a backslash before all that Markdown or HTML would take as its own: some signs anywhere, others
    /// at the beginning alone.
    private func escaped(_ text: some StringProtocol) -> String {
        var result = String.UnicodeScalarView()
        var mayBeNumber = true
        for scalar in CleanText.line(text).unicodeScalars {
            let isFirst = result.isEmpty
            let endsNumber = mayBeNumber && !isFirst && (scalar == "." || scalar == ")")
            if endsNumber || Self.signs.contains(scalar) || isFirst && Self.firstSigns.contains(scalar) {
                result.append("\\")
            }
            mayBeNumber = mayBeNumber && ("0"..."9").contains(scalar)
            result.append(scalar)
        }
        return String(result)
    }

    private static let signs = "\\`*_[]<>|&~".unicodeScalars
    private static let firstSigns = "#+-=".unicodeScalars
}
