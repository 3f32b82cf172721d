import ArticleModel

/// Puts the chosen runs together as a raw document.
struct ArticleAssembler {
    let article: PageArticle
    let metadata: PageMetadata
    let address: String?
    let source: String

    /// The text's blocks alone, without captions and other articles' headlines.
    func body() -> String {
        if let told = article.told { return told.joined(separator: "\n\n") }
        return article.choices.filter { $0.kind != .caption && $0.kind != .embeddedHeadline }
            .map { String(decoding: article.page.runs[$0.run].text, as: UTF8.self) }.joined(separator: "\n\n")
    }

    /// The document: headline, byline, then the blocks, with an empty line between two.
    func document() -> RawDocument {
        var text: [UInt8] = []
        var hints: [Block] = []
        var links: [RawDocument.Hyperlink] = []
        func append(_ block: [UInt8], _ kind: Block.Kind) {
            if !text.isEmpty { text += [0x0A, 0x0A] }
            hints.append(Block(kind, TextSpan(text.count, text.count + block.count)))
            text += block
        }
        let title = title
        if let title { append(Array(title.utf8), .headline) }
        if let byline = article.byline { append(Array(byline.utf8), .byline) }
        for paragraph in article.told ?? [] { append(Array(paragraph.utf8), .paragraph) }
        for choice in article.told == nil ? article.choices : [] {
            let run = article.page.runs[choice.run]
            append(run.text, choice.kind)
            let start = text.count - run.text.count
            links += run.links.compactMap { link in hyperlink(link, from: start) }
        }
        var document = RawDocument(text: String(decoding: text, as: UTF8.self), title: title, source: source)
        document.outlet = metadata.outlet
        document.byline = byline
        document.date = metadata.published ?? article.time ?? metadata.modified ?? dateInAddress
        document.modified = metadata.modified
        document.url = metadata.address ?? address.flatMap { WebAddress($0)?.description }
        document.language = metadata.language
        document.hints = hints
        document.links = links
        return document
    }

    /// The headline as the page shows it, where that is the metadata's title; sites shorten titles for search engines.
    private var title: String? {
        let shown = article.headline.map { String(decoding: article.page.runs[$0].text, as: UTF8.self) }
        return shown.flatMap { PageMetadata.clean($0) } ?? metadata.title
    }

    private var byline: String? {
        let shown = article.byline.map { VisibleByline.names(in: $0) } ?? []
        // Many pages give the house as their author, and show the name.
        let isHouse = metadata.authors.allSatisfy { isOutlet($0) }
        let names = isHouse && !shown.isEmpty ? shown : metadata.authors
        return names.isEmpty ? nil : names.joined(separator: ", ")
    }

    private func isOutlet(_ name: String) -> Bool {
        guard let outlet = metadata.outlet?.lowercased() else { return name.contains("www.") }
        let name = name.lowercased()
        return outlet.contains(name) || name.contains(outlet) || name.contains("www.")
    }

    /// `/2022/01/21/` in the address.
    private var dateInAddress: String? {
        guard let path = (metadata.address ?? address).flatMap({ WebAddress($0)?.path }) else { return nil }
        let parts = path.split(separator: "/")
        for index in parts.indices.dropLast(2) {
            guard parts[index].count == 4, let year = Int(parts[index]), let month = Int(parts[index + 1]),
                parts[index + 2].count <= 2, let day = Int(parts[index + 2]), (1990...2199).contains(year),
                let date = CalendarDate(year: year, month: month, day: day)
            else { continue }
            return date.iso
        }
        return nil
    }

    private func hyperlink(_ link: TextRun.Link, from start: Int) -> RawDocument.Hyperlink? {
        guard let href = article.page.tree.attribute(.href, of: link.element), !href.hasPrefix("#"),
            let target = WebAddress(href, relativeTo: metadata.base)
        else { return nil }
        return RawDocument.Hyperlink(
            span: TextSpan(start + link.range.lowerBound, start + link.range.upperBound),
            address: target.description)
    }
}
