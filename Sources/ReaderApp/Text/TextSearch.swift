import ArticleModel

/// Finds words, or what a regular expression describes, in a text, with smart case: a query in small letters finds
/// capitals too. Straight quotation marks and apostrophes in a query of words find typographic ones.
struct TextSearch: Sendable {
    let query: String
    /// The query as a regular expression; nil for words.
    private let pattern: TextPattern?
    private let needle: [Unicode.Scalar]
    private let foldsCase: Bool
    /// The needle where it is ASCII; nil for any other.
    private let asciiNeedle: [UInt8]?

    /// More hits than anybody walks through; the search stops here.
    static let mostHits = 10_000

    init(_ query: String, isPattern: Bool = false) {
        self.query = query
        foldsCase = !query.contains { $0.isUppercase }
        pattern = isPattern ? TextPattern(query, foldsCase: foldsCase) : nil
        let needle = query.unicodeScalars.map { Self.folded($0, case: !query.contains { $0.isUppercase }) }
        self.needle = needle
        asciiNeedle = needle.allSatisfy(\.isASCII) ? needle.map { UInt8($0.value) } : nil
    }

    /// Whether the query is a regular expression.
    var isPattern: Bool { pattern != nil }

    /// What is wrong with a regular expression; nil for a query that can be used.
    var problem: String? { pattern?.problem }

    /// The places of all hits in text order; none for an empty query.
    func hits(in text: ArticleText) -> [TextSpan] {
        guard !needle.isEmpty else { return [] }
        if let pattern {
            var string = text.string
            return string.withUTF8 { pattern.hits(in: $0, most: Self.mostHits) }.map {
                TextSpan($0.lowerBound, $0.upperBound)
            }
        }
        let scalars = text.string.unicodeScalars
        var hits: [TextSpan] = []
        var index = scalars.startIndex
        var offset = 0
        while index < scalars.endIndex, hits.count < Self.mostHits {
            if let length = match(at: index, in: scalars) {
                hits.append(TextSpan(offset, offset + length))
                for _ in needle { offset += UTF8.width(scalars[index]); scalars.formIndex(after: &index) }
            } else {
                offset += UTF8.width(scalars[index])
                scalars.formIndex(after: &index)
            }
        }
        return hits
    }

    /// Whether a short text (a title) has a hit.
    func matches(_ string: String) -> Bool {
        if pattern == nil, let asciiNeedle,
            let isFound = Self.find(asciiNeedle, in: string, foldsCase: foldsCase)
        {
            return isFound
        }
        return !hits(in: ArticleText(string)).isEmpty
    }

    /// Whether ASCII words stand in a text that is all ASCII, as most titles of a long list are; nil for other texts.
    private static func find(_ needle: [UInt8], in string: String, foldsCase: Bool) -> Bool? {
        var string = string
        return string.withUTF8 { bytes in
            if bytes.contains(where: { $0 >= 0x80 }) { return nil }
            guard let first = needle.first, bytes.count >= needle.count else { return false }
            func folded(_ byte: UInt8) -> UInt8 {
                switch byte {
                case 0x09, 0x0A, 0x0D: 0x20
                case UInt8(ascii: "A")...UInt8(ascii: "Z") where foldsCase: byte | 0x20
                default: byte
                }
            }
            return (0...(bytes.count - needle.count)).contains { start in
                folded(bytes[start]) == first
                    && needle.indices.allSatisfy { folded(bytes[start + $0]) == needle[$0] }
            }
        }
    }

    private func match(at start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView) -> Int?
    {
        var index = start
        var length = 0
        for wanted in needle {
            guard index < scalars.endIndex, Self.folded(scalars[index], case: foldsCase) == wanted else {
                return nil
            }
            length += UTF8.width(scalars[index])
            scalars.formIndex(after: &index)
        }
        return length
    }

    private static func folded(_ scalar: Unicode.Scalar, case folds: Bool) -> Unicode.Scalar {
        switch scalar {
        case "“", "”", "„", "«", "»": return "\""
        case "‘", "’": return "'"
        case "\n", "\t", "\r", "\u{A0}": return " "
        default: break
        }
        guard folds else { return scalar }
        if scalar.isASCII {
            return ("A"..."Z").contains(scalar) ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
        }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars
        return lower.count == 1 ? (lower.first ?? scalar) : scalar
    }
}
