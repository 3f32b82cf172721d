import ArticleModel
import CrossReference

/// Links as the index has them: `updateLinks` brings them up to date.
extension Library {
    /// The links of an article, or of the whole library, the strongest first.
    public func links(of id: String? = nil) throws(LibraryError) -> [StoredLink] {
        try refreshDecisions()
        let number = id.flatMap(ArticleNumber.init(id:))
        if let id, number == nil { throw .invalidID(id: id) }
        return try index.read { try LinkTable($0).links(of: number) }
    }

    /// The links whose ids begin like this.
    public func links(withIDStarting prefix: String) throws(LibraryError) -> [StoredLink] {
        try links().filter { $0.id.hasPrefix(prefix.lowercased()) }
    }

    /// All that a panel needs to show an article's links, in one call: the links that are not dismissed, with the article
    /// at the other end of each.
    public func linkedArticles(of id: String) throws(LibraryError) -> ArticleLinks {
        let links = try links(of: id)
        let others = Set(links.map { $0.otherSide(from: id).article }).subtracting([id])
        let summaries = try summaries(of: others.sorted())
        return ArticleLinks(
            article: id, links: links,
            others: Dictionary(summaries.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Who says the passages of links (`Analysis.voices(of:in:)`); an empty text where nobody does, or nothing is known.
    public func voices(of sides: [FoundLink.Side]) throws(LibraryError) -> [FoundLink.Side: String] {
        var voices: [FoundLink.Side: String] = [:]
        for (id, sides) in Dictionary(grouping: sides, by: \.article) {
            // An article that cannot be read is reported where articles are listed.
            for side in sides { voices[side] = "" }
            guard let article = try? self.article(id), let parsed = try self.analysis(of: article) else {
                continue
            }
            let analysis = try corrected(parsed, of: article)
            let text = ArticleText(article.document.text)
            for side in sides { voices[side] = analysis.voices(of: side.reference, in: text) ?? "" }
        }
        return voices
    }

    /// The groups of articles that report one event, the largest first; each in the order of publication.
    public func events() throws(LibraryError) -> [[ArticleSummary]] {
        let groups = EventGrouping.groups(try index.read { try EventTable($0).pairs() })
        var events: [[ArticleSummary]] = []
        for group in groups {
            let articles = try event(group)
            if articles.count > 1 { events.append(articles) }
        }
        return events
    }

    /// The articles that report the same event as one, in the order of publication, that one among them; none where no
    /// other does.
    public func event(of id: String) throws(LibraryError) -> [ArticleSummary] {
        guard let number = ArticleNumber(id: id) else { throw .invalidID(id: id) }
        let pairs = try index.read { try EventTable($0).pairs(around: number, most: Self.mostAroundEvent) }
        let groups = EventGrouping.groups(pairs)
        let articles = try groups.first { $0.contains(id) }.map { ids throws(LibraryError) in try event(ids) }
        return articles.flatMap { $0.count > 1 ? $0 : nil } ?? []
    }

    /// The articles of an event nearest in time to one of them, that one among them, in the order of publication.
    public static func nearest(_ most: Int, to id: String, of event: [ArticleSummary]) -> [ArticleSummary] {
        guard event.count > most, let own = event.first(where: { $0.id == id }) else { return event }
        func distance(_ article: ArticleSummary) -> Int64 {
            guard article.id != id else { return -1 }
            guard let time = ISOTime.seconds(article.date), let here = ISOTime.seconds(own.date) else {
                return .max
            }
            return abs(time - here)
        }
        let nearest = event.enumerated().sorted {
            (distance($0.element), $0.offset) < (distance($1.element), $1.offset)
        }.prefix(most)
        return nearest.sorted { $0.offset < $1.offset }.map(\.element)
    }

    /// So many articles are looked at to tell which report one event.
    private static let mostAroundEvent = 2000

    private func event(_ group: [String]) throws(LibraryError) -> [ArticleSummary] {
        try summaries(of: group).sorted { ($0.date ?? "", $0.id) < ($1.date ?? "", $1.id) }
    }

    /// That one article is a copy of another.
    func copyLink(_ a: String, _ b: String) throws(LibraryError) -> FoundLink {
        let articles = [try article(a), try article(b)].sorted {
            ($0.document.date ?? "9999", $0.id) < ($1.document.date ?? "9999", $1.id)
        }
        let (first, second) = (articles[0], articles[1])
        let words = articles.map { $0.document.text.split(whereSeparator: \.isWhitespace) }
        let isSame = words[0] == words[1]
        let shared =
            isSame ? 1 : TextLikeness(first.document.text).resemblance(TextLikeness(second.document.text))
        return FoundLink(
            id: LinkIdentity.id(
                .duplicateArticle, PassageIdentity(wholeArticle: a), PassageIdentity(wholeArticle: b)),
            kind: .duplicateArticle, detail: isSame ? .verbatim : .wording, a: Self.whole(first),
            b: Self.whole(second),
            reason: isSame ? "the same text" : "nearly the same text: \(Int(shared * 100)) % is shared",
            strength: shared)
    }

    private static func whole(_ article: Article) -> FoundLink.Side {
        FoundLink.Side(
            article: article.id, span: CodePointRange(0, article.document.text.unicodeScalars.count),
            reference: "", words: article.title)
    }
}

/// The links of one article with the articles at their other ends.
public struct ArticleLinks: Sendable, Hashable {
    /// The article's id.
    public let article: String
    /// All its links, the strongest first; also those that the user has dismissed.
    public let links: [StoredLink]
    /// The articles at the other ends, by id.
    public let others: [String: ArticleSummary]

    /// The links of a claim, quote or entity that are not dismissed, the strongest first.
    public func links(of reference: String) -> [StoredLink] {
        links.filter { link in
            guard link.state != .dismissed else { return false }
            return [link.link.a, link.link.b].contains { $0.article == article && $0.reference == reference }
        }
    }
}
