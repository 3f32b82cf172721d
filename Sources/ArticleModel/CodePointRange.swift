/// A half-open range of Unicode code points, written in JSON as `[start, end]`.
public struct CodePointRange: Hashable, Sendable, Codable {
    /// Index of the first code point.
    public var start: Int
    /// Index after the last code point.
    public var end: Int

    /// Makes a range; an `end` before `start` gives an empty one.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// Reads `[start, end]`.
    public init(from decoder: any Decoder) throws {
        var container = try decoder.unkeyedContainer()
        self.init(try container.decode(Int.self), try container.decode(Int.self))
    }

    /// Writes `[start, end]`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.unkeyedContainer()
        try container.encode(start)
        try container.encode(end)
    }
}
