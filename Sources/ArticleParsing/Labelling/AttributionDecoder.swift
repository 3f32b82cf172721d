import ArticleModel
import Linguistics

/// Puts the engine's scores for one passage together to sources, cues and contents with the edges between them.
///
/// Runs are decoded under two constraints: a quotation in marks is said as a whole or not at all, and labels follow
/// the BIO scheme. Every content then goes to the cue that its words point to, and every cue to its source.
struct AttributionDecoder {
    /// The whole text.
    let text: TokenizedText
    /// The tokens to label.
    let passage: Range<Int>
    /// The outermost quotations in the passage as token ranges, marks included, in text order.
    let quotations: [Range<Int>]
    /// What the engine made of the words.
    let reading: TextReading

    /// For each token of the passage the log-probabilities of the role labels.
    private let roles: [[Float]]

    private enum Role { static let source = 0, cue = 1, content = 2 }

    /// A quotation shorter than this, in tokens, can be a title or a scare quote: its words are labelled one by one.
    private static let shortQuotation = 6
    /// Links are read from this many words of a content at most.
    private static let readWords = 24
    /// What makes a label impossible.
    private static let impossible: Float = -30

    init(
        text: TokenizedText, passage: Range<Int>, quotations: [Range<Int>], datelines: [TextSpan] = [],
        reading: TextReading
    ) {
        self.text = text
        self.passage = passage
        self.quotations = quotations
        self.reading = reading
        roles = passage.map { token in
            let word = reading.word(atOrAfter: text.tokens[token].span.start)
            guard word < reading.wordCount, reading.spans[word].start < text.tokens[token].span.end else {
                return [0] + [Float](repeating: Self.impossible, count: LabelScheme.roles.labels - 1)
            }
            var row = Array(reading.roles[word])
            // A place at the head of a report says nothing.
            if datelines.contains(where: { $0.contains(text.tokens[token].span) }) {
                for label in 2 * Role.source + 1...2 * Role.source + 2 { row[label] = Self.impossible }
            }
            return row
        }
    }

    /// The labels of the passage.
    func labels() -> PassageLabels {
        // A passage that is one quotation is said as a whole; what stands in it is asked for at the next level.
        if quotations.contains(passage) { return PassageLabels() }
        let runs = LabelSequence(scheme: .roles).runs(constrained())
        let cues = runs.filter { $0.kind == Role.cue }.map { tokens($0.range) }
        let sources = runs.filter { $0.kind == Role.source }.map { tokens($0.range) }
        let contents = runs.filter { $0.kind == Role.content }.map { tokens($0.range) }.compactMap(trimmed)
            .filter(saysSomething)
        var labels = PassageLabels()
        labels.cues = cues.map { fragment($0, Role.cue) }
        labels.sources = sources.map { fragment($0, Role.source) }
        labels.contents = contents.map { fragment($0, Role.content) }
        for (index, content) in contents.enumerated() {
            if let (cue, strength) = cue(of: content, among: cues) {
                labels.contentEdges.append(.init(cue: cue, target: index, strength: strength))
            }
        }
        for (index, cue) in cues.enumerated() {
            if let (source, strength) = source(of: cue, among: sources) {
                labels.sourceEdges.append(.init(cue: index, target: source, strength: strength))
            }
        }
        return ContentGroups(text: text, quotations: quotations).parted(
            labels, cues: cues, sources: sources, contents: contents)
    }

    // MARK: Runs

    /// The scores under the constraint of the quotation marks.
    private func constrained() -> [[Float]] {
        var scores = roles
        for quotation in quotations where quotation.count >= Self.shortQuotation {
            let positions =
                quotation.lowerBound - passage.lowerBound..<quotation.upperBound - passage.lowerBound
            let said = positions.reduce(Float(0)) { $0 + probability($1, of: Role.content) }
            guard said * 2 >= Float(positions.count) else { continue }
            for position in positions {
                for label in scores[position].indices where label <= 2 * Role.content {
                    scores[position][label] = Self.impossible
                }
                if position > positions.lowerBound {
                    scores[position][2 * Role.content + 1] = Self.impossible
                }
            }
        }
        return scores
    }

    private func probability(_ position: Int, of kind: Int) -> Float {
        exponential(roles[position][2 * kind + 1]) + exponential(roles[position][2 * kind + 2])
    }

