import ArticleModel
import Glibc

/// OPML 1.0 and 2.0: lists of feeds as programs exchange them.
public enum OPML {
    /// One feed of a list.
    public struct Outline: Hashable, Sendable {
        /// The feed's address.
        public var address: String
        /// Its name.
        public var title: String?
        /// The site's address.
        public var site: String?
        /// The folders around it, outermost first.
        public var folders: [String]

        /// Makes an entry.
        public init(address: String, title: String? = nil, site: String? = nil, folders: [String] = []) {
            self.address = address
            self.title = title
            self.site = site
            self.folders = folders
        }
    }

    /// The feeds of a list, in its order, each once. Throws `noFeeds` where it is no OPML or names none.
    public static func outlines(_ bytes: some Collection<UInt8>, name: String) throws(ImportError)
        -> [Outline]
    {
        guard bytes.count <= XMLTree.sizeLimit else { throw .tooLarge(name: name, limit: XMLTree.sizeLimit) }
        guard let tree = XMLTree(Array(bytes)[...]) else { throw .noFeeds(name: name) }
        var outlines: [Outline] = []
        var seen: Set<String> = []
        for node in tree.nodes.indices where tree.nodes[node].name.lowercased() == "outline" {
            guard let text = tree.attribute("xmlUrl", of: node) ?? tree.attribute("url", of: node),
                let address = WebAddress(text)?.description, seen.insert(address).inserted
            else { continue }
            outlines.append(
                Outline(
                    address: address, title: tree.title(of: node),
                    site: tree.attribute("htmlUrl", of: node)?.asWebAddress,
                    folders: tree.folders(around: node)))
        }
        guard !outlines.isEmpty else { throw .noFeeds(name: name) }
        return outlines
    }

    /// The feeds of a list in a file, `-` for standard input.
    public static func read(_ path: String) throws(ImportError) -> [Outline] {
        let reader =
            path == "-"
            ? ByteReader(descriptor: STDIN_FILENO, name: "standard input") : try ByteReader(path: path)
        return try outlines(try reader.rest(limit: XMLTree.sizeLimit), name: reader.name)
    }

    /// Whether bytes look like OPML.
    public static func isLikely(_ bytes: some Collection<UInt8>) -> Bool {
        String(decoding: bytes.prefix(1024), as: UTF8.self)[...].caseInsensitiveRange(of: "<opml") != nil
    }

    /// A list as OPML 2.0. Feeds with the same first folder stand in one outline.
    public static func document(_ outlines: [Outline], title: String) -> String {
        var lines = [
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">",
            "  <head><title>\(title.escapedForMarkup)</title></head>", "  <body>",
        ]
        var folders: [String] = []
        for outline in outlines {
            if let folder = outline.folders.first, !folders.contains(folder) { folders.append(folder) }
        }
        lines += outlines.filter { $0.folders.isEmpty }.map { "    " + element($0) }
        for folder in folders {
            lines.append(
                "    <outline text=\"\(folder.escapedForMarkup)\" title=\"\(folder.escapedForMarkup)\">")
            lines += outlines.filter { $0.folders.first == folder }.map { "      " + element($0) }
            lines.append("    </outline>")
        }
        return (lines + ["  </body>", "</opml>"]).joined(separator: "\n") + "\n"
    }

    private static func element(_ outline: Outline) -> String {
        let title = (outline.title ?? outline.address).escapedForMarkup
        let site = outline.site.map { " htmlUrl=\"\($0.escapedForMarkup)\"" } ?? ""
        return
            "<outline type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(outline.address.escapedForMarkup)\"\(site)/>"
    }
}

extension XMLTree {
    /// An attribute, its name with whatever capitals.
    fileprivate func attribute(_ name: String, of node: Int) -> String? {
        let attributes = nodes[node].attributes
        let value = attributes[name] ?? attributes.first { $0.key.lowercased() == name.lowercased() }?.value
        return value.flatMap { $0.trimmed.isEmpty ? nil : $0.trimmed }
    }

    fileprivate func title(of node: Int) -> String? {
        (attribute("title", of: node) ?? attribute("text", of: node)).flatMap { PageMetadata.clean($0) }
    }

    fileprivate func folders(around node: Int) -> [String] {
        var folders: [String] = []
        var current = nodes[node].parent
        while current >= 0 {
            if nodes[current].name.lowercased() == "outline", let title = title(of: current) {
                folders.append(title)
            }
            current = nodes[current].parent
        }
        return folders.reversed()
    }
}

extension FeedSubscription {
    /// A feed of a list, added at a time (ISO 8601 in UTC).
    public init(_ outline: OPML.Outline, added: String) {
        self.init(
            address: outline.address, title: outline.title, site: outline.site, folder: outline.folders.first,
            added: added)
    }
}
