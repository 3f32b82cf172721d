/// FNV-1a with 64 bits, its result mixed so that every bit depends on all: tells contents apart on disk.
///
/// It is no protection against forgery; whoever relies on equality must compare the contents too.
struct ContentHash {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// The hash of everything added so far.
    var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ mixed >> 33
    }

    /// The hash of one text as 16 hexadecimal digits.
    static func hex(of text: String) -> String {
        var hash = ContentHash()
        hash.add(text.utf8)
        return ArticleID.text(hash.value)
    }
}

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

    static func text(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
