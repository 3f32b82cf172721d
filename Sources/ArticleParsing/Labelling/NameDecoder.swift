import ArticleModel
import Linguistics

/// Puts the engine's scores together to names, and lets the whole text decide where one place is in doubt.
///
/// A name has the kind for which all its mentions together speak; a name that is sure somewhere is found
/// wherever it is written the same way; a family name alone is a person where the full name is one.
struct NameDecoder {
    /// The whole text.
    let text: TokenizedText
    /// The engine's words, in text order.
    let words: [TextSpan]
    /// Index ranges of the words that were read in one go.
    let stretches: [Range<Int>]
    /// For each word the log-probabilities of the name labels.
    let scores: (Int) -> [Float]

    private static let kinds: [Entity.Kind] = [.person, .organisation, .location, .other]
    /// How sure a name must be on average to be looked for elsewhere.
    private static let known: Float = 0.8
    /// How probable a name must at least be where it is known from elsewhere.
    private static let supported: Float = 0.04
    /// What is less probable than this is no name.
    private static let least: Float = 0.45

    private struct Found {
        var words: Range<Int>
        /// The probability of each kind, on average over the words.
        var kinds: [Float]
        var span: TextSpan
        var key: String

        var kind: Int { kinds.indices.max { kinds[$0] < kinds[$1] } ?? 0 }
    }

    /// The names in text order, none overlapping.
    func names() -> [PassageLabels.Name] {
        var found = decoded()
        found += elsewhere(found)
        found.sort { $0.span < $1.span }
        return settled(found)
    }

    // MARK: Finding

    private func decoded() -> [Found] {
        var found: [Found] = []
        let borders = NameBorders(text: text, words: words)
        for stretch in stretches where !stretch.isEmpty {
            let rows = stretch.map(scores)
            for run in LabelSequence(scheme: .names).runs(rows) {
                let range =
                    run.range.lowerBound + stretch.lowerBound..<run.range.upperBound + stretch.lowerBound
                for range in borders.names(in: range, kind: Self.kinds[run.kind]) {
                    guard let name = name(range), name.span.start >= found.last?.span.end ?? 0 else {
                        continue
                    }
                    if let last = found.last, let whole = joined(last, name) {
                        found[found.count - 1] = whole
                    } else {
                        found.append(name)
                    }
                }
            }
        }
        return found
    }

    /// Two names of people, or of organisations, with nothing but a blank between them are one: those in a row have commas
    /// between them. Two places are one where that is a known place (*United States*), and nothing ends with *of*.
    private func joined(_ first: Found, _ second: Found) -> Found? {
        guard first.words.upperBound == second.words.lowerBound,
            text.text[TextSpan(first.span.end, second.span.start)] == " "
        else { return nil }
        let isOpen = first.key.hasSuffix(" of") || first.key.hasSuffix(" and")
        let isPlace =
            first.kind == 2 && second.kind == 2
            && NameLexicons.shared.place("\(first.key) \(second.key)".lowercased()) == .sure
        guard (first.kind == second.kind && first.kind < 2) || isPlace || isOpen else { return nil }
        return name(first.words.lowerBound..<second.words.upperBound)
    }

    private func name(_ range: Range<Int>) -> Found? {
        guard let first = range.first, let last = range.last else { return nil }
        let span = snapped(TextSpan(words[first].start, words[last].end))
        guard text.text[span].contains(where: \.isLetter) else { return nil }
        return Found(words: range, kinds: kinds(of: range), span: span, key: key(span))
    }

    /// The probabilities of the kinds, on average over the words.
    private func kinds(of range: Range<Int>) -> [Float] {
        var sums = [Float](repeating: 0, count: Self.kinds.count)
        for word in range {
            let row = scores(word)
            for kind in sums.indices {
                sums[kind] += exponential(row[2 * kind + 1]) + exponential(row[2 * kind + 2])
            }
        }
        return sums.map { $0 / Float(max(1, range.count)) }
    }

    /// The span with the closing point of an abbreviation (`U.S.`, `Jr.`), which is a word of its own to the engine.
    private func snapped(_ span: TextSpan) -> TextSpan {
        let token = text.tokenIndex(atOrAfter: span.end - 1)
        guard token < text.tokens.count else { return span }
        let own = text.tokens[token].span
        let isPoint = own.end == span.end + 1 && text.text.bytes[span.end] == UInt8(ascii: ".")
        return isPoint && own.start >= span.start ? TextSpan(span.start, own.end) : span
    }

    private func key(_ span: TextSpan) -> String { NameKeys.form(text.text[span]) }

    // MARK: The whole text

