import ArticleModel

extension Library {
    /// The passage of an article for which a query finds it, cut from the article's own file.
    public func hit(of query: Query, in summary: ArticleSummary) throws(LibraryError) -> SearchHit {
        let article = try article(summary.id)
        let text = ArticleText(article.document.text)
        var finder = PassageFinder(query.words)
        if query.places.isEmpty {
            return hit(in: summary, text, at: finder.firstSpan(in: text))
        }
        if query.places.contains(.quotes), let analysis = try analysis(of: article) {
            let contents = analysis.quotes.flatMap(\.content)
            if let span = finder.firstSpan(in: text, within: contents) {
                return hit(in: summary, text, at: span)
            }
        }
        if query.places.contains(.notes), let annotation = finder.first(of: try annotations(summary.id)) {
            return SearchHit(
                article: summary, snippet: finder.snippet(of: annotation.note ?? annotation.anchor.exact),
                span: annotation.anchor.position)
        }
        return hit(in: summary, text, at: nil)
    }

    private func hit(in summary: ArticleSummary, _ text: ArticleText, at span: TextSpan?) -> SearchHit {
        SearchHit(
            article: summary, snippet: Snippet.text(of: text, around: span ?? TextSpan(0, 0)),
            span: span.map { OffsetMap(text).codePoints($0) })
    }
}
