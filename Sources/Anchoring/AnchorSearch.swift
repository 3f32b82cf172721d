import ArticleModel

/// Looks in a text for a passage of another, where it stands word for word.
///
/// The words are only the beginning: the same words may stand elsewhere, and the passage itself may be gone. So a
/// place is taken only if the surroundings agree, if they agree clearly better than at any other place, and if no
/// other passage of the source fits the place as well. Whatever cannot be told apart is not found.
struct AnchorSearch {
    /// What was found.
    enum Outcome: Equatable {
        case found(TextSpan)
        /// The words stand somewhere, and it cannot be told where.
        case ambiguous
        /// The words stand nowhere that fits.
        case absent
    }

    let source: WordText
    /// Whether `source` is the whole earlier text, or only the passage with a little context.
    let isWhole: Bool
    let span: TextSpan
    let target: WordText
    /// Where a passage without its whole text stood, in bytes of the target.
    var recorded: Int?

    /// How much of the surroundings must agree.
    static let threshold = 0.35
    /// The same for words that stand once in the source and once in the target.
    static let thresholdWhenUnique = 0.25
    /// The same for one word or two, which may be there by chance.
    static let thresholdWhenShort = 0.5
    static let thresholdOfSideWhenShort = 0.22
    static let shortCount = 2
    /// The same, and for each side, where only a little context is known.
    static let thresholdAlone = 0.45
    static let thresholdOfSideAlone = 0.3
    /// How much more they must agree than anywhere else.
    static let margin = 0.12
    /// The same where only a little context is known.
    static let marginAlone = 0.2
    /// The same, and for each side, where the words have been copied: a copy may have kept more of the surroundings than
    /// the passage itself.
    static let marginAmongCopies = 0.3
    static let thresholdOfSideAmongCopies = 0.35
    /// How much each side must agree when a copy of the words has disappeared: one side alone could be that of the other.
    static let thresholdOfSide = 0.3
    /// Words that occur once need no surroundings from this number on.
    static let distinctiveCount = 5
    /// So many bytes make a word that is not there by chance.
    static let longWord = 8
    /// What standing where the words stood counts for, where only a little context is known.
    static let positionBonus = 0.25
    /// The same for standing in all of the little context, letter for letter.
    static let verbatimBonus = 0.25
    /// More places than this are not compared in full.
    private static let mostPlaces = 64

    private struct Place {
        var span: TextSpan
        var agreement: Agreement
        var score: Double
    }

    func outcome() -> Outcome {
        let spans = target.places(of: span, in: source)
        if spans.isEmpty { return .absent }
        if spans.count >= WordText.mostPlaces { return .ambiguous }
        let origins = isWhole ? source.places(of: span, in: source) : [span]
        var distance = WantedSurroundings.Distance(copies: origins, of: span, in: source.words)
        var wanted = WantedSurroundings(around: span, distance: distance, in: source, isWhole: isWhole)
        var places = mostAlike(spans, like: span, in: source).map { place($0, wanted) }
        guard var best = places.max(by: { $0.score < $1.score }) else { return .absent }
        let rivals = places.filter { $0.span != best.span && $0.score >= Self.thresholdOfSide }
        if isWhole, !rivals.isEmpty {
            // The target may have stretches twice that the source had once.
            distance.widen(copies: rivals.map(\.span), of: best.span, in: target.words)
            wanted = WantedSurroundings(around: span, distance: distance, in: source, isWhole: isWhole)
            places = ([best] + rivals).map { place($0.span, wanted) }
            best = places.max { $0.score < $1.score } ?? best
        }
        let isUnsure = isWhole && spans.count > origins.count
        guard isGoodEnough(best, copiesBefore: origins.count, copiesNow: spans.count),
            !isUnsure || best.agreement.weakerSide >= Self.thresholdOfSideAmongCopies
        else {
            return best.score >= Self.threshold ? .ambiguous : .absent
        }
        if spans.count == 1, origins.count == 1 { return .found(best.span) }
        let second = places.filter { $0.span != best.span }.map(\.score).max() ?? 0
        let rival = rivalScore(at: best.span, origins, wanted)
        let margin = isUnsure ? Self.marginAmongCopies : isWhole ? Self.margin : Self.marginAlone
        return best.score - max(second, rival) >= margin ? .found(best.span) : .ambiguous
    }

