import ArticleModel

@testable import CrossReference

/// An article whose quotes are given: each becomes a paragraph `“words,” Name said.`
func article(
    _ id: String, outlet: String? = nil, date: String? = nil, _ quotes: [(speaker: String?, words: String)]
) -> ArticleClaims {
    var text = ""
    var found: [Quote] = []
    var entities: [String: Entity] = [:]
    for (number, quote) in quotes.enumerated() {
        let start = text.utf8.count
        text += "“\(quote.words),”"
        let content = TextSpan(start, text.utf8.count)
        let name = quote.speaker ?? "officials"
        let source = TextSpan(text.utf8.count + 1, text.utf8.count + 1 + name.utf8.count)
        text += " \(name) said.\n\n"
        var speaker: String?
        if let person = quote.speaker {
            var entity = entities[person] ?? Entity(id: "e\(entities.count + 1)", kind: .person, name: person)
            entity.mentions.append(Mention(source, .name))
            entities[person] = entity
            speaker = entity.id
        }
        found.append(
            Quote(id: "q\(number + 1)", kind: .direct, content: [content], source: [source], speaker: speaker)
        )
    }
    let analysis = Analysis(
        parser: "test", language: "en", quotes: found, entities: entities.values.sorted { $0.id < $1.id })
    return ArticleClaims(
        article: id, outlet: outlet, date: date.flatMap { CalendarDate(iso: $0) }, text: ArticleText(text),
        analysis: analysis)
}

/// The links between articles, each against those before it.
func links(between articles: [ArticleClaims]) throws -> [FoundLink] {
    let quotes = articles.map { QuoteReader.quotes(of: $0) }
    var links: [FoundLink] = []
    for place in quotes.indices {
        let index = MemoryQuoteIndex(quotes[..<place].flatMap { $0 })
        links += try QuoteLinker().links(of: quotes[place], in: index)
    }
    return links
}
