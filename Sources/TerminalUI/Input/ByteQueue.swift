/// Bytes that come in at the end and leave at the front, both at constant cost.
struct ByteQueue {
    private var bytes: [UInt8] = []
    private var start = 0

    /// The number of bytes held.
    var count: Int { bytes.count - start }

    /// Whether there are none.
    var isEmpty: Bool { count == 0 }

    /// The byte at the front.
    var first: UInt8? { isEmpty ? nil : bytes[start] }

    /// The byte at an index from the front, which must be below `count`.
    subscript(index: Int) -> UInt8 { bytes[start + index] }

    /// Adds bytes at the end.
    mutating func append(_ more: some Sequence<UInt8>) { bytes += more }

    /// Up to `length` bytes from the front.
    func prefix(_ length: Int) -> ArraySlice<UInt8> { bytes[start..<(start + min(max(0, length), count))] }

    /// Drops up to `length` bytes from the front.
    mutating func removeFirst(_ length: Int) {
        start += min(length, count)
        if start == bytes.count {
            bytes.removeAll(keepingCapacity: bytes.capacity < 1 << 16)
            start = 0
        } else if start > 1 << 16 {
            bytes.removeFirst(start)
            start = 0
        }
    }

    /// Drops all bytes, and returns them.
    mutating func removeAll() -> [UInt8] {
        defer {
            bytes = []
            start = 0
        }
        return Array(bytes[start...])
    }

    /// Where a pattern first occurs.
    func firstIndex(of pattern: [UInt8]) -> Int? {
        guard let head = pattern.first, count >= pattern.count else { return nil }
        for index in start...(bytes.count - pattern.count) where bytes[index] == head {
            if bytes[index..<(index + pattern.count)].elementsEqual(pattern) { return index - start }
        }
        return nil
    }
}