    /// Names that are sure in one place, where they are written the same way and were not found.
    private func elsewhere(_ found: [Found]) -> [Found] {
        var known: [String: Int] = [:]
        var taken = [Bool](repeating: false, count: words.count)
        for name in found {
            for word in name.words { taken[word] = true }
            if name.kinds[name.kind] >= Self.known, isDistinct(name.key) {
                known[name.key] = max(known[name.key] ?? 0, name.words.count)
                if name.kind == 0, let family = family(of: name) { known[family] = known[family] ?? 1 }
            }
        }
        guard !known.isEmpty else { return [] }
        let firsts = Dictionary(grouping: known, by: { $0.key.prefix(while: { $0.isLetter }) })
        var added: [Found] = []
        for stretch in stretches {
            for word in stretch where !taken[word] {
                guard let candidates = firsts[text.text[words[word]][...]] else { continue }
                for (key, count) in candidates.sorted(by: { $0.value > $1.value })
                where word + count <= stretch.upperBound {
                    let range = word..<word + count
                    guard !range.contains(where: { taken[$0] }), let name = name(range), name.key == key,
                        name.kinds.reduce(0, +) >= Self.supported
                    else { continue }
                    for word in range { taken[word] = true }
                    added.append(name)
                    break
                }
            }
        }
        return added
    }

    /// The last word of a person's name of several words.
    private func family(of name: Found) -> String? {
        guard name.words.count > 1, let last = name.key.split(separator: " ").last, last.count > 2,
            name.key.contains(" "), last.allSatisfy(\.isLetter)
        else { return nil }
        return String(last)
    }

    /// Whether it is one short word in capitals, not known as a name of people, in a text that is not all capitals.
    private func isAcronym(_ name: Found) -> Bool {
        guard name.words.count == 1, (2...6).contains(name.span.length) else { return false }
        let token = text.tokenIndex(atOrAfter: name.span.start)
        guard token < text.tokens.count, text.tokens[token].shape == .capitals else { return false }
        let word = text.lowercased[token]
        let neighbours = [token - 1, token + 1].filter { text.tokens.indices.contains($0) }
        return NameLexicons.shared.firstName(word) == nil && !NameLexicons.shared.isSurname(word)
            && !neighbours.contains { text.tokens[$0].shape == .capitals && text.tokens[$0].kind == .word }
    }

    /// Whether it is one word before *news service* or *news agency*.
    private func isNamedAgency(_ name: Found) -> Bool {
        let next = text.tokenIndex(atOrAfter: name.span.end)
        return name.words.count == 1 && next + 1 < text.tokens.count && text.lowercased[next] == "news"
            && ["agency", "service", "site", "outlet", "channel", "network"].contains(
                text.lowercased[next + 1])
    }

    /// `Republicans`, `Reagan Democrats`: many people, and nobody in particular.
    private func isPeople(_ name: Found) -> Bool {
        name.key.split(separator: " ").last.map { NameWords.peoples.contains($0.lowercased()) } ?? false
    }

    /// `California Rep. Jared Huffman`: a place that nobody is called after, and no title before it.
    private func isKnownPlace(_ name: Found) -> Bool {
        let key = name.key.lowercased()
        guard NameLexicons.shared.place(key) == .sure, NameLexicons.shared.firstName(key) == nil else {
            return false
        }
        let first = text.tokenIndex(atOrAfter: name.span.start)
        return first == 0 || NameLexicons.shared.titlePart(text.lowercased[first - 1]).isEmpty
    }

    /// Whether the letters themselves tell a name: a capital, and more than one letter.
    private func isDistinct(_ key: String) -> Bool {
        key.utf8.count > 1 && key.unicodeScalars.contains { $0.properties.isUppercase }
    }

    /// Gives every name one kind all through the text.
    private func settled(_ found: [Found]) -> [PassageLabels.Name] {
        var sums: [String: [Float]] = [:]
        var families: Set<String> = []
        for name in found {
            sums[name.key] = zip(sums[name.key] ?? [0, 0, 0, 0], name.kinds).map(+)
            if name.kind == 0, name.kinds[0] >= Self.known, let family = family(of: name) {
                families.insert(family)
            }
        }
        var counts: [String: Float] = [:]
        for name in found { counts[name.key, default: 0] += 1 }
        return found.compactMap { name in
            let mean = (sums[name.key] ?? name.kinds).map { $0 / (counts[name.key] ?? 1) }
            var kind = mean.indices.max { mean[$0] < mean[$1] } ?? 0
            if families.contains(name.key), mean[0] >= 0.1 || mean[kind] < Self.known { kind = 0 }
            if kind == 0, isAcronym(name) { kind = (1...3).max { mean[$0] < mean[$1] } ?? 1 }
            if kind == 2, CountryNames.isDemonym(name.key.lowercased()) { kind = 3 }
            if kind == 0, isPeople(name) { kind = 3 }
            if kind == 0, isNamedAgency(name) { kind = 1 }
            if kind == 0, !families.contains(name.key), isKnownPlace(name) { kind = 2 }
            // Its own words count as much as all others together.
            let confidence = max((mean[kind] + name.kinds[kind]) / 2, families.contains(name.key) ? 0.7 : 0)
            guard max(confidence, name.kinds.reduce(0, +)) >= Self.least else { return nil }
            return PassageLabels.Name(
                span: name.span, kind: Self.kinds[kind],
                confidence: Calibration.names.confidence(Double(confidence)))
        }
    }
}
