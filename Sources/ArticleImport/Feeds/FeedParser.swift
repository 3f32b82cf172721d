import ArticleModel

/// From bytes to a feed, also where they are not what the standards ask for.
public enum FeedParser {
    /// Reads a feed. `address` is where it was found, `charset` the label of the encoding that the server gave; `name`
    /// stands in messages. Throws `tooLarge`, and `noFeed` where there is none.
    public static func feed(
        _ bytes: some Collection<UInt8>, name: String, address: String? = nil, charset: String? = nil
    ) throws(ImportError) -> Feed {
        guard bytes.count <= XMLTree.sizeLimit else { throw .tooLarge(name: name, limit: XMLTree.sizeLimit) }
        let bytes = Array(bytes)[...]
        if let json = JSONFeed.feed(EncodedText.utf8(bytes, charset: charset, kind: .plain), address: address)
        {
            return json
        }
        guard let tree = XMLTree(bytes, charset: charset), let root = tree.feedRoot else {
            throw .noFeed(name: name)
        }
        switch tree.nodes[root].name {
        case "feed": return AtomFeed(tree: tree, root: root, address: address).feed()
        default: return RSSFeed(tree: tree, root: root, address: address).feed()
        }
    }

    /// Whether bytes look like a feed rather than a page.
    public static func isLikely(_ bytes: some Collection<UInt8>) -> Bool {
        let head = String(decoding: bytes.prefix(2048), as: UTF8.self)
        if head[...].caseInsensitiveRange(of: "<html") != nil
            || head[...].caseInsensitiveRange(of: "<!doctype html") != nil
        {
            return false
        }
        let names = ["<rss", "<feed", "<rdf:rdf", "<channel", "jsonfeed.org/version"]
        return names.contains { head[...].caseInsensitiveRange(of: $0) != nil }
    }

    /// A title as plain text: markup and references undone, one line.
    static func plain(_ text: String?) -> String? {
        guard let text else { return nil }
        let decoded = text.contains("&") ? HTMLEntities.decoded(text) : text
        let isMarkup = ["</", "<br", "<b>", "<i>", "<em", "<strong", "<span", "<a "].contains {
            decoded.contains($0)
        }
        return PageMetadata.clean(isMarkup ? decoded.withoutTags : decoded)
    }

    static func time(_ texts: String?...) -> String? {
        texts.lazy.compactMap { $0.flatMap { PublicationTime($0)?.iso } }.first
    }
}

extension XMLTree {
    /// The element of the feed: the root, or one right inside a wrapper that should not be there.
    fileprivate var feedRoot: Int? {
        let names: Set<String> = ["rss", "feed", "rdf:RDF", "RDF", "channel", "Channel"]
        return nodes.indices.prefix(20).first { names.contains(nodes[$0].name) }
    }
}

/// Atom 1.0 (RFC 4287) and 0.3.
struct AtomFeed {
    let tree: XMLTree
    let root: Int
    let address: String?

    func feed() -> Feed {
        let entries = tree.children(of: root).filter { tree.nodes[$0].name == "entry" }
        let authors = self.authors(of: root)
        return Feed(
            title: plain("title", of: root), site: link(of: root, relation: "alternate"),
            language: tree.nodes[root].attributes["xml:lang"],
            items: entries.map { item($0, feedAuthors: authors) })
    }

    private func item(_ entry: Int, feedAuthors: [String]) -> FeedItem {
        let address = link(of: entry, relation: "alternate")
        let title = plain("title", of: entry)
        var item = FeedItem(key: text("id", of: entry) ?? address ?? title ?? "")
        item.title = title
        item.address = address ?? item.key.asWebAddress
        let source = tree.child("source", of: entry)
        item.authors =
            [authors(of: entry), source.map { authors(of: $0) } ?? [], feedAuthors].first { !$0.isEmpty }
            ?? []
        item.published = FeedParser.time(
            text("published", of: entry), text("issued", of: entry), text("created", of: entry),
            text("dc:date", of: entry), text("updated", of: entry), text("modified", of: entry))
        item.updated = FeedParser.time(text("updated", of: entry), text("modified", of: entry))
        item.outlet = source.flatMap { plain("title", of: $0) }
        let content = tree.child("content", of: entry)
        item.content = content.flatMap { markup(of: $0) }
        item.summary = (tree.child("summary", of: entry) ?? tree.child("media:description", of: entry))
            .flatMap { markup(of: $0) }
        item.base = tree.base(of: content ?? entry, document: self.address)
        return item
    }

    private func text(_ name: String, of node: Int) -> String? {
        tree.child(name, of: node).flatMap { tree.text(of: $0) }
    }

    private func plain(_ name: String, of node: Int) -> String? {
        guard let child = tree.child(name, of: node) else { return nil }
        return FeedParser.plain(tree.text(of: child))
    }

    private func authors(of node: Int) -> [String] {
        tree.children(of: node).filter { ["author", "dc:creator"].contains(tree.nodes[$0].name) }.compactMap {
            author in
            let name = tree.child("name", of: author) ?? author
            return tree.text(of: name).flatMap { PageMetadata.authorName($0) }
        }
    }

    private func link(of node: Int, relation: String) -> String? {
        let links = tree.children(of: node).filter { tree.nodes[$0].name == "link" }
        let fitting = links.filter { (tree.nodes[$0].attributes["rel"] ?? "alternate") == relation }
        let pages = fitting.filter { (tree.nodes[$0].attributes["type"] ?? "text/html").contains("html") }
        guard let link = pages.first ?? fitting.first,
            let target = tree.nodes[link].attributes["href"] ?? tree.text(of: link)
        else { return nil }
        return WebAddress(target, relativeTo: tree.base(of: link, document: address))?.description
    }

    /// Text, HTML or XHTML, as HTML; nil for what is elsewhere or no text.
    private func markup(of node: Int) -> String? {
        let type = tree.nodes[node].attributes["type"]?.lowercased() ?? "text"
        let isEscaped = tree.nodes[node].attributes["mode"] == "escaped"
        if tree.nodes[node].attributes["src"] != nil || type.hasPrefix("image/") || type.hasPrefix("audio/")
            || type.hasPrefix("video/")
        {
            return nil
        }
        let markup = tree.markup(of: node)
        let isText = (type == "text" || type == "text/plain") && !isEscaped && tree.children(of: node).isEmpty
        return isText ? markup.asParagraphs : markup
    }
}

extension String {
    /// The text if it is a web address.
    var asWebAddress: String? { WebAddress(self)?.description }

    /// Plain text as HTML: empty lines between paragraphs. Text that is HTML by mistake stays.
    var asParagraphs: String {
        if contains("</") || contains("<p") || contains("<br") { return self }
        var paragraphs: [[Substring]] = [[]]
        for line in split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                paragraphs.append([])
            } else {
                paragraphs[paragraphs.count - 1].append(line)
            }
        }
        return paragraphs.filter { !$0.isEmpty }
            .map { "<p>\($0.joined(separator: "\n").escapedForMarkup)</p>" }.joined(separator: "\n")
    }
}
