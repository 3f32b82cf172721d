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

    /// What a list names.
    public struct List: Sendable {
        /// The feeds, in the list's order, each once.
        public var outlines: [Outline] = []
        /// Feeds' addresses that are none of the web's, as they stand in the list: such feeds cannot be read.
        public var badAddresses: [String] = []
    }

    /// Reads a list. Throws `noFeeds` where it is no OPML or names no feed.
    public static func list(_ bytes: some Collection<UInt8>, name: String) throws(ImportError) -> List {
        guard bytes.count <= XMLTree.sizeLimit else { throw .tooLarge(name: name, limit: XMLTree.sizeLimit) }
        guard let tree = XMLTree(Array(bytes)[...]) else { throw .noFeeds(name: name) }
        var list = List()
        var seen: Set<String> = []
        for node in tree.nodes.indices where tree.nodes[node].name.lowercased() == "outline" {
            guard let text = tree.attribute("xmlUrl", of: node) ?? tree.attribute("url", of: node) else {
                continue
            }
            let address = WebAddress(text)?.description
            guard seen.insert(address ?? text).inserted else { continue }
            guard let address else {
                list.badAddresses.append(text)
                continue
            }
            list.outlines.append(
                Outline(
                    address: address, title: tree.title(of: node),
                    site: tree.attribute("htmlUrl", of: node)?.asWebAddress,
                    folders: tree.folders(around: node)))
        }
        guard !seen.isEmpty else { throw .noFeeds(name: name) }
        return list
    }

    /// Reads a list in a file, `-` for standard input.
    public static func read(_ path: String) throws(ImportError) -> List {
        let reader =
            path == "-"
            ? ByteReader(descriptor: STDIN_FILENO, name: "standard input") : try ByteReader(path: path)
        return try list(try reader.rest(limit: XMLTree.sizeLimit), name: reader.name)
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
