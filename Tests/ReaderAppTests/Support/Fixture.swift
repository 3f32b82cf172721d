import Anchoring
import ArticleModel
@testable import ArticleStore

@testable import ReaderApp

/// Articles with hand-made analyses, so that screens do not depend on what the parser finds.
enum Fixture {
    /// An article with a headline, four paragraphs, direct, mixed and indirect quotes and an excerpt of another outlet.
    static let ferry: LoadedArticle = {
        let text = """
            Ferries to Return to the Strait

            HALVESUND — Karsovia and Ostmere agreed on Tuesday to let ferries cross the Lenna Strait again.

            “We have not come here to bargain over the price of a ticket,” Ingrid Tessaly told reporters. “A strait is not a wall.”

            Officials said the closure had cut “thousands” of commuters off from their work.

            “Vorland called the talks long. “It was a night,” he said.”

            Leave a Reply
            """
        let builder = AnalysisBuilder(text)
        builder.block(.headline, "Ferries to Return to the Strait")
        builder.block(.dateline, "HALVESUND —")
        builder.block(
            .paragraph, "Karsovia and Ostmere agreed on Tuesday to let ferries cross the Lenna Strait again.")
        builder.block(.paragraph, "“We have not come", through: "not a wall.”")
        builder.block(.paragraph, "Officials said", through: "their work.")
        builder.block(.paragraph, "“Vorland called", through: "he said.”")
        builder.block(.boilerplate, "Leave a Reply")
        builder.entity("e1", .location, "Karsovia")
        builder.entity("e2", .location, "Ostmere")
        builder.entity("e3", .person, "Ingrid Tessaly", titles: ["secretary of state"])
        builder.entity("e4", .person, "Vorland")
        builder.entity("e5", .organisation, "The Harbour Post", mentions: [])
        builder.quote(
            "q1", .direct,
            ["“We have not come here to bargain over the price of a ticket,”", "“A strait is not a wall.”"],
            cue: "told", source: "Ingrid Tessaly", speaker: "e3")
        builder.quote(
            "q2", .mixed, ["the closure had cut “thousands” of commuters off from their work"], cue: "said",
            source: "Officials", speaker: nil)
        builder.quote(
            "q3", .direct, ["“Vorland called the talks long. “It was a night,” he said.”"], speaker: "e5")
        builder.quote(
            "q4", .direct, ["“It was a night,”"], cue: "said", source: "he", speaker: "e4", parent: "q3",
            speakerConfidence: 0.5)
        builder.claim(
            "c1", "Karsovia and Ostmere agreed on Tuesday to let ferries cross the Lenna Strait again",
            worth: 0.8)
        builder.claim(
            "c2", "A strait is not a wall", claimant: "e3", voice: .direct, kind: .opinion,
            polarity: .negative, quote: "q1")
        builder.claim(
            "c3", "the closure had cut “thousands” of commuters off from their work", voice: .mixed,
            worth: 0.7, quote: "q2")
        builder.claim("c4", "It was a night", claimant: "e4", voice: .direct, quote: "q4")
        let document = RawDocument(
            text: text, title: nil, outlet: "The Harbour Post", date: "2026-03-10",
            url: "https://harbour-post.example/1")
        let article = Article(
            id: "00000000000000a1", document: document, title: "Ferries to Return to the Strait",
            added: "2026-03-11T08:00:00Z")
        return LoadedArticle(article: article, analysis: builder.analysis)
    }()

    /// A second, plain article.
    static let budget: LoadedArticle = {
        let text = "Council Passes Budget\n\nThe council passed the budget."
        let builder = AnalysisBuilder(text)
        builder.block(.headline, "Council Passes Budget")
        builder.block(.paragraph, "The council passed the budget.")
        builder.claim("c1", "The council passed the budget", worth: 0.4)
        let article = Article(
            id: "00000000000000b2",
            document: RawDocument(text: text, outlet: "Strait Wire", date: "2026-03-09"),
            title: "Council Passes Budget", added: "2026-03-11T08:00:01Z")
        return LoadedArticle(article: article, analysis: builder.analysis)
    }()

    /// The second article after a revision, with a note that has moved and two that have lost their words.
    static let revisedBudget: LoadedArticle = {
        var loaded = budget
        loaded.revisions = 1
        loaded.article.revised = "2026-03-11T09:00:00Z"
        loaded.annotations = [
            PlacedAnnotation(
                note("n1", on: "passed the budget", "By how many votes?"), span: TextSpan(35, 52)),
            PlacedAnnotation(
                note("n2", on: "a cut of 3 million crowns for the harbour", "Where from?"), span: nil),
            PlacedAnnotation(note("n3", on: "after a night of talks", nil), span: nil),
        ]
        return loaded
    }()

