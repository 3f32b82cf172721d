/// Cuts the text of a page into runs, at the borders of block elements and at empty lines.
struct TextRunFinder {
    let tree: HTMLTree
    private let traits: [ElementTraits]

    private var runs: [TextRun] = []
    private var open: [OpenBlock] = []
    private var text = FlowingText()
    private var links: [TextRun.Link] = []
    private var openLink: (element: Int, end: Int, start: Int)?
    private var firstNode = -1
    private var lastNode = -1
    private var breaks = 0

    /// A block element that has begun.
    private struct OpenBlock {
        var element: Int
        var context: TextRun.Context
        var headingLevel: Int?
    }

    private init(_ tree: HTMLTree, _ traits: [ElementTraits]) {
        self.tree = tree
        self.traits = traits
    }

    /// The runs in document order, none empty. `traits` are those of the tree's nodes.
    static func runs(of tree: HTMLTree, _ traits: [ElementTraits]) -> [TextRun] {
        var finder = TextRunFinder(tree, traits)
        finder.read()
        return finder.runs
    }

    private mutating func read() {
        guard !tree.nodes.isEmpty else { return }
        let holdsBlock = blockHolders()
        open = [OpenBlock(element: 0, context: [], headingLevel: nil)]
        var node = 1
        while node < tree.nodes.count {
            closeBlocks(before: node)
            if tree.nodes[node].isText {
                append(node)
            } else if tree.nodes[node].tag.holdsNoText {
                if tree.nodes[node].tag == .video || tree.nodes[node].tag == .iframe { flush() }
                node = Int(tree.nodes[node].end)
                continue
            } else {
                begin(node, holdsBlock: holdsBlock[node])
            }
            node += 1
        }
        flush()
    }

    /// For each node, whether a block element is inside it.
    private func blockHolders() -> [Bool] {
        var holders = [Bool](repeating: false, count: tree.nodes.count)
        for node in tree.nodes.indices.reversed() where holders[node] || tree.nodes[node].tag.isBlock {
            if let parent = tree.parent(of: node), !tree.nodes[node].isText { holders[parent] = true }
        }
        return holders
    }

    private mutating func closeBlocks(before node: Int) {
        if let link = openLink, node >= link.end { endLink() }
        while open.count > 1, let last = open.last, node >= Int(tree.nodes[last.element].end) {
            flush()
            open.removeLast()
        }
    }

    private mutating func begin(_ node: Int, holdsBlock: Bool) {
        let tag = tree.nodes[node].tag
        switch tag {
        case .br:
            breaks += 1
            if breaks > 1 { flush() } else { text.appendLineBreak() }
        case .td, .th:
            if holdsBlock { enter(node, tag) } else { text.appendSpace() }
        case .a:
            endLink()
            openLink = (node, Int(tree.nodes[node].end), text.next)
        default:
            if tag.isBlock || (!holdsBlock && isLabel(node, tag)) { enter(node, tag) }
        }
    }

    /// A time or a label right before a text, as live blogs have them before their entries: it stands on a line of its own
    /// on the screen, or looks as if it did. A dateline (`LONDON, 21 Jan —`) is the beginning of its paragraph.
    private func isLabel(_ node: Int, _ tag: HTMLTag) -> Bool {
        guard firstNode < 0, openLink == nil,
            tag == .time || !traits[node].isDisjoint(with: [.time, .label]),
            tree.attribute(.class, of: node)?.lowercased().contains("dateline") != true
        else { return false }
        var length = 0
        for part in tree.descendants(of: node) where tree.nodes[part].isText {
            length += tree.text(of: part).count
        }
        return (1...Self.longestLabel).contains(length)
    }

    private static let longestLabel = 48

    private mutating func enter(_ node: Int, _ tag: HTMLTag) {
        flush()
        var block = open.last ?? OpenBlock(element: node, context: [], headingLevel: nil)
        block.element = node
        block.headingLevel = tag.headingLevel ?? block.headingLevel
        switch tag {
        case .blockquote: block.context.insert(.quote)
        case .figcaption, .caption: block.context.insert(.caption)
        case .li: block.context.insert(.listItem)
        case .table: block.context.insert(.table)
        case .pre: block.context.insert(.preformatted)
        case .p: block.context.insert(.paragraph)
        case .dd, .dt: block.context.insert(.definition)
        case .div, .section, .article: block.context.remove(.paragraph)
        default: break
        }
        open.append(block)
    }

    private mutating func append(_ node: Int) {
        let piece = tree.text(of: node)
        if open.last?.context.contains(.preformatted) == true {
            appendPreformatted(piece)
        } else {
            text.append(piece)
        }
        guard piece.contains(where: { !$0.isASCIIWhitespace }) else { return }
        breaks = 0
        if firstNode < 0 { firstNode = node }
        lastNode = node
    }

    private mutating func appendPreformatted(_ piece: ArraySlice<UInt8>) {
        for (index, line) in piece.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            if index > 0 { text.appendLineBreak() }
            text.append(line)
        }
    }

    private mutating func endLink() {
        guard let link = openLink else { return }
        if link.start < text.count {
            links.append(TextRun.Link(range: link.start..<text.count, element: link.element))
        }
        openLink = nil
    }

    private mutating func flush() {
        defer {
            text = FlowingText()
            links = []
            (firstNode, lastNode, breaks) = (-1, -1, 0)
        }
        if let link = openLink {
            endLink()
            // A link around several blocks goes on in the next one.
            openLink = (link.element, link.end, 0)
        }
        guard firstNode >= 0, let block = open.last else { return }
        var bytes = text.bytes
        while let last = bytes.last, last.isASCIIWhitespace { bytes.removeLast() }
        guard !bytes.isEmpty else { return }
        let links = links.filter { $0.range.upperBound <= bytes.count }
        runs.append(
            TextRun(
                element: block.element, nodes: firstNode..<lastNode + 1, text: bytes, links: links,
                context: block.context, headingLevel: block.headingLevel))
    }
}