    private func place(_ span: TextSpan, _ wanted: WantedSurroundings) -> Place {
        let agreement = wanted.agreement(at: span, in: target)
        let bonus = span.start == recorded ? Self.positionBonus : 0
        let surroundings = isWhole || !hasAllAround(span) ? 0 : Self.verbatimBonus
        return Place(span: span, agreement: agreement, score: (agreement.score ?? 0) + bonus + surroundings)
    }

    /// Whether all of the little context, marks and spaces included, stands around a place.
    private func hasAllAround(_ place: TextSpan) -> Bool {
        let (bytes, text) = (source.text.bytes, target.text.bytes)
        let after = bytes.count - span.end
        guard bytes.count > span.length, place.start >= span.start, place.end + after <= text.count else {
            return false
        }
        return text[(place.start - span.start)..<place.start].elementsEqual(bytes[..<span.start])
            && text[place.end..<(place.end + after)].elementsEqual(bytes[span.end...])
    }

    private func isGoodEnough(_ place: Place, copiesBefore: Int, copiesNow: Int) -> Bool {
        guard isWhole else { return isGoodEnoughAlone(place, copiesNow: copiesNow) }
        let isUnique = copiesBefore == 1 && copiesNow == 1
        let words = source.words.words(within: span)
        if isUnique, words.count >= Self.distinctiveCount { return true }
        if copiesNow < copiesBefore, place.agreement.weakerSide < Self.thresholdOfSide { return false }
        if words.count <= Self.shortCount {
            return place.score >= Self.thresholdWhenShort
                && place.agreement.weakerSide >= Self.thresholdOfSideWhenShort
        }
        return place.score >= (isUnique ? Self.thresholdWhenUnique : Self.threshold)
    }

    /// Where the whole source is not known, it might have had these words twice.
    private func isGoodEnoughAlone(_ place: Place, copiesNow: Int) -> Bool {
        guard place.agreement.score != nil else {
            // Some programs give the words alone: then they must stand here once, and be more than a short word.
            let isMore = source.words.words(within: span).count > 1 || span.length >= Self.longWord
            return copiesNow == 1 && (isMore || place.span.start == recorded)
        }
        if place.span.start == recorded { return place.score >= Self.thresholdAlone }
        if source.words.words(within: span).count <= Self.shortCount {
            return place.agreement.weakerSide >= Self.thresholdWhenShort
        }
        return place.score >= Self.thresholdAlone && place.agreement.weakerSide >= Self.thresholdOfSideAlone
    }

    /// How well the best of the other passages with the same words fits a place.
    private func rivalScore(at place: TextSpan, _ origins: [TextSpan], _ wanted: WantedSurroundings) -> Double
    {
        let others = origins.filter { $0 != span }
        return mostAlike(others, like: place, in: target, among: source)
            .map { origin in
                WantedSurroundings(around: origin, distance: wanted.distance, in: source, isWhole: true)
                    .agreement(at: place, in: target).score ?? 0
            }.max() ?? 0
    }

    /// Where there are very many places, those with the most equal words close by.
    private func mostAlike(
        _ spans: [TextSpan], like span: TextSpan, in side: WordText, among other: WordText? = nil
    ) -> [TextSpan] {
        guard spans.count > Self.mostPlaces else { return spans }
        let wanted = Surroundings(of: span, in: side, reach: 3)
        func likeness(_ span: TextSpan) -> Int {
            let near = Surroundings(of: span, in: other ?? target, reach: 3)
            return zip(near.before, wanted.before).count { $0.hash == $1.hash }
                + zip(near.after, wanted.after).count { $0.hash == $1.hash }
        }
        let ranked = spans.map { (span: $0, likeness: likeness($0)) }.sorted { $0.likeness > $1.likeness }
        return ranked.prefix(Self.mostPlaces).map(\.span)
    }
}
