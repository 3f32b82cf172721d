import Anchoring
import ArticleModel
import ArticleStore
import TerminalUI

extension [PlacedAnnotation] {
    /// By where their words stand; orphans first, older ones before newer ones.
    var inTextOrder: [PlacedAnnotation] {
        sorted {
            ($0.span?.start ?? 0, $0.annotation.created) < ($1.span?.start ?? 0, $1.annotation.created)
        }
    }
}

/// The article being read, with everything that drawing and jumping need, arranged once.
struct OpenArticle: Sendable {
    let article: Article
    let text: ArticleText
    /// What the parser has found.
    let parsed: Analysis
    /// The same as the user has corrected it.
    let analysis: Analysis
    /// Whether the analysis is still being made.
    let isAnalysing: Bool
    /// How many earlier texts it has.
    let revisions: Int
    private(set) var annotations: [PlacedAnnotation]
    /// The user's word on claims, by their ids; none for those that nobody has checked.
    var statuses: [String: ClaimStatus]

    /// Every part of every quote's content.
    let quoteParts: SpanIndex<Int>
    /// Every quote once, by the start of its content.
    let quoteStarts: SpanIndex<Int>
    /// Every name.
    let names: SpanIndex<Int>
    /// Every claim once, by the start of its content.
    let claimStarts: SpanIndex<Int>
    private(set) var notes: SpanIndex<Int>
    /// Words that lead somewhere on the web.
    let addresses: SpanIndex<LinkTarget>

    private let entityIndices: [String: Int]
    private let quoteIndices: [String: Int]
    /// A number from 0 for each speaker, in order of first quote: its colour.
    private let speakerRanks: [String: Int]
    /// Quotes that are whole passages with quotes inside, and no person's words (an outlet's excerpt): they are shown by
    /// their bar alone.
    private let passages: Set<String>

    init(
        article: Article, analysis: Analysis, annotations: [PlacedAnnotation],
        statuses: [String: ClaimStatus] = [:], isAnalysing: Bool = false, revisions: Int = 0
    ) {
        self.article = article
        parsed = analysis
        let analysis = parsed.applying(Self.corrections(annotations))
        self.analysis = analysis
        self.annotations = annotations
        self.statuses = statuses
        self.isAnalysing = isAnalysing
        self.revisions = revisions
        text = ArticleText(article.document.text)
        addresses = SpanIndex(
            article.document.links.compactMap { link in
                WebAddress(link.address).flatMap { LinkTarget($0.description) }.map { (link.span, $0) }
            })
        quoteParts = SpanIndex(
            analysis.quotes.enumerated().flatMap { index, quote in
                quote.content.map { ($0, index) }
            })
        quoteStarts = SpanIndex(
            analysis.quotes.enumerated().compactMap { index, quote in
                quote.content.hull.map { ($0, index) }
            })
        names = SpanIndex(
            analysis.entities.enumerated().filter { $0.element.kind.isNamed }.flatMap { index, entity in
                entity.mentions.filter { $0.kind == .name }.map { ($0.span, index) }
            })
        claimStarts = SpanIndex(
            analysis.claims.enumerated().compactMap { index, claim in
                claim.content.hull.map { ($0, index) }
            })
        notes = Self.index(annotations, text)
        entityIndices = Dictionary(
            analysis.entities.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        quoteIndices = Dictionary(
            analysis.quotes.enumerated().map { ($0.element.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        var ranks: [String: Int] = [:]
        for quote in analysis.quotes {
            if let speaker = quote.speaker, ranks[speaker] == nil { ranks[speaker] = ranks.count }
        }
        speakerRanks = ranks
        let parents = Set(analysis.quotes.compactMap(\.parent))
        let blocks = SpanIndex(analysis.blocks.map { ($0.span, 0) })
        let entities = Dictionary(
            analysis.entities.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        passages = Set(
            analysis.quotes.filter { quote in
                guard parents.contains(quote.id), let hull = quote.content.hull,
                    entities[quote.speaker ?? ""] != .person
                else { return false }
                return blocks.overlapping(hull).contains { hull.contains($0.span) }
            }.map(\.id))
    }

    mutating func setAnnotations(_ annotations: [PlacedAnnotation]) {
        guard Self.corrections(annotations) == Self.corrections(self.annotations) else {
            self = OpenArticle(
                article: article, analysis: parsed, annotations: annotations, statuses: statuses,
                isAnalysing: isAnalysing, revisions: revisions)
            return
        }
        self.annotations = annotations
        notes = Self.index(annotations, text)
    }

    /// The notes whose words are not in the text: indices of annotations, older ones first.
    var orphans: [Int] {
        annotations.indices.filter { annotations[$0].span == nil }
            .sorted { annotations[$0].annotation.created < annotations[$1].annotation.created }
    }

    func entity(_ id: String?) -> Entity? {
        id.flatMap { entityIndices[$0] }.map { analysis.entities[$0] }
    }

    func quote(_ id: String?) -> Quote? {
        id.flatMap { quoteIndices[$0] }.map { analysis.quotes[$0] }
    }

    /// The number of the speaker's colour; nil for nobody.
    func speakerRank(_ entity: String?) -> Int? { entity.flatMap { speakerRanks[$0] } }

    /// Whether this is a passage of whole paragraphs with other quotes inside.
    func isPassage(_ quote: Quote) -> Bool { passages.contains(quote.id) }

    /// Who says it, for the eye: the speaker's name, else the words that stand for an unnamed source, with a
    /// question mark where the parser doubts; nil when nothing at all is known.
    func speakerLabel(of quote: Quote) -> String? {
        if let speaker = entity(quote.speaker) {
            return speaker.name + (quote.isCorrected ? " ✓" : quote.speakerConfidence < Self.doubt ? "?" : "")
        }
        if quote.isCorrected { return "nobody named ✓" }
        return quote.sourceWords(in: text).map { Voicing.unnamed($0).words }
    }

    /// Below this confidence a speaker looks doubtful.
    static let doubt = 0.6

    /// The block that holds an offset, or the last one before it.
    func block(at offset: Int) -> Block? {
        var low = 0
        var high = analysis.blocks.count
        while low < high {
            let middle = (low + high) / 2
            if analysis.blocks[middle].span.start <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? analysis.blocks[low - 1] : nil
    }

    /// Orphans come after the text, where they are shown.
    private static func index(_ annotations: [PlacedAnnotation], _ text: ArticleText) -> SpanIndex<Int> {
        let end = TextSpan(text.count, text.count)
        return SpanIndex(
            annotations.enumerated().filter { $0.element.annotation.isShown }.map { index, placed in
                (placed.span ?? end, index)
            })
    }

    private static func corrections(_ annotations: [PlacedAnnotation]) -> [PlacedCorrection] {
        annotations.compactMap { placed in
            placed.annotation.correction.flatMap { correction in
                placed.span.map { PlacedCorrection(correction, at: $0) }
            }
        }
    }
}
