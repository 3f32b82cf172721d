/// Tells HTML from other text.
enum HTMLText {
    /// Whether bytes are a page by what they begin with.
    static func isLikely(_ bytes: some Collection<UInt8>) -> Bool {
        let head = String(decoding: bytes.prefix(1024), as: UTF8.self)[...]
        let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        guard start.first == "<" else { return false }
        let names = ["<!doctype html", "<html", "<head", "<body"]
        return names.contains { start.caseInsensitiveRange(of: $0) != nil }
    }
}
