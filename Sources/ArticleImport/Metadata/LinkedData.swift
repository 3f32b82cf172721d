import ArticleModel

/// What a page says of its article in JSON-LD (schema.org).
struct LinkedData {
    /// The object of the article; nil where there is none.
    private(set) var article: JSONValue?
    /// All objects, those inside others too.
    private var objects: [JSONValue] = []

    /// Reads the page's `application/ld+json` scripts; those that are broken beyond repair are passed over.
    init(_ tree: HTMLTree) {
        for node in tree.nodes.indices where tree.nodes[node].tag == .script {
            guard tree.attribute(.type, of: node)?.lowercased().contains("ld+json") == true else { continue }
            let script = tree.descendants(of: node).reduce(into: [UInt8]()) { $0 += tree.text(of: $1) }
            if let value = Self.parse(script) { collect(value) }
        }
        article =
            objects.first { Self.isArticle($0) && $0["headline"] != nil }
            ?? objects.first { Self.isArticle($0) }
    }

    private static func isArticle(_ object: JSONValue) -> Bool {
        types(of: object).contains { isArticleType($0) }
    }

    private static func isArticleType(_ type: String) -> Bool {
        type.hasSuffix("Article") || type.hasSuffix("BlogPosting") || type == "LiveBlogPosting"
            || type == "Report"
            || type.hasSuffix("NewsArticle")
    }

    /// The names in `@type`, without the address of the vocabulary.
    static func types(of object: JSONValue) -> [String] {
        let types = object["@type"]?.array ?? object["@type"].map { [$0] } ?? []
        return types.compactMap { $0.string.map { String($0.split(separator: "/").last ?? "") } }
    }

    /// Whether the page is a blog that is written while something happens.
    var isLive: Bool { objects.contains { Self.types(of: $0).contains("LiveBlogPosting") } }

    /// The first text of a property of the article.
    func text(_ key: String) -> String? { article?[key].flatMap { Self.text($0) } }

    /// The names of the people or organisations in a property.
    func names(_ key: String) -> [String] {
        guard let value = article?[key] else { return [] }
        return (value.array ?? [value]).compactMap { name(of: $0) }
    }

    private func name(of value: JSONValue) -> String? {
        if let text = value.string { return text }
        if let name = value["name"].flatMap({ Self.text($0) }) { return name }
        // A reference to an object elsewhere in the graph.
        guard let id = value["@id"]?.string else { return nil }
        return objects.first { $0["@id"]?.string == id && $0["name"] != nil }?["name"].flatMap {
            Self.text($0)
        }
    }

    /// The name of an object of a type, the page's own site or publisher for example.
    func name(ofFirst type: String) -> String? {
        objects.first { Self.types(of: $0).contains(type) && $0["name"] != nil }?["name"].flatMap {
            Self.text($0)
        }
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .array(let values): values.lazy.compactMap { text($0) }.first
        case .object(let properties): properties["@value"]?.string ?? properties["@id"]?.string
        default: nil
        }
    }

    /// All objects within a value, in order; nesting is bounded by the parser of JSON.
    private mutating func collect(_ value: JSONValue) {
        if let values = value.array {
            for value in values { collect(value) }
        } else if let properties = value.object {
            objects.append(value)
            for key in properties.keys.sorted() where key != "@context" {
                if let inner = properties[key] { collect(inner) }
            }
        }
    }

    /// JSON, also with comment marks around it, with line ends and tabs inside its texts, or with commas too many.
    private static func parse(_ script: [UInt8]) -> JSONValue? {
        if let value = try? JSONValue(parsing: script) { return value }
        var repaired: [UInt8] = []
        var isInText = false
        var isEscaped = false
        for byte in script {
            if isInText, byte < 0x20 {
                repaired.append(0x20)
                continue
            }
            if !isInText, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                while let last = repaired.last, last.isASCIIWhitespace { repaired.removeLast() }
                if repaired.last == UInt8(ascii: ",") { repaired.removeLast() }
            }
            if byte == UInt8(ascii: "\""), !isEscaped { isInText.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            repaired.append(byte)
        }
        let start = repaired.firstIndex { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }
        let end = repaired.lastIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }
        guard let start, let end, start < end else { return nil }
        return try? JSONValue(parsing: repaired[start...end])
    }
}