    private func tokens(_ positions: Range<Int>) -> Range<Int> {
        positions.lowerBound + passage.lowerBound..<positions.upperBound + passage.lowerBound
    }

    /// The content without marks at its borders that part clauses; nil where nothing is left.
    private func trimmed(_ content: Range<Int>) -> Range<Int>? {
        var (first, end) = (content.lowerBound, content.upperBound)
        while first < end, isSeparator(first) || isAside(first, before: end) { first += 1 }
        // The words of a quotation that goes on in the next paragraph have no mark after their stop.
        while first < end,
            isSeparator(end - 1) || (isStop(end - 1) && !quotations.contains { $0.upperBound == end })
        {
            end -= 1
        }
        return (first..<end).contains { text.tokens[$0].kind == .word || text.tokens[$0].kind == .number }
            ? first..<end : nil
    }

    /// Whether there is more than a small word of grammar.
    private func saysSomething(_ content: Range<Int>) -> Bool {
        let words = content.filter { text.tokens[$0].kind == .word || text.tokens[$0].kind == .number }
        guard words.count == 1, let word = words.first else { return true }
        return !Self.smallWords.contains(text.lowercased[word])
    }

    private static let smallWords: Set<String> = [
        "a", "an", "the", "that", "to", "of", "and", "or", "but", "in", "on", "for", "with", "as", "by", "at",
        "from",
        "be", "is", "are", "was", "were", "been", "his", "her", "its", "their", "he", "she", "they", "who",
        "which",
    ]

    private func isSeparator(_ token: Int) -> Bool {
        text.tokens[token].kind == .punctuation
            && [",", ";", ":", "—", "–", "--"].contains(text.lowercased[token])
    }

    /// Whether it is a word of the reporter between commas: *noted, however, that …*.
    private func isAside(_ token: Int, before end: Int) -> Bool {
        token + 1 < end && token > passage.lowerBound && isSeparator(token - 1) && isSeparator(token + 1)
            && ["however", "though", "meanwhile", "too"].contains(text.lowercased[token])
    }

    private func isStop(_ token: Int) -> Bool {
        text.tokens[token].kind == .punctuation && text.lowercased[token] == "."
    }

    private func fragment(_ tokens: Range<Int>, _ kind: Int) -> PassageLabels.Fragment {
        let sum = tokens.reduce(Float(0)) { $0 + probability($1 - passage.lowerBound, of: kind) }
        let mean = Double(sum / Float(max(1, tokens.count)))
        return .init(text.span(tokens), confidence: Calibration.quotes.confidence(mean))
    }

    // MARK: Edges

    /// The cue on which a content hangs, with the probability of it; nil where it more probably hangs on none.
    private func cue(of content: Range<Int>, among cues: [Range<Int>]) -> (Int, Double)? {
        let words = reading.words(in: text.span(content))
        let step = max(1, words.count / Self.readWords)
        return best(
            cues, stride(from: words.lowerBound, to: words.upperBound, by: step).compactMap(reading.cueLink))
    }

    /// The source of a cue: its first word was trained to point to it.
    private func source(of cue: Range<Int>, among sources: [Range<Int>]) -> (Int, Double)? {
        best(sources, [reading.words(in: text.span(cue)).lowerBound].compactMap(reading.sourceLink))
    }

    /// The target to which the rows link most, on average.
    private func best(_ targets: [Range<Int>], _ rows: [LinkScores]) -> (Int, Double)? {
        guard !rows.isEmpty else { return nil }
        let none = rows.reduce(Float(0)) { $0 + exponential($1.values[0]) }
        let chances = targets.map { target in
            let words = reading.words(in: text.span(target))
            return rows.reduce(Float(0)) { $0 + probability(of: words, in: $1) }
        }
        guard let best = chances.indices.max(by: { chances[$0] < chances[$1] }), chances[best] > none else {
            return nil
        }
        return (best, Double(min(1, chances[best] / Float(rows.count))))
    }

    private func probability(of words: Range<Int>, in row: LinkScores) -> Float {
        words.clamped(to: row.words).reduce(0) { $0 + exponential(row.values[$1 - row.words.lowerBound + 1]) }
    }
}
