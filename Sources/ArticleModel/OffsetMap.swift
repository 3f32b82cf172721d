/// Converts between UTF-8 byte offsets (in memory) and Unicode code points (in files and output).
///
/// Code points are the unit of the W3C Web Annotation model. The map keeps one checkpoint for every
/// `stride` bytes, so that both directions cost a bounded scan; an ASCII text needs no table at all.
public struct OffsetMap: Sendable {
    private static let stride = 128
    private let bytes: [UInt8]
    private let isASCII: Bool
    /// The number of code points that start before byte `index * stride`.
    private let checkpoints: [Int]

    /// The number of code points in the text.
    public let codePointCount: Int

    /// Builds the map of one text.
    public init(_ text: ArticleText) {
        bytes = text.bytes
        var counts: [Int] = []
        counts.reserveCapacity(bytes.count / Self.stride + 1)
        var count = 0
        for (index, byte) in bytes.enumerated() {
            if index % Self.stride == 0 { counts.append(count) }
            if !byte.isUTF8Continuation { count += 1 }
        }
        codePointCount = count
        isASCII = count == bytes.count
        checkpoints = isASCII ? [] : counts
    }

    /// The number of code points before byte `offset`. Offsets outside the text are clamped; one within a
    /// code point gives the index of that code point.
    public func codePoint(atByte offset: Int) -> Int {
        let offset = min(max(0, offset), bytes.count)
        if isASCII { return offset }
        if offset == bytes.count { return codePointCount }
        var start = offset
        while start > 0, bytes[start].isUTF8Continuation { start -= 1 }
        let checkpoint = start / Self.stride
        var count = checkpoints[checkpoint]
        for index in (checkpoint * Self.stride)..<start where !bytes[index].isUTF8Continuation { count += 1 }
        return count
    }

    /// The byte offset at which code point `index` starts; the end of the text for its count or more.
    public func byte(atCodePoint index: Int) -> Int {
        if index <= 0 { return 0 }
        if index >= codePointCount { return bytes.count }
        if isASCII { return index }
        var low = 0
        var high = checkpoints.count - 1
        while low < high {
            let middle = (low + high + 1) / 2
            if checkpoints[middle] <= index { low = middle } else { high = middle - 1 }
        }
        var count = checkpoints[low]
        var offset = low * Self.stride
        while offset < bytes.count, bytes[offset].isUTF8Continuation { offset += 1 }
        while offset < bytes.count, count < index {
            offset += 1
            while offset < bytes.count, bytes[offset].isUTF8Continuation { offset += 1 }
            count += 1
        }
        return offset
    }

    /// A byte span as a range of code points.
    public func codePoints(_ span: TextSpan) -> CodePointRange {
        CodePointRange(codePoint(atByte: span.start), codePoint(atByte: span.end))
    }

    /// A range of code points as a byte span.
    public func bytes(_ range: CodePointRange) -> TextSpan {
        TextSpan(byte(atCodePoint: range.start), byte(atCodePoint: range.end))
    }
}
