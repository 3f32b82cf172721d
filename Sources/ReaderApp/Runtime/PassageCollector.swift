import ArticleModel
import ArticleParsing
import ArticleStore

/// Makes the entries of a view from articles, one after the other.
struct PassageCollector {
    let request: PageRequest
    private(set) var rows: [PageRow] = []
    /// The number of entries.
    private(set) var count = 0
    private(set) var facts = EntityFacts()
    private var quotes: QuoteSearch
    private var notes: NoteSearch
    private let comparison: NameComparison?
    /// The speaker under whose heading quotes stand by now.
    private(set) var headed: SpeakerSummary.ID?

    /// The time of the user's clock for one in UTC.
    private let time: @Sendable (String) -> String

    /// - Parameter time: tells the time of the user's clock for one that a file has; both are ISO 8601.
    init(_ request: PageRequest, time: @escaping @Sendable (String) -> String = { $0 }) {
        self.time = time
        self.request = request
        headed = request.cursor?.headed
        quotes = QuoteSearch(request.query?.orSpeakers)
        notes = NoteSearch(request.query, looksAtPassages: true)
        comparison =
            if case .entity(let name) = request.subject {
                NameComparison(name: name.name, variants: name.variants, kind: name.kind)
            } else { nil }
    }

    private mutating func add(heading speaker: SpeakerSummary) {
        // Where the view is narrowed nobody knows how many quotes will be found.
        rows.append(.heading(speaker.name, detail: request.query == nil ? speaker.countWords : ""))
    }

    // MARK: Quotes

    /// The quotes of an article; only those of one speaker where one is given, with a heading above the first.
    ///
    /// - Parameter otherNames: see `QuoteSearch`.
    mutating func add(
        quotesOf article: Article, _ summary: ArticleSummary, _ analysis: Analysis,
        by speaker: SpeakerInArticle?, otherNames: [String: [String]]
    ) {
        let text = ArticleText(article.document.text)
        let names = NamesByID(analysis)
        var found = quotes.quotes(in: summary, analysis, text, otherNames: otherNames)
        if let speaker {
            found.removeAll { !($0.speaker.map(speaker.entities.contains) ?? false) }
            if !found.isEmpty, headed != speaker.summary.id {
                headed = speaker.summary.id
                add(heading: speaker.summary)
            }
        }
        if request.arrangement == .byArticle, !found.isEmpty { addHeading(summary) }
        for quote in found { append(item(quote, text, names, summary)) }
    }

    private func item(_ quote: Quote, _ text: ArticleText, _ names: NamesByID, _ summary: ArticleSummary)
        -> PageItem?
    {
        guard let hull = quote.content.hull else { return nil }
        let speaker = names[quote.speaker]?.name
        let how = quote.cue.prefix(1).map { text[$0] } + [quote.kind.rawValue]
        var item = passage(summary, words: quote.content.map { text[$0] }.joined(separator: " … "), at: hull)
        item.kind = .quote(quote.kind)
        item.who = Voicing(name: speaker, quote: quote, in: text).words
        item.isNamed = speaker != nil
        item.entity = speaker == nil ? nil : quote.speaker
        item.how = how.joined(separator: " · ")
        return item
    }

    // MARK: Notes

    mutating func add(
        notes annotations: [PlacedAnnotation], of summary: ArticleSummary,
        otherNames: [String: [String]], analysis: () -> Analysis?
    ) {
        let found = annotations.filter {
            notes.finds($0.annotation, in: summary, otherNames: otherNames, analysis: analysis)
        }
        if request.arrangement == .byArticle, !found.isEmpty { addHeading(summary) }
        for placed in found {
            let annotation = placed.annotation
            let words = annotation.anchor.exact
            var item = passage(
                summary, words: words.isEmpty ? "The whole article" : words, at: TextSpan(0, 0))
            item.kind = .note
            item.target = .annotation(annotation.id)
            item.noted = time(annotation.created)
            item.take(annotation)
            append(item)
        }
    }

    // MARK: An entity

    /// Takes note of what the library alone knows: who may be meant under another first name, what stands for a country.
    mutating func add(_ entity: LibraryEntity) {
        facts.possibleConflicts += entity.possibleConflicts
        facts.standIns += entity.standIns
    }

