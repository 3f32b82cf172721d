import ArticleModel
import Synchronization

/// What the language engine makes of a text: for each word how probable every label is, and on request its links.
///
/// Words are those of the engine (each punctuation mark is one), counted through the whole text. The labels of a word are
/// read with all words of its window at hand; links exist only within a window.
public struct TextReading: Sendable {
    /// Label scores and worth of a word; names are scored apart.
    static let labelScoresPerWord = RoleLabel.names.count + WordTag.names.count + 1

    /// Where each word stands, in bytes; in text order.
    public let spans: [TextSpan]
    /// The words of each window. Every word is in exactly one of them.
    public let windows: [Range<Int>]
    /// Parts in attributions; the columns are those of `RoleLabel`.
    public let roles: LabelTable
    /// Parts in names; the columns are those of `NameLabel`. Without rows where names were not asked for.
    public let names: LabelTable
    /// Parts of speech; the columns are those of `WordTag`.
    public let tags: LabelTable
    /// Pieces that were read, those at the borders of windows and paragraphs included.
    public let pieceCount: Int
    private let worth: [Float]
    private let worthBias: Float
    private let hidden: HiddenRows
    private let encoder: Encoder
    private let lastLinks = LinkCache()

    init(
        spans: [TextSpan], windows: [Range<Int>], roles: LabelTable, names: LabelTable, tags: LabelTable,
        pieceCount: Int, worth: [Float], hidden: HiddenRows, encoder: Encoder
    ) {
        self.pieceCount = pieceCount
        self.spans = spans
        self.windows = windows
        self.roles = roles
        self.names = names
        self.tags = tags
        self.worth = worth
        self.worthBias = encoder.weights.labelBias[Self.labelScoresPerWord - 1]
        self.hidden = hidden
        self.encoder = encoder
    }

    /// The number of words.
    public var wordCount: Int { spans.count }

    /// Index of the window that holds a word; nil when there is no such word.
    public func window(of word: Int) -> Int? {
        guard spans.indices.contains(word) else { return nil }
        var low = 0
        var high = windows.count - 1
        while low < high {
            let middle = (low + high) / 2
            if windows[middle].upperBound <= word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Index of the first word that ends after an offset; the number of words when there is none.
    public func word(atOrAfter offset: Int) -> Int {
        var low = 0
        var high = spans.count
        while low < high {
            let middle = (low + high) / 2
            if spans[middle].end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The words that lie wholly within a span.
    public func words(in span: TextSpan) -> Range<Int> {
        var first = word(atOrAfter: span.start)
        if first < spans.count, spans[first].start < span.start { first += 1 }
        var end = word(atOrAfter: span.end)
        if end < spans.count, spans[end].end <= span.end { end += 1 }
        return first..<max(first, end)
    }

    /// The words and their worth alone, which take a twentieth of the memory: the labels and links of it are empty.
    public func withoutLabels() -> TextReading {
        TextReading(
            spans: spans, windows: windows, roles: LabelTable(labels: roles.labels, capacity: 0),
            names: LabelTable(labels: names.labels, capacity: 0),
            tags: LabelTable(labels: tags.labels, capacity: 0),
            pieceCount: pieceCount, worth: worth, hidden: HiddenRows(width: hidden.width, rows: 0),
            encoder: encoder)
    }

    /// The links of a window. They are computed anew at each call: ask once, then for all rows. The window must exist.
    public func links(inWindow window: Int) -> WindowLinks {
        // Before a window's words come the start pieces of all windows up to it, its own excepted.
        WindowLinks(
            words: windows[window], hidden: hidden, firstRow: windows[window].lowerBound + window,
            encoder: encoder)
    }

    /// Links from a word of a content to the first word of its cue; nil when there is no such word.
    public func cueLink(_ word: Int) -> LinkScores? { links(ofWord: word)?.cueScores(word) }

    /// Links from the first word of a cue to the first word of its source; nil when there is no such word.
    public func sourceLink(_ word: Int) -> LinkScores? { links(ofWord: word)?.sourceScores(word) }

    /// Links from a word to its grammatical head; nil when there is no such word.
    public func headLink(_ word: Int) -> LinkScores? { links(ofWord: word)?.headScores(word) }

    /// How much some words (a sentence) are worth checking: above 0 more likely than not. Words out of range are left
    /// out; nil when none remain.
    public func worth(_ words: Range<Int>) -> Float? {
        let inside = words.clamped(to: 0..<wordCount)
        guard !inside.isEmpty else { return nil }
        return worth[inside].reduce(0, +) / Float(inside.count) + worthBias
    }

    /// The links of the window last asked for are kept: most questions are about neighbours.
    private func links(ofWord word: Int) -> WindowLinks? {
        guard let window = window(of: word), !hidden.bytes.isEmpty else { return nil }
        if let kept = lastLinks.value.withLock({ $0 }), kept.words == windows[window] { return kept }
        let links = links(inWindow: window)
        lastLinks.value.withLock { $0 = links }
        return links
    }
}

/// The links of one window, shared by all copies of a reading.
private final class LinkCache: Sendable {
    let value = Mutex<WindowLinks?>(nil)
}
