import ArticleModel

/// An article that has nearly, or quite, the text of another.
public struct ArticleCopy: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// How much of their texts the two share, 0 to 1.
    public var likeness: Double
    /// Whether the texts are the same but for white space.
    public var isSameText: Bool
}

extension Library {
    /// The copies of an article in the library, the most alike first: wire copy, reprints.
    public func copies(of id: String, _ index: any ArticleKeyIndex) throws(LibraryError) -> [ArticleCopy] {
        let article = try article(id)
        let likeness = TextLikeness(article.document.text)
        let words = article.document.text.split(whereSeparator: \.isWhitespace)
        var copies: [ArticleCopy] = []
        for other in try index.articles(sharing: ArticleKeys(article.document)) where other != id {
            guard let text = try? self.article(other).document.text else { continue }
            let otherLikeness = TextLikeness(text)
            let isSame = text.split(whereSeparator: \.isWhitespace) == words
            guard isSame || likeness.isCopy(of: otherLikeness) else { continue }
            copies.append(
                ArticleCopy(
                    id: other, likeness: isSame ? 1 : likeness.resemblance(otherLikeness), isSameText: isSame)
            )
        }
        return copies.sorted { ($1.likeness, $0.id) < ($0.likeness, $1.id) }
    }
}
