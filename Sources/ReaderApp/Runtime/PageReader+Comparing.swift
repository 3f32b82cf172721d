import ArticleModel
import ArticleStore
import CrossReference

/// Reads the views that lay articles beside one another. Both are whole at once: they are of a few articles.
extension PageReader {
    /// More articles are not laid side by side: nobody reads so many at once.
    private static let mostCompared = 12

    func comparison(of compared: ComparedArticles, _ request: PageRequest) throws(LibraryError) -> PageAnswer
    {
        let all: [ArticleSummary]
        let summaries: [ArticleSummary]
        switch compared {
        case .event(let id):
            all = try library.event(of: id)
            summaries = Library.nearest(Self.mostCompared, to: id, of: all)
        case .chosen(let ids):
            all = try library.summaries(of: ids)
            summaries = Array(all.prefix(Self.mostCompared))
        }
        var articles: [ArticleClaims] = []
        for summary in summaries {
            // One that has gone meanwhile, or has not been analysed, has nothing to compare.
            guard let article = try? library.article(summary.id),
                let parsed = try library.analysis(of: article)
            else { continue }
            articles.append(ArticleClaims(article, try library.corrected(parsed, of: article)))
        }
        var answer = PageAnswer(number: request.number, rows: [], cursor: nil)
        guard articles.count > 1 else {
            tellOfUnlinked()
            return answer
        }
        if all.count > summaries.count {
            answer.scope = compared.scope(showing: articles.count, of: all.count)
        }
        let states = try library.linkDecisions()
        let report = ComparisonReport(
            ArticleComparison(articles, comparing: CombinedComparison.all), states: states)
        answer.rows = ComparisonCollector(report, summaries, states: states, for: request).rows
        return answer
    }

    /// Where links have not been looked for yet, nothing can be known of events.
    func tellOfUnlinked() {
        let most = 1000
        guard let waiting = try? library.unlinkedArticles(countingTo: most), waiting > 0 else { return }
        let articles =
            waiting == 1 ? "1 article is" : waiting < most ? "\(waiting) articles are" : "Many articles are"
        inbox.send(.progress("\(articles) not linked yet: quoth links does it"))
    }

    func trace(_ words: String, _ request: PageRequest) throws(LibraryError) -> PageAnswer {
        var answer = PageAnswer(number: request.number, rows: [], cursor: nil)
        guard let trace = WordTrace(words) else { return answer }
        var search = PassageSearch(request.query?.orSpeakersOrOutlets)
        let sightings = try library.trace(trace).filter {
            search.finds($0.words, by: $0.speaker, in: $0.article)
        }
        let items = (request.arrangement == .newest ? sightings.reversed() : sightings).map { PageItem($0) }
        answer.rows = items.map { .item($0) }
        return answer
    }
}

extension ComparedArticles {
    /// What is said where there are more articles than are compared.
    fileprivate func scope(showing shown: Int, of all: Int) -> String {
        switch self {
        case .event: "\(shown) of \(all) articles, the nearest in time"
        case .chosen: "the first \(shown) of \(all) chosen"
        }
    }
}

extension PageItem {
    /// A place where words were said.
    init(_ sighting: WordSighting) {
        let article = sighting.article
        self.init(
            kind: .sighting, who: sighting.voice,
            how: sighting.form.rawValue, words: sighting.words, article: article.id, title: article.title,
            outlet: article.outlet, date: article.date, target: .codePoints(sighting.span))
        isNamed = sighting.speaker != nil && !sighting.isReported
        note = sighting.reason.isEmpty ? nil : sighting.reason
        sign = (sighting.form == .altered ? Link.Kind.alteredQuote : .sameQuote).sign
    }
}
