/// HTML as this module writes it, read strictly: what is not such is a flaw.
struct HTMLReading {
    private(set) var flaws: [String] = []
    private(set) var addresses: [String] = []
    private(set) var text = ""

    private static let empty: Set<String> = ["meta"]
    private static let entities = [
        "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&",
    ]

    init(_ html: String) {
        var open: [String] = []
        var ids: Set<String> = []
        var rest = Substring(html.replacing("<!DOCTYPE html>\n", with: ""))
        while let start = rest.unicodeScalars.firstIndex(of: "<") {
            take(String(rest.unicodeScalars[..<start]))
            rest = Substring(rest.unicodeScalars[start...])
            guard
                let tag = rest.prefixMatch(
                    of: #/<(/?)([a-z][a-z0-9]*)((?: [a-z-]+="[^"<>]*")*)>/#.matchingSemantics(.unicodeScalar))
            else {
                flaws.append("no tag: \(rest.prefix(40))")
                return
            }
            rest = rest[tag.range.upperBound...]
            let name = String(tag.2)
            if tag.1 == "/" {
                if open.popLast() != name { flaws.append("</\(name)> closes something else") }
            } else if !Self.empty.contains(name) {
                open.append(name)
            }
            for attribute in tag.3.matches(of: #/ ([a-z-]+)="([^"]*)"/#.matchingSemantics(.unicodeScalar)) {
                if attribute.1 == "href" { addresses.append(String(attribute.2)) }
                if attribute.1 == "id", !ids.insert(String(attribute.2)).inserted {
                    flaws.append("\(attribute.2) stands for two places")
                }
                if ["src", "style"].contains(attribute.1) || attribute.1.hasPrefix("on") {
                    flaws.append("\(attribute.1) is no attribute for a page like this")
                }
            }
        }
        take(String(rest))
        if !open.isEmpty { flaws.append("\(open) left open") }
        if html.unicodeScalars.contains(where: Self.isForbidden) { flaws.append("a control character") }
    }

    private mutating func take(_ words: String) {
        var rest = Array(words.utf8)[...]
        var bytes: [UInt8] = []
        while let byte = rest.first {
            let entity = Self.entities.first { rest.starts(with: $0.key.utf8) }
            bytes += entity.map { Array($0.value.utf8) } ?? [byte]
            rest = rest.dropFirst(entity?.key.utf8.count ?? 1)
        }
        text += String(decoding: bytes, as: UTF8.self)
    }

    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: false
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension String {
    /// The parts between occurrences of some words.
    func components(of words: String) -> [Substring] {
        split(separator: words, omittingEmptySubsequences: false)
    }
}
