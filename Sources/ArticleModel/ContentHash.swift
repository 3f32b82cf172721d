/// FNV-1a with 64 bits, its result mixed so that every bit depends on all: tells contents apart on disk.
///
/// It is no protection against forgery; whoever relies on equality must compare the contents too.
public struct ContentHash: Sendable {
    @usableFromInline var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of nothing.
    public init() {}

    /// Adds bytes to what is hashed.
    @inlinable public mutating func add(_ bytes: some Sequence<UInt8>) {
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    }

    /// The hash of everything added so far.
    public var value: UInt64 {
        var mixed = state
        mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ mixed >> 33
    }

    /// The hash of one text as 16 hexadecimal digits.
    public static func hex(of text: String) -> String {
        var hash = ContentHash()
        hash.add(text.utf8)
        return digits(hash.value)
    }

    /// A hash as 16 lowercase hexadecimal digits.
    public static func digits(_ hash: UInt64) -> String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
