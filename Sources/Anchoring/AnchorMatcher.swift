import ArticleModel

/// Makes anchors for spans of one text, and finds the words of anchors in it again (W3C Web Annotation:
/// TextQuoteSelector and TextPositionSelector).
///
/// The quoted words decide, the position is only a hint: a span is given back only if it holds exactly the
/// anchor's words, and if the words around it tell it from every other place that holds them. Time is linear in
/// the text's length.
public struct AnchorMatcher: Sendable {
    /// The length of the context kept on either side, in code points.
    public static let contextLength = 32

    /// How much of the context must be found again around words that stand elsewhere too, 0 to 1.
    static let threshold = 0.4
    /// How much better the best place must be than the second best.
    static let margin = 0.2
    /// How much of the context must be found again around short words that stand in the text only once.
    static let thresholdWhenUnique = 0.25
    /// What standing at the recorded position counts.
    static let positionBonus = 0.25
    /// From this length on, in bytes, words that stand in the text only once need no context.
    static let distinctiveLength = 24

    private let text: ArticleText
    private let map: OffsetMap

    /// Prepares a text.
    public init(_ text: ArticleText) { self.init(text, map: OffsetMap(text)) }

    /// Prepares a text whose offset map has been made before.
    public init(_ text: ArticleText, map: OffsetMap) {
        self.text = text
        self.map = map
    }

    /// The anchor of a span, which is widened to whole code points and clamped to the text.
    public func anchor(for span: TextSpan) -> Annotation.Anchor {
        let range = map.codePoints(span)
        let start = map.byte(atCodePoint: range.start)
        var end = map.byte(atCodePoint: range.end)
        if end < min(span.end, text.count) { end = map.byte(atCodePoint: range.end + 1) }
        let before = map.byte(atCodePoint: range.start - Self.contextLength)
        let position = CodePointRange(range.start, map.codePoint(atByte: end))
        let after = map.byte(atCodePoint: position.end + Self.contextLength)
        return Annotation.Anchor(
            exact: text[TextSpan(start, end)], prefix: text[TextSpan(before, start)],
            suffix: text[TextSpan(end, after)], position: position)
    }

    /// Where the anchor's words stand in the text.
    public func state(of anchor: Annotation.Anchor) -> AnchorState {
        let words = Array(anchor.exact.utf8)
        guard !words.isEmpty, words.count <= text.count else { return .orphaned }
        let context = Context(prefix: Array(anchor.prefix.utf8), suffix: Array(anchor.suffix.utf8))
        let recorded = map.byte(atCodePoint: anchor.position.start)
        if text.bytes[recorded...].starts(with: words),
            context.agreement(in: text.bytes, around: TextSpan(recorded, recorded + words.count)) ?? 1 == 1
        {
            return .exact(TextSpan(recorded, recorded + words.count))
        }
        let places = occurrences(of: words, in: text.bytes).map { start in
            let span = TextSpan(start, start + words.count)
            let agreement = context.agreement(in: text.bytes, around: span) ?? 0
            return Place(span: span, score: agreement + (start == recorded ? Self.positionBonus : 0))
        }
        guard let found = clearlyBest(places, isDistinctive: words.count >= Self.distinctiveLength) else {
            return .orphaned
        }
        return found.start == recorded ? .exact(found) : .moved(found)
    }

    private struct Place {
        var span: TextSpan
        var score: Double
    }

    /// The best place, if nothing speaks for another.
    private func clearlyBest(_ places: [Place], isDistinctive: Bool) -> TextSpan? {
        if places.count == 1, let only = places.first {
            return isDistinctive || only.score >= Self.thresholdWhenUnique ? only.span : nil
        }
        var best: Place?
        var secondScore = 0.0
        for place in places {
            if let leader = best, place.score <= leader.score {
                secondScore = max(secondScore, place.score)
            } else {
                secondScore = best?.score ?? 0
                best = place
            }
        }
        guard let best, best.score >= Self.threshold, best.score - secondScore >= Self.margin else {
            return nil
        }
        return best.span
    }
}

/// The words that stood before and after an anchor's own.
private struct Context {
    var prefix: [UInt8]
    var suffix: [UInt8]

    /// How much of the context stands around a span without a gap, 0 to 1; nil when no context is known.
    func agreement(in text: [UInt8], around span: TextSpan) -> Double? {
        let length = prefix.count + suffix.count
        guard length > 0 else { return nil }
        var same = 0
        while same < prefix.count, same < span.start,
            prefix[prefix.count - 1 - same] == text[span.start - 1 - same]
        { same += 1 }
        var sameAfter = 0
        while sameAfter < suffix.count, span.end + sameAfter < text.count,
            suffix[sameAfter] == text[span.end + sameAfter]
        { sameAfter += 1 }
        return Double(same + sameAfter) / Double(length)
    }
}

/// All places where `words` starts, overlapping ones too, by the algorithm of Knuth, Morris and Pratt (1977).
/// `words` must not be empty.
func occurrences(of words: [UInt8], in text: [UInt8]) -> [Int] {
    /// For each prefix of `words`: the length of its longest proper prefix that is also its suffix.
    var borders = [Int](repeating: 0, count: words.count)
    var length = 0
    for index in words.indices.dropFirst() {
        while length > 0, words[index] != words[length] { length = borders[length - 1] }
        if words[index] == words[length] { length += 1 }
        borders[index] = length
    }
    var places: [Int] = []
    var matched = 0
    for (index, byte) in text.enumerated() {
        while matched > 0, byte != words[matched] { matched = borders[matched - 1] }
        if byte == words[matched] { matched += 1 }
        if matched == words.count {
            places.append(index + 1 - matched)
            matched = borders[matched - 1]
        }
    }
    return places
}
