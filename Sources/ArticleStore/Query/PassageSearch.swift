import ArticleModel

/// A search among passages that are at hand: words are looked for in the passage, `speaker:` and `entity:` in who says it;
/// all other terms speak of its article.
public struct PassageSearch {
    private let query: Query?
    private var folding = TextFolding()

    /// A search with a query; nil finds everything. Its `in:` has no meaning here.
    public init(_ query: Query?) { self.query = query }

    /// Whether the search finds a passage of an article.
    ///
    /// - Parameter speaker: the name of who says it; nil where nobody is named.
    public mutating func finds(_ words: String, by speaker: String?, in article: ArticleSummary) -> Bool {
        guard let query else { return true }
        var subject = QuerySubject(article, &folding)
        subject.texts = [folding.fold(words)]
        subject.speakers = [speaker].compactMap { $0 }.map { folding.fold($0) }
        subject.entities = subject.speakers
        subject.hasConflicts = article.conflicts > 0
        return query.matches(subject)
    }
}
