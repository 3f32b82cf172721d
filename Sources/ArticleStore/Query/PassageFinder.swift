import ArticleModel

/// What a search shows of an article that it has found.
public struct SearchHit: Hashable, Sendable {
    /// What lists show of it.
    public var article: ArticleSummary
    /// The words around those found first, on one line; the text's beginning where only other things were asked
    /// for or only the title has the words.
    public var snippet: String
    /// The words found first in the text (of a note: the words that it is about); nil where there are none.
    public var span: CodePointRange?
}

/// Finds the passage of an article that a query is about.
struct PassageFinder {
    private let words: [WordPattern]
    private var folding = TextFolding()

    init(_ words: [WordPattern]) { self.words = words }

    /// The first place of any of the words.
    mutating func firstSpan(in text: ArticleText) -> TextSpan? { firstSpan(in: text.string) }

    /// The first place of any of the words within some passages.
    mutating func firstSpan(in text: ArticleText, within passages: [TextSpan]) -> TextSpan? {
        for passage in passages.sorted() {
            if let found = firstSpan(in: text[passage]) {
                return TextSpan(passage.start + found.start, passage.start + found.end)
            }
        }
        return nil
    }

    /// The first annotation whose note or tags have any of the words.
    mutating func first(of annotations: [Annotation]) -> Annotation? {
        annotations.first { annotation in
            ([annotation.note].compactMap { $0 } + annotation.tags).contains { firstSpan(in: $0) != nil }
        }
    }

    private mutating func firstSpan(in text: String) -> TextSpan? {
        if words.isEmpty { return nil }
        let folded = folding.fold(text)
        return words.compactMap { $0.firstSpan(in: folded) }.min()
    }

    /// The words around the first place in a short text; all of a text without one.
    mutating func snippet(of text: String) -> String {
        Snippet.text(of: ArticleText(text), around: firstSpan(in: text) ?? TextSpan(0, 0))
    }
}
