import Anchoring
import ArticleModel

/// Finding where annotations stand.
///
/// Nothing is kept of it on disk: an annotation's selectors speak of one of the article's texts, and its place in any
/// other is found from that one. So an annotation that came in with an older text, by import or from another copy of the
/// library, finds its place as surely as one that was there when the text was revised.
extension Library {
    /// Where the annotations of an article stand in its present text.
    public func states(of annotations: [Annotation], in article: Article) throws(LibraryError)
        -> [AnchorState]
    {
        var texts = ArticleTexts(self, article)
        return annotations.map { texts.state(of: $0.anchor) }
    }
}

/// The texts of one article, read when they are needed.
struct ArticleTexts {
    let present: AnchorMatcher
    private let readEarlier: () -> [AnchorMatcher]
    private var madeEarlier: [AnchorMatcher]?

    /// The present text of an article and its revisions; those that cannot be read are left out.
    init(_ library: Library, _ article: Article) {
        present = AnchorMatcher(ArticleText(article.document.text))
        readEarlier = {
            let numbers = (try? library.revisionNumbers(article.id)) ?? []
            return numbers.reversed().compactMap { number in
                (try? library.revisionFile(number, of: article.id)).map {
                    AnchorMatcher(ArticleText($0.document.text))
                }
            }
        }
    }

    /// Newest first.
    mutating func earlier() -> [AnchorMatcher] {
        if let madeEarlier { return madeEarlier }
        let made = readEarlier()
        madeEarlier = made
        return made
    }

    /// Where an anchor's words stand in the present text.
    mutating func state(of anchor: Annotation.Anchor) -> AnchorState {
        state(of: anchor, in: present)
    }

    /// Where an anchor's words stand in one of the article's texts: found from the text that the anchor speaks of, the
    /// newest in which its words and its context are in their place.
    mutating func state(of anchor: Annotation.Anchor, in text: AnchorMatcher) -> AnchorState {
        if let span = text.exactSpan(of: anchor) { return .exact(span) }
        for home in [present] + earlier() {
            if let span = home.exactSpan(of: anchor) { return text.state(of: span, in: home) }
        }
        return text.state(of: anchor)
    }

    /// Where an anchor's words stand now that the present text has come in the place of the one before, and the anchor
    /// that says so. An orphan's anchor speaks of the text before from now on, in which its words were in their place.
    mutating func revised(_ anchor: Annotation.Anchor) -> (state: AnchorState, anchor: Annotation.Anchor) {
        guard let before = earlier().first else { return (state(of: anchor), anchor) }
        guard let span = state(of: anchor, in: before).span else {
            // It was an orphan before; its words may be back.
            let state = state(of: anchor)
            return (state, state.span.map { present.anchor(for: $0) } ?? anchor)
        }
        let state = present.state(of: span, in: before)
        return (state, state.span.map { present.anchor(for: $0) } ?? before.anchor(for: span))
    }
}
