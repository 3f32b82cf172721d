/// A half-open range of an article's text, in UTF-8 bytes.
///
/// In memory every position is a byte offset; files and output count Unicode code points instead,
/// and `OffsetMap` is the only way from one to the other. A span made by this project's own code lies on
/// the borders of code points.
public struct TextSpan: Hashable, Comparable, Sendable {
    /// Offset of the first byte.
    public var start: Int
    /// Offset after the last byte; never less than `start`.
    public var end: Int

    /// Makes a span; an `end` before `start` gives an empty span at `start`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// The number of bytes covered.
    public var length: Int { end - start }

    /// Whether nothing is covered.
    public var isEmpty: Bool { end == start }

    /// The span as a range of offsets.
    public var range: Range<Int> { start..<end }

    /// Whether `offset` is one of the covered bytes.
    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

    /// Whether every byte of `other` is covered as well. An empty span inside or at a border counts.
    public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

    /// Whether the two share at least one byte.
    public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

    /// The shared part, or nil where nothing is shared.
    public func intersection(_ other: TextSpan) -> TextSpan? {
        overlaps(other) ? TextSpan(max(start, other.start), min(end, other.end)) : nil
    }

    /// The smallest span that covers both.
    public func union(_ other: TextSpan) -> TextSpan {
        TextSpan(min(start, other.start), max(end, other.end))
    }

    /// By start, then by end.
    public static func < (a: TextSpan, b: TextSpan) -> Bool {
        (a.start, a.end) < (b.start, b.end)
    }
}

extension [TextSpan] {
    /// The smallest span that covers all of them; nil when there are none.
    public var hull: TextSpan? {
        guard let first else { return nil }
        return dropFirst().reduce(first) { $0.union($1) }
    }
}
