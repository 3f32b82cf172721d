import ArticleModel
import CLibXML2

/// An XML document as a flat list of its elements and texts in document order, also of one that is broken.
struct XMLTree {
    struct Node {
        /// The name with the usual prefix of its namespace: `title`, `content:encoded`, `dc:creator`. Empty for a text.
        var name: String
        /// -1 for the root.
        var parent: Int
        /// The number of the first node that is not inside this one.
        var end: Int
        var attributes: [String: String]
        var text: String
    }

    /// The largest document, in bytes.
    static let sizeLimit = 20 << 20
    private static let nodeLimit = 2_000_000

    private(set) var nodes: [Node] = []

    /// Reads a document. `charset` is the label that the transport gave. nil where there is no element in it.
    init?(_ bytes: ArraySlice<UInt8>, charset: String? = nil) {
        let utf8 = Self.cleaned(EncodedText.utf8(bytes, charset: charset, kind: .xml))
        let document = utf8.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { quoth_parse_xml($0.baseAddress, Int32($0.count)) }
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { return nil }
        copy(root)
    }

    /// What stands before the first tag goes, and characters that XML does not have; HTML's names become characters.
    private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        guard let start = bytes.firstIndex(of: UInt8(ascii: "<")) else { return [] }
        let legal = bytes[start...].filter { $0 >= 0x20 || $0.isASCIIWhitespace && $0 != 0x0B && $0 != 0x0C }
        return AttributeLimit.bounded(HTMLEntities.expandedForXML(legal), isHTML: false)
    }

    private mutating func copy(_ root: xmlNodePtr) {
        var open: [Int] = []
        var next: xmlNodePtr? = root
        while let node = next, nodes.count < Self.nodeLimit {
            let index = add(node, parent: open.last ?? -1)
            if let index, node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
                open.append(index)
                next = child
                continue
            }
            next = following(node, &open)
        }
        while let index = open.popLast() { nodes[index].end = nodes.count }
    }

    private mutating func following(_ node: xmlNodePtr, _ open: inout [Int]) -> xmlNodePtr? {
        var node = node
        while true {
            if let sibling = node.pointee.next, !open.isEmpty { return sibling }
            guard let index = open.popLast(), let parent = node.pointee.parent else { return nil }
            nodes[index].end = nodes.count
            node = parent
        }
    }

    private mutating func add(_ node: xmlNodePtr, parent: Int) -> Int? {
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
            nodes.append(
                Node(
                    name: Self.name(of: node), parent: parent, end: 0, attributes: Self.attributes(of: node),
                    text: ""))
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            guard let content = node.pointee.content else { return nil }
            nodes.append(
                Node(name: "", parent: parent, end: 0, attributes: [:], text: String(cString: content)))
        default: return nil
        }
        nodes[nodes.count - 1].end = nodes.count
        return nodes.count - 1
    }

    private static func name(of node: xmlNodePtr) -> String {
        let local = node.pointee.name.map { String(cString: $0) } ?? ""
        guard let namespace = node.pointee.ns else { return usualName(local) }
        let address = namespace.pointee.href.map { String(cString: $0) } ?? ""
        if let prefix = prefixes[address.lowercased()] {
            return prefix.isEmpty ? local : prefix + ":" + local
        }
        let prefix = namespace.pointee.prefix.map { String(cString: $0) } ?? ""
        return prefix.isEmpty ? local : usualName(prefix + ":" + local)
    }

    /// The name of an element whose prefix is not declared.
    private static func usualName(_ name: String) -> String {
        name.lowercased().hasPrefix("atom:") || name.lowercased().hasPrefix("rss:")
            ? String(name.dropFirst(name.prefix { $0 != ":" }.count + 1)) : name
    }

    private static func attributes(of node: xmlNodePtr) -> [String: String] {
        var attributes: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            next = attribute.pointee.next
            guard let name = attribute.pointee.name,
                let value = xmlNodeListGetString(node.pointee.doc, attribute.pointee.children, 1)
            else { continue }
            defer { quoth_xml_free(value) }
            let prefix = attribute.pointee.ns?.pointee.prefix.map { String(cString: $0) + ":" } ?? ""
            attributes[prefix + String(cString: name)] = String(cString: value)
        }
        return attributes
    }

    /// Namespaces that feeds use, by address in lower case; Atom, RSS and RDF have no prefix here.
    private static let prefixes: [String: String] = [
        "http://www.w3.org/2005/atom": "", "http://purl.org/atom/ns#": "", "http://purl.org/rss/1.0/": "",
        "http://my.netscape.com/rdf/simple/0.9/": "", "http://channel.netscape.com/rdf/simple/0.9/": "",
        "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
        "http://blogs.law.harvard.edu/tech/rss": "",
        "http://my.netscape.com/publish/formats/rss-0.91.dtd": "", "http://purl.org/net/rss1.1#": "",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
        "http://purl.org/rss/1.0/modules/content/": "content",
        "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/elements/1.0/": "dc",
        "http://purl.org/dc/terms/": "dcterms",
        "http://search.yahoo.com/mrss/": "media", "http://search.yahoo.com/mrss": "media",
        "http://www.w3.org/1999/xhtml": "xhtml",
        "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
        "http://purl.org/rss/1.0/modules/syndication/": "sy",
        "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
        "http://www.w3.org/xml/1998/namespace": "xml",
    ]

    // MARK: Reading

    /// The elements right inside one.
    func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var child = node + 1
        while child < nodes[node].end {
            if !nodes[child].name.isEmpty { children.append(child) }
            child = nodes[child].end
        }
        return children
    }

    /// The first element with one of these names right inside another, the names tried in order.
    func child(_ names: String..., of node: Int) -> Int? {
        let children = children(of: node)
        return names.lazy.compactMap { name in children.first { nodes[$0].name == name } }.first
    }

    /// All text inside an element, without space at its ends; nil for nothing.
    func text(of node: Int) -> String? {
        let text = nodes[node..<nodes[node].end].reduce(into: "") { $0 += $1.text }.trimmed
        return text.isEmpty ? nil : text
    }

    /// The base address of an element (XML Base), relative bases resolved outwards in.
    func base(of node: Int, document: String?) -> String? {
        var bases: [String] = []
        var current = node
        while current >= 0 {
            if let base = nodes[current].attributes["xml:base"] { bases.append(base) }
            current = nodes[current].parent
        }
        return bases.reversed().reduce(document) { WebAddress($1, relativeTo: $0)?.description ?? $0 }
    }

    /// What is inside an element, as HTML: its text where that is escaped HTML, its elements written out where it has some.
    func markup(of node: Int) -> String {
        guard !children(of: node).isEmpty else {
            return nodes[node..<nodes[node].end].reduce(into: "") { $0 += $1.text }
        }
        var markup = ""
        var open: [Int] = []
        func closeElements(before index: Int) {
            while let last = open.last, nodes[last].end <= index {
                markup += "</\(localName(last))>"
                open.removeLast()
            }
        }
        for index in node + 1..<nodes[node].end {
            closeElements(before: index)
            if nodes[index].name.isEmpty {
                markup += nodes[index].text.escapedForMarkup
            } else {
                markup += "<" + localName(index)
                for (name, value) in nodes[index].attributes.sorted(by: { $0.key < $1.key }) {
                    markup += " \(name)=\"\(value.escapedForMarkup)\""
                }
                markup += ">"
                open.append(index)
            }
        }
        closeElements(before: nodes[node].end)
        return markup
    }

    private func localName(_ node: Int) -> Substring { nodes[node].name.split(separator: ":").last ?? "" }
}
