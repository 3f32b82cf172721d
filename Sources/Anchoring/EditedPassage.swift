import ArticleModel

/// Looks for a passage some of whose words have been changed.
///
/// Its words and those around it vote for where in the target they stand (seeds); at the best places the passage is
/// aligned with the target word by word. A place is taken only if most of the passage is still there and its
/// surroundings agree on both sides.
struct EditedPassage {
    let search: AnchorSearch

    /// How much of the passage, by weight, must be left.
    private static let coverage = 0.6
    /// How much of the place must come from the passage.
    private static let density = 0.5
    /// How much better a place must be than any other.
    private static let margin = 0.15
    /// Where only a little context is known, shorter passages cannot be told from others with some of their words.
    private static let leastCountAlone = 4
    /// So many words in a row tell where they come from.
    private static let foreignCount = 3
    /// Words on either side that are aligned with the passage.
    private static let context = 16
    /// How far the alignment may stray from a straight line, in words.
    static let band = 48
    /// A word that occurs more often than this says nothing about where the passage is.
    private static let mostVotes = 48

    private struct Candidate {
        var span: TextSpan
        var agreement: Agreement
        /// The share of the passage's words that is left, by weight.
        var kept: Double
        /// How good it is, to be compared with others.
        var quality: Double { (agreement.score ?? 0) / 2 + kept / 2 }
    }

    private var source: WordText { search.source }
    private var target: WordText { search.target }

    /// The passage as it stands now; nil where it is gone, or where it cannot be told from another.
    func find() -> TextSpan? {
        let passage = source.words.words(within: search.span)
        guard passage.count >= (search.isWhole ? 1 : Self.leastCountAlone) else { return nil }
        let candidates = diagonals(around: passage).compactMap { candidate(on: $0, passage) }
        guard let best = candidates.max(by: { $0.quality < $1.quality }), isCertain(best) else { return nil }
        let others = candidates.filter { !$0.span.overlaps(best.span) }
        guard others.allSatisfy({ $0.quality < best.quality - Self.margin }) else { return nil }
        return best.span
    }

    private func isCertain(_ candidate: Candidate) -> Bool {
        let isShort = source.words.words(within: search.span).count <= AnchorSearch.shortCount
        let (least, side) = !search.isWhole || isShort ? (0.65, 0.5) : (0.45, 0.25)
        guard let score = candidate.agreement.score, score >= least,
            candidate.agreement.weakerSide >= side || isPlain(candidate)
        else { return false }
        guard search.isWhole else { return true }
        // These words may have stood elsewhere before: then they are those, and not ours with changes.
        let found = Surroundings(of: candidate.span, in: target, reach: Surroundings.wideReach)
        return source.places(of: candidate.span, in: target).allSatisfy { origin in
            if origin.overlaps(search.span) { return true }
            let wanted = Surroundings(of: origin, in: source, reach: Surroundings.reach)
            return (Agreement(wanted, found).score ?? 0) < score - Self.margin
        }
    }

    /// Whether so much of the words and of what stood on one side is left that the other side need not agree: there the
    /// text has been cut, or something put in.
    private func isPlain(_ candidate: Candidate) -> Bool {
        search.isWhole && candidate.kept >= 0.75 && candidate.agreement.strongerSide >= 0.8
            && source.words.words(within: search.span).count >= AnchorSearch.distinctiveCount
    }

    // MARK: Seeds

    /// The distances, in words, from the source to the target for which most rare words speak.
    private func diagonals(around passage: Range<Int>) -> [Int] {
        var votes: [Int: Double] = [:]
        for index in window(passage) {
            let places = target.words.places(of: source.words.hashes[index])
            guard !places.isEmpty, places.count <= Self.mostVotes else { continue }
            for place in places {
                let distance = Int(place) - index
                // Each vote counts for its bucket and the nearer one beside it.
                let bucket = distance >> 4
                votes[bucket, default: 0] += 1 / Double(places.count)
                let beside = distance & 15 < 8 ? bucket - 1 : bucket + 1
                votes[beside, default: 0] += 0.5 / Double(places.count)
            }
        }
        return votes.sorted { ($0.value, -$0.key) > ($1.value, -$1.key) }.prefix(4).map { $0.key << 4 + 8 }
    }

