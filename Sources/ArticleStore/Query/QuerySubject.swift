import ArticleModel

/// What a query's terms are held against in memory: an article, or a quote or note of one.
struct QuerySubject {
    /// Where words are looked for; no phrase reaches from one to the next.
    var texts: [FoldedText] = []
    var outlet = FoldedText()
    /// The name and the address of its feed.
    var feed: [FoldedText] = []
    /// The names that the article gives to those who speak.
    var speakers: [FoldedText] = []
    /// Their other names in the library.
    var otherNames: [FoldedText] = []
    var entities: [FoldedText] = []
    var tags: [FoldedText] = []
    var date: String?
    var isUnread = false
    var isStarred = false
    var hasNotes = false
    var hasConflicts = false
}

extension QuerySubject {
    /// What is known of an article without reading it.
    init(_ article: ArticleSummary, _ folding: inout TextFolding) {
        outlet = folding.fold(article.outlet ?? "")
        for name in [article.feedTitle, article.feed].compactMap({ $0 }) { feed.append(folding.fold(name)) }
        tags = article.tags.map { folding.fold($0) }
        date = article.date
        isUnread = article.isUnread
        isStarred = article.isStarred
        hasNotes = article.notes > 0
    }
}

extension Query {
    /// Whether the query finds it. `places` play no part: the subject's texts are where words are looked for.
    func matches(_ subject: QuerySubject) -> Bool {
        clauses.allSatisfy { clause in clause.alternatives.contains { $0.matches(subject) } }
    }

    /// The query that finds all articles of which a part (a quote, a note) may match: without the terms that such a
    /// part may fulfil although the whole article does not.
    func ofWholeArticles(wordsIn place: Place, isOfParts: (Condition) -> Bool) -> Query {
        let clauses = clauses.filter { clause in
            !clause.alternatives.contains { $0.isNegated && isOfParts($0.condition) }
        }
        return Query(clauses: clauses, places: [place])
    }
}

extension Query.Term {
    fileprivate func matches(_ subject: QuerySubject) -> Bool {
        let holds =
            switch condition {
            case .words(let words): subject.texts.contains { words.firstSpan(in: $0) != nil }
            case .outlet(let words): words.firstSpan(in: subject.outlet) != nil
            case .feed(let words): subject.feed.contains { words.firstSpan(in: $0) != nil }
            case .spelling(let words): subject.speakers.contains { words.firstSpan(in: $0) != nil }
            case .speaker(let words):
                (subject.speakers + subject.otherNames).contains { words.firstSpan(in: $0) != nil }
            case .entity(let words): subject.entities.contains { words.firstSpan(in: $0) != nil }
            case .tag(let words): subject.tags.contains { words.isWhole($0) }
            case .date(let period): period.contains(subject.date)
            case .isUnread: subject.isUnread
            case .isStarred: subject.isStarred
            case .hasNotes: subject.hasNotes
            case .hasConflicts: subject.hasConflicts
            }
        return holds != isNegated
    }
}
