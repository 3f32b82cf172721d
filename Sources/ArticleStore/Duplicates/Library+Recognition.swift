import ArticleModel

/// What a document is to the library.
public enum Recognition: Hashable, Sendable {
    /// Nothing like it is there.
    case new
    /// This article has the same text.
    case same(String)
    /// It is an earlier text of this article, revised since.
    case earlier(String, revision: Int)
    /// It is another text of this article: from the same address, or with the same id from the same source.
    case revision(of: String)
    /// It is nearly, or quite, the text of this article from another place; 0 to 1 says how much they share.
    case copy(of: String, likeness: Double)
}

extension Library {
    /// What a document is to the library, found through the articles' keys: its address first, then where it came from,
    /// then its text.
    public func recognise(_ document: RawDocument, _ index: any ArticleKeyIndex) throws(LibraryError)
        -> Recognition
    {
        try recognise(document, ArticleKeys(document), index)
    }

    func recognise(
        _ document: RawDocument, _ keys: ArticleKeys, _ index: any ArticleKeyIndex
    ) throws(LibraryError) -> Recognition {
        // What cannot be read is not recognised; it is reported where articles are listed.
        var candidates: [Article] = []
        for id in try index.articles(sharing: keys) {
            if let article = try? article(id) { candidates.append(article) }
        }
        candidates.sort { ($0.added, $0.id) < ($1.added, $1.id) }
        let likeness = TextLikeness(document.text)
        let sameSource = candidates.filter { isSameSource(document, keys, $0, likeness) }
        if let found = try sameText(document, among: sameSource) { return found }
        if let article = sameSource.last { return .revision(of: article.id) }
        for article in candidates where hasText(article, document) {
            // Without an address and an outlet on both sides, it is one text that was added in two ways.
            let isElsewhere =
                Self.differs(article.document.url, document.url)
                || Self.differs(article.document.outlet, document.outlet)
            return isElsewhere ? .copy(of: article.id, likeness: 1) : .same(article.id)
        }
        return Self.bestCopy(of: likeness, among: candidates)
    }

    /// Whether the document comes from where the article came from: then it is the article, whatever its text.
    private func isSameSource(
        _ document: RawDocument, _ keys: ArticleKeys, _ article: Article, _ likeness: TextLikeness
    ) -> Bool {
        if areTwoItems(document, article.document, likeness) { return false }
        if keys.address != 0, let url = article.document.url {
            return ArticleKeys.key(ofAddress: url) == keys.address
        }
        guard keys.source != 0, ArticleKeys.key(ofSource: article.document) == keys.source else {
            return false
        }
        let other = TextLikeness(article.document.text)
        // An id is only unique within its file or feed, and two files may have one name: some of the text must be there.
        return document.sourceID == nil ? likeness.isCopy(of: other) : likeness.isRelated(to: other)
    }

    /// Whether one feed gives them as two items with nothing in common: they can share an address, as entries of a live
    /// page do. Many feeds give a changed article a new id: then some of the text is there.
    private func areTwoItems(_ a: RawDocument, _ b: RawDocument, _ likeness: TextLikeness) -> Bool {
        guard let first = a.sourceID, let second = b.sourceID, let source = a.source else { return false }
        return first != second && source == b.source && WebAddress(source) != nil
            && !likeness.hasTraces(of: TextLikeness(b.text))
    }

    private func sameText(_ document: RawDocument, among articles: [Article]) throws(LibraryError)
        -> Recognition?
    {
        if let article = articles.first(where: { hasText($0, document) }) { return .same(article.id) }
        for article in articles {
            for number in try revisionNumbers(article.id).reversed() {
                if let revision = try? revisionFile(number, of: article.id), hasText(revision, document) {
                    return .earlier(article.id, revision: number)
                }
            }
        }
        return nil
    }

    private func hasText(_ article: Article, _ document: RawDocument) -> Bool {
        article.document.text.utf8.elementsEqual(document.text.utf8)
    }

    /// The article that the text is a copy of; the first one added where several share as much.
    private static func bestCopy(of likeness: TextLikeness, among articles: [Article]) -> Recognition {
        var best: (id: String, likeness: Double)?
        for article in articles {
            let other = TextLikeness(article.document.text)
            guard likeness.isCopy(of: other) else { continue }
            let shared = likeness.resemblance(other)
            if shared > best?.likeness ?? -1 { best = (article.id, shared) }
        }
        return best.map { .copy(of: $0.id, likeness: $0.likeness) } ?? .new
    }

    private static func differs(_ a: String?, _ b: String?) -> Bool {
        guard let a, let b else { return false }
        return a != b
    }
}
