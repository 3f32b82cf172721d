import ArticleModel
import Linguistics

/// Finds the claims of an article: what it asserts itself, sentence by sentence, and what it reports others
/// to say.
///
/// ```swift
/// let claims = ClaimExtractor(reading: reading, grammar: grammar).claims(
///     in: text, blocks: blocks, quotes: quotes, entities: entities, date: date)
/// ```
///
/// The words that report a quote (`Blinken said`) are no claim of their own. Questions, fragments and
/// boilerplate are none either, and words that come back (a caption that repeats the headline) count once for
/// each claimant.
public struct ClaimExtractor {
    private let reading: any LabelledText
    private let grammar: Grammar

    /// Makes an extractor for a text as a labeler has read it, with its grammar.
    public init(reading: any LabelledText, grammar: Grammar) {
        self.reading = reading
        self.grammar = grammar
    }

    /// The claims in text order.
    ///
    /// - Parameters:
    ///   - text: the tokenized text.
    ///   - blocks: its blocks; headlines, paragraphs, captions and list items speak for the article.
    ///   - quotes: its quotes, with speakers and parents.
    ///   - entities: its entities, with pronouns among their mentions where these are known.
    ///   - date: the article's date, from which weekdays are counted; nil takes the one printed in a dateline or
    ///     byline, and leaves them open where there is none.
    public func claims(
        in text: TokenizedText, blocks: [Block], quotes: [Quote], entities: [Entity], date: CalendarDate?
    ) -> [Claim] {
        // `It is expected that …`: what nobody in particular says the article says.
        let quotes = quotes.filter { $0.kind == .direct || !$0.source.isEmpty || $0.speaker != nil }
        let words = ClauseText(
            text, grammar: grammar, titleCased: blocks.filter(\.isTitle).map(\.span))
        var mentions = MentionTable(entities, in: text)
        for quote in quotes {
            let pronouns = ReportedPronouns(text: text, mentions: mentions).pronouns(of: quote)
            mentions.add(pronouns: pronouns, of: quote.speaker)
        }
        let builder = ClaimBuilder(
            text: words, mentions: mentions, date: date ?? printedDate(words, blocks), reading: reading)
        let voices = VoiceTree(quotes, in: words)
        let outlets = EmbeddedOutlets(blocks: blocks, quotes: quotes, mentions: mentions, text: words)
        var drafts: [ClaimDraft] = []
        for (index, block) in blocks.enumerated() {
            var own = claimsOfArticle(in: block, voices.own, builder)
            if let outlet = outlets.outlet(ofHeadline: index) {
                for position in own.indices {
                    (own[position].claim.claimant, own[position].claim.chain) = (outlet, [outlet])
                }
            }
            drafts += own
        }
        let denied = deniedWithin(quotes, builder)
        for voice in voices.quoted where !denied.contains(voice.quote?.id ?? "") {
            drafts += claimsOfQuote(voice, builder)
        }
        return inTextOrder(withoutReports(drafts), text)
    }

    /// The full date in the dateline or byline, for an article that came without one.
    private func printedDate(_ text: ClauseText, _ blocks: [Block]) -> CalendarDate? {
        let reader = TimeReader(text: text, date: nil)
        return blocks.lazy.filter { $0.kind == .dateline || $0.kind == .byline }
            .compactMap {
                reader.times(in: Array(text.source.tokens(in: $0.span))).compactMap(\.resolved).first
            }.first
    }

    /// What somebody denies that others said (`denied that Karsovia had promised to …`): the denial says it, and they do not.
    private func deniedWithin(_ quotes: [Quote], _ builder: ClaimBuilder) -> Set<String> {
        var denied = Set(quotes.filter { $0.kind != .direct && builder.isDenied($0) }.map(\.id))
        let roots = denied
        for _ in 0..<Self.deepestDenial {
            denied.formUnion(
                quotes.filter { $0.kind != .direct && $0.parent.map(denied.contains) ?? false }.map(\.id))
        }
        return denied.subtracting(roots)
    }

    private static let deepestDenial = 3

    // MARK: The article's own voice

    private func claimsOfArticle(in block: Block, _ voice: ClaimVoice, _ builder: ClaimBuilder)
        -> [ClaimDraft]
    {
        switch block.kind {
        case .paragraph, .listItem, .headline, .caption, .embeddedHeadline: break
        case .dateline, .byline, .subheading, .blockQuote, .boilerplate: return []
        }
        let span = block.kind == .embeddedHeadline ? builder.text.withoutOutlet(block.span) : block.span
        return builder.text.sentences(in: [span]).flatMap { sentence in
            builder.claims(in: sentence, of: voice, as: block.isTitle ? .headline : .article)
        }
    }

    // MARK: The voices of quotes

    private func claimsOfQuote(_ voice: ClaimVoice, _ builder: ClaimBuilder)
        -> [ClaimDraft]
    {
        guard let quote = voice.quote else { return [] }
        let kind: Claim.Voice =
            switch quote.kind {
            case .direct: .direct
            case .mixed: .mixed
            case .indirect: .indirect
            }
        let sentences = builder.text.sentences(in: quote.content)
        let needsFrame = sentences.count == 1 || builder.isDenied(quote)
        return sentences.flatMap { sentence in
            (needsFrame ? builder.claimWithFrame(sentence, of: voice, as: kind) : nil)
                ?? builder.claims(in: sentence, of: voice, as: kind)
        }
    }

    /// Without the clauses that report a quote whose claim shows the same report.
    private func withoutReports(_ drafts: [ClaimDraft]) -> [Claim] {
        let reports = Set(drafts.filter(\.isFramed).compactMap(\.head))
        return drafts.filter { draft in
            draft.isFramed || draft.head.map { !reports.contains($0) } ?? true
        }.map(\.claim)
    }

    // MARK: Order

    /// In text order, numbered, each said once by each claimant. What a quote says the article does not say
    /// as well.
    private func inTextOrder(_ claims: [Claim], _ text: TokenizedText) -> [Claim] {
        let said = claims.map { claim in claim.content.map { letters(of: $0, text) }.joined() }
        var quoted: Set<String> = []
        for (claim, words) in zip(claims, said) where claim.quote != nil {
            quoted.insert(words)
            quoted.insert(claim.standalone)
        }
        let order = claims.indices.sorted { a, b in
            let (first, second) = (claims[a].content.first?.start ?? 0, claims[b].content.first?.start ?? 0)
            return (first, a) < (second, b)
        }
        var seen: Set<String> = []
        var kept: [Claim] = []
        for index in order {
            var claim = claims[index]
            if claim.quote == nil, quoted.contains(said[index]) || quoted.contains(claim.standalone) {
                continue
            }
            let claimant = "|" + (claim.claimant ?? "")
            guard seen.insert(said[index] + claimant).inserted,
                seen.insert(claim.standalone + claimant).inserted
            else { continue }
            claim.id = "c\(kept.count + 1)"
            kept.append(claim)
        }
        return kept
    }

    /// The letters and digits of a span in lower case, by which a repeated headline is known.
    private func letters(of span: TextSpan, _ text: TokenizedText) -> String {
        var letters: [UInt8] = []
        for index in text.tokens(in: span) {
            letters += text.lowercased[index].utf8.filter {
                $0 >= 0x80 || (0x30...0x39).contains($0) || $0 >= 0x61
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }
}

extension Block {
    /// Whether it is written as a title: capitals say nothing there.
    fileprivate var isTitle: Bool { kind == .headline || kind == .embeddedHeadline || kind == .caption }
}
