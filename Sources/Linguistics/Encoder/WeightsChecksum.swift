/// The checksum of a file of weights: as fast as memory is read, and changed by every single flipped bit.
enum WeightsChecksum {
    private static let prime: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// The checksum of some bytes: eight lanes of 64-bit words (little-endian, zeros after the end), then the lanes and
    /// the number of bytes.
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = SIMD8<UInt64>(1, 2, 3, 4, 5, 6, 7, 8)
        let whole = bytes.count / 64 * 64
        var offset = 0
        while offset < whole {
            mix(&lanes, bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<UInt64>.self))
            offset += 64
        }
        if whole < bytes.count {
            var rest = SIMD8<UInt64>.zero
            for index in whole..<bytes.count {
                rest[(index - whole) / 8] |= UInt64(bytes[index]) << UInt64((index - whole) % 8 * 8)
            }
            mix(&lanes, rest)
        }
        var result = UInt64(bytes.count)
        for index in 0..<8 { result = mixed(result, lanes[index]) }
        return result
    }

    @inline(__always)
    private static func mix(_ lanes: inout SIMD8<UInt64>, _ words: SIMD8<UInt64>) {
        for index in 0..<8 { lanes[index] = mixed(lanes[index], words[index]) }
    }

    @inline(__always)
    private static func mixed(_ lane: UInt64, _ word: UInt64) -> UInt64 {
        let product = (lane ^ word) &* prime
        return product << 29 | product >> 35
    }
}