    /// What an article says of the entity that the view is of, and what the entity says in it.
    ///
    /// - Parameter members: the ids of its entities there, where the library knows them; else names are compared.
    mutating func add(
        entityIn article: Article, _ summary: ArticleSummary, _ analysis: Analysis,
        members: Set<String>? = nil
    ) {
        guard let comparison else { return }
        let found = analysis.entities.filter { members?.contains($0.id) ?? comparison.matches($0) }
        if found.isEmpty { return }
        let ids = Set(found.map(\.id))
        let text = ArticleText(article.document.text)
        let names = NamesByID(analysis)
        let quotes = analysis.quotes.filter { $0.speaker.map(ids.contains) == true }
        let claims = analysis.claims.filter { $0.claimant.map(ids.contains) == true }
        addFacts(found, quotes: quotes.count, claims: claims.count, summary)

        var items: [PageItem] = []
        if request.arrangement != .claims, request.arrangement != .articles {
            items += quotes.compactMap { item($0, text, names, summary) }
        }
        if request.arrangement != .quotes, request.arrangement != .articles {
            items += claims.compactMap { item($0, names, summary) }
        }
        if items.isEmpty, request.arrangement != .quotes, request.arrangement != .claims,
            let mention = found.flatMap(\.mentions).map(\.span).min()
        {
            items.append(self.mention(mention, of: found, text, analysis, summary))
        }
        if items.isEmpty { return }
        addHeading(summary)
        for item in items { append(item) }
    }

    private func item(_ claim: Claim, _ names: NamesByID, _ summary: ArticleSummary) -> PageItem? {
        guard let hull = claim.content.hull else { return nil }
        var item = passage(summary, words: claim.standalone, at: hull)
        item.kind = .claim
        item.sign = claim.worthSign
        item.who = names[claim.claimant]?.name ?? "The article itself"
        item.isNamed = claim.claimant != nil
        item.entity = claim.claimant
        let parts = ["claim", claim.kind.rawValue] + (claim.polarity == .negative ? ["negative"] : [])
        item.how = parts.joined(separator: " · ")
        return item
    }

    /// The sentence in which the entity is named first.
    private func mention(
        _ mention: TextSpan, of entities: [Entity], _ text: ArticleText, _ analysis: Analysis,
        _ summary: ArticleSummary
    ) -> PageItem {
        let sentence = analysis.sentences.first { $0.contains(mention) } ?? mention
        var item = passage(summary, words: text[sentence], at: mention)
        item.who = entities[0].name
        let mentions = entities.reduce(0) { $0 + $1.mentions.count }
        item.how = mentions == 1 ? "named once" : "named \(mentions) times"
        return item
    }

    private mutating func addFacts(
        _ entities: [Entity], quotes: Int, claims: Int, _ summary: ArticleSummary
    ) {
        var facts = EntityFacts()
        if let kind = entities.first?.kind { facts.kinds[kind] = 1 }
        for name in Set(entities.flatMap { [$0.name] + $0.variants }) { facts.names[name] = 1 }
        for title in Set(entities.flatMap(\.titles)) { facts.titles[title] = 1 }
        facts.quotes = quotes
        facts.claims = claims
        facts.articles = 1
        facts.firstDay = summary.date.map { String($0.prefix(10)) }
        facts.lastDay = facts.firstDay
        if let day = facts.firstDay { facts.days[day] = max(1, quotes + claims) }
        self.facts.add(facts)
    }

    // MARK: Entries

    private mutating func addHeading(_ summary: ArticleSummary) {
        rows.append(.heading(summary.title, detail: summary.outlet ?? "", date: summary.date))
    }

    private mutating func append(_ item: PageItem?) {
        guard let item else { return }
        rows.append(.item(item))
        count += 1
    }

    private func passage(_ summary: ArticleSummary, words: String, at span: TextSpan) -> PageItem {
        PageItem(
            kind: .mention, who: "", how: "", words: words, article: summary.id, title: summary.title,
            outlet: summary.outlet, date: summary.date, target: .words(span))
    }
}

/// Somebody who is quoted in an article.
struct SpeakerInArticle {
    let summary: SpeakerSummary
    /// The ids of the entities that are meant.
    let entities: Set<String>
}

extension SpeakerSummary {
    /// `12 quotes in 3 articles`.
    var countWords: String {
        let quotes = quotes == 1 ? "1 quote" : "\(quotes) quotes"
        return quotes + " in " + (articles == 1 ? "1 article" : "\(articles) articles")
    }
}

/// The entities of an analysis by their ids.
private struct NamesByID {
    private let entities: [String: Entity]

    init(_ analysis: Analysis) {
        entities = Dictionary(
            analysis.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    subscript(id: String?) -> Entity? { id.flatMap { entities[$0] } }
}
