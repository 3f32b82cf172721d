/// An analysis as an indented tree for people: blocks, in them quotes (with the quotes inside them) and claims,
/// and at the end the entities. Offsets are code points. `quoth show --tree` prints it, and tests compare it.
///
/// ```
/// paragraph 57–141  On Friday Antony Blinken said …
///   q1 mixed · Antony Blinken (e1) · 0.93
///     content 85–141  “we are on a clearer path”
///     cue 80–84  said
///     source 67–79  Antony Blinken
///     c1 event · Antony Blinken (e1) · direct, positive, asserted · worth 0.5
///       content 86–110  we are on a clearer path
///       alone  We are on a clearer path.
/// ```
public struct AnalysisTree {
    private let text: ArticleText
    private let map: OffsetMap
    private let analysis: Analysis
    private let entities: [String: Entity]
    private let children: [String: [Quote]]
    private let claims: [String: [Claim]]

    /// Prepares the tree of an analysis of `text`.
    public init(_ analysis: Analysis, of text: String) {
        self.text = ArticleText(text)
        map = OffsetMap(self.text)
        self.analysis = analysis
        entities = Dictionary(analysis.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Set(analysis.quotes.map(\.id))
        // A parent that is unknown, or that does not come before its child, is none: so no quote is lost.
        var seen: Set<String> = []
        var children: [String: [Quote]] = [:]
        for quote in analysis.quotes {
            let parent = quote.parent.flatMap { seen.contains($0) ? $0 : nil } ?? ""
            children[parent, default: []].append(quote)
            seen.insert(quote.id)
        }
        self.children = children
        claims = Dictionary(grouping: analysis.claims) {
            $0.quote.flatMap { known.contains($0) ? $0 : nil } ?? ""
        }
    }

    /// The tree, each line ending in a line feed.
    public func text(showsEntities: Bool = true) -> String {
        var lines: [String] = []
        var quotes = (children[""] ?? [])[...]
        var loose = (claims[""] ?? [])[...]
        for (index, block) in analysis.blocks.enumerated() {
            let end = index + 1 < analysis.blocks.count ? analysis.blocks[index + 1].span.start : Int.max
            lines.append("\(block.kind.rawValue) \(place(block.span))  \(beginning(of: block.span))")
            while let quote = quotes.first, start(of: quote.content) < end {
                append(quotes.removeFirst(), depth: 1, to: &lines)
            }
            while let claim = loose.first, start(of: claim.content) < end {
                append(loose.removeFirst(), depth: 1, to: &lines)
            }
        }
        for quote in quotes { append(quote, depth: 0, to: &lines) }
        for claim in loose { append(claim, depth: 0, to: &lines) }
        if showsEntities { analysis.entities.forEach { append($0, to: &lines) } }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A quote and all inside it; with a list of its own instead of recursion, for nesting has no limit.
    private func append(_ quote: Quote, depth: Int, to lines: inout [String]) {
        var waiting = [(quote: quote, depth: depth)]
        while let next = waiting.popLast() {
            appendAlone(next.quote, depth: next.depth, to: &lines)
            // Deep nesting is drawn flat: indentation is for people.
            for child in (children[next.quote.id] ?? []).reversed() {
                waiting.append((child, min(next.depth + 1, 12)))
            }
        }
    }

    private func appendAlone(_ quote: Quote, depth: Int, to lines: inout [String]) {
        let speaker = name(quote.speaker) ?? "no speaker"
        lines.append(
            indent(depth) + "\(quote.id) \(quote.kind.rawValue) · \(speaker) · \(rounded(quote.confidence))")
        append("content", quote.content, depth: depth + 1, to: &lines)
        append("cue", quote.cue, depth: depth + 1, to: &lines)
        append("source", quote.source, depth: depth + 1, to: &lines)
        for claim in claims[quote.id] ?? [] { append(claim, depth: depth + 1, to: &lines) }
    }

    private func append(_ claim: Claim, depth: Int, to lines: inout [String]) {
        let claimant = name(claim.claimant) ?? "no claimant"
        let form = [claim.voice.rawValue, claim.polarity.rawValue, claim.modality.rawValue].joined(
            separator: ", ")
        lines.append(
            indent(depth)
                + "\(claim.id) \(claim.kind.rawValue) · \(claimant) · \(form) · worth \(rounded(claim.worth))"
        )
        append("content", claim.content, depth: depth + 1, to: &lines)
        lines.append(indent(depth + 1) + "alone  " + oneLine(claim.standalone))
        for quantity in claim.quantities {
            let unit = quantity.unit.map { " " + $0 } ?? ""
            lines.append(
                indent(depth + 1) + "quantity \(place(quantity.span))  \(words(quantity.span)): "
                    + "\(quantity.precision.rawValue) \(quantity.value)\(unit)")
        }
        for time in claim.times {
            let day = time.resolved?.iso ?? "unknown"
            lines.append(indent(depth + 1) + "time \(place(time.span))  \(words(time.span)): \(day)")
        }
    }

    private func append(_ entity: Entity, to lines: inout [String]) {
        var line = "\(entity.id) \(entity.kind.rawValue) \(oneLine(entity.name))"
        if !entity.variants.isEmpty { line += " · also " + oneLine(entity.variants.joined(separator: ", ")) }
        if !entity.titles.isEmpty { line += " · title " + oneLine(entity.titles.joined(separator: ", ")) }
        lines.append(line)
        for mention in entity.mentions {
            lines.append(
                indent(1) + "\(mention.kind.rawValue) \(place(mention.span))  \(words(mention.span))")
        }
    }

    private func append(_ label: String, _ spans: [TextSpan], depth: Int, to lines: inout [String]) {
        for span in spans { lines.append(indent(depth) + "\(label) \(place(span))  \(words(span))") }
    }

    private func name(_ entity: String?) -> String? {
        entity.map { id in entities[id].map { "\(oneLine($0.name)) (\(id))" } ?? id }
    }

    private func start(of spans: [TextSpan]) -> Int { spans.first?.start ?? 0 }

    private func place(_ span: TextSpan) -> String {
        let range = map.codePoints(span)
        return "\(range.start)–\(range.end)"
    }

    private func words(_ span: TextSpan) -> String { oneLine(text[span]) }

    /// Enough of a block's words to know it again.
    private func beginning(of span: TextSpan) -> String {
        let end = text.codePointStart(atOrBefore: min(span.end, span.start + 300))
        let words = words(TextSpan(span.start, end))
        return words.count > 70 ? words.prefix(69) + "…" : words
    }

    private func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}
