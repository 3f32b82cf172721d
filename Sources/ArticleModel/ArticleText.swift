/// A text with its UTF-8 bytes at hand, so that spans can be cut from it in constant time.
public struct ArticleText: Hashable, Sendable {
    /// The text itself.
    public let string: String
    /// The same text as UTF-8: spans index into this.
    public let bytes: [UInt8]

    /// Keeps a text and its bytes.
    public init(_ string: String) {
        self.string = string
        self.bytes = Array(string.utf8)
    }

    /// The number of UTF-8 bytes.
    public var count: Int { bytes.count }

    /// The whole text as a span.
    public var span: TextSpan { TextSpan(0, bytes.count) }

    /// The words of a span. Positions outside the text are clamped to it.
    public subscript(span: TextSpan) -> String {
        let start = min(max(0, span.start), bytes.count)
        let end = min(max(start, span.end), bytes.count)
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    /// The span without white space at either end (ASCII white space and the no-break space).
    public func trimmed(_ span: TextSpan) -> TextSpan {
        var start = max(0, span.start)
        var end = min(span.end, bytes.count)
        while start < end {
            if bytes[start].isASCIIWhitespace {
                start += 1
            } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0xA0 {
                start += 2
            } else {
                break
            }
        }
        while end > start {
            if bytes[end - 1].isASCIIWhitespace {
                end -= 1
            } else if end - 2 >= start, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
                end -= 2
            } else {
                break
            }
        }
        return TextSpan(start, end)
    }

    /// The nearest offset at or before `offset` that starts a code point.
    public func codePointStart(atOrBefore offset: Int) -> Int {
        var position = min(max(0, offset), bytes.count)
        while position > 0, position < bytes.count, bytes[position].isUTF8Continuation { position -= 1 }
        return position
    }
}

extension UInt8 {
    /// Space, tab, line feed, vertical tab, form feed or carriage return.
    public var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

    /// Whether this byte continues a UTF-8 sequence (10xxxxxx).
    public var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
}
