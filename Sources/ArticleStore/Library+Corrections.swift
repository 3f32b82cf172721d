import ArticleModel

extension Library {
    /// An analysis of an article's present text, as the user has corrected it.
    ///
    /// An annotation file that cannot be read corrects nothing; lists tell of it.
    public func corrected(_ analysis: Analysis, of article: Article) throws(LibraryError) -> Analysis {
        let annotations = ((try? annotations(article.id)) ?? []).filter { $0.correction != nil }
        if annotations.isEmpty { return analysis }
        let states = try states(of: annotations, in: article)
        let placed = zip(annotations, states).compactMap { annotation, state in
            annotation.correction.flatMap { correction in
                state.span.map { PlacedCorrection(correction, at: $0) }
            }
        }
        return analysis.applying(placed)
    }
}
