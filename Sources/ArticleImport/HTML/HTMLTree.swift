/// A page as a flat list of its elements and texts in document order.
///
/// The descendants of a node are those that follow it up to its `end`, so that everything is done in loops, however
/// deep a page nests, and any sum over a subtree is a difference of two running sums.
struct HTMLTree {
    /// An element or a text.
    struct Node {
        var tag: HTMLTag
        var isText: Bool
        /// -1 for the root.
        var parent: Int32
        /// The number of the first node that is not inside this one.
        var end: Int32
        /// The text of a text node, in `bytes`.
        var text: Range<Int32>
        /// The element's attributes, in `attributes`.
        var attributes: Range<Int32>
    }

    /// The attributes that are kept.
    enum AttributeName: String, CaseIterable {
        case `class`, id, role, itemprop, itemtype, hidden, style, href, property, name, content, datetime,
            rel
        case type, lang, title, cite, src, alt
        case ariaHidden = "aria-hidden"
        case dataTestID = "data-testid"
        case dataComponent = "data-component"
        case xmlLang = "xml:lang"
    }

    struct Attribute {
        var name: AttributeName
        var value: Range<Int32>
    }

    var nodes: [Node] = []
    var attributes: [Attribute] = []
    /// All texts and attribute values, UTF-8.
    var bytes: [UInt8] = []

    /// The numbers of the nodes inside one.
    func descendants(of node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

    /// The number of the element around a node; nil for the root.
    func parent(of node: Int) -> Int? {
        let parent = nodes[node].parent
        return parent < 0 ? nil : Int(parent)
    }

    /// The elements and texts right inside a node.
    func children(of node: Int) -> [Int] {
        var children: [Int] = []
        var child = node + 1
        while child < Int(nodes[node].end) {
            children.append(child)
            child = Int(nodes[child].end)
        }
        return children
    }

    /// The bytes of an attribute; nil where the element has none of this name.
    func attributeBytes(_ name: AttributeName, of node: Int) -> ArraySlice<UInt8>? {
        for index in nodes[node].attributes where attributes[Int(index)].name == name {
            let value = attributes[Int(index)].value
            return bytes[Int(value.lowerBound)..<Int(value.upperBound)]
        }
        return nil
    }

    /// An attribute without white space around it; nil where it is missing or empty.
    func attribute(_ name: AttributeName, of node: Int) -> String? {
        guard let value = attributeBytes(name, of: node) else { return nil }
        let trimmed = value.trimmingASCIIWhitespace()
        return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
    }

    /// The text of a text node.
    func text(of node: Int) -> ArraySlice<UInt8> {
        let range = nodes[node].text
        return bytes[Int(range.lowerBound)..<Int(range.upperBound)]
    }

    /// All text inside an element, white space as single spaces.
    func plainText(of node: Int) -> String {
        var text = FlowingText()
        if nodes[node].isText { text.append(self.text(of: node)) }
        var index = node + 1
        while index < Int(nodes[node].end) {
            if nodes[index].isText {
                text.append(self.text(of: index))
            } else if nodes[index].tag == .br || nodes[index].tag.isBlock {
                text.appendSpace()
            } else if nodes[index].tag.holdsNoText {
                index = Int(nodes[index].end)
                continue
            }
            index += 1
        }
        return text.finished()
    }

    /// Whether an element is inside another one with a tag.
    func isInside(_ tag: HTMLTag, _ node: Int) -> Bool {
        var current = parent(of: node)
        while let ancestor = current {
            if nodes[ancestor].tag == tag { return true }
            current = parent(of: ancestor)
        }
        return false
    }
}

/// Text put together piece by piece as a browser shows it: white space in a row is one space, none at the ends.
struct FlowingText {
    private(set) var bytes: [UInt8] = []
    private var owesSpace = false

    /// The number of bytes so far, without a space that is still owed.
    var count: Int { bytes.count }

    /// Where the next word will begin.
    var next: Int { bytes.count + (owesSpace && !bytes.isEmpty && bytes.last != 0x0A ? 1 : 0) }

    mutating func append(_ piece: ArraySlice<UInt8>) {
        for byte in piece {
            if byte.isASCIIWhitespace {
                owesSpace = true
                continue
            }
            if owesSpace {
                if !bytes.isEmpty, bytes.last != 0x0A { bytes.append(0x20) }
                owesSpace = false
            }
            bytes.append(byte)
        }
    }

    mutating func appendSpace() { owesSpace = true }

    /// Begins a new line, where something stands on this one.
    mutating func appendLineBreak() {
        owesSpace = false
        if !bytes.isEmpty, bytes.last != 0x0A { bytes.append(0x0A) }
    }

    /// The text without space at its ends.
    mutating func finished() -> String {
        String(decoding: bytes[...].trimmingASCIIWhitespace(), as: UTF8.self)
    }
}

extension ArraySlice<UInt8> {
    /// The slice without ASCII white space at its ends.
    func trimmingASCIIWhitespace() -> ArraySlice<UInt8> {
        var slice = self
        while let first = slice.first, first.isASCIIWhitespace { slice = slice.dropFirst() }
        while let last = slice.last, last.isASCIIWhitespace { slice = slice.dropLast() }
        return slice
    }
}
