import ArticleModel

/// RSS 0.90 to 2.0, RDF (RSS 1.0), with the extensions that news feeds use.
struct RSSFeed {
    let tree: XMLTree
    let root: Int
    let address: String?

    func feed() -> Feed {
        let channel = tree.child("channel", "Channel", of: root) ?? root
        // RSS 1.0 has its items beside the channel, not in it.
        let items = [channel, root].flatMap { tree.children(of: $0) }.filter {
            ["item", "Item", "entry"].contains(tree.nodes[$0].name)
        }
        var seen: Set<Int> = []
        return Feed(
            title: plain("title", of: channel), site: link(of: channel),
            language: text("language", of: channel) ?? text("dc:language", of: channel),
            items: items.filter { seen.insert($0).inserted }.map { item($0) }, interval: interval(of: channel)
        )
    }

    private func item(_ node: Int) -> FeedItem {
        let id = text("guid", of: node) ?? text("id", of: node)
        let isAddress =
            tree.child("guid", of: node).map {
                tree.nodes[$0].attributes["isPermaLink"]?.lowercased() != "false"
            } ?? false
        let address = link(of: node) ?? (isAddress ? id?.asWebAddress : nil)
        let title = plain("title", of: node) ?? plain("dc:title", of: node) ?? plain("media:title", of: node)
        let about = tree.nodes[node].attributes["rdf:about"]
        var item = FeedItem(key: id ?? about ?? address ?? title ?? "")
        item.title = title
        item.address = address ?? about?.asWebAddress
        item.authors = authors(of: node)
        item.published = FeedParser.time(
            text("pubDate", of: node), text("dc:date", of: node), text("dcterms:issued", of: node),
            text("published", of: node),
            text("dcterms:created", of: node), text("pubdate", of: node), text("date", of: node),
            text("updated", of: node), text("dcterms:modified", of: node))
        item.updated = FeedParser.time(
            text("updated", of: node), text("dcterms:modified", of: node), text("lastBuildDate", of: node))
        item.content = markup(of: node, ["content:encoded", "xhtml:body", "body", "fullitem", "content"])
        item.summary = markup(
            of: node,
            ["description", "summary", "dc:description", "itunes:summary", "media:description", "abstract"])
        item.outlet = plain("source", of: node) ?? plain("dc:publisher", of: node)
        item.base = tree.base(of: node, document: item.address ?? self.address)
        return item
    }

    private func text(_ name: String, of node: Int) -> String? {
        tree.child(name, of: node).flatMap { tree.text(of: $0) }
    }

    private func plain(_ name: String, of node: Int) -> String? { FeedParser.plain(text(name, of: node)) }

    private func authors(of node: Int) -> [String] {
        let children = tree.children(of: node)
        for name in [
            "dc:creator", "author", "media:credit", "dc:author", "itunes:author", "dc:contributor",
            "managingEditor",
        ] {
            let names = children.filter { tree.nodes[$0].name == name }.compactMap { child in
                let inner = tree.child("name", of: child) ?? child
                return tree.text(of: inner).flatMap { Self.name(in: FeedParser.plain($0) ?? "") }
            }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// `ada@example.org (Ada Lovelace)`: the name.
    private static func name(in author: String) -> String? {
        if let open = author.firstIndex(of: "("), let close = author.lastIndex(of: ")"), open < close,
            author[..<open].contains("@")
        {
            return PageMetadata.authorName(String(author[author.index(after: open)..<close]))
        }
        if let open = author.firstIndex(of: "<"), author.contains("@") {
            return PageMetadata.authorName(String(author[..<open]))
        }
        return author.contains("@") && !author.contains(" ") ? nil : PageMetadata.authorName(author)
    }

    /// RSS has the address as text; an Atom link inside RSS has it as an attribute, and may point to the feed itself.
    private func link(of node: Int) -> String? {
        let links = tree.children(of: node).filter { ["link", "Link"].contains(tree.nodes[$0].name) }
        for link in links {
            let attributes = tree.nodes[link].attributes
            let relation = attributes["rel"] ?? "alternate"
            guard let target = tree.text(of: link) ?? (relation == "alternate" ? attributes["href"] : nil)
            else { continue }
            if let found = WebAddress(target, relativeTo: tree.base(of: link, document: address)) {
                return found.description
            }
        }
        return nil
    }

    private func markup(of node: Int, _ names: [String]) -> String? {
        let children = tree.children(of: node)
        for name in names {
            guard let child = children.first(where: { tree.nodes[$0].name == name }) else { continue }
            let markup = tree.markup(of: child).trimmed
            guard !markup.isEmpty else { continue }
            // Escaped twice: `&amp;lt;p&amp;gt;`.
            let isDoubled = !markup.contains("<") && markup.contains("&lt;") && markup.contains("&gt;")
            return (isDoubled ? HTMLEntities.decoded(markup) : markup).asParagraphs
        }
        return nil
    }

    /// `ttl`, in minutes, or the syndication module.
    private func interval(of channel: Int) -> Int? {
        if let minutes = text("ttl", of: channel).flatMap({ Int($0) }), (1...100_000).contains(minutes) {
            return minutes * 60
        }
        guard let period = text("sy:updatePeriod", of: channel) else { return nil }
        let lengths = [
            "hourly": 3600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000,
        ]
        let frequency = text("sy:updateFrequency", of: channel).flatMap { Int($0) } ?? 1
        return lengths[period.lowercased()].map { $0 / max(1, frequency) }
    }
}
