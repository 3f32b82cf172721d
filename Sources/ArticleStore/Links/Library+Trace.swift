import ArticleModel
import CrossReference
import GRDB

/// A place in the library where words were said or written.
public struct WordSighting: Sendable, Hashable {
    /// The article.
    public var article: ArticleSummary
    /// The words found, in code points of its text.
    public var span: CodePointRange
    /// The words found, with single spaces.
    public var words: String
    /// What has become of them.
    public var form: WordTrace.Form
    /// What differs, in plain words; empty where nothing does.
    public var reason: String
    /// How much of them is there, 0 to 1.
    public var strength: Double
    /// The quote in which they stand; nil where they are the article's own words.
    public var quote: String?
    /// The name of who is quoted; nil when unnamed.
    public var speaker: String?
    /// The words that stand for who is quoted (*officials*); nil where there are none.
    public var source: String?
    /// Whether the quote is an indirect one: then the words are those of who reports it.
    public var isReported = false

    /// Whose words they are, for people.
    public var voice: String {
        let speaker = (speaker.map { Voicing.named($0) } ?? .unnamed(source)).words
        if quote == nil { return "in the article’s own words" }
        return isReported ? "reported of " + speaker : speaker
    }
}

extension Library {
    /// Where words stand: in quotes and in articles' own text; verbatim, cut or altered, the earliest first. `updateLinks`
    /// comes first.
    public func trace(_ trace: WordTrace) throws(LibraryError) -> [WordSighting] {
        let articles = try index.read { db in
            var articles: [ArticleNumber] = []
            for match in try QuoteMatcher(.search).matches(for: trace.quote, in: QuoteTable(db)) {
                if let number = ArticleNumber(id: match.quote.article) { articles.append(number) }
            }
            return articles + (try Self.articles(withWordsOf: trace, db))
        }
        var sightings: [WordSighting] = []
        for summary in try summaries(of: Set(articles).map(\.id).sorted()) {
            // An article that cannot be read is reported where articles are listed.
            guard let article = try? article(summary.id) else { continue }
            sightings += Self.sightings(of: trace, in: article, try analysis(of: article), summary)
        }
        return sightings.sorted {
            ($0.article.date ?? "9999", $0.article.id, $0.span.start)
                < ($1.article.date ?? "9999", $1.article.id, $1.span.start)
        }
    }

    /// The best passage of each quote and the best of the text, unless it is a quote's.
    private static func sightings(
        of trace: WordTrace, in article: Article, _ analysis: Analysis?, _ summary: ArticleSummary
    ) -> [WordSighting] {
        let text = ArticleText(article.document.text)
        let map = OffsetMap(text)
        var sightings: [WordSighting] = []
        func add(_ finding: WordTrace.Finding, from start: Int, _ quote: Quote?) {
            let span = TextSpan(finding.span.start + start, finding.span.end + start)
            let range = map.codePoints(span)
            let isKnown = sightings.contains { $0.span.start < range.end && range.start < $0.span.end }
            if isKnown { return }
            sightings.append(
                WordSighting(
                    article: summary, span: range,
                    words: text[span].split(whereSeparator: \.isWhitespace).joined(separator: " "),
                    form: finding.form, reason: finding.reason, strength: finding.strength, quote: quote?.id,
                    speaker: quote.flatMap { analysis?.entity($0.speaker)?.name },
                    source: quote?.sourceWords(in: text), isReported: quote?.kind == .indirect))
        }
        // Quotes within quotes come first: they are the ones that were said.
        let quotes = (analysis?.quotes ?? []).filter { $0.kind != .indirect }
        for quote in quotes.sorted(by: { ($0.content.hull?.length ?? 0) < ($1.content.hull?.length ?? 0) }) {
            guard let hull = quote.content.hull, let finding = trace.finding(in: text[hull]) else { continue }
            add(finding, from: hull.start, quote)
        }
        if let finding = trace.finding(in: text.string) {
            let reported = (analysis?.quotes ?? []).filter { quote in
                quote.kind == .indirect && quote.content.contains { $0.contains(finding.span) }
            }.min { ($0.content.hull?.length ?? 0) < ($1.content.hull?.length ?? 0) }
            add(finding, from: 0, reported)
        }
        let best = sightings.map(\.strength).max() ?? 0
        return sightings.filter { $0.strength >= 0.6 * best }
    }

    /// Articles whose text has some of the words in a row, the best first.
    private static func articles(withWordsOf trace: WordTrace, _ db: Database) throws -> [ArticleNumber] {
        var folding = TextFolding()
        let words = folding.fold(trace.words).strings
        guard !words.isEmpty else { return [] }
        let length = trace.canBeAltered ? min(4, words.count) : words.count
        var phrases = Set((0...(words.count - length)).map { phrase(words[$0..<($0 + length)]) })
        if trace.isShort { phrases.formUnion(phrasesWithOneChange(words)) }
        let match = "text : (" + phrases.sorted().prefix(200).joined(separator: " OR ") + ")"
        let ids = try Int64.fetchAll(
            db,
            sql: """
                SELECT articles.id FROM words CROSS JOIN articles ON articles.key = words.rowid
                WHERE words MATCH ? ORDER BY rank LIMIT \(mostTracedTexts)
                """, arguments: [match])
        return ids.map(ArticleNumber.init(stored:))
    }

    /// The words with one of them changed, left out, or with one put in: what stands before it near what stands after.
    private static func phrasesWithOneChange(_ words: [String]) -> [String] {
        words.indices.flatMap { place -> [String] in
            let before = words[..<place]
            return [words[(place + 1)...], words[place...]].compactMap { after in
                if before.isEmpty { return phrase(after) }
                return after.isEmpty ? phrase(before) : "NEAR(\(phrase(before)) \(phrase(after)), 1)"
            }
        }
    }

    private static func phrase(_ words: ArraySlice<String>) -> String {
        "\"" + words.joined(separator: " ") + "\""
    }

    /// So many texts are read in which the words may stand.
    private static let mostTracedTexts = 60
}
