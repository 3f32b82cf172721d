/// The `meta`, `link`, `base` and `title` elements of a page, wherever they stand.
struct HeadElements {
    private var metas: [String: String] = [:]
    private(set) var base: String?
    private(set) var canonical: String?
    private(set) var title: String?
    /// The language of the whole page.
    private(set) var language: String?
    private(set) var feeds: [(address: String, title: String?)] = []

    init(_ tree: HTMLTree) {
        for node in tree.nodes.indices where !tree.nodes[node].isText {
            switch tree.nodes[node].tag {
            case .meta: addMeta(tree, node)
            case .link: addLink(tree, node)
            case .base where base == nil: base = tree.attribute(.href, of: node)
            case .title where title == nil && !tree.isInside(.svg, node):
                let text = tree.descendants(of: node).reduce(into: [UInt8]()) { $0 += tree.text(of: $1) }
                title = String(decoding: text[...].trimmingASCIIWhitespace(), as: UTF8.self)
            case .html:
                language = tree.attribute(.lang, of: node) ?? tree.attribute(.xmlLang, of: node)
            default: break
            }
        }
    }

    /// The first of these meta elements that has a content; their names in lower case.
    func meta(_ names: String...) -> String? { names.lazy.compactMap { metas[$0] }.first }

    /// The contents of these meta elements.
    func metas(_ names: String...) -> [String?] { names.map { metas[$0] } }

    private mutating func addMeta(_ tree: HTMLTree, _ node: Int) {
        guard let content = tree.attribute(.content, of: node) else { return }
        for name in [HTMLTree.AttributeName.property, .name, .itemprop] {
            // The first counts: later ones are alternatives, or belong to another article of the page.
            if let key = tree.attribute(name, of: node)?.lowercased(), metas[key] == nil {
                metas[key] = content
            }
        }
    }

    private mutating func addLink(_ tree: HTMLTree, _ node: Int) {
        guard let address = tree.attribute(.href, of: node),
            let relations = tree.attribute(.rel, of: node)?.lowercased().split(whereSeparator: \.isWhitespace)
        else { return }
        if relations.contains("canonical"), canonical == nil { canonical = address }
        guard relations.contains("alternate") || relations.contains("feed"),
            let type = tree.attribute(.type, of: node)?.lowercased()
        else { return }
        let feedTypes = [
            "rss+xml", "atom+xml", "rdf+xml", "feed+json", "application/json", "text/xml", "application/xml",
        ]
        let isWordPressData = address.contains("/wp-json/")
        if feedTypes.contains(where: { type.contains($0) }), !isWordPressData {
            feeds.append((address, tree.attribute(.title, of: node)))
        }
    }
}