    private func window(_ passage: Range<Int>) -> Range<Int> {
        max(0, passage.lowerBound - Self.context)..<min(source.words.count, passage.upperBound + Self.context)
    }

    // MARK: Alignment

    private func candidate(on diagonal: Int, _ passage: Range<Int>) -> Candidate? {
        let alignment = BandedAlignment(
            source: source, window: window(passage), passage: passage, target: target, diagonal: diagonal)
        let own = own(alignment.pairs, passage)
        guard let first = own.first, let last = own.last else { return nil }
        let hull = first.target...last.target
        let kept = own.reduce(0) { $0 + $1.weight }
        let (whole, covered) = (
            passage.reduce(0) { $0 + BandedAlignment.weight(source.words.spans[$1]) },
            hull.reduce(0) { $0 + BandedAlignment.weight(target.words.spans[$1]) }
        )
        guard kept >= Self.coverage * whole, kept >= Self.density * covered,
            hasNothingForeign(hull, own.map(\.target), passage), isMostlyUnique(own)
        else { return nil }
        let span = withMarks(
            TextSpan(target.words.spans[hull.lowerBound].start, target.words.spans[hull.upperBound].end),
            passage)
        guard Double(span.length) >= Self.coverage * Double(search.span.length) else { return nil }
        // A place that has the very same words has been judged before, and not been found good.
        guard target.text.bytes[span.range] != source.text.bytes[search.span.range] else { return nil }
        var wanted = Surroundings(of: search.span, in: source, reach: Surroundings.reach)
        if !search.isWhole { wanted.dropCutWords() }
        let agreement = Agreement(wanted, Surroundings(of: span, in: target, reach: Surroundings.wideReach))
        return Candidate(span: span, agreement: agreement, kept: kept / whole)
    }

    /// The passage's words that are left, without those at its ends that may be other words of the same kind.
    ///
    /// Where an end of the passage is lost, its last words may be those of what follows now: as in `Talks will go on. Talks
    /// will end`, of which one sentence is left. They go if they stood elsewhere with a neighbour that they have now. Words
    /// beyond a gap go as well, if too few have stayed side by side there, or if these stood elsewhere too.
    private func own(_ pairs: [BandedAlignment.Pair], _ passage: Range<Int>) -> [BandedAlignment.Pair] {
        var own = pairs.filter { passage.contains($0.source) }[...]
        while let last = own.last, last.source < passage.upperBound - 1,
            stoodElsewhere(last.target..<(last.target + 2), but: last.source)
        {
            own.removeLast()
        }
        while let first = own.first, first.source > passage.lowerBound,
            stoodElsewhere((first.target - 1)..<(first.target + 1), but: first.source - 1)
        {
            own.removeFirst()
        }
        let runs = Self.runs(pairs)
        guard let longest = runs.max(by: { Self.share(of: $0, passage) < Self.share(of: $1, passage) }) else {
            return []
        }
        for run in runs where Self.share(of: run, passage) > 0 {
            guard run.first < longest.first, isDoubtful(run, at: run.last - Self.foreignCount + 1) else {
                break
            }
            own.trim { $0.source <= run.last }
        }
        for run in runs.reversed() where Self.share(of: run, passage) > 0 {
            guard run.first > longest.first, isDoubtful(run, at: run.first) else { break }
            own.trimEnd { $0.source >= run.first }
        }
        return Array(own)
    }

    /// Words that have stayed side by side.
    private struct Run {
        var first: Int
        var last: Int
        /// How far they have gone.
        var distance: Int
    }

    private static func runs(_ pairs: [BandedAlignment.Pair]) -> [Run] {
        var runs: [Run] = []
        for pair in pairs {
            if let run = runs.last, run.last == pair.source - 1, run.distance == pair.target - pair.source {
                runs[runs.count - 1].last = pair.source
            } else {
                runs.append(Run(first: pair.source, last: pair.source, distance: pair.target - pair.source))
            }
        }
        return runs
    }

