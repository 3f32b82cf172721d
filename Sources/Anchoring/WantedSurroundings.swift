import ArticleModel

/// What must stand around a passage's words for a place to be the passage's.
///
/// Where the words belong to a stretch that the source has several times (a refrain, a copied paragraph), the words
/// around them are the same everywhere; what lies beyond the stretch is then looked at as well.
struct WantedSurroundings {
    /// How many words before and after a passage are shared by its copies.
    struct Distance {
        var before = 0
        var after = 0

        /// No copies.
        init() {}

        /// Between a passage and its copies in one text.
        init(copies: [TextSpan], of span: TextSpan, in words: TextWords) {
            widen(copies: copies, of: span, in: words)
        }

        /// Shared stretches shorter than this leave enough of the surroundings to tell copies apart.
        var isFar: Bool { before > 4 || after > 4 }

        mutating func widen(copies: [TextSpan], of span: TextSpan, in words: TextWords) {
            let own = words.words(within: span)
            for copy in copies where copy != span {
                let other = words.words(within: copy)
                before = max(
                    before, words.equalWords(before: own.lowerBound, other.lowerBound, limit: Self.longest))
                after = max(
                    after,
                    words.equalWords(
                        from: own.upperBound, in: words, from: other.upperBound, limit: Self.longest))
            }
        }

        private static let longest = 200
    }

    let distance: Distance
    private var near: Surroundings
    private let far: Surroundings?

    private static let somethingForNothing = 0.3

    /// Of a passage; where `source` is not the whole text, the outermost words may be cut and do not count.
    init(around span: TextSpan, distance: Distance, in source: WordText, isWhole: Bool) {
        self.distance = distance
        near = Surroundings(of: span, in: source, reach: Surroundings.reach)
        if !isWhole { near.dropCutWords() }
        far =
            distance.isFar
            ? Surroundings(of: span, in: source, reach: Surroundings.reach, beyond: distance) : nil
    }

    /// How much of it stands around a place; on each side the less of what is near and what is far.
    func agreement(at place: TextSpan, in target: WordText) -> Agreement {
        var agreement = Agreement(near, Surroundings(of: place, in: target, reach: Surroundings.wideReach))
        if let far {
            let beyond = Agreement(
                far, Surroundings(of: place, in: target, reach: Surroundings.wideReach, beyond: distance))
            // Beyond a stretch at an end of the text there was nothing: what is there now speaks against the place.
            agreement.before = min(agreement.before ?? 1, beyond.before ?? Self.somethingForNothing)
            agreement.after = min(agreement.after ?? 1, beyond.after ?? Self.somethingForNothing)
        }
        return agreement
    }
}
