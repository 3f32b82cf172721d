import ArticleModel

/// Ids of articles: 16 lowercase hexadecimal digits, made from the address and the text.
enum ArticleID {
    /// The id for an article; with `attempt` above 0 the next ones to try when it is taken by another text.
    static func make(url: String?, text: String, attempt: UInt64 = 0) -> String {
        var hash = ContentHash()
        hash.add((url ?? "").utf8)
        hash.add(CollectionOfOne(0))
        hash.add(text.utf8)
        return self.text(hash.value &+ attempt)
    }

    /// Whether it can be an id, and so a part of a path.
    static func isValid(_ id: String) -> Bool { id.utf8.count == 16 && isHexadecimal(id) }

    /// Whether it consists of lowercase hexadecimal digits alone.
    static func isHexadecimal(_ id: String) -> Bool {
        !id.isEmpty && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    }

    static func text(_ hash: UInt64) -> String { ContentHash.digits(hash) }
}