    private static func share(of run: Run, _ passage: Range<Int>) -> Int {
        (run.first..<(run.last + 1)).clamped(to: passage).count
    }

    /// Whether a run proves nothing, judged by the words beside the gap that begin at a number.
    private func isDoubtful(_ run: Run, at first: Int) -> Bool {
        if run.last - run.first + 1 < Self.foreignCount { return true }
        let place = first + run.distance
        return stoodElsewhere(place..<(place + Self.foreignCount), but: first)
    }

    /// Whether what stands between the passage's words is new: it must not have stood elsewhere before. Where that is
    /// unknown, nothing longer than a few words may have come between.
    private func hasNothingForeign(_ hull: ClosedRange<Int>, _ own: [Int], _ passage: Range<Int>) -> Bool {
        guard search.isWhole else {
            return zip(own, own.dropFirst()).allSatisfy { $1 - $0 <= Self.foreignCount }
        }
        guard hull.count >= Self.foreignCount else { return true }
        return (hull.lowerBound...(hull.upperBound + 1 - Self.foreignCount)).allSatisfy { first in
            let places = origins(of: first..<(first + Self.foreignCount))
            return places.isEmpty || places.contains { passage.contains($0) }
        }
    }

    /// Whether at least half of what is left are words that stood in the source once, in their order.
    private func isMostlyUnique(_ own: [BandedAlignment.Pair]) -> Bool {
        guard search.isWhole, own.count >= Self.foreignCount else { return true }
        let unique = own.reduce(0) { weight, pair in
            let ways = [pair.target..<(pair.target + 2), (pair.target - 1)..<(pair.target + 1)]
            let isCopy = ways.enumerated().contains { stoodElsewhere($1, but: pair.source - $0) }
            return weight + (isCopy ? 0 : pair.weight)
        }
        return unique * 2 >= own.reduce(0) { $0 + $1.weight }
    }

    /// Whether some words of the target stood in the source as well, not at one place.
    private func stoodElsewhere(_ run: Range<Int>, but place: Int) -> Bool {
        origins(of: run).contains { $0 != place }
    }

    /// The numbers from which on some words of the target stood in the source.
    private func origins(of run: Range<Int>) -> [Int] {
        guard run.lowerBound >= 0, run.upperBound <= target.words.count else { return [] }
        return source.words.places(of: target.words.hashes[run.lowerBound]).lazy.map { Int($0) }.filter {
            place in
            source.words.equalWords(from: place, in: target.words, from: run.lowerBound, limit: run.count)
                == run.count
        }
    }

    /// Takes in the marks with which the passage began and ended, where they still stand there.
    private func withMarks(_ span: TextSpan, _ passage: Range<Int>) -> TextSpan {
        let words = TextSpan(
            source.words.spans[passage.lowerBound].start, source.words.spans[passage.upperBound - 1].end)
        let (old, new) = (source.text.bytes, target.text.bytes)
        var (start, end) = (span.start, span.end)
        var distance = 1
        while words.start - distance >= search.span.start, span.start - distance >= 0,
            old[words.start - distance] == new[span.start - distance]
        {
            start = span.start - distance
            distance += 1
        }
        distance = 0
        while words.end + distance < search.span.end, span.end + distance < new.count,
            old[words.end + distance] == new[span.end + distance]
        {
            distance += 1
            end = span.end + distance
        }
        return TextSpan(
            target.text.codePointStart(atOrAfter: start), target.text.codePointStart(atOrBefore: end))
    }
}

extension ArraySlice {
    /// Removes elements at the start as long as a condition holds.
    fileprivate mutating func trim(while holds: (Element) -> Bool) {
        while let first, holds(first) { removeFirst() }
    }

    /// Removes elements at the end as long as a condition holds.
    fileprivate mutating func trimEnd(while holds: (Element) -> Bool) {
        while let last, holds(last) { removeLast() }
    }
}

extension ArticleText {
    /// The nearest offset at or after `offset` that starts a code point.
    func codePointStart(atOrAfter offset: Int) -> Int {
        var position = min(max(0, offset), count)
        while position < count, bytes[position].isUTF8Continuation { position += 1 }
        return position
    }
}