    /// What has changed in it.
    static let comparison: RevisionComparison = {
        var before = budget.article
        before.title = "Council Nears Budget"
        before.document.text =
            "Council Passes Budget\n\nThe council is to pass the budget, with a cut of 3 million crowns for the harbour."
        let after = revisedBudget.article
        return RevisionComparison(
            earlier: .init(number: 1, article: before, since: before.added),
            later: .init(number: 2, article: after, since: after.revised ?? ""), last: 2,
            difference: TextDifference(
                from: ArticleText(before.document.text), to: ArticleText(after.document.text)),
            annotations: [
                .init(
                    annotation: revisedBudget.annotations[0].annotation, earlier: TextSpan(41, 51),
                    later: .moved(TextSpan(35, 52))),
                .init(
                    annotation: revisedBudget.annotations[1].annotation, earlier: TextSpan(60, 101),
                    later: .orphaned),
            ])
    }()

    private static func note(_ id: String, on words: String, _ note: String?) -> Annotation {
        Annotation(
            id: id, article: budget.article.id,
            anchor: .init(exact: words, prefix: "", suffix: "", position: CodePointRange(0, 0)), note: note,
            created: "2026-03-12T09:00:0\(id.dropFirst())Z")
    }

    /// What a list shows of an article.
    static func summary(_ loaded: LoadedArticle) -> ArticleSummary {
        ArticleSummary(
            id: loaded.article.id, title: loaded.article.title, outlet: loaded.article.document.outlet,
            date: loaded.article.document.date, url: loaded.article.document.url, isSample: false,
            added: loaded.article.added, quotes: loaded.analysis.quotes.count,
            claims: loaded.analysis.claims.count, links: 0, notes: loaded.annotations.count, isUnread: true,
            isStarred: false, tags: [])
    }

    /// The list that has these articles (newest first), as it was asked for; filters are held against titles alone.
    static func answer(_ request: ListRequest, _ articles: [LoadedArticle]) -> ListAnswer {
        var rows = articles.map(summary)
        if let filter = request.filter {
            rows.removeAll { row in !filter.text.split(separator: " ").allSatisfy { row.title.contains($0) } }
        }
        switch request.order {
        case .title: rows.sort { $0.title < $1.title }
        case .outlet: rows.sort { ($0.outlet ?? "") < ($1.outlet ?? "") }
        case .newest, .unread, .relevance: break
        }
        let list = ArticleList(ids: ArticleIDs(rows.map(\.id)), unread: rows.count { $0.isUnread })
        return ListAnswer(request, list: list, rows: Array(rows.prefix(request.reach)))
    }
}

/// Puts an analysis together from the words of a text.
final class AnalysisBuilder {
    private let text: ArticleText
    private(set) var analysis = Analysis(parser: "test", language: "en")

    init(_ text: String) { self.text = ArticleText(text) }

    /// The first place of some words; through the end of `last` when that is given.
    func span(_ words: String, through last: String? = nil) -> TextSpan {
        let start = find(words, from: 0)
        guard let last else { return start }
        return start.union(find(last, from: start.start))
    }

    func block(_ kind: Block.Kind, _ words: String, through last: String? = nil) {
        analysis.blocks.append(Block(kind, span(words, through: last)))
    }

    func entity(
        _ id: String, _ kind: Entity.Kind, _ name: String, titles: [String] = [], mentions: [String]? = nil
    ) {
        let mentions = (mentions ?? [name]).map { Mention(span($0), .name) }
        analysis.entities.append(Entity(id: id, kind: kind, name: name, titles: titles, mentions: mentions))
    }

    func quote(
        _ id: String, _ kind: Quote.Kind, _ content: [String], cue: String? = nil, source: String? = nil,
        speaker: String?, parent: String? = nil, speakerConfidence: Double = 1
    ) {
        analysis.quotes.append(
            Quote(
                id: id, kind: kind, content: content.map { span($0) }, cue: cue.map { [span($0)] } ?? [],
                source: source.map { [span($0)] } ?? [], speaker: speaker, parent: parent,
                speakerConfidence: speakerConfidence))
    }

    func claim(
        _ id: String, _ words: String, claimant: String? = nil, voice: Claim.Voice = .article,
        kind: Claim.Kind = .event,
        polarity: Claim.Polarity = .positive, worth: Double = 0.2, quote: String? = nil
    ) {
        analysis.claims.append(
            Claim(
                id: id, content: [span(words)], standalone: words + ".", claimant: claimant, voice: voice,
                kind: kind,
                polarity: polarity, worth: worth, quote: quote))
    }

    private func find(_ words: String, from start: Int) -> TextSpan {
        let wanted = Array(words.utf8)
        var at = start
        while at + wanted.count <= text.count {
            if text.bytes[at..<(at + wanted.count)].elementsEqual(wanted) {
                return TextSpan(at, at + wanted.count)
            }
            at += 1
        }
        return TextSpan(0, 0)
    }
}
