import ArticleModel
import Synchronization

/// Makes anchors for spans of one text, and finds the words of anchors, or of another state of the text, in it again
/// (W3C Web Annotation: TextQuoteSelector and TextPositionSelector).
///
/// The quoted words decide, then the words around them; the position is only a hint. A passage is found where its
/// words stand, or most of them, if their surroundings tell the place from every other. What is not certain is an
/// orphan: an annotation never stands on words that are not its own.
///
/// With the earlier text at hand (`state(of:in:)`) far more is certain than from an anchor alone.
public final class AnchorMatcher: Sendable {
    /// The length of the context kept on either side, in code points.
    public static let contextLength = 32

    let text: ArticleText
    private let map: OffsetMap
    private let madeWords = Mutex<WordText?>(nil)

    /// Prepares a text.
    public convenience init(_ text: ArticleText) { self.init(text, map: OffsetMap(text)) }

    /// Prepares a text whose offset map has been made before.
    public init(_ text: ArticleText, map: OffsetMap) {
        self.text = text
        self.map = map
    }

    /// The words of a span.
    public func text(_ span: TextSpan) -> String { text[span] }

    /// The words, found when they are first needed: most annotations are where they were.
    var words: WordText {
        madeWords.withLock { words in
            if let words { return words }
            let made = WordText(text)
            words = made
            return made
        }
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

    /// Where the anchor's words stand in the text, as far as the anchor alone can tell.
    public func state(of anchor: Annotation.Anchor) -> AnchorState {
        if let span = exactSpan(of: anchor) { return .exact(span) }
        let passage = Array(anchor.exact.utf8)
        guard !passage.isEmpty else { return .orphaned }
        let prefix = Array(anchor.prefix.utf8)
        let source = WordText(ArticleText(anchor.prefix + anchor.exact + anchor.suffix))
        let span = TextSpan(prefix.count, prefix.count + passage.count)
        // Joined, two halves may make other code points than they were: such an anchor has no place.
        guard source.text.bytes[span.range].elementsEqual(passage) else { return .orphaned }
        let recorded = map.byte(atCodePoint: anchor.position.start)
        return state(
            of: AnchorSearch(
                source: source, isWhole: false, span: span, target: words, recorded: recorded),
            recorded: recorded)
    }

    /// Where the words of a span of an earlier state of the text stand in this one.
    public func state(of span: TextSpan, in earlier: AnchorMatcher) -> AnchorState {
        let start = earlier.text.codePointStart(atOrBefore: span.start)
        let span = TextSpan(start, earlier.text.codePointStart(atOrAfter: span.end))
        guard !span.isEmpty else { return .orphaned }
        if earlier.text.bytes == text.bytes { return .exact(span) }
        return state(
            of: AnchorSearch(source: earlier.words, isWhole: true, span: span, target: words),
            recorded: span.start)
    }

    /// The span at the anchor's position, if its words and all of its context stand there.
    public func exactSpan(of anchor: Annotation.Anchor) -> TextSpan? {
        let start = map.byte(atCodePoint: anchor.position.start)
        let (prefix, passage, suffix) = (anchor.prefix.utf8, anchor.exact.utf8, anchor.suffix.utf8)
        let bytes = text.bytes
        guard !passage.isEmpty, start >= prefix.count, bytes[start...].starts(with: passage),
            bytes[(start - prefix.count)..<start].elementsEqual(prefix),
            bytes[(start + passage.count)...].starts(with: suffix)
        else { return nil }
        return TextSpan(start, start + passage.count)
    }

    private func state(of search: AnchorSearch, recorded: Int) -> AnchorState {
        let found: TextSpan?
        switch search.outcome() {
        case .found(let span): found = span
        case .ambiguous: found = nil
        case .absent: found = EditedPassage(search: search).find()
        }
        guard let found else { return .orphaned }
        let isUnchanged =
            found.start == recorded
            && text.bytes[found.range].elementsEqual(search.source.text.bytes[search.span.range])
        return isUnchanged ? .exact(found) : .moved(found)
    }
}
