/// A small seeded generator (SplitMix64), so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// Bytes of three kinds in turn: any, mostly escape sequences, and encoded code points from everywhere.
func randomBytes(seed: UInt64, count: Int) -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    switch seed % 3 {
    case 0:
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
    case 1:
        let alphabet = Array("\u{1B}\u{1B}[]O<;0123~MmA\u{9B}–".utf8)
        return (0..<count).map { _ in alphabet.randomElement(using: &generator) ?? 0 }
    default:
        var text = ""
        while text.utf8.count < count {
            let ranges: [ClosedRange<UInt32>] = [
                0...0xFF, 0x300...0x36F, 0x600...0xEFF, 0x1100...0x11FF, 0x2000...0x206F, 0xFE00...0xFFFF,
                0x1F1E6...0x1F6FF, 0xE0000...0xE01EF,
            ]
            guard let range = ranges.randomElement(using: &generator) else { continue }
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return Array(text.utf8)
    }
}
