/// A list of words with values, searched in the bytes of its file.
///
/// The file has one entry to a line (`key`, or `key<tab>value`), sorted by bytes. Nothing is built from it but the
/// starts of its lines, so that loading costs next to nothing; a look-up is a binary search.
public struct Lexicon: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int32]

    /// The number of entries.
    public var count: Int { starts.count }

    /// Loads a lexicon by file name; an incomplete installation gives an empty one.
    public init(named name: String) {
        self.init(LexiconFile.bytes(name))
    }

    /// A lexicon from the bytes of its file.
    public init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var starts: [Int32] = []
        var isStart = true
        for (index, byte) in bytes.enumerated() {
            if isStart, byte != 0x0A { starts.append(Int32(truncatingIfNeeded: index)) }
            isStart = byte == 0x0A
        }
        self.starts = starts
    }

    /// Whether there is an entry with this key.
    public func contains(_ key: String) -> Bool { entryEnd(key) != nil }

    /// The first byte of the value of a key; nil where there is no entry or no value.
    public func letter(_ key: String) -> UInt8? {
        guard let end = entryEnd(key), end + 1 < bytes.count, bytes[end] == 0x09 else { return nil }
        return bytes[end + 1]
    }

    /// The value of a key; nil where there is no entry.
    public func value(_ key: String) -> String? {
        guard let end = entryEnd(key) else { return nil }
        guard end < bytes.count, bytes[end] == 0x09 else { return "" }
        let line = bytes[(end + 1)...].prefix { $0 != 0x0A }
        return String(decoding: line, as: UTF8.self)
    }

    /// Whether every entry can be found: the lines are sorted.
    var isSorted: Bool {
        starts.allSatisfy { start in
            let key = bytes[Int(start)...].prefix { $0 != 0x0A && $0 != 0x09 }
            return contains(String(decoding: key, as: UTF8.self))
        }
    }

    /// Where the key of its entry ends.
    private func entryEnd(_ key: String) -> Int? {
        var key = key
        return key.withUTF8 { key in
            var low = 0
            var high = starts.count
            while low < high {
                let middle = (low + high) / 2
                switch compare(key, at: Int(starts[middle])) {
                case 0: return Int(starts[middle]) + key.count
                case let order where order < 0: high = middle
                default: low = middle + 1
                }
            }
            return nil
        }
    }

    /// Below zero when the key stands before the entry at an offset, zero when it is its key.
    private func compare(_ key: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
        for (index, byte) in key.enumerated() {
            let other = offset + index < bytes.count ? bytes[offset + index] : 0x0A
            if other == 0x0A || other == 0x09 { return 1 }
            if byte != other { return Int(byte) - Int(other) }
        }
        let end = offset + key.count
        return end >= bytes.count || bytes[end] == 0x0A || bytes[end] == 0x09 ? 0 : -1
    }
}
