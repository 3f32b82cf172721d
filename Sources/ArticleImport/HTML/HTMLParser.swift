import CLibXML2

/// From bytes to a tree, by libxml2.
enum HTMLParser {
    /// The largest page, in bytes.
    static let sizeLimit = 20 << 20
    /// Elements and texts beyond this number are left out.
    private static let nodeLimit = 2_000_000

    /// The tree of a page in UTF-8; nil where there is no element in it.
    static func tree(of page: [UInt8]) -> HTMLTree? {
        // A NUL would end the page.
        let whole = page.contains(0) ? page.map { $0 == 0 ? 0x20 : $0 } : page
        let page = AttributeLimit.bounded(whole, isHTML: true)
        let document = page.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { quoth_parse_html($0.baseAddress, Int32($0.count)) }
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        guard let root = xmlDocGetRootElement(document) else { return nil }
        var copy = TreeCopy()
        copy.tree.bytes.reserveCapacity(page.count / 2)
        copy.copy(root, limit: nodeLimit)
        return copy.tree
    }
}

/// Copies libxml2's tree into a flat one, without recursion.
private struct TreeCopy {
    var tree = HTMLTree()
    /// Names are kept once by the parser, so their addresses tell them apart.
    private var tags: [UnsafePointer<xmlChar>: HTMLTag] = [:]
    private var attributeNames: [UnsafePointer<xmlChar>: HTMLTree.AttributeName?] = [:]

    mutating func copy(_ root: xmlNodePtr, limit: Int) {
        var open: [Int] = []
        var next: xmlNodePtr? = root
        while let node = next, tree.nodes.count < limit {
            let index = add(node, parent: open.last ?? -1)
            if let index, let child = node.pointee.children, node.pointee.type == XML_ELEMENT_NODE {
                open.append(index)
                next = child
                continue
            }
            next = following(node, &open)
        }
        while let index = open.popLast() { tree.nodes[index].end = Int32(tree.nodes.count) }
    }

    /// The node after one whose descendants are done; closes the elements that end there.
    private mutating func following(_ node: xmlNodePtr, _ open: inout [Int]) -> xmlNodePtr? {
        var node = node
        while true {
            if let sibling = node.pointee.next, !open.isEmpty { return sibling }
            guard let index = open.popLast(), let parent = node.pointee.parent else { return nil }
            tree.nodes[index].end = Int32(tree.nodes.count)
            node = parent
        }
    }

    /// The number of the new node; nil for what is left out, comments above all.
    private mutating func add(_ node: xmlNodePtr, parent: Int) -> Int? {
        switch node.pointee.type {
        case XML_ELEMENT_NODE:
            let first = Int32(tree.attributes.count)
            addAttributes(of: node)
            append(
                HTMLTree.Node(
                    tag: tag(node.pointee.name), isText: false, parent: Int32(parent), end: 0, text: 0..<0,
                    attributes: first..<Int32(tree.attributes.count)))
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            guard parent >= 0, let content = node.pointee.content else { return nil }
            let isRaw = tree.nodes[parent].tag == .script
            if tree.nodes[parent].tag == .style { return nil }
            let text = isRaw ? addRaw(content) : addText(content)
            append(
                HTMLTree.Node(
                    tag: .other, isText: true, parent: Int32(parent), end: 0, text: text, attributes: 0..<0))
        default: return nil
        }
        return tree.nodes.count - 1
    }

    private mutating func append(_ node: HTMLTree.Node) {
        tree.nodes.append(node)
        tree.nodes[tree.nodes.count - 1].end = Int32(tree.nodes.count)
    }

    private mutating func tag(_ name: UnsafePointer<xmlChar>?) -> HTMLTag {
        guard let name else { return .other }
        if let known = tags[name] { return known }
        let tag = HTMLTag.named(String(cString: name).lowercased())
        tags[name] = tag
        return tag
    }

    private mutating func addAttributes(of node: xmlNodePtr) {
        var next = node.pointee.properties
        while let attribute = next {
            next = attribute.pointee.next
            guard let cName = attribute.pointee.name, let name = attributeName(cName) else { continue }
            let content = attribute.pointee.children?.pointee.content
            let value = content.map { addText($0) } ?? 0..<0
            tree.attributes.append(HTMLTree.Attribute(name: name, value: value))
        }
    }

    private mutating func attributeName(_ name: UnsafePointer<xmlChar>) -> HTMLTree.AttributeName? {
        if let known = attributeNames[name] { return known }
        let found = HTMLTree.AttributeName(rawValue: String(cString: name).lowercased())
        attributeNames[name] = .some(found)
        return found
    }

    private mutating func addRaw(_ content: UnsafePointer<xmlChar>) -> Range<Int32> {
        let start = Int32(tree.bytes.count)
        tree.bytes.append(
            contentsOf: UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
        return start..<Int32(tree.bytes.count)
    }

    /// Appends text for reading: no-break spaces become spaces; what is invisible goes (controls, soft hyphens, zero
    /// width spaces); C1 controls, which pages mean as Windows-1252, become those characters.
    private mutating func addText(_ content: UnsafePointer<xmlChar>) -> Range<Int32> {
        let start = Int32(tree.bytes.count)
        let text = UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content)))
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x20, !byte.isASCIIWhitespace {
                index += 1
            } else if byte == 0xC2, index + 1 < text.count, text[index + 1] <= 0xA0 || text[index + 1] == 0xAD
            {
                let second = text[index + 1]
                if second == 0xA0 {
                    tree.bytes.append(0x20)
                } else if second < 0xA0 {
                    tree.bytes.append(contentsOf: Windows1252.utf8(of: second))
                }
                index += 2
            } else if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x8B {
                index += 3
            } else if byte == 0xEF, index + 2 < text.count, text[index + 1] == 0xBB, text[index + 2] == 0xBF {
                index += 3
            } else {
                tree.bytes.append(byte)
                index += 1
            }
        }
        return start..<Int32(tree.bytes.count)
    }
}
