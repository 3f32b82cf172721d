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
}
